/** SARIF 2.1.0, as code scanning services read it. Waived and known findings are included as suppressed. */
import type { Problem, Severity } from "../../outline/problem.ts";
import type { ReporterFactory } from "../reporter.ts";
import { isUnusable, type Located } from "../results.ts";
import { RULE_IDS, RULES } from "../rules.ts";
import type { Rule } from "../types.ts";

const SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

export const sarif: ReporterFactory = ({ version, json }) => {
	const results: unknown[] = [];
	const notifications: unknown[] = [];
	return {
		file: (result) => {
			if (isUnusable(result)) notifications.push(...result.problems.map(notification));
			else {
				for (const finding of result.findings) results.push(resultJson(finding));
				for (const finding of result.known ?? []) {
					results.push({ ...resultJson(finding), suppressions: [{ kind: "external" }] });
				}
				for (const finding of result.suppressed) {
					const suppressions = [{ kind: "inSource", justification: finding.reason }];
					results.push({ ...resultJson(finding), suppressions });
				}
			}
			return "";
		},
		end: () => {
			const driver = { name: "pep-wizard", version, semanticVersion: version, rules: RULES.map(ruleJson) };
			const invocation = {
				executionSuccessful: notifications.length === 0,
				...(notifications.length > 0 && { toolExecutionNotifications: notifications }),
			};
			const run = { tool: { driver }, columnKind: "utf16CodeUnits", invocations: [invocation], results };
			return json({ $schema: SCHEMA, version: "2.1.0", runs: [run] });
		},
	};
};

function ruleJson({ id, about, fix, severity }: Rule): unknown {
	return {
		id,
		shortDescription: { text: about },
		help: { text: fix, markdown: fix },
		defaultConfiguration: { level: severity },
	};
}

/** SARIF has the same names for severities. */
const level = (severity: Severity): string => severity;

function resultJson(finding: Located): object {
	const { rule, severity, message, fix, item } = finding;
	const text = fix === undefined ? `${message}.` : `${message}. ${fix}`;
	return {
		ruleId: rule,
		ruleIndex: (RULE_IDS as readonly string[]).indexOf(rule),
		level: level(severity),
		message: { text },
		locations: locations(finding),
		...(item !== undefined && { properties: { item } }),
	};
}

function notification(problem: Problem): object {
	const { rule, severity, message } = problem;
	const text = problem.fix === undefined ? `${message}.` : `${message}. ${problem.fix}`;
	return { descriptor: { id: rule }, level: level(severity), message: { text }, locations: locations(problem) };
}

function locations({ at, length }: Located): object[] {
	if (!at) return [];
	const { line, column } = at;
	const end = column !== undefined && length !== undefined ? { endColumn: column + length } : {};
	const region =
		line === undefined ? {} : { region: { startLine: line, ...(column && { startColumn: column }), ...end } };
	return [{ physicalLocation: { artifactLocation: { uri: uriOf(at.file) }, ...region } }];
}

/** A path as a relative URI reference, or as a file URI if it is absolute. */
export function uriOf(file: string): string {
	const path = file.replaceAll("\\", "/");
	const parts = path
		.split("/")
		.map((part, at) => (at === 0 && /^[A-Za-z]:$/.test(part) ? part : encodeURIComponent(part)));
	const joined = parts.join("/");
	if (path.startsWith("/")) return `file://${joined}`;
	return /^[A-Za-z]:/.test(path) ? `file:///${joined}` : joined;
}
