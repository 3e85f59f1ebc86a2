/**
 * An index of a text's screen rows at a width: how many rows each line takes and where each row is among all. An edit
 * only recounts the changed lines; a new text is counted once as a whole.
 */
import { LONG_LINE, type LongLine, rowAtColumn, rowSpan, type Unchanged, wrapLongLine } from "./long-lines.ts";
import { countRows, hangingIndent, MIN_WIDTH, rowStarts } from "./wrap.ts";

/** Lines in a block when it is made; twice that splits it. */
const BLOCK = 512;

/** A line's number of rows, or, for a long one, its rows. */
type LineRows = number | LongLine;

interface Block {
	readonly entries: readonly LineRows[];
	readonly rows: number;
}

/** A replacement of lines: `removed` lines from `line` on became `added`; in the outer ones some units still stand. */
export interface LineSplice {
	readonly line: number;
	readonly removed: number;
	readonly added: number;
	/** Units that stand before the change in the first line, and behind it in the last. */
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

/** The screen rows of a text at one width. A value: an edit makes another one that shares most of its blocks. */
export class RowIndex {
	readonly width: number;
	readonly #lines: readonly string[];
	readonly #blocks: readonly Block[];
	/** All rows of the text. */
	readonly total: number;

	private constructor(width: number, lines: readonly string[], blocks: readonly Block[]) {
		this.width = width;
		this.#lines = lines;
		this.#blocks = blocks;
		this.total = blocks.reduce((sum, block) => sum + block.rows, 0);
	}

	/** Counts a whole text. */
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

	/** The layout of the text after a splice. */
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
		const behind = this.#blocks[foot.index]?.entries.slice(line + removed - foot.first) ?? [];
		const entries = [...before, ...fresh, ...behind];
		const middle = entries.length < 2 * BLOCK ? oneBlock(entries) : blocksOf(entries);
		return new RowIndex(this.width, lines, this.#blocks.toSpliced(head.index, foot.index - head.index + 1, ...middle));
	}

	/** The number of all rows above a line's first. */
	firstRow(line: number): number {
		const { index, first } = this.#block(line);
		let rows = 0;
		for (let at = 0; at < index; at++) rows += this.#blocks[at]?.rows ?? 0;
		const entries = this.#blocks[index]?.entries ?? [];
		for (let at = 0; at < line - first; at++) rows += rowsIn(entries[at] ?? 1);
		return rows;
	}

	/** The line that holds a row of all rows, and which of the line's rows it is; clamped to the text. */
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

	/** How many rows a line takes. */
	rowCount(line: number): number {
		return rowsIn(this.#entry(line));
	}

	/** The columns where a row of a line begins and ends, and the cells left out in front of it. */
	span(line: number, row: number): { from: number; to: number; indent: number } {
		const entry = this.#entry(line);
		if (typeof entry === "object") return { ...rowSpan(entry, row), indent: row > 0 ? entry.hangingIndent : 0 };
		const text = this.#lines[line] ?? "";
		const starts = rowStarts(text, this.width);
		const indent = row > 0 ? hangingIndent(text, this.width) : 0;
		return { from: starts[row] ?? text.length, to: starts[row + 1] ?? text.length, indent };
	}

	/** Which of a line's rows holds a column; where two meet, the lower one. */
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

/** Layouts made so far, two widths a text at most: they live as long as its lines. */
const indexes = new WeakMap<readonly string[], readonly RowIndex[]>();

/** The layout of a text at a width of cells. */
export function rowIndexOf(lines: readonly string[], cells: number): RowIndex {
	const width = Math.max(MIN_WIDTH, Math.floor(cells) || 0);
	const known = indexes.get(lines) ?? [];
	const found = known.find((layout) => layout.width === width);
	if (found !== undefined) return found;
	const layout = RowIndex.count(lines, width);
	indexes.set(lines, [layout, ...known.slice(0, 1)]);
	return layout;
}

/** Takes what is known of `before` over to `after`, which a splice made of it. */
export function carryRowIndexes(before: readonly string[], after: readonly string[], splice: LineSplice): void {
	const known = indexes.get(before);
	if (known !== undefined)
		indexes.set(
			after,
			known.map((layout) => layout.spliced(after, splice)),
		);
}
