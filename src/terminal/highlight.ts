/**
 * Highlights Markdown source while it is typed, line by line. A wrong guess costs a colour, never a character.
 */
import { CONTAINERS, closes, fenceOf, type LineState, stateAfter, stateBefore } from "../markdown/line-state.ts";
import { highlightInline } from "./highlight-inline.ts";
import type { Span, StyledLine, StyleName } from "./styled.ts";

/**
 * Highlights lines `from` (inclusive) to `to` (exclusive), 0-based. Each line's span texts joined are exactly the line.
 * Control characters are left to the caller.
 */
export function highlightMarkdown(lines: readonly string[], from: number, to: number): readonly StyledLine[] {
	let open = stateBefore(lines, from);
	const styled: StyledLine[] = [];
	for (const line of lines.slice(from, to)) {
		styled.push(styleLine(line, open).filter((span) => span.text !== ""));
		open = stateAfter(line, open);
	}
	return styled;
}

function styleLine(line: string, open: LineState): Span[] {
	if (open.fence !== undefined) return [span(line, closes(line, open.fence) ? "marker" : "code")];
	if (open.comment) return styleComment(line);
	const marks = CONTAINERS.exec(line)?.[0] ?? "";
	const rest = line.slice(marks.length);
	if (fenceOf(line) !== undefined) return [span(line, "marker")];
	if (/^(?:=+|-+|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})$/.test(line.trim())) return [span(line, "marker")];
	return [span(marks, "marker"), ...styleRest(rest, marks.trim() !== "")];
}

/** The part of a line inside a comment, and what follows it. */
function styleComment(line: string): Span[] {
	const end = line.indexOf("-->");
	if (end < 0) return [span(line, "comment")];
	return [span(line.slice(0, end + 3), "comment"), ...highlightInline(line.slice(end + 3))];
}

/** A line after its list and quote markers. */
function styleRest(rest: string, inList: boolean): Span[] {
	const heading = /^(#{1,6}[ \t]+)(.*)$/s.exec(rest);
	if (heading) return [span(heading[1]!, "marker"), ...highlightInline(heading[2]!, ["heading"])];
	const box = inList ? /^\[[ xX]\](?=\s|$)/.exec(rest)?.[0] : undefined;
	if (box) return [span(box, box === "[ ]" ? "marker" : "good"), ...highlightInline(rest.slice(box.length))];
	if (rest.includes("|") && isDelimiterRow(rest)) return [span(rest, "marker")];
	return highlightInline(rest);
}

/** Whether the row is a table's delimiter row. */
function isDelimiterRow(row: string): boolean {
	const cells = row.split("|").map((cell) => cell.trim());
	const inner = cells.slice(cells[0] === "" ? 1 : 0, cells.at(-1) === "" ? -1 : undefined);
	return inner.length > 0 && inner.every((cell) => /^:?-+:?$/.test(cell));
}

function span(text: string, ...styles: readonly StyleName[]): Span {
	return { text, styles };
}
