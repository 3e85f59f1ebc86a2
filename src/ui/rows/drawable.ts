/**
 * A row of the editor as it can be sent to the terminal: tabs as blanks, and a mark of the same width for whatever
 * must not reach it, so that the cursor stands where the editor counts it. Ordinary text stays as it is.
 */

import { visibleLine } from "../../terminal/sanitize.ts";
import type { Span, StyledLine } from "../../terminal/styled.ts";
import { type Cell, cellsOf } from "../../text/cells.ts";

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
	// The picture of a C0 control character stands in the same order at U+2400.
	const mark = unicode && code < 32 ? String.fromCodePoint(0x2400 + code) : unicode ? "¤" : "?";
	return mark + " ".repeat(Math.max(0, cells - 1));
}
