/**
 * Prompt input and output: paragraphs out, lines in. Control characters in the output become visible marks, so that no
 * text from a file drives the terminal. Knows neither the session nor its commands.
 */
import { cellWidth } from "../terminal/cell-width.ts";
import { visible } from "../terminal/sanitize.ts";
import { wrapRows } from "../text/wrap.ts";
import { promptLine, type Validate } from "./line-prompt.ts";
import { LineReader, type LineReaderOptions, type Reply } from "./line-reader.ts";

export type PromptIOOptions = LineReaderOptions;

export class PromptIO {
	readonly reader: LineReader;
	private readonly options: PromptIOOptions;

	constructor(options: PromptIOOptions) {
		this.options = options;
		this.reader = new LineReader(options);
		this.reader.open();
	}

	/** Prints lines, wrapped at words; `""` is an empty line. */
	print(...lines: readonly string[]): void {
		this.options.stdout.write(this.fitted(lines.map((line) => `${line}\n`).join("")));
	}

	/** Prints text that someone wrote, without wrapping it. */
	printVerbatim(...lines: readonly string[]): void {
		this.options.stdout.write(this.shown(lines.map((line) => `${line}\n`).join("")));
	}

	/** Asks for one line until `validate` accepts it. An empty question prints no prompt. */
	ask(question: string, validate?: Validate): Promise<Reply> {
		const { stdin, stdout } = this.options;
		return promptLine({
			message: this.fitted(question),
			stdin,
			stdout,
			reader: this.reader,
			validate,
			shown: (text) => this.fitted(text),
		});
	}

	close(): void {
		this.reader.close();
	}

	private fitted(text: string): string {
		return wrapLines(this.shown(text), this.options.stdout.columns);
	}

	private shown(text: string): string {
		return visible(text, { unicode: this.options.unicode });
	}
}

/** Below this width, words have to be broken anyway. */
const MIN_WIDTH = 20;

/** Wraps each line of the text; unchanged if the width is unknown. Rows keep the indentation of their line. */
export function wrapLines(text: string, columns: number | undefined): string {
	if (columns === undefined || columns < MIN_WIDTH) return text;
	return text
		.split("\n")
		.map((line) => rowsOf(line, columns).join("\n"))
		.join("\n");
}

function rowsOf(line: string, columns: number): string[] {
	if (cellWidth(line) <= columns) return [line];
	const indent = /^ */.exec(line)?.[0] ?? "";
	if (indent.length > columns / 2) return [line];
	const rows = wrapRows(line, columns - indent.length, true).map(({ from, to }) => indent + line.slice(from, to));
	const [blanks = ""] = / *$/.exec(line) ?? [];
	if (blanks === "") return rows;
	// The answer is typed after the blank at the end of a question.
	const last = (rows.pop() ?? "") + blanks;
	return cellWidth(last) < columns ? [...rows, last] : [...rows, last.trimEnd(), ""];
}
