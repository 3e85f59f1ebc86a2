/**
 * A text as an array of lines, and the single way to change it: replacing a range. Caches for the old lines (screen
 * rows, joined text) are updated for the new ones.
 */

import { type Lines, lineAt } from "./positions.ts";
import { carryRowIndexes } from "./row-index.ts";
import type { Position } from "./types.ts";

/** Cached joined texts. A text that was carried over and never requested is not carried over again. */
const joined = new WeakMap<Lines, { readonly text: string; requested: boolean }>();

/** A text's lines, split at \n only. */
export function linesOf(text: string): Lines {
	const lines = text.split("\n");
	joined.set(lines, { text, requested: false });
	return lines;
}

/** The lines joined with \n; cached. */
export function joinedText(lines: Lines): string {
	const known = joined.get(lines);
	if (known !== undefined) {
		known.requested = true;
		return known.text;
	}
	const text = lines.join("\n");
	joined.set(lines, { text, requested: true });
	return text;
}

function offsetOf(lines: Lines, at: Position): number {
	let offset = at.column;
	for (let line = 0; line < at.line; line++) offset += lineAt(lines, line).length + 1;
	return offset;
}

function carryText(before: Lines, after: Lines, from: Position, to: Position, text: string): void {
	const known = joined.get(before);
	if (known === undefined || !known.requested) return;
	const start = offsetOf(before, from);
	let end = start - from.column + to.column;
	for (let line = from.line; line < to.line; line++) end += lineAt(before, line).length + 1;
	joined.set(after, { text: known.text.slice(0, start) + text + known.text.slice(end), requested: false });
}

/** Replaces the range [from, to) with a text; returns new lines and leaves the old ones unchanged. */
export function replaceRange(lines: Lines, from: Position, to: Position, text: string): Lines {
	const head = lineAt(lines, from.line).slice(0, from.column);
	const foot = lineAt(lines, to.line).slice(to.column);
	const added = text.split("\n");
	added[0] = head + added[0];
	const last = added.length - 1;
	added[last] += foot;
	const removed = to.line - from.line + 1;
	const after = spliced(lines, from.line, removed, added);
	const splice = {
		line: from.line,
		removed,
		added: added.length,
		unchangedBefore: from.column,
		unchangedAfter: foot.length,
	};
	carryRowIndexes(lines, after, splice);
	carryText(lines, after, from, to, text);
	return after;
}

function spliced(lines: Lines, line: number, removed: number, added: readonly string[]): Lines {
	if (removed === 1 && added.length === 1) return lines.with(line, added[0] ?? "");
	// Not spread into a call: a pasted text may have more lines than a call accepts arguments.
	return lines.slice(0, line).concat(added, lines.slice(line + removed));
}
