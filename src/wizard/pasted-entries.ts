/** Splits a pasted text into list entries: a Markdown list without its markers, or line by line. Knows no form. */
import { onOneLine } from "../proposal/input-text.ts";

/** A longer paste is hardly a handwritten list and stays one text. */
const MAX_ENTRIES = 500;

/** A marker with the blanks around it, and the box of a task. */
const MARKER = /^([ \t]*)(?:[-*+•◦▪‣–]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)/;
/** Lines that belong to something larger than a list: code, a table, a heading, a quotation. */
const OTHER = /^[ \t]*(?:```|~~~|\||#{1,6} |>)/m;
/** A line of this length or more is assumed to be wrapped and to continue on the next. */
const WRAPPED = 60;

export interface PasteTarget {
	/** Entries may span several lines. */
	readonly multiline: boolean;
	/** The entry holds only blanks. */
	readonly blank: boolean;
}

/** The entries; undefined if the text is better pasted unchanged. */
export function pastedEntries(text: string, target: PasteTarget): readonly string[] | undefined {
	const lines = text.replace(/\r\n?/g, "\n").split("\n");
	if (lines.length > MAX_ENTRIES * 4) return undefined;
	const entries = lines.some((line) => MARKER.test(line)) ? listed(lines, target) : unmarked(text, lines, target);
	return entries && entries.length > 0 && entries.length <= MAX_ENTRIES ? entries : undefined;
}

/** A single line with a marker counts as an entry only in a blank one; elsewhere it may be part of a sentence. */
function listed(lines: readonly string[], target: PasteTarget): readonly string[] | undefined {
	if (lines.length === 1 && !target.blank) return undefined;
	const least = Math.min(...lines.map((line) => MARKER.exec(line)?.[1]?.length ?? Number.POSITIVE_INFINITY));
	const entries: string[][] = [];
	let indent = 0;
	let isOpen = false;
	for (const line of lines) {
		const [marker, before = ""] = MARKER.exec(line) ?? [];
		const begins = marker !== undefined && (before.length <= least || !target.multiline);
		if (begins || (!isOpen && line.trim() !== "" && leadOf(line) === 0)) {
			indent = marker?.length ?? 0;
			entries.push([line.slice(indent)]);
		} else entries.at(-1)?.push(line.slice(Math.min(indent, leadOf(line))));
		// After an empty line, only indented text continues the entry.
		isOpen = line.trim() !== "" && entries.length > 0;
	}
	return entries.map((entry) => entry.join("\n").trim()).map((entry) => (target.multiline ? entry : onOneLine(entry)));
}

/** Number of leading blanks of a line. */
function leadOf(line: string): number {
	return line.length - line.trimStart().length;
}

function unmarked(text: string, lines: readonly string[], target: PasteTarget): readonly string[] | undefined {
	const written = lines.map((line) => line.trim()).filter((line) => line !== "");
	if (written.length < 2) return undefined;
	if (!target.multiline) return written;
	const isWrapped = written.slice(0, -1).every((line) => line.length >= WRAPPED);
	const isIndented = lines.some((line) => line.trim() !== "" && leadOf(line) > 0);
	return !target.blank || isWrapped || isIndented || OTHER.test(text) ? undefined : written;
}
