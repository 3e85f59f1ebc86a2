/**
 * Enquirer's prompt without redraws, cursor movement or colours: the question is printed once and the line is read
 * after it. Validation, submitting and cancelling are enquirer's own. Knows no session.
 */
import Enquirer from "enquirer";
import stringWidth from "string-width";
import type { LineReader, Reply } from "./line-reader.ts";

/** Members of enquirer's prompts that its published types lack. */
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

/** The problem with a line, as a sentence to print before the question is repeated; undefined if it is valid. */
export type Validate = (line: string) => string | undefined;

interface LinePromptOptions extends PromptOptions {
	readonly reader: LineReader;
	readonly validate?: Validate;
	/** Makes text safe to print. */
	readonly shown: (text: string) => string;
}

class LinePrompt extends EnquirerBase {
	/** How the prompt ended if not with a line. */
	ending: Reply | undefined;
	private readonly given: LinePromptOptions;
	private problem: string | undefined;

	constructor(options: LinePromptOptions) {
		const { name, message, stdin, stdout } = options;
		super({ name, message, stdin, stdout });
		this.given = options;
		// Enquirer prints the question last; typeahead is echoed after it.
		this.once("run", () => void this.read());
	}

	private async read(): Promise<void> {
		const { reader, message } = this.given;
		const column = stringWidth(message.slice(message.lastIndexOf("\n") + 1));
		while (!this.state.closed) {
			const reply = await reader.read(column);
			if (reply.type !== "line") {
				this.ending = reply;
				return this.cancel();
			}
			this.value = reply.text;
			await this.submit();
		}
	}

	/** Enquirer would listen to keys here and redraw for each. */
	start(): void {}

	/** An empty line is an answer. */
	isValue(value: unknown): boolean {
		return value !== undefined && value !== null;
	}

	validate(line: string): boolean | string {
		this.problem = this.given.validate?.(line);
		return this.problem ?? true;
	}

	render(): void {
		if (this.state.submitted) return;
		const { message, shown } = this.given;
		const problem = this.problem === undefined ? "" : `${this.problem}\n`;
		this.stdout.write(shown(problem + message));
	}

	/** Enquirer's beep. */
	alert(): void {}

	async close(): Promise<void> {
		this.state.closed = true;
		this.emit("close");
	}
}

/** Asks until the line is valid; gives the line, or how the prompt ended without one. */
export async function promptLine(options: Omit<LinePromptOptions, "name">): Promise<Reply> {
	const prompt = new LinePrompt({ name: "line", ...options });
	try {
		return { type: "line", text: await prompt.run() };
	} catch (error) {
		if (prompt.ending) return prompt.ending;
		throw error;
	}
}
