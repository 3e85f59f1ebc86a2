/**
 * What a command may know of the process that runs it, so that tests can give it another one.
 * Knows no command and no room; files are reached through the rooms that read and write them.
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
	/** Whoever read the output has closed it before the end, as `| head` does: the code of SIGPIPE, which ends others. */
	closed: 141,
} as const;

export interface World {
	/** The folder that relative paths start from, absolute. */
	readonly cwd: string;
	/** `--color` is handed on in it, in the variables that every library obeys. */
	readonly env: Record<string, string | undefined>;
	/** Standard input and output are both a terminal. */
	readonly interactive: boolean;
	/** Standard output is a terminal. */
	readonly outIsTerminal: boolean;
	/** Standard error is a terminal. */
	readonly errIsTerminal: boolean;
	/** Width of the terminal in cells; undefined where there is none. */
	readonly columns: number | undefined;
	/** Writes a result to standard output, as it is: the caller ends its lines. */
	out(text: string): void;
	/** Writes anything else to standard error, as it is. */
	err(text: string): void;
	/** All of standard input. Rejects with TooLong for more than any document may have. */
	readInput(): Promise<Uint8Array>;
	now(): Date;
	/** For the screens that talk to a person, which want the streams themselves. */
	readonly streams: {
		readonly stdin: NodeJS.ReadStream;
		readonly stdout: NodeJS.WriteStream;
		readonly stderr: NodeJS.WriteStream;
	};
}

/** The command line is wrong (exit code 2). `word` is the wrong one and `valid` what could have stood there. */
export class UsageError extends Error {
	readonly word: string | undefined;
	readonly valid: readonly string[];
	/** What to do, when no valid word is near. */
	readonly hint: string | undefined;
	constructor(message: string, more: { word?: string; valid?: readonly string[]; hint?: string } = {}) {
		super(message);
		this.name = "UsageError";
		this.word = more.word;
		this.valid = more.valid ?? [];
		this.hint = more.hint;
	}
}
