/**
 * The shape that `status --json` prints, version 1; docs/json.md documents each field. Knows no file system.
 */
import type { Problem } from "../../outline/problem.ts";
import type { ReviewStatus } from "../../review/status.ts";
import type { MeasuredProposal } from "./measure.ts";

/** Extra keys of a proposal, if any were requested. */
type More = (measured: MeasuredProposal) => object;

/** The report as data: one entry per proposal, with unusable files and their problems. */
export function statusJson(
	measured: readonly MeasuredProposal[],
	problems: readonly Problem[],
	more: More = () => ({}),
): unknown {
	return {
		"pep-wizard-status": 1,
		proposals: measured.map((each) => ({ ...proposalJson(each), ...more(each) })),
		problems: problems.map(problemJson),
	};
}

function proposalJson(measured: MeasuredProposal): object {
	const { file, format, title, template, outline, status, next, changed, unknown, review, cells } = measured;
	return {
		file,
		format,
		title: title ?? null,
		template,
		stage: status.stage,
		complete: status.missing.length === 0,
		required: status.required,
		all: status.all,
		missing: status.missing,
		setAside: status.setAside,
		expected: status.expected,
		waiting: status.waiting.map(({ item, entry }) => ({ item, id: entry.id, text: entry.text })),
		next: next ? { stage: next.stage, required: next.required, missing: next.missing } : null,
		changed: new Date(changed).toISOString(),
		review: review ? reviewJson(review) : null,
		sections: status.sections.map(({ id, label, level, required, all, missing }) => {
			return { id, label, level, required, all, missing };
		}),
		items: outline.items.map(({ id, section, label, required, expected }) => {
			return { id, section, label, required, ...(expected && { expected }), completeness: status.items[id] };
		}),
		...(cells && { columns: cells }),
		warnings: unknown.map(problemJson),
	};
}

function reviewJson({ text: _, ...review }: ReviewStatus): object {
	return { ...review, verdicts: review.verdicts.map((each) => ({ ...each, only: each.only ?? null })) };
}

function problemJson({ rule, severity, message, at, item, fix }: Problem): unknown {
	const place = { file: at?.file ?? null, line: at?.line ?? null, column: at?.column ?? null };
	return { rule, severity, message, ...place, item: item ?? null, fix: fix ?? null };
}
