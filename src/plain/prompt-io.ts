/**
 * Speaking and listening: paragraphs out, lines in. Everything that is said is made visible first, so that nothing from
 * a file drives the terminal. Knows neither the session nor its commands.
 */
import { visible } from "../terminal/sanitize.ts";
import { type Complain, promptLine } from "./line-prompt.ts";
import { LineSource, type Reply, type SourceOptions } from "./line-reader.ts";
import { wrapped } from "./wrapped.ts";

export type VoiceOptions = SourceOptions;

export class Voice {
	readonly source: LineSource;
	private readonly options: VoiceOptions;

	constructor(options: VoiceOptions) {
		this.options = options;
		this.source = new LineSource(options);
		this.source.open();
	}

	/** Says lines, each on its own, broken at words where one is too long; `""` is an empty line. */
	say(...lines: readonly string[]): void {
		this.options.stdout.write(this.fitted(lines.map((line) => `${line}\n`).join("")));
	}

	/** Says what somebody wrote: lines as they are. */
	quote(...lines: readonly string[]): void {
		this.options.stdout.write(this.shown(lines.map((line) => `${line}\n`).join("")));
	}

	/** Asks for one line; again, with the complaint before, while there is one. An empty question asks in silence. */
	ask(question: string, complain?: Complain): Promise<Reply> {
		const { stdin, stdout } = this.options;
		return promptLine({
			message: this.fitted(question),
			stdin,
			stdout,
			source: this.source,
			complain,
			shown: (text) => this.fitted(text),
		});
	}

	close(): void {
		this.source.close();
	}

	private fitted(text: string): string {
		return wrapped(this.shown(text), this.options.stdout.columns);
	}

	private shown(text: string): string {
		return visible(text, { unicode: this.options.unicode });
	}
}
