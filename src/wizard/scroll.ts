/** Scrolling: keys in a read-only text, and the part of a list that is shown. */

const LINES: Readonly<Record<string, (page: number, lines: number) => number>> = {
	up: () => -1,
	k: () => -1,
	down: () => 1,
	j: () => 1,
	enter: () => 1,
	pageup: (page) => -page,
	b: (page) => -page,
	pagedown: (page) => page,
	" ": (page) => page,
	home: (_, lines) => -lines,
	g: (_, lines) => -lines,
	end: (_, lines) => lines,
	G: (_, lines) => lines,
};

/**
 * How many rows a key scrolls down (negative: up) in a text of `lines` rows, of which `height` are visible; a page
 * keeps one row in view. Undefined for a key that does not scroll.
 */
export function scrolledBy(chord: string, height: number, lines: number): number | undefined {
	return LINES[chord]?.(Math.max(1, height - 1), lines);
}

/** The first visible row of a list so that the selected row is visible, in the middle if possible. */
export function centred(count: number, selected: number, height: number): number {
	return Math.max(0, Math.min(count - height, selected - Math.floor(height / 2)));
}

/** Rows above the list of an overlay: its title and query, and a free row. */
export const LIST_HEAD = 2;

/** Number of visible list rows in an overlay of that height. */
export function listRows(height: number): number {
	return Math.max(1, height - LIST_HEAD);
}
