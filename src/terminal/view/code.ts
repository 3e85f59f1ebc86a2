/** Blocks of code: indented, coloured, never re-wrapped at words. */
import { cellWidth, nonEmptyHeadWithin } from "../cell-width.ts";
import { visibleLine } from "../sanitize.ts";
import type { Span, StyledLine } from "../styled.ts";
import { highlightCode } from "./languages.ts";
import type { LayoutContext, LayoutRow } from "./layout-context.ts";

/** Rows of code in a language (as named behind a fence; may be unknown); `source` is the line of its first line. */
export function layOutCode(
	code: string,
	language: string | undefined,
	source: number,
	frame: LayoutContext,
): LayoutRow[] {
	const margin = frame.width >= 60 ? 4 : frame.width >= 12 ? 2 : 0;
	return highlightCode(code, language).flatMap((line, index) => {
		const parts = wrapCode(expand(line, frame), frame.width - margin);
		return parts.map(({ spans, indent }, part) => {
			const mark = part > 0 && margin > 0 ? `${frame.glyphs.continued} ` : "";
			const lead: Span = { text: mark.padStart(margin + indent), styles: ["marker"] };
			return { spans: spans.length > 0 && lead.text !== "" ? [lead, ...spans] : spans, source: source + index };
		});
	});
}

/** Tabs as blanks up to the next multiple of four, control characters as marks. */
function expand(line: StyledLine, frame: LayoutContext): Span[] {
	let column = 0;
	return line.map((span) => {
		let text = "";
		for (const part of span.text.split(/(\t)/)) {
			const shown = part === "\t" ? " ".repeat(4 - (column % 4)) : visibleLine(part, frame);
			column += cellWidth(shown);
			text += shown;
		}
		return { ...span, text };
	});
}

interface CodeRow {
	readonly spans: Span[];
	/** Cells before it, beyond the margin. */
	readonly indent: number;
}

/**
 * A line cut into parts of at most `width` cells, behind a blank where one is near, the further ones indented as the
 * first; an empty line is one empty part.
 */
function wrapCode(line: readonly Span[], width: number): CodeRow[] {
	const text = line.map((span) => span.text).join("");
	const blanks = /^ */.exec(text)![0].length;
	const hanging = blanks < width / 2 ? blanks : 0;
	const parts: CodeRow[] = text === "" ? [{ spans: [], indent: 0 }] : [];
	for (let from = 0; from < text.length; ) {
		const indent = from === 0 ? 0 : hanging;
		const to = from + headLength(text.slice(from), width - indent);
		parts.push({ spans: slice(line, from, to), indent });
		from = to;
	}
	return parts;
}

/** How many characters of the text go on one row. */
function headLength(text: string, width: number): number {
	// Enough characters for the row, so that a very long line is not measured again and again.
	const near = text.slice(0, width * 8 + 64);
	if (near === text && cellWidth(text) <= width) return text.length;
	const head = nonEmptyHeadWithin(near, width);
	const blank = head.lastIndexOf(" ") + 1;
	return blank > head.length / 2 && text[head.length] !== " " ? blank : head.length;
}

/** The part of a line from one offset to another. */
function slice(line: readonly Span[], from: number, to: number): Span[] {
	const kept: Span[] = [];
	let at = 0;
	for (const span of line) {
		const text = span.text.slice(Math.max(0, from - at), Math.max(0, to - at));
		if (text !== "") kept.push({ ...span, text });
		at += span.text.length;
	}
	return kept;
}
