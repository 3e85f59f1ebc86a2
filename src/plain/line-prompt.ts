/**
 * Enquirer's prompt, said plainly: the question is written once and the line is read behind it. No redraw, no cursor
 * movement, no colours. Validation, submitting and cancelling are enquirer's own. Knows no session.
 */
import Enquirer from "enquirer";
import stringWidth from "string-width";
import type { LineSource, Reply } from "./line-reader.ts";

/** What enquirer's prompts have beyond their published types. */
interface EnquirerPrompt {
	readonly stdout: NodeJS.WriteStream;
	readonly state: { submitted: boolean; cancelled: boolean; closed?: boolean };
	value: unknown;
	run(): Promise<string>;
	submit(): Promise<void>;
	cancel(): Promise<void>;
	once(event: "run", listener: () => void): this;
	emit(event: "close"): boolean;
}

interface PromptOptions {
	readonly name: string;
	readonly message: string;
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
}

const EnquirerBase = Enquirer.Prompt as unknown as new (options: PromptOptions) => EnquirerPrompt;

/** What is wrong with a line, as a sentence that is told before the question comes again; undefined when it will do. */
export type Complain = (line: string) => string | undefined;

interface LinePromptOptions extends PromptOptions {
	readonly source: LineSource;
	readonly complain?: Complain;
	/** Cleans what is written. */
	readonly shown: (text: string) => string;
}

class LinePrompt extends EnquirerBase {
	/** How the prompt ended where no line was given. */
	ending: Reply | undefined;
	private readonly given: LinePromptOptions;
	private complaint: string | undefined;

	constructor(options: LinePromptOptions) {
		const { name, message, stdin, stdout } = options;
		super({ name, message, stdin, stdout });
		this.given = options;
		// Enquirer writes the question last of all; what was typed ahead is echoed behind it.
		this.once("run", () => void this.read());
	}

	private async read(): Promise<void> {
		const { source, message } = this.given;
		const column = stringWidth(message.slice(message.lastIndexOf("\n") + 1));
		while (!this.state.closed) {
			const reply = await source.read(column);
			if (reply.type !== "line") {
				this.ending = reply;
				return this.cancel();
			}
			this.value = reply.text;
			await this.submit();
		}
	}

	/** Enquirer would listen to keys here and draw anew for each. */
	start(): void {}

	/** An empty line is an answer. */
	isValue(value: unknown): boolean {
		return value !== undefined && value !== null;
	}

	validate(line: string): boolean | string {
		this.complaint = this.given.complain?.(line);
		return this.complaint ?? true;
	}

	render(): void {
		if (this.state.submitted) return;
		const { message, shown } = this.given;
		const complaint = this.complaint === undefined ? "" : `${this.complaint}\n`;
		this.stdout.write(shown(complaint + message));
	}

	/** Enquirer's beep. */
	alert(): void {}

	async close(): Promise<void> {
		this.state.closed = true;
		this.emit("close");
	}
}

/** Asks until the line will do; gives it, or how it was not given. */
export async function promptLine(options: Omit<LinePromptOptions, "name">): Promise<Reply> {
	const prompt = new LinePrompt({ name: "line", ...options });
	try {
		return { type: "line", text: await prompt.run() };
	} catch (error) {
		if (prompt.ending) return prompt.ending;
		throw error;
	}
}
