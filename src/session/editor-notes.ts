/** The notes below an answer in an external editor: the question and all of its guidance. */
import { unwrapParagraphs } from "../markdown/unwrap.ts";
import type { Item } from "../outline/types.ts";
import { visible } from "../terminal/sanitize.ts";
import { wrapText } from "../wizard/item-layout.ts";

/** Together with the comment mark, fits into 80 columns. */
const WIDTH = 74;

/** Lines without comment marks, made harmless for terminals. */
export function editorNotes({ label, guidance }: Item): string[] {
	const { text, why, example, reviewers } = guidance;
	const parts = [
		[undefined, label],
		[undefined, text],
		["Why this is asked:", why],
		["For example:", example],
		["Reviewers look for:", reviewers],
	] as const;
	return parts.flatMap(([title, words = ""]) => partLines(title, words)).slice(1);
}

function partLines(title: string | undefined, words: string): string[] {
	if (words.trim() === "") return [];
	return ["", ...(title === undefined ? [] : [title]), ...wrapText(visible(unwrapParagraphs(words.trim())), WIDTH)];
}
