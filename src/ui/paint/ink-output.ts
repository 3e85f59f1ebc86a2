/**
 * The stream that Ink gets instead of the terminal: reads frames out of what Ink writes, so that only the painter draws,
 * and passes on everything else. Understands what a terminal would, not how Ink works.
 */
import { withWrite } from "../../terminal/cursor-columns.ts";
import type { Frame } from "./painter.ts";

export interface InkOutputOptions {
	/** Ink has drawn a frame. */
	readonly onFrame: (frame: Frame) => void;
	/** Ink has entered the alternate screen, which is empty then, or is about to leave it. */
	readonly onAlternate: (isEntered: boolean) => void;
	/** The terminal is in the alternate screen already, and shows what it should. */
	readonly isEntered: boolean;
}

const TOKEN = /\x1b\[([0-?]*)[ -/]*([@-~])|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[^[\]]?|[\n\r]|[^\x1b\n\r]+/g;
/** The painter synchronizes what it writes itself. */
const SYNCHRONIZED = "?2026";
const LINK = /^\x1b\]8;/;
const ALTERNATE = ["\x1b[?1049h", "\x1b[?1049l"] as const;
const SHOW_CURSOR = "\x1b[?25h";

/** A terminal's rows and cursor, as far as writing whole rows needs them. */
class InkScreen {
	rows: string[] = [];
	isChanged = false;
	isCursorVisible = false;
	#x = 0;
	#y = 0;
	/** Text replaces the row: the cursor was moved to it. */
	#isFresh = true;

	get frame(): Frame {
		const cursor = this.isCursorVisible ? { x: this.#x, y: this.#y } : undefined;
		return { rows: Array.from({ length: this.rows.length }, (_, row) => this.rows[row] ?? ""), cursor };
	}

	/** Does what a terminal would; false if it means nothing for rows or cursor. */
	take(token: string, parameters: string | undefined, final: string): boolean {
		if (token === "\n") this.newLine();
		else if (token === "\r") this.move(0, this.#y);
		else if (!token.startsWith("\x1b") || LINK.test(token) || final === "m") this.put(token);
		else if (parameters === "?25") this.showCursor(final === "h");
		else return parameters === SYNCHRONIZED || (parameters !== undefined && this.control(parameters, final));
		return true;
	}

	put(text: string): void {
		this.rows[this.#y] = (this.#isFresh ? "" : this.rows[this.#y]) + text;
		this.#isFresh = false;
		this.isChanged = true;
	}

	showCursor(isVisible: boolean): void {
		this.isCursorVisible = isVisible;
		this.isChanged = true;
	}

	move(x: number, y: number): void {
		this.#x = Math.max(0, x);
		this.#y = Math.max(0, y);
		this.#isFresh = true;
	}

	newLine(): void {
		if (this.#isFresh && this.rows[this.#y] === undefined) this.put("");
		this.move(0, this.#y + 1);
	}

	/** Carries out a sequence; false if it means nothing for rows or cursor. */
	control(parameters: string, final: string): boolean {
		const [first = 0, second = 0] = parameters.split(";").map(Number);
		const count = first || 1;
		switch (final) {
			case "A":
				this.move(this.#x, this.#y - count);
				return true;
			case "B":
				this.move(this.#x, this.#y + count);
				return true;
			case "E":
				this.move(0, this.#y + count);
				return true;
			case "G":
				this.move(count - 1, this.#y);
				return true;
			case "H":
				this.move((second || 1) - 1, count - 1);
				return true;
			case "K":
				this.rows[this.#y] = "";
				this.#isFresh = true;
				return true;
			case "J":
				this.rows.length = first === 0 ? Math.min(this.rows.length, this.#y) : 0;
				return true;
			default:
				return false;
		}
	}
}

/** A stand-in for `stdout`. */
export function inkOutput(stdout: NodeJS.WriteStream, options: InkOutputOptions): NodeJS.WriteStream {
	let screen = new InkScreen();
	let isAlternate = options.isEntered;
	let isFirst = true;
	const enter = (): string => {
		const isThere = isFirst && options.isEntered;
		isFirst = false;
		isAlternate = true;
		screen = new InkScreen();
		if (!isThere) options.onAlternate(true);
		return isThere ? "" : ALTERNATE[0];
	};
	const leave = (): string => {
		isAlternate = false;
		options.onAlternate(false);
		return SHOW_CURSOR + ALTERNATE[1];
	};
	/** Returns what the terminal gets of it. */
	const handle = ([token, parameters, final = ""]: RegExpExecArray): string => {
		if (token === ALTERNATE[0]) return enter();
		if (token === ALTERNATE[1]) return leave();
		return !isAlternate || !screen.take(token, parameters, final) ? token : "";
	};
	const write = (chunk: unknown, ...rest: unknown[]): boolean => {
		if (typeof chunk !== "string") return Reflect.apply(stdout.write, stdout, [chunk, ...rest]);
		screen.isChanged = false;
		const passed = [...chunk.matchAll(TOKEN)].map(handle).join("");
		const result = passed === "" && rest.length === 0 ? true : Reflect.apply(stdout.write, stdout, [passed, ...rest]);
		// Without rows, Ink has only erased what it drew.
		if (screen.isChanged && screen.rows.length > 0) options.onFrame(screen.frame);
		return result;
	};
	return withWrite(stdout, write);
}
