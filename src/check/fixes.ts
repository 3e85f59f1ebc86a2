/** Turns edits of the document into edits of the file, after comparing each with the text in the file. */
import { splitLines } from "../markdown/lines.ts";
import type { Origin } from "./origins.ts";
import type { TextEdit } from "./raw-finding.ts";
import type { Fix } from "./types.ts";

/** The edits as offsets in the file, in order. Edits that do not match the file's text are dropped. */
export function fixesOf(edits: readonly TextEdit[], origin: Origin): Fix[] {
	if (edits.length === 0) return [];
	const starts = [0];
	for (const { text, ending } of splitLines(origin.text)) starts.push(starts.at(-1)! + text.length + ending.length);
	const fixes = edits.flatMap((edit) => fixFor(edit, origin, starts) ?? []).sort((a, b) => a.start - b.start);
	return fixes.filter(({ start }, at) => at === 0 || start >= fixes[at - 1]!.end);
}

function fixFor(edit: TextEdit, origin: Origin, starts: readonly number[]): Fix | undefined {
	const { text: file } = origin;
	const place = origin.locationOf({ message: "", line: edit.line, column: edit.column });
	const line = starts[(place.line ?? 0) - 1];
	if (line === undefined) return undefined;
	const start = line + (place.column ?? 1) - 1;
	// The file may use another line ending than the document.
	for (const ending of ["\n", "\r\n"]) {
		const old = edit.old.replaceAll("\n", ending);
		if (file.startsWith(old, start))
			return { start, end: start + old.length, text: edit.text.replaceAll("\n", endingOf(file, old, ending)) };
	}
	return undefined;
}

/** The line ending to use in the edit. */
function endingOf(file: string, old: string, ending: string): string {
	if (old.includes("\n")) return ending;
	return /\r?\n/.exec(file)?.[0] ?? "\n";
}

/** The file's text with the fixes applied; no other byte changes. */
export function applyFixes(text: string, fixes: readonly Fix[]): string {
	let at = 0;
	const parts: string[] = [];
	for (const { start, end, text: put } of fixes) {
		parts.push(text.slice(at, start), put);
		at = end;
	}
	return parts.join("") + text.slice(at);
}
