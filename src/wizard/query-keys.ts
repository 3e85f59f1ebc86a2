/** Keys for a query and the list that it filters; shared by go-to, help and the headings. */
import { type Buffer, bufferOf, textOf } from "../editor/buffer.ts";
import { editedLine, lineCommand, pastedLine } from "./line-input.ts";
import type { KeyPress, Time } from "./types.ts";

/** A query and the selected row of the list that it filters. */
export interface Filter {
	readonly query: Buffer;
	readonly selected: number;
}

export const EMPTY_QUERY = bufferOf("");

/** The query after a key; undefined if the key doesn't edit it. */
export function queryAfterKey(query: Buffer, key: KeyPress, now: Time): Buffer | undefined {
	const command = lineCommand(key);
	return command && editedLine(query, command, now);
}

/** The query after a paste. */
export function queryAfterPaste(query: Buffer, text: string, now: Time): Buffer {
	return editedLine(query, { type: "paste", text: pastedLine(text) }, now);
}

/** The filter with another query; the selection is reset if its text changed. */
export function withQuery<T extends Filter>(filter: T, query: Buffer): T {
	return { ...filter, query, selected: textOf(query) === textOf(filter.query) ? filter.selected : 0 };
}

const STEPS: Readonly<Record<string, number>> = {
	up: -1,
	down: 1,
	"ctrl+n": 1,
	tab: 1,
	"shift+tab": -1,
	pageup: -8,
	pagedown: 8,
};

/** The selected row of a list after a key; undefined if the key doesn't move it. */
export function selectedAfterKey(selected: number, chord: string, count: number): number | undefined {
	const by = STEPS[chord];
	return by === undefined ? undefined : Math.max(0, Math.min(count - 1, selected + by));
}
