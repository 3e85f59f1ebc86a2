/** What an author should have in sight while an answer is open in an editor: the question and all of its guidance. */
import { reflow } from "../markdown/unwrap.ts";
import type { Item } from "../outline/types.ts";
import { visible } from "../terminal/sanitize.ts";
import { wrapText } from "../wizard/item-layout.ts";

/** Fits with the mark before it into the narrowest usual terminal. */
const WIDTH = 74;

/** Lines without marks; nothing in them drives a terminal. */
export function editorNotes({ label, guidance }: Item): string[] {
	const { text, why, example, reviewers } = guidance;
	const parts = [
		[undefined, label],
		[undefined, text],
		["Why it is asked:", why],
		["For example:", example],
		["Reviewers look for:", reviewers],
	] as const;
	return parts.flatMap(([title, words = ""]) => partLines(title, words)).slice(1);
}

function partLines(title: string | undefined, words: string): string[] {
	if (words.trim() === "") return [];
	return ["", ...(title === undefined ? [] : [title]), ...wrapText(visible(reflow(words.trim())), WIDTH)];
}
