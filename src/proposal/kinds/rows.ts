/** Rows (list entries, records): adding, removing, moving, and their captions. Knows nothing about their content. */

import type { Item } from "../../outline/types.ts";
import { capitalize } from "../../text/english.ts";
import type { Change } from "../types.ts";

/** Parses a path segment as the index of an existing row; undefined otherwise. */
export function rowIndex(part: string | undefined, length: number): number | undefined {
	if (part === undefined || !/^(0|[1-9]\d{0,8})$/.test(part)) return undefined;
	const index = Number(part);
	return index < length ? index : undefined;
}

/**
 * Rows after an `add`, `remove` or `move`; the same rows if the change fits none of them. `at` is the change's path
 * below the group. A new row isn't added after one that is still blank.
 */
export function changeRows<T>(
	rows: readonly T[],
	at: readonly string[],
	change: Change,
	blank: T,
	isBlankRow: (row: T) => boolean,
): readonly T[] {
	if (change.type === "add") return at.length === 0 ? addRow(rows, change.after, blank, isBlankRow) : rows;
	const index = at.length === 1 ? rowIndex(at[0], rows.length) : undefined;
	if (index === undefined) return rows;
	if (change.type === "remove") return rows.filter((_, each) => each !== index);
	if (change.type !== "move") return rows;
	const other = index + change.by;
	if (other < 0 || other >= rows.length) return rows;
	const moved = [...rows];
	[moved[index], moved[other]] = [rows[other]!, rows[index]!];
	return moved;
}

function addRow<T>(
	rows: readonly T[],
	after: number | undefined,
	blank: T,
	isBlankRow: (row: T) => boolean,
): readonly T[] {
	// An empty list is shown as one blank row; a row added after it is the first that is kept.
	const index = Math.max(0, Math.min(after === undefined ? rows.length : after + 1, rows.length));
	const before = rows[index - 1];
	if (before !== undefined && isBlankRow(before)) return rows;
	return [...rows.slice(0, index), blank, ...rows.slice(index)];
}

/** Texts after a change; `at` is the change's path below the list. */
export function changeTexts(texts: readonly string[], at: readonly string[], change: Change): readonly string[] {
	if (change.type === "replace") return at.length === 0 ? replaceTexts(texts, change) : texts;
	if (change.type !== "text") return changeRows(texts, at, change, "", (text) => !/\S/.test(text));
	// One past the end: the blank entry that stands for an empty list.
	const index = at.length === 1 ? rowIndex(at[0], texts.length + 1) : undefined;
	if (index === undefined) return texts;
	const changed = [...texts];
	changed[index] = change.value;
	return changed;
}

function replaceTexts(
	texts: readonly string[],
	{ at, count, texts: others }: Extract<Change, { readonly type: "replace" }>,
): readonly string[] {
	const isRange = [at, count].every((number) => Number.isInteger(number) && number >= 0) && at <= texts.length;
	return isRange ? [...texts.slice(0, at), ...others, ...texts.slice(at + count)] : texts;
}

/** The caption of an entry, such as `Goal 1`; `at` is 0-based. */
export function entryTitle(item: Item, at: number, otherwise: string): string {
	const name = item.entryName ?? otherwise;
	return `${capitalize(name)} ${at + 1}`;
}
