/**
 * What a command knows of its process; tests provide their own. Files are accessed through the rooms that read and write
 * them.
 */

/** Exit codes; scripts rely on them. */
export const EXIT = {
	fine: 0,
	/** Findings, or incomplete; only for `check` and `status --exit-code`. */
	incomplete: 1,
	/** The command line is wrong. */
	usage: 2,
	/** An input can't be used. */
	input: 3,
	/** Could not write. */
	write: 4,
	/** Ended by Ctrl-C. */
	interrupted: 130,
	/** The reader closed the output early, as `| head` does: the exit code of programs ended by SIGPIPE. */
	closed: 141,
} as const;

export interface World {
	/** The folder that relative paths start from, absolute. */
	readonly cwd: string;
	/** Includes `--color`, as the variables that libraries obey. */
	readonly env: Record<string, string | undefined>;
	/** Standard input and output are both a terminal. */
	readonly interactive: boolean;
	/** Standard output is a terminal. */
	readonly outIsTerminal: boolean;
	/** Standard error is a terminal. */
	readonly errIsTerminal: boolean;
	/** Width of the terminal in cells; undefined without a terminal. */
	readonly columns: number | undefined;
	/** Writes a result to standard output, without adding a newline. */
	out(text: string): void;
	/** Writes anything else to standard error, without adding a newline. */
	err(text: string): void;
	/** All of standard input. Rejects with TooLong above the size limit for documents. */
	readInput(): Promise<Uint8Array>;
	now(): Date;
	/** For interactive screens, which need the streams themselves. */
	readonly streams: {
		readonly stdin: NodeJS.ReadStream;
		readonly stdout: NodeJS.WriteStream;
		readonly stderr: NodeJS.WriteStream;
	};
}

/** The command line is wrong (exit code 2). `word` is the invalid word, `valid` are the words allowed in its place. */
export class UsageError extends Error {
	readonly word: string | undefined;
	readonly valid: readonly string[];
	/** What to do, if no valid word is similar. */
	readonly hint: string | undefined;
	constructor(message: string, more: { word?: string; valid?: readonly string[]; hint?: string } = {}) {
		super(message);
		this.name = "UsageError";
		this.word = more.word;
		this.valid = more.valid ?? [];
		this.hint = more.hint;
	}
}
