/** The keys that scroll a text which nobody writes in. */

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
