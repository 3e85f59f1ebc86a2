/** Lays out tables: as aligned columns if they fit, otherwise each row as a record. */
import type { AlignType, Table } from "mdast";
import { lineWidth, type Span } from "../styled.ts";
import { inlineRuns } from "./inline.ts";
import { type LayoutContext, type LayoutRow, lineOf, stackBlocks, withPrefix } from "./layout-context.ts";
import { naturalWidths, type TextRun, wrapRuns } from "./wrap.ts";

interface TableRow {
	readonly cells: readonly (readonly TextRun[])[];
	readonly source: number;
}

/** A column's widths in cells: for its longest word, and for its longest line without wrapping. */
interface Column {
	readonly minWidth: number;
	readonly fullWidth: number;
}

/** Longer words may be broken to make a column narrower. */
const MAX_WORD = 18;
const BETWEEN = 3;

/** Lays a table out in columns, or as records of labelled lines if the columns would become too narrow. */
export function layOutTable(table: Table, context: LayoutContext): LayoutRow[] {
	const rows = table.children.map((row, index): TableRow => {
		const inner = index === 0 ? { ...context, styles: [...context.styles, "strong" as const] } : context;
		const cells = row.children.map((cell) => inlineRuns(cell, inner));
		return { cells, source: lineOf(row, context) };
	});
	const count = Math.max(...rows.map((row) => row.cells.length));
	const widths = columnWidths(rows, count, context.width - BETWEEN * (count - 1));
	return widths ? asColumns(rows, widths, table.align ?? [], context) : asRecords(rows, context);
}

/** The width of each column; undefined if even the words don't fit. */
function columnWidths(rows: readonly TableRow[], count: number, room: number): number[] | undefined {
	const columns = Array.from({ length: count }, (_, column): Column => {
		const cells = rows.map((row) => naturalWidths(row.cells[column] ?? []));
		const fullWidth = Math.max(1, ...cells.map((cell) => cell.whole));
		return { fullWidth, minWidth: Math.min(fullWidth, MAX_WORD, Math.max(1, ...cells.map((cell) => cell.word))) };
	});
	if (sum(columns.map((column) => column.minWidth)) > room) return undefined;
	return distribute(columns, room);
}

/** Narrow columns get their full width, and the others share the rest equally; none gets less than its longest word. */
function distribute(columns: readonly Column[], room: number): number[] {
	const given = new Map<Column, number>();
	for (;;) {
		const open = columns.filter((column) => !given.has(column));
		const left = room - sum([...given.values()]);
		const fair = Math.floor(left / open.length);
		const settled = open.find((column) => column.minWidth > fair) ?? open.find((column) => column.fullWidth <= fair);
		if (!settled) return columns.map((column) => given.get(column) ?? fair);
		given.set(settled, settled.minWidth > fair ? settled.minWidth : settled.fullWidth);
	}
}

function asColumns(
	rows: readonly TableRow[],
	widths: readonly number[],
	align: readonly AlignType[],
	context: LayoutContext,
): LayoutRow[] {
	const cells = rows.map((row) => widths.map((width, column) => wrapRuns(row.cells[column] ?? [], width)));
	const tall = cells.slice(1).some((row) => row.some((cell) => cell.length > 1));
	const rule = widths.map((width) => context.glyphs.rule.repeat(width));
	const line = rule.join(`${context.glyphs.rule}${context.glyphs.crossing}${context.glyphs.rule}`);
	const laid: LayoutRow[] = [];
	for (const [index, row] of rows.entries()) {
		// If any row has several lines, a rule separates the rows.
		if (index === 1 || (index > 1 && tall))
			laid.push({ spans: [{ text: line, styles: ["rule"] }], source: row.source });
		const height = Math.max(1, ...cells[index]!.map((cell) => cell.length));
		for (let i = 0; i < height; i++) {
			const parts = cells[index]!.map((cell, column) => aligned(cell[i]?.spans ?? [], widths[column]!, align[column]));
			laid.push({ spans: trimmed(joined(parts, context)), source: row.source });
		}
	}
	return laid;
}

function aligned(spans: readonly Span[], width: number, align: AlignType | undefined): Span[] {
	const missing = width - lineWidth(spans);
	const left = align === "right" ? missing : align === "center" ? Math.floor(missing / 2) : 0;
	return [blanks(left), ...spans, blanks(missing - left)];
}

function joined(parts: readonly Span[][], context: LayoutContext): Span[] {
	const separator: Span = { text: ` ${context.glyphs.column} `, styles: ["rule"] };
	return parts.flatMap((part, index) => (index === 0 ? part : [separator, ...part]));
}

/** Removes trailing blanks. */
function trimmed(spans: Span[]): Span[] {
	const kept = spans.filter((span) => span.text !== "");
	while (kept.length > 0 && kept.at(-1)!.text.trim() === "") kept.pop();
	const last = kept.pop();
	return last ? [...kept, { ...last, text: last.text.trimEnd() }] : [];
}

/** Records of `Column: value` lines, separated by blank rows. */
function asRecords(rows: readonly TableRow[], context: LayoutContext): LayoutRow[] {
	const [header, ...records] = rows;
	if (records.length === 0) return header!.cells.flatMap((cell) => wrapRuns(cell, context.width));
	const laid = records.map((record) =>
		record.cells.flatMap((cell, column) => {
			const title = header!.cells[column] ?? [];
			if (cell.length === 0) return [];
			const colon: TextRun = { text: ": ", styles: ["strong"], source: record.source };
			const pieces = [...title, ...(title.length > 0 ? [colon] : []), ...cell];
			return hanging(
				pieces.map((piece) => ({ ...piece, source: record.source })),
				context,
			);
		}),
	);
	return stackBlocks(laid, () => true);
}

/** Wraps text runs, with further rows indented. */
function hanging(pieces: readonly TextRun[], context: LayoutContext): LayoutRow[] {
	const indent = context.width >= 12 ? 2 : 0;
	const rows = wrapRuns(pieces, context.width - indent);
	return withPrefix(rows, blanks(0), blanks(indent)).map((row) => ({
		...row,
		spans: row.spans.filter((s) => s.text !== ""),
	}));
}

function blanks(cells: number): Span {
	return { text: " ".repeat(Math.max(0, cells)), styles: [] };
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, each) => total + each, 0);
}
