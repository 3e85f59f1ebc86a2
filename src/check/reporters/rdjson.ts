/**
 * Reviewdog's diagnostics: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf. Columns count bytes of UTF-8,
 * from 1.
 */
import { lineTexts } from "../../markdown/lines.ts";
import type { Severity } from "../../outline/problem.ts";
import type { ReporterFactory, TextFormatter } from "../reporter.ts";
import { descriptionOf, isUnusable, type Located, type Result } from "../results.ts";

const SEVERITIES: Readonly<Record<Severity, string>> = { error: "ERROR", warning: "WARNING", note: "INFO" };

export const rdjson: ReporterFactory = ({ json, pen }) => {
	const diagnostics: unknown[] = [];
	return {
		file: (result) => {
			const lines = linesOf(result);
			const found: readonly Located[] = isUnusable(result) ? result.problems : result.findings;
			diagnostics.push(...found.map((each) => diagnostic(each, result.file, lines, pen)));
			return "";
		},
		end: () => json({ source: { name: "pep-wizard" }, diagnostics }),
	};
};

type Lines = ReadonlyMap<string, readonly string[]>;

function linesOf(result: Result): Lines {
	if (isUnusable(result)) return new Map();
	const { file, text, beside = [] } = result;
	const others = beside.map((each) => [each.file, lineTexts(each.text)] as const);
	return new Map([[file, lineTexts(text)], ...others]);
}

function diagnostic(problem: Located, file: string, lines: Lines, pen: TextFormatter) {
	const { rule, severity, at, length } = problem;
	const path = at?.file ?? file;
	const line = at?.line;
	const text = line === undefined ? "" : (lines.get(path)?.[line - 1] ?? "");
	const position = (column: number | undefined): object =>
		column === undefined ? { line } : { line, column: Buffer.byteLength(text.slice(0, column - 1)) + 1 };
	const end = at?.column !== undefined && length !== undefined ? { end: position(at.column + length) } : {};
	const range = line === undefined ? {} : { range: { start: position(at?.column), ...end } };
	return {
		message: pen.show(descriptionOf(problem)),
		location: { path: path.replaceAll("\\", "/"), ...range },
		severity: SEVERITIES[severity],
		code: { value: rule },
	};
}
