/** Lays out code blocks: indented, highlighted, and only wrapped if too wide. */
import { cellWidth, nonEmptyHeadWithin } from "../cell-width.ts";
import { visibleLine } from "../sanitize.ts";
import type { Span, StyledLine } from "../styled.ts";
import { highlightCode } from "./languages.ts";
import type { LayoutContext, LayoutRow } from "./layout-context.ts";

/**
 * Rows of code. `language` is the fence's info word and may be unknown; `source` is the 0-based source line of the
 * first line.
 */
export function layOutCode(
	code: string,
	language: string | undefined,
	source: number,
	context: LayoutContext,
): LayoutRow[] {
	const margin = context.width >= 60 ? 4 : context.width >= 12 ? 2 : 0;
	return highlightCode(code, language).flatMap((line, index) => {
		const parts = wrapCode(expand(line, context), context.width - margin);
		return parts.map(({ spans, indent }, part) => {
			const mark = part > 0 && margin > 0 ? `${context.glyphs.continued} ` : "";
			const lead: Span = { text: mark.padStart(margin + indent), styles: ["marker"] };
			return { spans: spans.length > 0 && lead.text !== "" ? [lead, ...spans] : spans, source: source + index };
		});
	});
}

/** Replaces tabs by blanks up to the next multiple of four, and control characters by marks. */
function expand(line: StyledLine, context: LayoutContext): Span[] {
	let column = 0;
	return line.map((span) => {
		let text = "";
		for (const part of span.text.split(/(\t)/)) {
			const shown = part === "\t" ? " ".repeat(4 - (column % 4)) : visibleLine(part, context);
			column += cellWidth(shown);
			text += shown;
		}
		return { ...span, text };
	});
}

interface CodeRow {
	readonly spans: Span[];
	/** Indentation in cells, in addition to the margin. */
	readonly indent: number;
}

/**
 * Wraps a line to rows of at most `width` cells, at a blank if one is near. Further rows are indented like the first.
 * An empty line is one empty row.
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

/** How many UTF-16 units of the text fit on one row. */
function headLength(text: string, width: number): number {
	// Enough characters for one row, so that a very long line is not measured repeatedly.
	const near = text.slice(0, width * 8 + 64);
	if (near === text && cellWidth(text) <= width) return text.length;
	const head = nonEmptyHeadWithin(near, width);
	const blank = head.lastIndexOf(" ") + 1;
	return blank > head.length / 2 && text[head.length] !== " " ? blank : head.length;
}

/** The part of a line between two UTF-16 offsets. */
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
