/** GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
import type { Severity } from "../../outline/problem.ts";
import type { ReporterFactory } from "../reporter.ts";
import { descriptionOf, isUnusable, type Located } from "../results.ts";

const SEVERITIES: Readonly<Record<Severity, string>> = { error: "major", warning: "minor", note: "info" };

export const gitlab: ReporterFactory = ({ json, digest, pen }) => {
	const entries: unknown[] = [];
	const times = new Map<string, number>();
	const entry = (problem: Located, file: string): unknown => {
		const { rule, severity, message, item, at } = problem;
		// The same finding keeps its fingerprint when lines move; equal findings get different ones.
		const identity = [at?.file ?? file, rule, item ?? message].join("\0");
		const nth = times.get(identity) ?? 0;
		times.set(identity, nth + 1);
		return {
			description: pen.show(descriptionOf(problem)),
			check_name: rule,
			fingerprint: digest(`${identity}\0${nth}`),
			severity: SEVERITIES[severity],
			location: { path: (at?.file ?? file).replaceAll("\\", "/"), lines: { begin: at?.line ?? 1 } },
		};
	};
	return {
		file: (result) => {
			const found: readonly Located[] = isUnusable(result) ? result.problems : result.findings;
			entries.push(...found.map((each) => entry(each, result.file)));
			return "";
		},
		end: () => json(entries),
	};
};
