/** What keys do to a query and to the list that it filters, in everything that has them. */
import { type Buffer, bufferOf, textOf } from "../editor/buffer.ts";
import { editedLine, lineCommand, pastedLine } from "./line-input.ts";
import type { KeyPress, Time } from "./types.ts";

/** A query, a line that is edited; the list it filters stays while only its cursor moves. */
export interface Filter {
	readonly query: Buffer;
	readonly selected: number;
}

export const EMPTY_QUERY = bufferOf("");

/** A query as it is after a key; undefined where the key is none of its. */
export function queryAfterKey(query: Buffer, key: KeyPress, now: Time): Buffer | undefined {
	const command = lineCommand(key);
	return command && editedLine(query, command, now);
}

/** The query with what is pasted into it. */
export function queryAfterPaste(query: Buffer, text: string, now: Time): Buffer {
	return editedLine(query, { type: "paste", text: pastedLine(text) }, now);
}

/** What is filtered by another query. */
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

/** The selected row of a list after a key; undefined where the key is none of its. */
export function selectedAfterKey(selected: number, chord: string, count: number): number | undefined {
	const by = STEPS[chord];
	return by === undefined ? undefined : Math.max(0, Math.min(count - 1, selected + by));
}
