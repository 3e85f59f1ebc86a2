/** Helpers that build and cut styled lines. */
import { lineWidth, type Span, type StyledLine, type StyleName } from "../../terminal/styled.ts";
import type { Hint } from "../../wizard/hints.ts";

/** A piece of text with styles. */
export function span(text: string, ...styles: readonly StyleName[]): Span {
	return { text, styles };
}

/** That many empty cells; none for a negative number. */
export function blanks(cells: number): Span {
	return span(" ".repeat(Math.max(0, cells)));
}

/** Adds a style to all of a line. */
export function withStyle(line: StyledLine, style: StyleName): StyledLine {
	return line.map((each) => ({ ...each, styles: [...each.styles, style] }));
}

/** The part of a line from one UTF-16 offset to another. */
export function sliceLine(line: StyledLine, from: number, to: number): StyledLine {
	const kept: Span[] = [];
	let at = 0;
	for (const each of line) {
		const text = each.text.slice(Math.max(0, from - at), Math.max(0, to - at));
		if (text !== "") kept.push({ ...each, text });
		at += each.text.length;
	}
	return kept;
}

/** Pads a line with blanks to a width. */
export function padLine(line: StyledLine, width: number): StyledLine {
	const missing = width - lineWidth(line);
	return missing > 0 ? [...line, blanks(missing)] : line;
}

/** A selected row, in one colour over the whole width. */
export function selectedLine(line: StyledLine, width: number): StyledLine {
	return padLine(line, width).map((each) => ({ ...each, styles: ["selected"] }));
}

/** Aligns two parts at the two ends of a row; drops the right one if there is no room. */
export function spread(left: StyledLine, right: StyledLine, width: number): StyledLine {
	const gap = width - lineWidth(left) - lineWidth(right);
	return gap > 0 ? [...left, blanks(gap), ...right] : left;
}

/** The whole hints that fit after the lead, and how many of the first ones are among them. */
export function firstHints(
	hints: readonly Pick<Hint, "key" | "does">[],
	columns: number,
	lead = span(""),
): { readonly line: StyledLine; readonly count: number } {
	const line: Span[] = [lead];
	let count = 0;
	for (const [at, { key, does }] of hints.entries()) {
		const next = [span(line.length > 1 ? "   " : ""), span(key, "strong"), span(` ${does}`, "quiet")];
		if (lineWidth(line) + lineWidth(next) > columns) continue;
		line.push(...next);
		if (count === at) count += 1;
	}
	return { line, count };
}
