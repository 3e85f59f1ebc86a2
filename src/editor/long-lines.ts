/**
 * Incremental wrapping of long lines. Rows are kept in groups, so that an edit rewraps only the text near it: after the
 * edit, the old rows are reused as soon as a new row starts where an old one did.
 */
import { isBoundary } from "../text/graphemes.ts";
import { isPlain, rowEnd } from "../text/wrap.ts";
import { hangingIndent } from "./wrap.ts";

/** Lines with more UTF-16 units than this are wrapped incrementally. */
export const LONG_LINE = 1024;
const GROUP_UNITS = 256;
/**
 * UTF-16 units after an edit within which new rows must line up with the old ones; after that, a row is cut short to
 * make them.
 */
const RESYNC_UNITS = { plain: 32 * GROUP_UNITS, other: 8 * GROUP_UNITS };

export interface RowGroup {
	/** In UTF-16 units. */
	readonly length: number;
	/** Where its rows start, relative to the group; the first is 0. */
	readonly starts: readonly number[];
}

/** A long line's rows: their groups, their number, and the indent in cells of all rows but the first. */
export interface LongLine {
	readonly groups: readonly RowGroup[];
	readonly rows: number;
	readonly hangingIndent: number;
}

/** The unchanged part of an old line: its first or last `units` UTF-16 units. */
export interface Unchanged {
	readonly line: LongLine;
	readonly units: number;
}

function lengthOf(groups: readonly RowGroup[]): number {
	return groups.reduce((sum, group) => sum + group.length, 0);
}

/**
 * The old groups that an edit cannot change: all before it except the last two, because where a row ends depends on the
 * text after it.
 */
function reusableGroups(unchanged: Unchanged | undefined): RowGroup[] {
	if (unchanged === undefined) return [];
	let end = 0;
	let count = 0;
	for (const group of unchanged.line.groups) {
		if (end + group.length > unchanged.units) break;
		end += group.length;
		count++;
	}
	return unchanged.line.groups.slice(0, Math.max(0, count - 2));
}

/** The old rows after an edit, addressed by their distance from the end of the line. */
class OldTail {
	readonly #groups: readonly RowGroup[];
	readonly #indent: number;
	#index = 0;
	/** Units from the start of the group at `#index` to the end of the line. */
	#left: number;

	constructor(unchanged: Unchanged) {
		this.#groups = unchanged.line.groups;
		this.#indent = unchanged.line.hangingIndent;
		this.#left = lengthOf(this.#groups);
	}

	/**
	 * The groups from the row that starts `distance` units before the end, if there is one. Distances must not grow
	 * from call to call.
	 */
	from(distance: number): readonly RowGroup[] | undefined {
		let group = this.#groups[this.#index];
		while (group !== undefined && this.#left - group.length >= distance) {
			this.#left -= group.length;
			group = this.#groups[++this.#index];
		}
		if (group === undefined) return undefined;
		const offset = this.#left - distance;
		const row = group.starts.indexOf(offset);
		if (row < 0) return undefined;
		// The line's first row has no hanging indent, so it is wider than the others.
		if (this.#indent > 0 && this.#index === 0 && offset === 0) return undefined;
		const rest = { length: group.length - offset, starts: group.starts.slice(row).map((start) => start - offset) };
		return [rest, ...this.#groups.slice(this.#index + 1)];
	}

	/** The distance from the end of the first group that starts at most `distance` before it. */
	groupWithin(distance: number): number {
		let left = this.#left;
		for (let index = this.#index; left > distance; index++) left -= this.#groups[index]?.length ?? left;
		return left;
	}
}

/** Collects rows into groups. */
class RowGroupBuilder {
	readonly groups: RowGroup[];
	#starts: number[] = [];
	#from: number;
	#length = 0;

	constructor(groups: RowGroup[]) {
		this.groups = groups;
		this.#from = lengthOf(groups);
	}

	add(start: number, end: number): void {
		this.#starts.push(start - this.#from);
		this.#length = end - this.#from;
		if (this.#length >= GROUP_UNITS) this.close();
	}

	close(): void {
		if (this.#starts.length > 0) this.groups.push({ length: this.#length, starts: this.#starts });
		this.#from += this.#length;
		this.#starts = [];
		this.#length = 0;
	}
}

function longLine(groups: readonly RowGroup[], hanging: number): LongLine {
	return { groups, rows: groups.reduce((sum, group) => sum + group.starts.length, 0), hangingIndent: hanging };
}

/**
 * Wraps a long line to a width in cells. `front` and `back` are unchanged parts of old lines, wrapped at the same
 * width, at its start and end; without them the whole line is wrapped.
 */
export function wrapLongLine(text: string, width: number, front?: Unchanged, back?: Unchanged): LongLine {
	const indent = hangingIndent(text, width);
	const builder = new RowGroupBuilder(reusableGroups(front?.line.hangingIndent === indent ? front : undefined));
	const tail = back?.line.hangingIndent === indent ? new OldTail(back) : undefined;
	const edited = text.length - (back?.units ?? 0);
	const plain = isPlain(text.slice(edited, edited + RESYNC_UNITS.plain));
	const latest = edited + (plain ? RESYNC_UNITS.plain : RESYNC_UNITS.other);
	let start = lengthOf(builder.groups);
	while (start < text.length) {
		const distance = text.length - start;
		if (tail !== undefined && start >= edited && (start > 0 || indent === 0)) {
			const rest = tail.from(distance);
			if (rest !== undefined) {
				builder.close();
				return longLine([...builder.groups, ...rest], indent);
			}
		}
		let end = rowEnd(text, start, start === 0 ? width : width - indent);
		if (tail !== undefined && start > latest) {
			const meeting = text.length - tail.groupWithin(distance - 1);
			if (meeting < end && isBoundary(text, meeting)) end = meeting;
		}
		builder.add(start, end);
		start = end;
	}
	builder.close();
	return longLine(builder.groups, indent);
}

/** The columns where a row of a long line starts and ends; both at the end of the line if there is no such row. */
export function rowSpan(line: LongLine, row: number): { from: number; to: number } {
	let from = 0;
	let left = row;
	for (const { length, starts } of line.groups) {
		if (left < starts.length) {
			return { from: from + (starts[left] ?? 0), to: from + (starts[left + 1] ?? length) };
		}
		left -= starts.length;
		from += length;
	}
	return { from, to: from };
}

/** The 0-based row of a long line that holds a column; at a soft wrap, the lower row. */
export function rowAtColumn(line: LongLine, column: number): number {
	let from = 0;
	let rows = 0;
	const last = line.groups.length - 1;
	for (let index = 0; index <= last; index++) {
		const { length, starts } = line.groups[index] ?? { length: 0, starts: [] };
		if (column < from + length || index === last) {
			const offset = column - from;
			return (
				rows +
				Math.max(
					0,
					starts.findLastIndex((start) => start <= offset),
				)
			);
		}
		from += length;
		rows += starts.length;
	}
	return 0;
}
