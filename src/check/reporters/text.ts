/** For people: findings by file, each with its source line and its fix, and a summary. */
import stringWidth from "string-width";
import { lineTexts } from "../../markdown/lines.ts";
import { formatLocation, type Problem, type Severity } from "../../outline/problem.ts";
import type { ReporterFactory, TextFormatter, TextStyle } from "../reporter.ts";
import { isUnusable, totalsText } from "../results.ts";
import type { Finding, Report, SuppressedFinding } from "../types.ts";

const LOOKS: Readonly<Record<Severity, TextStyle>> = { error: "bad", warning: "warn", note: "accent" };

export const text: ReporterFactory = ({ pen }) => ({
	file: (result) => {
		if (isUnusable(result)) return `${result.problems.map((problem) => unusable(problem, pen)).join("")}\n`;
		return result.findings.length + result.suppressed.length === 0 ? "" : `${reportText(result, pen)}\n`;
	},
	end: (totals) => {
		const look = totals.error + totals.unusable > 0 ? "bad" : totals.warning > 0 ? "warn" : "good";
		const words = totalsText(totals);
		return `${pen.paint(`${words.charAt(0).toUpperCase()}${words.slice(1)}.`, look)}\n`;
	},
});

function unusable({ message, at, fix }: Problem, pen: TextFormatter): string {
	const where = at ? `${pen.paint(formatLocation(at), "strong")}: ` : "";
	return `${where}${pen.show(message)}\n${fix === undefined ? "" : `  ${pen.paint(fix, "quiet")}\n`}`;
}

function reportText(report: Report, pen: TextFormatter): string {
	const sources = sourcesOf(report);
	const head = `${pen.paint(report.file, "strong")} ${pen.paint(`(${report.template}, for ${report.stage})`, "quiet")}\n`;
	const findings = report.findings.map((finding) => findingText(finding, report, sources, pen));
	return head + findings.join("") + report.suppressed.map((finding) => suppressedText(finding, report, pen)).join("");
}

type Sources = ReadonlyMap<string, readonly string[]>;

/** The lines of the file and of those beside it, by file. */
function sourcesOf({ file, text: own, beside = [] }: Report): Sources {
	const others = beside.map((each): [string, readonly string[]] => [each.file, lineTexts(each.text)]);
	return new Map([...others, [file, lineTexts(own)]]);
}

/** A file that isn't the report's own is named. */
function locationOf({ at }: Finding, { file }: Report, pen: TextFormatter): string {
	if (at.file !== file) return `${pen.show(formatLocation(at))} `;
	return at.line === undefined ? "" : `${at.line}:${at.column ?? 1} `;
}

function findingText(finding: Finding, report: Report, sources: Sources, pen: TextFormatter): string {
	const { at, severity, message, rule, fix } = finding;
	const head = `  ${locationOf(finding, report, pen)}${pen.paint(severity, LOOKS[severity])} ${pen.show(message)} ${pen.paint(rule, "quiet")}\n`;
	// A missing item has no line; its id is shown instead.
	const id = finding.item === undefined ? "" : `      ${pen.paint(finding.item, "quiet")}\n`;
	const source = at.column === undefined ? id : sourceText(finding, sources.get(at.file) ?? [], pen);
	return `${head}${source}${fix === undefined ? "" : `      ${pen.show(fix)}\n`}`;
}

/** Cells of the source that are shown. */
const WIDEST = 100;
/** Cells before the place that is meant, where the line is cut. */
const BEFORE = 40;

/** The source line with a marker below the location. */
function sourceText({ at, length = 1 }: Finding, lines: readonly string[], pen: TextFormatter): string {
	const line = at.line === undefined ? undefined : lines[at.line - 1];
	if (line === undefined || at.line === undefined || !/\S/.test(line)) return "";
	const column = Math.min(line.length, (at.column ?? 1) - 1);
	const from = line.length > WIDEST && column > BEFORE ? boundary(line, column - BEFORE) : /^\s*/.exec(line)![0].length;
	const start = Math.min(from, column);
	const cut = boundary(line, Math.min(line.length, start + WIDEST));
	const end = Math.max(boundary(line, column), Math.min(cut, column + length));
	const shown = (first: number, last: number): string => pen.show(line.slice(first, last).replace(/\t/g, " "));
	const before = shown(start, column);
	const gutter = `      ${pen.paint(`${at.line} |`, "quiet")} `;
	const empty = `      ${" ".repeat(`${at.line}`.length)} ${pen.paint("|", "quiet")} `;
	const mark = "^".repeat(Math.max(1, stringWidth(shown(column, end))));
	const words = before + shown(column, cut);
	return `${gutter}${words}\n${empty}${" ".repeat(stringWidth(before))}${pen.paint(mark, "accent")}\n`;
}

/** An offset that splits no character of two units. */
function boundary(line: string, at: number): number {
	return /[\uDC00-\uDFFF]/.test(line[at] ?? "") ? at + 1 : at;
}

function suppressedText(finding: SuppressedFinding, report: Report, pen: TextFormatter): string {
	const { message, rule, reason } = finding;
	const place = locationOf(finding, report, pen);
	return `  ${pen.paint(`${place}waived ${message} ${rule}`, "quiet")}\n      ${pen.paint(`because ${reason}`, "quiet")}\n`;
}
