/**
 * The format of every problem with a file, and the error that carries problems. Knows no file system: callers supply
 * the locations.
 */

/** A location in a file. Line and column are 1-based; the column counts UTF-16 code units. */
export interface Location {
	readonly file: string;
	readonly line?: number;
	readonly column?: number;
}

export type Severity = "error" | "warning" | "note";

export interface Problem {
	/** Stable id of the violated rule, e.g. `draft/duplicate-key`. */
	readonly rule: string;
	readonly severity: Severity;
	/** The problem, as one sentence without a full stop. */
	readonly message: string;
	readonly at?: Location;
	/** Id of the item concerned. */
	readonly item?: string;
	/** The fix, as one imperative sentence. */
	readonly fix?: string;
}

/** Formats a location as compilers do: `file:line:column`, as far as it is known. */
export function formatLocation(location: Location): string {
	const line = location.line === undefined ? "" : `:${location.line}`;
	const column = location.line === undefined || location.column === undefined ? "" : `:${location.column}`;
	return `${location.file}${line}${column}`;
}

/** Formats a problem for people: one line, and a second one if a fix is known. */
export function formatProblem(problem: Problem): string {
	const where = problem.at ? `${formatLocation(problem.at)}: ` : "";
	const fix = problem.fix ? `\n  ${problem.fix}` : "";
	return `${where}${problem.message}${fix}`;
}

/** An unusable input (exit code 3). Its message is meant for people; its stack is never shown. */
export class InputError extends Error {
	readonly problems: readonly Problem[];
	constructor(problems: readonly Problem[]) {
		super(problems.map(formatProblem).join("\n"));
		this.name = "InputError";
		this.problems = problems;
	}
}

/** An InputError with a single problem. */
export function inputError(rule: string, message: string, at: Location, fix: string): InputError {
	return new InputError([{ rule, severity: "error", message, at, fix }]);
}
