/**
 * Speaking and listening: paragraphs out, lines in. Everything that is said is made visible first, so that nothing from
 * a file drives the terminal. Knows neither the session nor its commands.
 */
import { visible } from "../terminal/sanitize.ts";
import { type Complain, promptLine } from "./line-prompt.ts";
import { LineSource, type Reply, type SourceOptions } from "./line-source.ts";

export type VoiceOptions = SourceOptions;

export class Voice {
	readonly source: LineSource;
	private readonly options: VoiceOptions;

	constructor(options: VoiceOptions) {
		this.options = options;
		this.source = new LineSource(options);
		this.source.open();
	}

	/** Says lines, each on its own; `""` is an empty line. */
	say(...lines: readonly string[]): void {
		this.options.stdout.write(this.shown(lines.map((line) => `${line}\n`).join("")));
	}

	/** Asks for one line; again, with the complaint before, while there is one. An empty question asks in silence. */
	ask(question: string, complain?: Complain): Promise<Reply> {
		const { stdin, stdout } = this.options;
		return promptLine({
			message: question,
			stdin,
			stdout,
			source: this.source,
			complain,
			shown: (text) => this.shown(text),
		});
	}

	close(): void {
		this.source.close();
	}

	private shown(text: string): string {
		return visible(text, { unicode: this.options.unicode });
	}
}
