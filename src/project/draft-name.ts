/**
 * What a new draft's file is called. Knows no folder but the one it is asked to look into for a free name.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";

const ENDING = ".pep.yaml";

/** Long enough to tell proposals apart, short enough for every file system and a terminal's line. */
const LONGEST = 60;

/**
 * Words as a part of a file name: letters and digits of any script, lower case, without accents, joined by dashes. The
 * patterns stand in here because each takes a millisecond to make, in every command that knows a draft's name.
 */
export function slugOf(words: string): string {
	// Marks on letters that read well without them; in other scripts they are vowels.
	const accents = /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu;
	// What belongs to no letter, as behind emoji, and what joins letters unseen.
	const stray = /(?<![\p{L}\p{M}\p{N}])\p{M}+|[\u200c\u200d]/gu;
	const plain = words.normalize("NFD").replace(accents, "").replace(stray, "").normalize("NFC").toLowerCase();
	const joined = plain.replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");
	if (joined.length <= LONGEST) return joined;
	const cut = joined.slice(0, LONGEST + 1);
	const end = cut.lastIndexOf("-");
	return cut.slice(0, end > 0 ? end : LONGEST);
}

/** `1234-in-place-resize.pep.yaml`; without number or title only what is there, `untitled.pep.yaml` without both. */
export function draftName(title: string, number: string): string {
	const parts = [slugOf(number), slugOf(title)].filter((part) => part !== "");
	return (parts.join("-") || "untitled") + ENDING;
}

/** The name itself, or with -2, -3 … where that name is taken in the folder. */
export function freeName(name: string, folder: string): string {
	const stem = name.slice(0, -ENDING.length);
	let free = name;
	for (let count = 2; existsSync(join(folder, free)); count++) free = `${stem}-${count}${ENDING}`;
	return free;
}

/** Where the Markdown of a draft goes by default: its own name with `.md`. */
export function markdownName(draft: string): string {
	return `${draft.replace(/(\.pep)?\.ya?ml$/i, "")}.md`;
}
