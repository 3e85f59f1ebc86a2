/**
 * One line as it is typed: keys in, the line and its echo out. The echo only ever goes on, with the one step back that
 * every terminal knows: a backspace over the last sign. Knows no stream.
 */
import stringWidth from "string-width";
import { graphemeSegments } from "../markdown/segments.ts";
import { withoutControls } from "../proposal/input-text.ts";
import { visible } from "../terminal/sanitize.ts";
import type { Token } from "../terminal/tokenizer.ts";

/** An ESC in front of one character that begins no sequence. */
const ALT = /^\x1b[^\x1b[O\]PX^_]$/u;

const TEXT = /^[^\x00-\x08\x0a-\x1f\x7f]+/;

/**
 * What is typed: text and control characters. Keys that come as sequences have no use in a line that is only ever
 * written on; what the terminal says, and the mouse, is not typed.
 */
export function keysIn(tokens: readonly Token[]): string[] {
	return tokens.flatMap((token) => {
		if (token.type === "text" || token.type === "control") return [token.text];
		// Alt, or Esc on a slow line, and a letter.
		if (token.type === "sequence") return ALT.test(token.text) ? [token.text.slice(1)] : [];
		if (token.type === "mouse") return [];
		const text = withoutControls(token.text.replace(/\r\n/g, "\r"));
		return text.match(/[\r\n]|[^\r\n]+/g) ?? [];
	});
}

/** How a line ended: by Enter, Ctrl+C, or Ctrl+D with nothing typed. */
export type Ending = "line" | "interrupt" | "end";

export interface TypingOptions {
	/** Cell in which the line begins, behind the question, 0-based. */
	readonly column: number;
	/** Width of the terminal in cells. */
	readonly columns: number;
	readonly unicode: boolean;
}

export class Typing {
	/** What is typed so far. */
	line = "";
	private start: number;
	private readonly options: TypingOptions;

	constructor(options: TypingOptions) {
		this.options = options;
		this.start = options.column;
	}

	/** Takes one key; gives what it shows, and how the line ended where it did. */
	press(key: string): { readonly echo: string; readonly ending?: Ending } {
		switch (key) {
			case "\r":
			case "\n":
				return { echo: "\n", ending: "line" };
			case "\x03":
				return { echo: "\n", ending: "interrupt" };
			case "\x04":
				return this.line === "" ? { echo: "\n", ending: "end" } : { echo: "" };
			case "\x7f":
			case "\b":
				return { echo: this.cutTo(lastGrapheme(this.line)) };
			case "\x17":
				return { echo: this.cutTo(this.line.replace(/\S*\s*$/u, "").length) };
			case "\x15":
				return { echo: this.cutTo(0) };
		}
		if (!TEXT.test(key)) return { echo: "" };
		this.line += key;
		return { echo: this.shown(key) };
	}

	/** The line up to a length, and what takes the rest off the terminal. */
	private cutTo(length: number): string {
		const gone = this.line.slice(length);
		const before = this.start + this.width(this.line);
		this.line = this.line.slice(0, length);
		const after = this.start + this.width(this.line);
		const { columns } = this.options;
		const cells = before - after;
		// Back over a row's edge or a tab no backspace goes the right way: the line is told anew.
		const sameRow = Math.floor(before / columns) === Math.floor(after / columns);
		if (sameRow && !gone.includes("\t")) return "\b".repeat(cells) + " ".repeat(cells) + "\b".repeat(cells);
		this.start = 0;
		return `\n${this.shown(this.line)}`;
	}

	private shown(text: string): string {
		return visible(text, { unicode: this.options.unicode });
	}

	private width(text: string): number {
		return stringWidth(this.shown(text));
	}
}

/** Where the last grapheme of a line begins. */
function lastGrapheme(line: string): number {
	// A grapheme is short; the whole line need not be looked at.
	const from = Math.max(0, line.length - 200);
	let last = from;
	for (const { index } of graphemeSegments(line.slice(from))) last = from + index;
	return last;
}
