/** Tables: aligned columns that fit the width; where they can't, each row as a record of its own. */
import type { AlignType, Table } from "mdast";
import { lineWidth, type Span } from "../styled.ts";
import { type Frame, lineOf, prefixed, type Row, stacked } from "./frame.ts";
import { inlineRuns } from "./inline.ts";
import { type TextRun, widthsOf, wrapRuns } from "./wrap.ts";

interface TableRow {
	readonly cells: readonly (readonly TextRun[])[];
	readonly source: number;
}

/** What a column wants, in cells: for its longest word, and for its longest cell on one line. */
interface Column {
	readonly least: number;
	readonly whole: number;
}

/** A column is not made narrower than its longest word, up to this. */
const LONGEST_WORD = 18;
const BETWEEN = 3;

export function layOutTable(table: Table, frame: Frame): Row[] {
	const rows = table.children.map((row, index): TableRow => {
		const inner = index === 0 ? { ...frame, roles: [...frame.roles, "strong" as const] } : frame;
		const cells = row.children.map((cell) => inlineRuns(cell, inner));
		return { cells, source: lineOf(row, frame) };
	});
	const count = Math.max(...rows.map((row) => row.cells.length));
	const widths = columnWidths(rows, count, frame.width - BETWEEN * (count - 1));
	return widths ? asColumns(rows, widths, table.align ?? [], frame) : asRecords(rows, frame);
}

/** Cells for each column; undefined where even the words don't fit. */
function columnWidths(rows: readonly TableRow[], count: number, room: number): number[] | undefined {
	const columns = Array.from({ length: count }, (_, column): Column => {
		const cells = rows.map((row) => widthsOf(row.cells[column] ?? []));
		const whole = Math.max(1, ...cells.map((cell) => cell.whole));
		return { whole, least: Math.min(whole, LONGEST_WORD, Math.max(1, ...cells.map((cell) => cell.word))) };
	});
	if (sum(columns.map((column) => column.least)) > room) return undefined;
	return shared(columns, room);
}

/** Small columns get all that they want, the others share the rest alike; none gets less than its words need. */
function shared(columns: readonly Column[], room: number): number[] {
	const given = new Map<Column, number>();
	for (;;) {
		const open = columns.filter((column) => !given.has(column));
		const left = room - sum([...given.values()]);
		const fair = Math.floor(left / open.length);
		const settled = open.find((column) => column.least > fair) ?? open.find((column) => column.whole <= fair);
		if (!settled) return columns.map((column) => given.get(column) ?? fair);
		given.set(settled, settled.least > fair ? settled.least : settled.whole);
	}
}

function asColumns(
	rows: readonly TableRow[],
	widths: readonly number[],
	align: readonly AlignType[],
	frame: Frame,
): Row[] {
	const cells = rows.map((row) => widths.map((width, column) => wrapRuns(row.cells[column] ?? [], width)));
	const tall = cells.slice(1).some((row) => row.some((cell) => cell.length > 1));
	const rule = widths.map((width) => frame.marks.rule.repeat(width));
	const line = rule.join(`${frame.marks.rule}${frame.marks.crossing}${frame.marks.rule}`);
	const laid: Row[] = [];
	for (const [index, row] of rows.entries()) {
		// Rows of several lines are told apart by a rule.
		if (index === 1 || (index > 1 && tall))
			laid.push({ spans: [{ text: line, roles: ["quiet"] }], source: row.source });
		const height = Math.max(1, ...cells[index]!.map((cell) => cell.length));
		for (let i = 0; i < height; i++) {
			const parts = cells[index]!.map((cell, column) => aligned(cell[i]?.spans ?? [], widths[column]!, align[column]));
			laid.push({ spans: trimmed(joined(parts, frame)), source: row.source });
		}
	}
	return laid;
}

function aligned(spans: readonly Span[], width: number, align: AlignType | undefined): Span[] {
	const missing = width - lineWidth(spans);
	const left = align === "right" ? missing : align === "center" ? Math.floor(missing / 2) : 0;
	return [blanks(left), ...spans, blanks(missing - left)];
}

function joined(parts: readonly Span[][], frame: Frame): Span[] {
	const separator: Span = { text: ` ${frame.marks.column} `, roles: ["quiet"] };
	return parts.flatMap((part, index) => (index === 0 ? part : [separator, ...part]));
}

/** Without blanks at the end. */
function trimmed(spans: Span[]): Span[] {
	const kept = spans.filter((span) => span.text !== "");
	while (kept.length > 0 && kept.at(-1)!.text.trim() === "") kept.pop();
	const last = kept.pop();
	return last ? [...kept, { ...last, text: last.text.trimEnd() }] : [];
}

/** `Column: value`, a line each, and a blank row between records. */
function asRecords(rows: readonly TableRow[], frame: Frame): Row[] {
	const [header, ...records] = rows;
	if (records.length === 0) return header!.cells.flatMap((cell) => wrapRuns(cell, frame.width));
	const laid = records.map((record) =>
		record.cells.flatMap((cell, column) => {
			const title = header!.cells[column] ?? [];
			if (cell.length === 0) return [];
			const colon: TextRun = { text: ": ", roles: ["strong"], source: record.source };
			const pieces = [...title, ...(title.length > 0 ? [colon] : []), ...cell];
			return hanging(
				pieces.map((piece) => ({ ...piece, source: record.source })),
				frame,
			);
		}),
	);
	return stacked(laid, () => true);
}

/** Wrapped, with the further rows indented. */
function hanging(pieces: readonly TextRun[], frame: Frame): Row[] {
	const indent = frame.width >= 12 ? 2 : 0;
	const rows = wrapRuns(pieces, frame.width - indent);
	return prefixed(rows, blanks(0), blanks(indent)).map((row) => ({
		...row,
		spans: row.spans.filter((s) => s.text !== ""),
	}));
}

function blanks(cells: number): Span {
	return { text: " ".repeat(Math.max(0, cells)), roles: [] };
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, each) => total + each, 0);
}
