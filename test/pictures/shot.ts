/** What a terminal shows, read off the emulator's cells: characters and how they look. Knows no program and no picture. */
import type { IBufferCell } from "@xterm/headless";
import type { Screen } from "../end-to-end/terminal.ts";

/** How a run of cells looks. */
export interface Style {
	/** A number of the 256 colours, or `#rrggbb`; undefined for the terminal's own. */
	readonly ink?: number | string;
	readonly back?: number | string;
	readonly bold?: boolean;
	readonly dim?: boolean;
	readonly italic?: boolean;
	readonly underline?: boolean;
	readonly struck?: boolean;
	readonly inverse?: boolean;
}

/** Neighbouring cells that look alike. */
export interface Run {
	readonly text: string;
	/** 0-based. */
	readonly column: number;
	/** In cells. */
	readonly width: number;
	readonly style: Style;
}

export interface Shot {
	readonly columns: number;
	readonly rows: readonly (readonly Run[])[];
}

interface Cell {
	readonly text: string;
	readonly style: Style;
}

/** The visible screen with its cursor, without empty rows at its end. */
export function shotOf(screen: Screen): Shot {
	const { terminal } = screen;
	const { active } = terminal.buffer;
	const rows: (readonly Run[])[] = [];
	for (let row = 0; row < terminal.rows; row++) {
		const line = active.getLine(active.baseY + row);
		const cells: Cell[] = [];
		for (let column = 0; column < terminal.cols; column++) {
			const cell = line?.getCell(column);
			// The second half of a wide sign has no width of its own.
			if (!cell || cell.getWidth() === 0) cells.push({ text: "", style: {} });
			else cells.push({ text: cell.getChars() || " ", style: styleOf(cell) });
		}
		const { row: at, column } = screen.cursor;
		if (screen.alternate && screen.cursorVisible && row === at) {
			const { text = " ", style = {} } = cells[column] ?? {};
			cells[column] = { text, style: { ...style, inverse: true } };
		}
		rows.push(runsOf(cells));
	}
	while (rows.length > 0 && rows.at(-1)!.length === 0) rows.pop();
	return { columns: terminal.cols, rows };
}

function styleOf(cell: IBufferCell): Style {
	const ink = cell.isFgDefault() ? undefined : cell.isFgRGB() ? hex(cell.getFgColor()) : cell.getFgColor();
	const back = cell.isBgDefault() ? undefined : cell.isBgRGB() ? hex(cell.getBgColor()) : cell.getBgColor();
	return {
		...(ink !== undefined && { ink }),
		...(back !== undefined && { back }),
		...(cell.isBold() && { bold: true }),
		...(cell.isDim() && { dim: true }),
		...(cell.isItalic() && { italic: true }),
		...(cell.isUnderline() && { underline: true }),
		...(cell.isStrikethrough() && { struck: true }),
		...(cell.isInverse() && { inverse: true }),
	};
}

function hex(colour: number): string {
	return `#${colour.toString(16).padStart(6, "0")}`;
}

/** Without blanks that nobody sees. */
function runsOf(cells: readonly Cell[]): Run[] {
	const runs: Run[] = [];
	for (const [column, { text, style }] of cells.entries()) {
		const last = runs.at(-1);
		if (last && (text === "" || same(last.style, style)))
			runs[runs.length - 1] = { ...last, text: last.text + text, width: last.width + 1 };
		else runs.push({ text, column, width: 1, style });
	}
	return runs.map(trimmed).filter(({ text, style }) => text !== "" && (text.trim() !== "" || isPainted(style)));
}

function trimmed(run: Run): Run {
	if (isPainted(run.style) || run.style.underline) return run;
	const start = run.text.length - run.text.trimStart().length;
	const end = run.text.length - run.text.trimEnd().length;
	const text = run.text.trim();
	return { ...run, text, column: run.column + start, width: run.width - start - end };
}

function isPainted({ back, inverse }: Style): boolean {
	return back !== undefined || inverse === true;
}

function same(one: Style, other: Style): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}

/** The shot with an ASCII text in the place of what is found in its runs. */
export function masked(shot: Shot, found: RegExp, words: string): Shot {
	const mask = (run: Run): Run => {
		const text = run.text.replace(found, words);
		return { ...run, text, width: run.width + text.length - run.text.length };
	};
	return { ...shot, rows: shot.rows.map((row) => row.map(mask)) };
}
