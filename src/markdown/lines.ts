/** Text as lines and columns. Of Markdown, it knows only tab stops and hard breaks. */

/** A line's text and its ending; the ending is `""` at the end of a text without a final newline. */
export interface Line {
	readonly text: string;
	readonly ending: string;
}

/** Splits at `\n`, `\r\n` and lone `\r`. Joining the texts and endings of all lines restores the input. */
export function splitLines(text: string): Line[] {
	const lines: Line[] = [];
	const endings = /\r\n|\n|\r/g;
	let start = 0;
	for (let match = endings.exec(text); match; match = endings.exec(text)) {
		lines.push({ text: text.slice(start, match.index), ending: match[0] });
		start = match.index + match[0].length;
	}
	if (start < text.length) lines.push({ text: text.slice(start), ending: "" });
	return lines;
}

/** The lines' texts without their endings. */
export function lineTexts(text: string): string[] {
	if (text.includes("\r")) return splitLines(text).map((line) => line.text);
	const lines = text.split("\n");
	if (lines.at(-1) === "") lines.pop();
	return lines;
}

/** Joins lines with single blanks. */
export function inOneLine(text: string): string {
	const lines = text.split(/[\r\n]+/).map((line) => line.trim());
	return lines.filter((line) => line !== "").join(" ");
}

/** The hard break at the end of a line: two or more blanks, or a backslash; `""` if there is none. */
export function hardBreakOf(line: string): string {
	if (line.endsWith("\\")) return "\\";
	let end = line.length;
	while (line.charCodeAt(end - 1) === 32) end--;
	return line.length - end < 2 ? "" : line.slice(end);
}

/** A position in a line while its indentation is consumed; tabs stop at multiples of four (CommonMark 0.31, 2.2). */
export class LineCursor {
	readonly text: string;
	/** 0-based offset of the next character. */
	offset = 0;
	/** 0-based column of the next character, tabs expanded. */
	column = 0;

	constructor(text: string) {
		this.text = text;
	}

	/** Columns of white space before the next other character. */
	indent(): number {
		let column = this.column;
		for (let i = this.offset; i < this.text.length; i++) {
			const c = this.text.charCodeAt(i);
			if (c === 32) column++;
			else if (c === 9) column += 4 - (column % 4);
			else break;
		}
		return column - this.column;
	}

	/** Consumes up to `columns` columns of white space, splitting a tab where needed. */
	skipColumns(columns: number): void {
		let left = columns;
		while (left > 0 && this.offset < this.text.length) {
			const c = this.text.charCodeAt(this.offset);
			if (c === 9) {
				const width = 4 - (this.column % 4);
				const step = Math.min(width, left);
				this.column += step;
				left -= step;
				// A partly consumed tab stays; `column` says how much of it is left.
				if (step === width) this.offset++;
			} else if (c === 32) {
				this.offset++;
				this.column++;
				left--;
			} else return;
		}
	}

	/** Consumes characters that are not white space. */
	skip(characters: number): void {
		this.offset += characters;
		this.column += characters;
	}

	/** Whether only white space is left. */
	blank(): boolean {
		for (let i = this.offset; i < this.text.length; i++) {
			const c = this.text.charCodeAt(i);
			if (c !== 32 && c !== 9) return false;
		}
		return true;
	}

	rest(): string {
		return this.text.slice(this.offset);
	}

	/** The rest after blanks and tabs; other white space, such as U+00A0, is text. */
	unindented(): string {
		let from = this.offset;
		for (let c = this.text.charCodeAt(from); c === 32 || c === 9; c = this.text.charCodeAt(from)) from++;
		return this.text.slice(from);
	}
}

/**
 * Whether a paragraph of these lines is a table (GFM 4.10): its second line draws the rule below the head. Blocks call both
 * a paragraph.
 */
export function isTable(lines: readonly string[]): boolean {
	return /^[ \t|:-]*-[ \t|:-]*$/.test(lines[1] ?? "");
}
