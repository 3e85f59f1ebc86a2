/** Annotations of GitHub Actions: a workflow command for each finding, and the summary as a line of the log. */
import type { Severity } from "../../outline/problem.ts";
import type { ReporterFactory, TextFormatter } from "../reporter.ts";
import { isUnusable, type Located, totalsText } from "../results.ts";

const COMMANDS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", note: "notice" };

export const github: ReporterFactory = ({ pen }) => ({
	file: (result) => {
		const problems = isUnusable(result) ? result.problems : result.findings;
		return problems.map((problem) => annotation(problem, pen)).join("");
	},
	end: (totals) => `${totalsText(totals)}\n`,
});

function annotation(problem: Located, pen: TextFormatter): string {
	const { rule, severity, message, at, fix, item, length } = problem;
	const line = at?.line;
	const column = at?.column;
	const properties = [
		["file", at?.file],
		["line", line],
		["endLine", line],
		["col", column],
		["endColumn", column === undefined || length === undefined ? undefined : column + length],
		["title", rule],
	] as const;
	const given = properties.flatMap(([key, value]) =>
		value === undefined ? [] : [`${key}=${property(pen.show(`${value}`))}`],
	);
	const text = [message, fix, item].filter((each) => each !== undefined).join("\n");
	return `::${COMMANDS[severity]} ${given.join(",")}::${text
		.split("\n")
		.map((each) => data(pen.show(each)))
		.join("%0A")}\n`;
}

/** Escapes data as the runner decodes it: https://github.com/actions/toolkit, `escapeData`. */
function data(text: string): string {
	return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** `escapeProperty`. */
function property(text: string): string {
	return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
