/**
 * Edits one line as it is typed and returns the echo for each key. The echo only moves forward, except for backspaces
 * over the last characters, which every terminal supports. Knows no stream.
 */
import stringWidth from "string-width";
import { withoutControls } from "../proposal/input-text.ts";
import { visible } from "../terminal/sanitize.ts";
import type { Token } from "../terminal/tokenizer.ts";
import { graphemeSegments } from "../text/segments.ts";

/** An ESC before one character that starts no sequence. */
const ALT = /^\x1b[^\x1b[O\]PX^_]$/u;

const TEXT = /^[^\x00-\x08\x0a-\x1f\x7f]+/;

/**
 * The text and control characters in the input. Keys that arrive as sequences have no use in an append-only line;
 * terminal and mouse reports are dropped.
 */
export function keysOf(tokens: readonly Token[]): string[] {
	return tokens.flatMap((token) => {
		if (token.type === "text" || token.type === "control") return [token.text];
		// A letter with Alt, or after Esc on a slow line.
		if (token.type === "sequence") return ALT.test(token.text) ? [token.text.slice(1)] : [];
		if (token.type === "mouse" || token.type === "osc") return [];
		const text = withoutControls(token.text.replace(/\r\n/g, "\r"));
		return text.match(/[\r\n]|[^\r\n]+/g) ?? [];
	});
}

/** How a line ended: by Enter, by Ctrl+C, or by Ctrl+D on an empty line. */
export type LineEnding = "line" | "interrupt" | "end";

export interface LineEditorOptions {
	/** The 0-based cell at which the line starts, after the question. */
	readonly column: number;
	/** Width of the terminal in cells. */
	readonly columns: number;
	readonly unicode: boolean;
}

export class LineEditor {
	/** The text so far. */
	line = "";
	private start: number;
	private readonly options: LineEditorOptions;

	constructor(options: LineEditorOptions) {
		this.options = options;
		this.start = options.column;
	}

	/** Handles one key; gives its echo, and how the line ended if it did. */
	press(key: string): { readonly echo: string; readonly ending?: LineEnding } {
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

	/** Cuts the line to a length; gives the echo that erases the rest. */
	private cutTo(length: number): string {
		const gone = this.line.slice(length);
		const before = this.start + this.width(this.line);
		this.line = this.line.slice(0, length);
		const after = this.start + this.width(this.line);
		const { columns } = this.options;
		const cells = before - after;
		// Backspace doesn't cross a row's edge or a tab correctly, so the line is printed again.
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

/** Where the last grapheme of a line starts. */
function lastGrapheme(line: string): number {
	// Graphemes are short, so the end of the line is enough.
	const from = Math.max(0, line.length - 200);
	let last = from;
	for (const { index } of graphemeSegments(line.slice(from))) last = from + index;
	return last;
}
