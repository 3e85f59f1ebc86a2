/** The shape that `check --format json` prints, version 1; docs/json.md documents it field by field. */
import type { ReporterFactory } from "../reporter.ts";
import { isUnusable, type Located } from "../results.ts";

export const json: ReporterFactory = ({ stage, json: text }) => {
	const files: unknown[] = [];
	const problems: unknown[] = [];
	return {
		file: (result) => {
			if (isUnusable(result)) problems.push(...result.problems.map(problemJson));
			else
				files.push({
					file: result.file,
					template: result.template,
					stage: result.stage,
					findings: result.findings.map(problemJson),
					...(result.known && { known: result.known.map(problemJson) }),
					waived: result.suppressed.map((finding) => ({ ...problemJson(finding), reason: finding.reason })),
				});
			return "";
		},
		end: ({ files: count, unusable, error, warning, note, suppressed, known }, baseline) =>
			text({
				"pep-wizard-check": 1,
				stage: stage ?? null,
				summary: {
					files: count,
					unusable,
					errors: error,
					warnings: warning,
					notes: note,
					waived: suppressed,
					...(baseline && { known }),
				},
				...(baseline && { baseline }),
				files,
				problems,
			}),
	};
};

function problemJson({ rule, severity, message, at, item, fix, ...more }: Located): object {
	const place = { file: at?.file ?? null, line: at?.line ?? null, column: at?.column ?? null };
	return { rule, severity, message, ...place, length: more.length ?? null, item: item ?? null, fix: fix ?? null };
}
