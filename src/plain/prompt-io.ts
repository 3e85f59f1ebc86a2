/**
 * Prompt input and output: paragraphs out, lines in. Control characters in the output become visible marks, so that no
 * text from a file drives the terminal. Knows neither the session nor its commands.
 */
import { visible } from "../terminal/sanitize.ts";
import { promptLine, type Validate } from "./line-prompt.ts";
import { LineReader, type LineReaderOptions, type Reply } from "./line-reader.ts";
import { wrapped } from "./wrapped.ts";

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
	say(...lines: readonly string[]): void {
		this.options.stdout.write(this.fitted(lines.map((line) => `${line}\n`).join("")));
	}

	/** Prints text that someone wrote, without wrapping it. */
	quote(...lines: readonly string[]): void {
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
		return wrapped(this.shown(text), this.options.stdout.columns);
	}

	private shown(text: string): string {
		return visible(text, { unicode: this.options.unicode });
	}
}
