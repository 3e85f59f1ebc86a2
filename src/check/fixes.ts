/** Mends what rules offer to mend: edits of the document as edits of the file, each held against what stands there. */
import { splitLines } from "../markdown/lines.ts";
import type { Edit, Mark } from "./raw-finding.ts";
import type { Origin } from "./sources.ts";
import type { Mend } from "./types.ts";

/** The edits of the marks, in order, by offsets in the file. One that doesn't fit what stands there is left out. */
export function mendsOf(marks: readonly Mark[], origin: Origin): Mend[] {
	const edits = marks.flatMap(({ edit }) => edit ?? []);
	if (edits.length === 0) return [];
	const starts = [0];
	for (const { text, ending } of splitLines(origin.text)) starts.push(starts.at(-1)! + text.length + ending.length);
	const mends = edits.flatMap((edit) => mend(edit, origin, starts) ?? []).sort((a, b) => a.start - b.start);
	return mends.filter(({ start }, at) => at === 0 || start >= mends[at - 1]!.end);
}

function mend(edit: Edit, origin: Origin, starts: readonly number[]): Mend | undefined {
	const { text: file } = origin;
	const place = origin.placeOf({ message: "", line: edit.line, column: edit.column });
	const line = starts[(place.line ?? 0) - 1];
	if (line === undefined) return undefined;
	const start = line + (place.column ?? 1) - 1;
	// The document's line endings are the file's, but for those that reading joins.
	for (const ending of ["\n", "\r\n"]) {
		const old = edit.old.replaceAll("\n", ending);
		if (file.startsWith(old, start))
			return { start, end: start + old.length, text: edit.text.replaceAll("\n", endingOf(file, old, ending)) };
	}
	return undefined;
}

/** How lines end where the edit goes. */
function endingOf(file: string, old: string, ending: string): string {
	if (old.includes("\n")) return ending;
	return /\r?\n/.exec(file)?.[0] ?? "\n";
}

/** The file's text with the mends in it; every other byte stays. */
export function mended(text: string, mends: readonly Mend[]): string {
	let at = 0;
	const parts: string[] = [];
	for (const { start, end, text: put } of mends) {
		parts.push(text.slice(at, start), put);
		at = end;
	}
	return parts.join("") + text.slice(at);
}
