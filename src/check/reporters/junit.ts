/** JUnit's XML: a suite per file, a case per rule with findings. Errors fail; other findings are only reported. */
import { formatLocation, type Problem } from "../../outline/problem.ts";
import type { ReporterFactory } from "../reporter.ts";
import { descriptionOf, isUnusable, type Result } from "../results.ts";
import type { Finding, Report } from "../types.ts";

interface Suite {
	readonly xml: string;
	readonly tests: number;
	readonly failures: number;
	readonly errors: number;
	readonly skipped: number;
}

export const junit: ReporterFactory = () => {
	const suites: Suite[] = [];
	return {
		file: (result) => {
			suites.push(suiteOf(result));
			return "";
		},
		end: () => {
			const sum = (key: "tests" | "failures" | "errors" | "skipped"): number =>
				suites.reduce((total, suite) => total + suite[key], 0);
			const counts = { tests: sum("tests"), failures: sum("failures"), errors: sum("errors"), skipped: sum("skipped") };
			const body = suites.map(({ xml }) => xml).join("");
			return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${attributes({ name: "pep-wizard", ...counts })}>\n${body}</testsuites>\n`;
		},
	};
};

function suiteOf(result: Result): Suite {
	const cases = isUnusable(result) ? [errorCase(result.file, result.problems)] : casesOf(result);
	const count = (kind: Case["kind"]): number => cases.filter((each) => each.kind === kind).length;
	const counts = { tests: cases.length, failures: count("failure"), errors: count("error"), skipped: count("skipped") };
	const xml = cases.map((each) => each.xml).join("");
	return { ...counts, xml: `  <testsuite${attributes({ name: result.file, ...counts })}>\n${xml}  </testsuite>\n` };
}

interface Case {
	readonly kind: "passed" | "failure" | "error" | "skipped";
	readonly xml: string;
}

function casesOf(report: Report): Case[] {
	const found = [...grouped(report.findings)].map(([rule, findings]) => ruleCase(report.file, rule, findings));
	const suppressed = report.suppressed.map((each): Case => {
		const xml = `      <skipped${attributes({ message: `waived because ${each.reason}` })}/>\n`;
		return { kind: "skipped", xml: testCase(report.file, each.rule, xml) };
	});
	if (found.length > 0) return [...found, ...suppressed];
	return [{ kind: "passed", xml: testCase(report.file, "all rules", "") }, ...suppressed];
}

function grouped(findings: readonly Finding[]): Map<string, Finding[]> {
	const groups = new Map<string, Finding[]>();
	for (const finding of findings) {
		const there = groups.get(finding.rule);
		if (there) there.push(finding);
		else groups.set(finding.rule, [finding]);
	}
	return groups;
}

function ruleCase(file: string, rule: string, findings: readonly Finding[]): Case {
	const text = content(findings.map(line).join("\n"));
	const message = findings.length === 1 ? findings[0]!.message : `${findings.length} findings`;
	if (findings.some(({ severity }) => severity === "error")) {
		const failure = `      <failure${attributes({ message, type: rule })}>${text}</failure>\n`;
		return { kind: "failure", xml: testCase(file, rule, failure) };
	}
	return { kind: "passed", xml: testCase(file, rule, `      <system-out>${text}</system-out>\n`) };
}

function errorCase(file: string, problems: readonly Problem[]): Case {
	const type = problems[0]?.rule ?? "unusable";
	const error = `      <error${attributes({ message: problems[0]?.message ?? "", type })}>${content(problems.map(line).join("\n"))}</error>\n`;
	return { kind: "error", xml: testCase(file, "can be used", error) };
}

function line(problem: Problem): string {
	const { at, severity } = problem;
	return `${at ? `${formatLocation(at)}: ` : ""}${severity}: ${descriptionOf(problem)}`;
}

function testCase(file: string, name: string, inside: string): string {
	const head = `    <testcase${attributes({ name, classname: file, file })}`;
	return inside === "" ? `${head}/>\n` : `${head}>\n${inside}    </testcase>\n`;
}

function attributes(values: Readonly<Record<string, string | number>>): string {
	return Object.entries(values)
		.map(
			([key, value]) =>
				` ${key}="${content(`${value}`)
					.replaceAll('"', "&quot;")
					.replace(/[\t\r\n]/g, " ")}"`,
		)
		.join("");
}

/** What XML 1.0 can't hold, and what a terminal would act on when the report is shown. */
const UNFIT = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Cs}/gu;

function content(text: string): string {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replace(UNFIT, "\ufffd");
}
