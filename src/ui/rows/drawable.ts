/**
 * Makes an editor row safe to send to the terminal: tabs become blanks, and anything that must not reach it becomes a
 * mark of the same width, so that the cursor is where the editor expects it. Ordinary text is unchanged.
 */

import { visibleLine } from "../../terminal/sanitize.ts";
import type { Span, StyledLine } from "../../terminal/styled.ts";
import { type Cell, cellsOf } from "../../text/drawn-cells.ts";

const ORDINARY = /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u4e00-\u9fff]*$/;

/** The spans of one whole row. */
export function drawable(line: StyledLine, unicode: boolean): StyledLine {
	if (line.every((span) => ORDINARY.test(span.text))) return line;
	const cells = cellsOf(line.map((span) => span.text).join(""));
	const drawn: Span[] = [];
	let end = 0;
	let next = 0;
	for (const span of line) {
		end += span.text.length;
		let text = "";
		for (; next < cells.length && cells[next]!.column < end; next++) text += drawCell(cells[next]!, unicode);
		drawn.push({ ...span, text });
	}
	return drawn;
}

function drawCell({ text, cells }: Cell, unicode: boolean): string {
	if (text === "\t") return " ".repeat(cells);
	if (visibleLine(text) === text) return text;
	const code = text.codePointAt(0) ?? 0;
	// Symbols for C0 control characters start at U+2400, in the same order.
	const mark = unicode && code < 32 ? String.fromCodePoint(0x2400 + code) : unicode ? "¤" : "?";
	return mark + " ".repeat(Math.max(0, cells - 1));
}
