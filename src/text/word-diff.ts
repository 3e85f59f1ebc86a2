/** Which words of a text were removed, and which were added. Bounded in time for texts of any length. */
import { type Budget, diffSequences, type Part } from "./sequence-diff.ts";

/** `same` and `removed` together are the old text, `same` and `added` the new one. */
export interface WordChange {
	readonly type: "same" | "removed" | "added";
	readonly text: string;
}

/** Some tens of milliseconds. After that, lines and words that differ count as replaced as a whole. */
const MOST_COMPARISONS = 3_000_000;
/** Longer parts are not searched for equal words. */
const MOST_CHARACTERS = 200_000;

/** For all texts of a run. */
export function wordBudget(): Budget {
	return { left: MOST_COMPARISONS };
}

/** The changes from one text to the other: of lines first, and of words in the lines that differ. */
export function diffWords(before: string, after: string, budget: Budget = wordBudget()): WordChange[] {
	const changes: WordChange[] = [];
	const [old, now] = [linesOf(before), linesOf(after)];
	for (const part of diffSequences(old, now, budget)) {
		const [removed, added] = textsOf(part, old, now);
		if (part.isEqual) add(changes, "same", added);
		else changeWords(changes, removed, added, budget);
	}
	return changes;
}

function changeWords(changes: WordChange[], before: string, after: string, budget: Budget): void {
	const isLong = before.length + after.length > MOST_CHARACTERS;
	if (before === "" || after === "" || isLong) {
		replace(changes, before, after);
		return;
	}
	const [old, now] = [wordsOf(before), wordsOf(after)];
	const parts = diffSequences(old, now, budget).map((part) => ({ part, texts: textsOf(part, old, now) }));
	let [removed, added] = ["", ""];
	for (const [at, { part, texts }] of parts.entries()) {
		// A space between two changed words belongs to the change.
		const isBetween = part.isEqual && at > 0 && at < parts.length - 1 && /^[ \t]+$/.test(texts[1]);
		if (!part.isEqual || isBetween) {
			removed += texts[0];
			added += texts[1];
			continue;
		}
		replace(changes, removed, added);
		[removed, added] = ["", ""];
		add(changes, "same", texts[1]);
	}
	replace(changes, removed, added);
}

function replace(changes: WordChange[], removed: string, added: string): void {
	add(changes, "removed", removed);
	add(changes, "added", added);
}

function add(changes: WordChange[], type: WordChange["type"], text: string): void {
	if (text === "") return;
	const last = changes.at(-1);
	if (last?.type === type) changes[changes.length - 1] = { type, text: last.text + text };
	else changes.push({ type, text });
}

/** Lines with their ends. */
function linesOf(text: string): string[] {
	return text.split(/(?<=\n)/);
}

/** Words, white space, and everything else character by character. Scripts without spaces are compared by character. */
function wordsOf(text: string): string[] {
	return (
		text.match(
			/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]|(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}])[\p{L}\p{M}\p{N}_])+|[ \t]+|./gsu,
		) ?? []
	);
}

function textsOf({ before, after }: Part, old: readonly string[], now: readonly string[]): readonly [string, string] {
	return [old.slice(...before).join(""), now.slice(...after).join("")];
}
