/**
 * Highlights Markdown source while it is typed. Works line by line without a parser and only carries over an open fence
 * or comment. A wrong guess costs a colour, never a character.
 */
import { highlightInline } from "./highlight-inline.ts";
import type { Span, StyledLine, StyleName } from "./styled.ts";

/** What is open at the end of a line. */
interface LineState {
	readonly fence?: string;
	readonly comment?: boolean;
}

const INITIAL: LineState = {};
const CONTAINERS = /^(?:\s*(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s)))*\s*/;

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

/** Cache: the last highlighted text, and the state before each of its lines, as far as needed so far. */
let last: { readonly lines: readonly string[]; readonly above: readonly LineState[] } = { lines: [], above: [INITIAL] };

/** The state before a line. While the author types, the lines above the cursor are in the cache. */
function stateBefore(lines: readonly string[], at: number): LineState {
	const end = Math.min(at, lines.length);
	let known = 0;
	while (known < end && known < last.above.length - 1 && lines[known] === last.lines[known]) known++;
	const above = last.above.slice(0, known + 1);
	for (let i = known; i < end; i++) above.push(stateAfter(lines[i]!, above[i]!));
	last = { lines, above };
	return above[end]!;
}

/** The state after a line. Most lines are decided by what they don't contain. */
function stateAfter(line: string, open: LineState): LineState {
	if (open.fence !== undefined) return closes(line, open.fence) ? INITIAL : open;
	if (open.comment) return line.includes("-->") ? INITIAL : open;
	if (line.includes("```") || line.includes("~~~")) {
		const fence = fenceOf(line);
		if (fence !== undefined) return { fence };
	}
	const comment = line.lastIndexOf("<!--");
	return comment >= 0 && !line.includes("-->", comment) ? { comment: true } : INITIAL;
}

/** The marker of a fence that the line opens, including inside a list or quote. */
function fenceOf(line: string): string | undefined {
	const rest = line.slice(CONTAINERS.exec(line)?.[0].length ?? 0);
	const match = /^(`{3,})[^`]*$|^(~{3,})/.exec(rest);
	return match?.[1] ?? match?.[2];
}

function closes(line: string, fence: string): boolean {
	const marks = line.replace(/^[\s>]*/, "").trimEnd();
	return marks.length >= fence.length && marks === fence[0]!.repeat(marks.length);
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
