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
 * How many rows further down a key goes, negative for up, in a text of `lines` rows of which `height` are seen: a page
 * keeps one row in view. Undefined for a key that does not scroll.
 */
export function scrolledBy(chord: string, height: number, lines: number): number | undefined {
	return LINES[chord]?.(Math.max(1, height - 1), lines);
}

/** The row of a list that stands first, where one of its rows shall be seen: it stands in the middle where it can. */
export function centred(count: number, selected: number, height: number): number {
	return Math.max(0, Math.min(count - height, selected - Math.floor(height / 2)));
}

/** Rows of what lies over the panes above its list: its title with what is typed, and a free one. */
export const LIST_HEAD = 2;

/** How many rows of a list are seen in what lies over the panes. */
export function listRows(height: number): number {
	return Math.max(1, height - LIST_HEAD);
}
