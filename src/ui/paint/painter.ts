/**
 * The only writer of rows: knows what the terminal shows, and writes what differs from it, in one synchronized update.
 * Knows neither components nor sessions.
 */
import { insertColumnMoves } from "../../terminal/cursor-columns.ts";
import { rowChange } from "./row-change.ts";
import { areSameRuns, type Run, runsOf } from "./runs.ts";

/** A whole screen. */
export interface Frame {
	/** Painted rows, from the top; rows below them are blank. */
	readonly rows: readonly string[];
	/** The cursor's cell, 0-based; undefined if it is hidden. */
	readonly cursor: { readonly x: number; readonly y: number } | undefined;
}

const UPDATE = ["\x1b[?2026h", "\x1b[?2026l"] as const;
const CURSOR = { show: "\x1b[?25h", hide: "\x1b[?25l" } as const;
const CLEAR = "\x1b[H\x1b[J";

/** More texts than a few screens have. */
const MOST_KNOWN = 500;

export class Painter {
	readonly #write: (text: string) => void;
	/** Undefined while it isn't known what the terminal shows. */
	#shown: Frame | undefined;
	readonly #known = new Map<string, readonly Run[]>();

	/** `shown`: what the terminal shows already. */
	constructor(write: (text: string) => void, shown?: Frame) {
		this.#write = write;
		this.#shown = shown;
	}

	/** Call when something else may have been drawn: the next frame is written whole. */
	forget(): void {
		this.#shown = undefined;
	}

	/** Makes the terminal show a frame. Writes nothing if it looks the same. */
	show(frame: Frame): void {
		const before = this.#shown ?? { rows: [], cursor: undefined };
		const most = Math.max(before.rows.length, frame.rows.length);
		const rows: string[] = [];
		let changes = this.#shown ? "" : CURSOR.hide + CLEAR;
		for (let at = 0; at < most; at++) {
			const [old = "", row = ""] = [before.rows[at], frame.rows[at]];
			const change = old === row ? "" : this.#change(at, old, row);
			// The text that is shown is kept where another looks the same: it will come again.
			rows.push(change === "" ? old : row);
			changes += change;
		}
		this.#shown = { rows, cursor: frame.cursor };
		const cursor = cursorChange(before.cursor, frame.cursor, changes !== "");
		if (changes + cursor !== "") this.#write(UPDATE[0] + insertColumnMoves(changes) + cursor + UPDATE[1]);
	}

	#change(at: number, old: string, row: string): string {
		const [before, after] = [this.#runs(old), this.#runs(row)];
		return areSameRuns(before, after) ? "" : rowChange(at, before, after);
	}

	#runs(row: string): readonly Run[] {
		if (this.#known.size > MOST_KNOWN) this.#known.clear();
		const runs = this.#known.get(row) ?? runsOf(row);
		this.#known.set(row, runs);
		return runs;
	}
}

/** `moved`: rows were written, so the cursor is elsewhere. */
function cursorChange(before: Frame["cursor"], cursor: Frame["cursor"], moved: boolean): string {
	if (!cursor) return before ? CURSOR.hide : "";
	const show = before ? "" : CURSOR.show;
	const isThere = !moved && before?.x === cursor.x && before.y === cursor.y;
	return isThere ? "" : `\x1b[${cursor.y + 1};${cursor.x + 1}H${show}`;
}
