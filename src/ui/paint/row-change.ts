/** What turns one row of the terminal into another, in as few bytes as simple text allows. Knows no screen. */
import { isSimpleText } from "../../text/simple-text.ts";
import { codesOf, PLAIN, type Run } from "./runs.ts";

const ERASE_REST = "\x1b[K";

const moveTo = (row: number, column: number): string => `\x1b[${row + 1}${column === 0 ? "" : `;${column + 1}`}H`;

/**
 * The sequences and text that change row `row` of the terminal, 0-based. Where terminals may disagree about the width of a
 * character, the whole row is written, for `insertColumnMoves`.
 */
export function rowChange(row: number, before: readonly Run[], after: readonly Run[]): string {
	const [old, wanted] = [cellsOf(before), cellsOf(after)];
	if (!old || !wanted) return moveTo(row, 0) + ERASE_REST + after.map(paintRun).join("");
	const { length } = wanted.text;
	// What is beyond the row's end is erased, not overwritten with blanks.
	const from = Math.min(length, firstDifference(old, wanted));
	const to = lastDifference(old, wanted, from);
	const end = Math.min(to, length);
	// With every cell of the row written, the cursor would be in the last one, and erase it.
	return moveTo(row, from) + paintCells(wanted, from, end) + (to > length ? ERASE_REST : "");
}

function paintRun({ style, text }: Run): string {
	const [begin, end] = codesOf(style);
	return begin + text + end;
}

/** A row in which each UTF-16 unit is a cell. */
interface Cells {
	readonly text: string;
	readonly styles: readonly string[];
}

function cellsOf(runs: readonly Run[]): Cells | undefined {
	const text = runs.map((run) => run.text).join("");
	if (!isSimpleText(text)) return undefined;
	const styles: string[] = [];
	for (const run of runs) for (let cell = 0; cell < run.text.length; cell++) styles.push(run.style);
	return { text, styles };
}

function isSame(one: Cells, other: Cells, cell: number): boolean {
	return (
		(one.text[cell] ?? " ") === (other.text[cell] ?? " ") &&
		(one.styles[cell] ?? PLAIN) === (other.styles[cell] ?? PLAIN)
	);
}

function firstDifference(one: Cells, other: Cells): number {
	let cell = 0;
	const most = Math.max(one.text.length, other.text.length);
	while (cell < most && isSame(one, other, cell)) cell++;
	return cell;
}

/** The cell behind the last one that differs. */
function lastDifference(one: Cells, other: Cells, from: number): number {
	let cell = Math.max(one.text.length, other.text.length);
	while (cell > from && isSame(one, other, cell - 1)) cell--;
	return cell;
}

function paintCells({ text, styles }: Cells, from: number, to: number): string {
	let painted = "";
	for (let at = from; at < to; ) {
		const style = styles[at] ?? PLAIN;
		let end = at + 1;
		while (end < to && styles[end] === style) end++;
		painted += paintRun({ style, text: text.slice(at, end) });
		at = end;
	}
	return painted;
}
