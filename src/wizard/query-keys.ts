/** What keys do to a query and to the list that it filters, in everything that has them. */
import { isTyped } from "./key.ts";
import type { KeyPress } from "./types.ts";

/** A query as it is after a key; undefined where the key is none of its. */
export function typed(query: string, key: KeyPress, chord: string): string | undefined {
	if (isTyped(key)) return query + key.text;
	if (chord === "backspace") return [...query].slice(0, -1).join("");
	if (chord === "ctrl+w" || chord === "alt+backspace") return query.replace(/\S*\s*$/, "");
	return chord === "ctrl+u" ? "" : undefined;
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
export function selectedAfter(selected: number, chord: string, count: number): number | undefined {
	const by = STEPS[chord];
	return by === undefined ? undefined : Math.max(0, Math.min(count - 1, selected + by));
}
