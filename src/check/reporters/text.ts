/**
 * The text format, for people: a line for each finding or group of similar findings, by file; then the fixes, once per
 * rule, and a summary. With `verbose`, every finding by itself, as `finding-details.ts` shows it.
 */
import { formatLocation, type Problem, type Severity } from "../../outline/problem.ts";
import { capitalize } from "../../text/english.ts";
import { wrapRows } from "../../text/wrap.ts";
import { type Group, groupsOf } from "../finding-groups.ts";
import type { ReporterFactory, ReporterOptions, TextFormatter, TextStyle } from "../reporter.ts";
import { isUnusable, totalsText } from "../results.ts";
import { RULES } from "../rules.ts";
import type { Finding, Report, Rule, SuppressedFinding } from "../types.ts";
import { detailsOf, sourcesOf } from "./finding-details.ts";

const LOOKS: Readonly<Record<Severity, TextStyle>> = { error: "bad", warning: "warn", note: "accent" };

export const text: ReporterFactory = (options) => {
	const { pen, verbose = false } = options;
	/** By rule, the fixes of its findings. */
	const fixes = new Map<string, Set<string>>();
	return {
		file: (result) => {
			if (isUnusable(result)) return `${result.problems.map((problem) => unusable(problem, pen)).join("")}\n`;
			if (!verbose) for (const finding of result.findings) collectFix(fixes, finding);
			return result.findings.length + result.suppressed.length === 0 ? "" : `${reportText(result, options)}\n`;
		},
		end: (totals) => {
			const look = totals.error + totals.unusable > 0 ? "bad" : totals.warning > 0 ? "warn" : "good";
			const words = totalsText(totals);
			const summary = `${pen.paint(`${capitalize(words)}.`, look)}\n`;
			return `${fixesText(fixes, options)}${summary}`;
		},
	};
};

function unusable({ message, at, fix }: Problem, pen: TextFormatter): string {
	const where = at ? `${pen.paint(formatLocation(at), "strong")}: ` : "";
	return `${where}${pen.show(message)}\n${fix === undefined ? "" : `  ${pen.paint(fix, "quiet")}\n`}`;
}

function reportText(report: Report, options: ReporterOptions): string {
	const { pen, verbose } = options;
	const head = `${pen.paint(report.file, "strong")} ${pen.paint(`(${report.template}, for ${report.stage})`, "quiet")}\n`;
	const sources = sourcesOf(report);
	const findings = verbose
		? report.findings.map(
				(finding) => findingText({ first: finding }, report, options) + detailsOf(finding, sources, pen),
			)
		: groupsOf(report.findings).map((group) => findingText(group, report, options));
	return (
		head + findings.join("") + report.suppressed.map((finding) => suppressedText(finding, report, options)).join("")
	);
}

/** The location of a finding, with the file's name if it isn't the report's own file. */
function locationOf({ at }: Finding, { file }: Report, pen: TextFormatter): string {
	if (at.file !== file) return `${pen.show(formatLocation(at))} `;
	return at.line === undefined ? "" : `${at.line}:${at.column ?? 1} `;
}

/** A finding, or a group at the location of its first one. */
function findingText({ first, text }: Group, report: Report, { pen, width, verbose }: ReporterOptions): string {
	const { severity, rule, message } = first;
	const place = locationOf(first, report, pen);
	const said = text ?? (verbose ? message : `${message}${suggestionOf(first) ?? ""}`);
	const line = `  ${place}${severity} ${pen.show(said)} ${rule}`;
	const before = 2 + place.length;
	const rows = wrapped(line, width);
	return rows
		.map((row, at) => {
			const end = at === rows.length - 1 ? row.length - rule.length : row.length;
			const tail = end === row.length ? "" : pen.paint(rule, "quiet");
			if (at > 0) return `${row.slice(0, end)}${tail}\n`;
			const behind = before + severity.length;
			return `${row.slice(0, before)}${pen.paint(severity, LOOKS[severity])}${row.slice(behind, end)}${tail}\n`;
		})
		.join("");
}

/** Wraps a line to a terminal of that width and indents further rows. Without a width, it stays one line. */
function wrapped(line: string, width: number | undefined, indent = 6): string[] {
	if (width === undefined || width < MIN_WIDTH) return [line];
	const margin = /^ */.exec(line)![0];
	const [head] = wrapRows(line, width - margin.length, true);
	if (!head) return [line];
	const rest = line.slice(head.to).trimStart();
	const rows = wrapRows(rest, width - indent, true).map(({ from, to }) => " ".repeat(indent) + rest.slice(from, to));
	return [margin + line.slice(head.from, head.to), ...rows];
}

/** Minimum width to wrap for; narrower terminals wrap by themselves. */
const MIN_WIDTH = 30;

function suppressedText(finding: SuppressedFinding, report: Report, { pen, width }: ReporterOptions): string {
	const { message, rule, reason } = finding;
	const line = `  ${locationOf(finding, report, pen)}waived ${pen.show(message)} (because ${pen.show(reason)}) ${rule}`;
	return wrapped(line, width)
		.map((row) => `${pen.paint(row, "quiet")}\n`)
		.join("");
}

/** The correction that a finding proposes, in parentheses: it belongs to this finding alone. */
function suggestionOf({ fix }: Finding): string | undefined {
	const words = fix !== undefined && /^(?:Did you mean|Write) “[^”]{1,60}”[.?]$/.test(fix) ? fix : undefined;
	return words && ` (${words.charAt(0).toLowerCase()}${words.slice(1).replace(/\.$/, "")})`;
}

function collectFix(fixes: Map<string, Set<string>>, finding: Finding): void {
	// A proposed correction stands beside its finding.
	if (suggestionOf(finding)) return;
	const { rule, fix } = finding;
	const there = fixes.get(rule) ?? new Set();
	fixes.set(rule, there);
	// If fixes differ, the rule's general fix is printed.
	if (fix !== undefined && there.size < 2) there.add(fix);
}

/** Each rule with findings, in the order of the documentation, with its fix. */
function fixesText(fixes: ReadonlyMap<string, ReadonlySet<string>>, { pen, width }: ReporterOptions): string {
	if (fixes.size === 0) return "";
	const found = RULES.filter(({ id }: Rule) => fixes.has(id));
	const column = Math.max(...found.map(({ id }) => id.length)) + 4;
	const lines = found.flatMap(({ id, fix: general }) => {
		const own = [...fixes.get(id)!];
		const fix = pen.show(own.length === 1 ? own[0]! : general);
		if (width !== undefined && width < column + MIN_WIDTH)
			return [`  ${pen.paint(id, "quiet")}`, ...wrapped(`      ${fix}`, width)];
		const line = `  ${id.padEnd(column - 2)}${fix}`;
		return wrapped(line, width, column).map((row, at) =>
			at === 0 ? `  ${pen.paint(id, "quiet")}${row.slice(2 + id.length)}` : row,
		);
	});
	const hint = wrapped("(--verbose: every finding by itself, with its line)", width, 0);
	const head = [pen.paint("How to fix", "strong"), ...hint.map((row) => pen.paint(row, "quiet"))].join(
		hint.length > 1 ? "\n" : " ",
	);
	return `${[head, ...lines].map((line) => `${line}\n`).join("")}\n`;
}
