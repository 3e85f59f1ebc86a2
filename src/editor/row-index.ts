/**
 * An index of a text's screen rows at one width: how many rows each line takes, and which line a row belongs to. An
 * edit recounts only the changed lines.
 */
import { LONG_LINE, type LongLine, rowAtColumn, rowSpan, type Unchanged, wrapLongLine } from "./long-lines.ts";
import { countRows, hangingIndent, MIN_WIDTH, rowStarts } from "./wrap.ts";

/** Lines per block; a block of twice that size is split. */
const BLOCK = 512;

/** A line's number of rows; for a long line, its row starts. */
type LineRows = number | LongLine;

interface Block {
	readonly entries: readonly LineRows[];
	readonly rows: number;
}

/**
 * A replacement of `removed` lines, from `line` on, by `added` lines. Parts of the first and last line may be
 * unchanged.
 */
export interface LineSplice {
	readonly line: number;
	readonly removed: number;
	readonly added: number;
	/** UTF-16 units before the change in the first line, and after it in the last. */
	readonly unchangedBefore: number;
	readonly unchangedAfter: number;
}

function rowsIn(entry: LineRows): number {
	return typeof entry === "number" ? entry : entry.rows;
}

function entryOf(text: string, width: number, front?: Unchanged, back?: Unchanged): LineRows {
	return text.length <= LONG_LINE ? countRows(text, width) : wrapLongLine(text, width, front, back);
}

function blocksOf(entries: readonly LineRows[]): Block[] {
	const blocks: Block[] = [];
	for (let at = 0; at < entries.length; at += BLOCK) {
		const part = entries.slice(at, at + BLOCK);
		blocks.push({ entries: part, rows: part.reduce<number>((sum, entry) => sum + rowsIn(entry), 0) });
	}
	return blocks;
}

/** The screen rows of a text at one width. Immutable: an edit returns another index that shares most of its blocks. */
export class RowIndex {
	readonly width: number;
	readonly #lines: readonly string[];
	readonly #blocks: readonly Block[];
	/** Number of rows of the whole text. */
	readonly total: number;

	private constructor(width: number, lines: readonly string[], blocks: readonly Block[]) {
		this.width = width;
		this.#lines = lines;
		this.#blocks = blocks;
		this.total = blocks.reduce((sum, block) => sum + block.rows, 0);
	}

	/** Indexes a whole text. */
	static count(lines: readonly string[], width: number): RowIndex {
		return new RowIndex(width, lines, blocksOf(lines.map((line) => entryOf(line, width))));
	}

	#block(line: number): { index: number; first: number } {
		let first = 0;
		let index = 0;
		for (; index < this.#blocks.length - 1; index++) {
			const size = this.#blocks[index]?.entries.length ?? 0;
			if (line < first + size) break;
			first += size;
		}
		return { index, first };
	}

	#entry(line: number): LineRows {
		const { index, first } = this.#block(line);
		return this.#blocks[index]?.entries[line - first] ?? 1;
	}

	/** The index after a splice; `lines` is the new text. */
	spliced(lines: readonly string[], splice: LineSplice): RowIndex {
		const { line, removed, added, unchangedBefore, unchangedAfter } = splice;
		const head = this.#block(line);
		const foot = this.#block(line + removed - 1);
		const frontEntry = this.#entry(line);
		const backEntry = this.#entry(line + removed - 1);
		const fresh = Array.from({ length: added }, (_, index) =>
			entryOf(
				lines[line + index] ?? "",
				this.width,
				index === 0 && typeof frontEntry === "object" ? { line: frontEntry, units: unchangedBefore } : undefined,
				index === added - 1 && typeof backEntry === "object" ? { line: backEntry, units: unchangedAfter } : undefined,
			),
		);
		const before = this.#blocks[head.index]?.entries.slice(0, line - head.first) ?? [];
		const after = this.#blocks[foot.index]?.entries.slice(line + removed - foot.first) ?? [];
		const entries = [...before, ...fresh, ...after];
		const middle = entries.length < 2 * BLOCK ? oneBlock(entries) : blocksOf(entries);
		return new RowIndex(this.width, lines, this.#blocks.toSpliced(head.index, foot.index - head.index + 1, ...middle));
	}

	/** The 0-based number of a line's first row among all rows. */
	firstRow(line: number): number {
		const { index, first } = this.#block(line);
		let rows = 0;
		for (let at = 0; at < index; at++) rows += this.#blocks[at]?.rows ?? 0;
		const entries = this.#blocks[index]?.entries ?? [];
		for (let at = 0; at < line - first; at++) rows += rowsIn(entries[at] ?? 1);
		return rows;
	}

	/** The line that a row belongs to, and the row's index within it; both 0-based and clamped to the text. */
	find(row: number): { line: number; row: number } {
		let left = Math.max(0, Math.min(row, this.total - 1));
		let line = 0;
		for (const { entries, rows } of this.#blocks) {
			if (left >= rows) {
				left -= rows;
				line += entries.length;
				continue;
			}
			for (const entry of entries) {
				if (left < rowsIn(entry)) return { line, row: left };
				left -= rowsIn(entry);
				line++;
			}
		}
		return { line: this.#lines.length - 1, row: 0 };
	}

	rowCount(line: number): number {
		return rowsIn(this.#entry(line));
	}

	/** The columns where a row of a line starts and ends, and its hanging indent in cells. */
	span(line: number, row: number): { from: number; to: number; indent: number } {
		const entry = this.#entry(line);
		if (typeof entry === "object") return { ...rowSpan(entry, row), indent: row > 0 ? entry.hangingIndent : 0 };
		const text = this.#lines[line] ?? "";
		const starts = rowStarts(text, this.width);
		const indent = row > 0 ? hangingIndent(text, this.width) : 0;
		return { from: starts[row] ?? text.length, to: starts[row + 1] ?? text.length, indent };
	}

	/** The row of a line that holds a column; at a soft wrap, the lower row. */
	rowAt(line: number, column: number): number {
		const entry = this.#entry(line);
		if (typeof entry === "object") return rowAtColumn(entry, column);
		const starts = rowStarts(this.#lines[line] ?? "", this.width);
		return Math.max(
			0,
			starts.findLastIndex((start) => start <= column),
		);
	}
}

function oneBlock(entries: readonly LineRows[]): Block[] {
	if (entries.length === 0) return [];
	return [{ entries, rows: entries.reduce<number>((sum, entry) => sum + rowsIn(entry), 0) }];
}

/** Indexes by text, at most two widths each; they live as long as the array of lines. */
const indexes = new WeakMap<readonly string[], readonly RowIndex[]>();

/** The row index of a text at a width in cells; cached. */
export function rowIndexOf(lines: readonly string[], cells: number): RowIndex {
	const width = Math.max(MIN_WIDTH, Math.floor(cells) || 0);
	const known = indexes.get(lines) ?? [];
	const found = known.find((layout) => layout.width === width);
	if (found !== undefined) return found;
	const layout = RowIndex.count(lines, width);
	indexes.set(lines, [layout, ...known.slice(0, 1)]);
	return layout;
}

/** Updates the cached indexes of `before` for `after`, the text after the splice. */
export function carryRowIndexes(before: readonly string[], after: readonly string[], splice: LineSplice): void {
	const known = indexes.get(before);
	if (known !== undefined)
		indexes.set(
			after,
			known.map((layout) => layout.spliced(after, splice)),
		);
}
