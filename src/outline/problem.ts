/**
 * The one shape of everything that can be wrong with a file, and the error that carries it.
 * Knows no file system: positions are given by whoever read the file.
 */

/** Where in a file; line and column are 1-based, column counts UTF-16 units. */
export interface Place {
	readonly file: string;
	readonly line?: number;
	readonly column?: number;
}

export type Severity = "error" | "warning" | "note";

export interface Problem {
	/** Stable id of the rule that was broken, e.g. `draft/duplicate-key`. */
	readonly rule: string;
	readonly severity: Severity;
	/** What is wrong, as one sentence without a full stop. */
	readonly message: string;
	readonly at?: Place;
	/** The item concerned. */
	readonly item?: string;
	/** What to do about it, as one imperative sentence. */
	readonly fix?: string;
}

/** Prints a place the way compilers do: `file:line:column`, with only what is known. */
export function placeText(place: Place): string {
	const line = place.line === undefined ? "" : `:${place.line}`;
	const column = place.line === undefined || place.column === undefined ? "" : `:${place.column}`;
	return `${place.file}${line}${column}`;
}

/** Prints a problem for people, as one line and, where a mend is known, a second one. */
export function problemText(problem: Problem): string {
	const where = problem.at ? `${placeText(problem.at)}: ` : "";
	const fix = problem.fix ? `\n  ${problem.fix}` : "";
	return `${where}${problem.message}${fix}`;
}

/** An input that can't be used (exit code 3). Its message is ready for people; no stack is ever shown for it. */
export class InputError extends Error {
	readonly problems: readonly Problem[];
	constructor(problems: readonly Problem[]) {
		super(problems.map(problemText).join("\n"));
		this.name = "InputError";
		this.problems = problems;
	}
}
