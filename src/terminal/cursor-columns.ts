/**
 * Makes columns agree on every terminal. Terminals disagree about the width of emoji and newer characters, so the
 * cursor is moved to an explicit column after each of them. Text after it, and later partial repaints of the row, are
 * then where we expect them. Knows no components.
 */
import { graphemeSegments } from "../text/segments.ts";
import { SIMPLE } from "../text/simple-text.ts";
import { joinedCells, mayJoin, widthOf } from "../text/width.ts";

/**
 * A placeholder for a cell that the preceding grapheme takes but Ink doesn't count: one cell for Ink, never sent. It is a
 * noncharacter, which `visible` replaces in any text.
 */
const FILLER = "\ufdd0";

/** Inserts fillers into painted text, so that Ink counts as many cells as we do. */
export function withFillers(painted: string): string {
	if (!mayJoin(painted)) return painted;
	let text = "";
	for (const { segment } of graphemeSegments(painted)) text += segment + FILLER.repeat(joinedCells(segment));
	return text;
}

/** Characters whose width all terminals agree on: ordinary ones with accents, and Chinese, Japanese and Korean. */
const AGREED_SIGNS = `${SIMPLE}\\u0300-\\u036f\\u3000-\\u3029\\u3041-\\u3096\\u30a0-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3\\uff01-\\uff60`;
const AGREED_TEXT = new RegExp(`^[\\x00-\\x1f${AGREED_SIGNS}]*$`);

function isAgreed(grapheme: string): boolean {
	return AGREED_TEXT.test(grapheme) || isOldCharacter(grapheme);
}

/** A letter, digit or punctuation mark of an established script, with combining marks that take no cell. */
function isOldCharacter(grapheme: string): boolean {
	// Created on first use: compiling Unicode's classes takes a millisecond.
	return (
		/^[\p{L}\p{N}\p{P}\p{Z}\p{Sm}\p{Sc}]\p{Mn}*$/u.test(grapheme) && !/[\ufe00-\ufe0f\ud800-\udbff]/.test(grapheme)
	);
}

/** Links and titles, sequences with parameters, other sequences, single control characters, text. */
const TOKEN = /\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[0-?]*[ -/]*[@-~]|\x1b[^[\]]?|[\x00-\x1f]|[^\x00-\x1f]+/g;

/** Colours and links don't move the cursor. */
const STYLE = /^\x1b(?:\[[\d;:]*m$|\])/;
const COLUMN = /^\x1b\[(\d*)G$/;
const CURSOR_POSITION = /^\x1b\[(?:\d*(?:;(\d*))?[Hf])$/;
/** Moves to the start of a row. */
const ROW_START = /^(?:[\n\r]|\x1b\[\d*[EF])$/;

const ERASE_REST = "\x1b[K";
/** Disables auto-wrap: a grapheme wider than the rest of the row must not continue on the next row. */
const NO_WRAP = ["\x1b[?7l", "\x1b[?7h"] as const;

/** Tracks the column while text is written, from the start of a row. */
class ColumnTracker {
	readonly #parts: string[] = [];
	#column = 0;
	/** Index of the row's last column move in `#parts`. */
	#last: number | undefined;

	add(part: string): void {
		if (part >= " ") this.#text(part);
		else {
			if (!STYLE.test(part)) this.#move(part);
			this.#parts.push(part);
		}
	}

	#move(part: string): void {
		this.#endRow();
		const to = COLUMN.exec(part) ?? CURSOR_POSITION.exec(part);
		if (to) this.#column = Number(to[1] || 1) - 1;
		else if (ROW_START.test(part)) this.#column = 0;
	}

	#text(text: string): void {
		if (AGREED_TEXT.test(text)) {
			this.#parts.push(text);
			this.#column += widthOf(text);
			return;
		}
		for (const { segment } of graphemeSegments(text)) {
			if (segment === FILLER) {
				this.#column++;
				this.#name();
				continue;
			}
			this.#parts.push(segment);
			const joined = joinedCells(segment);
			this.#column += widthOf(segment) - joined;
			// Without fillers, joined letters are not counted; a column move would cut them off.
			if (joined === 0 && !isAgreed(segment)) this.#name();
		}
	}

	/** Moves the cursor to the tracked column. */
	#name(): void {
		const at =
			this.#last !== undefined && this.#last === this.#parts.length - 1 ? this.#last : this.#parts.push("") - 1;
		this.#parts[at] = `\x1b[${this.#column + 1}G`;
		this.#last = at;
	}

	/** Erases what the terminal drew beyond our cells: every row is painted up to its end. */
	#endRow(): void {
		if (this.#last !== undefined) this.#parts[this.#last] += ERASE_REST;
		this.#last = undefined;
	}

	end(): string {
		this.#endRow();
		return this.#parts.join("");
	}
}

/**
 * Adds column moves to one write of Ink's where widths may differ. The write must start at the start of a row or with a
 * cursor move.
 */
export function insertColumnMoves(text: string): string {
	if (AGREED_TEXT.test(text)) return text;
	const writer = new ColumnTracker();
	for (const [part] of text.matchAll(TOKEN)) writer.add(part);
	return NO_WRAP[0] + writer.end() + NO_WRAP[1];
}

/** Wraps a stream so that column moves are added to everything written to it. */
export function withColumnMoves(stdout: NodeJS.WriteStream): NodeJS.WriteStream {
	const write = (chunk: unknown, ...rest: unknown[]): boolean =>
		Reflect.apply(stdout.write, stdout, [typeof chunk === "string" ? insertColumnMoves(chunk) : chunk, ...rest]);
	return withWrite(stdout, write);
}

/** The stream with another `write`. */
export function withWrite(
	stdout: NodeJS.WriteStream,
	write: (chunk: unknown, ...rest: unknown[]) => boolean,
): NodeJS.WriteStream {
	return new Proxy(stdout, {
		get(target, name) {
			if (name === "write") return write;
			const value: unknown = Reflect.get(target, name, target);
			return typeof value === "function" ? value.bind(target) : value;
		},
	});
}
