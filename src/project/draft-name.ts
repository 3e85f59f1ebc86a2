/**
 * File names of new drafts. Only looks into a folder to find a free name.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";

const EXTENSION = ".pep.yaml";

/** Long enough to distinguish proposals, short enough for file systems and terminals. */
const MAX_LENGTH = 60;

/**
 * Turns words into part of a file name: lower-case letters and digits of any script, without accents, joined by hyphens.
 * The patterns are inside the function because compiling one takes a millisecond, in every command that imports this.
 */
export function slugOf(words: string): string {
	// Only in these scripts can letters lose their marks; in others, marks are vowels.
	const accents = /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu;
	// Marks without a letter (as after emoji), and invisible joiners.
	const stray = /(?<![\p{L}\p{M}\p{N}])\p{M}+|[\u200c\u200d]/gu;
	const plain = words.normalize("NFD").replace(accents, "").replace(stray, "").normalize("NFC").toLowerCase();
	const joined = plain.replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");
	if (joined.length <= MAX_LENGTH) return joined;
	const cut = joined.slice(0, MAX_LENGTH + 1);
	const end = cut.lastIndexOf("-");
	return cut.slice(0, end > 0 ? end : MAX_LENGTH);
}

/** `1234-in-place-resize.pep.yaml`; omits an empty number or title; `untitled.pep.yaml` without both. */
export function draftName(title: string, number: string): string {
	const parts = [slugOf(number), slugOf(title)].filter((part) => part !== "");
	return (parts.join("-") || "untitled") + EXTENSION;
}

/** The name, with -2, -3 … appended if it is taken in the folder. */
export function freeName(name: string, folder: string): string {
	const stem = name.slice(0, -EXTENSION.length);
	let free = name;
	for (let count = 2; existsSync(join(folder, free)); count++) free = `${stem}-${count}${EXTENSION}`;
	return free;
}

/** The default path of a draft's Markdown: its own name with `.md`. */
export function markdownName(draft: string): string {
	return `${draft.replace(/(\.pep)?\.ya?ml$/i, "")}.md`;
}

/** The review of a draft or of a Markdown file: its name with `.review.yaml`, in the same folder. */
export function reviewName(proposal: string): string {
	return `${proposal.replace(/((\.pep)?\.ya?ml|\.md|\.markdown)$/i, "")}.review.yaml`;
}
