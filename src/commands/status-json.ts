/**
 * The shape that `status --json` prints, version 1; docs/json.md tells it field by field. Knows no file system.
 */
import type { Problem } from "../outline/problem.ts";
import type { Status } from "../proposal/completeness.ts";
import type { LoadedDraft } from "./load-draft.ts";

/** A draft and how far it is. */
export interface Measured {
	readonly draft: LoadedDraft;
	/** Number and title, as far as they are given. */
	readonly title: string | undefined;
	/** The title as the document prints it. */
	readonly heading: string | undefined;
	readonly status: Status;
}

export function statusJson(measured: readonly Measured[], problems: readonly Problem[]): unknown {
	return {
		"pep-wizard-status": 1,
		proposals: measured.map(proposalJson),
		problems: problems.map(problemJson),
	};
}

function proposalJson({ draft, title, status }: Measured): unknown {
	return {
		file: draft.file,
		title: title ?? null,
		template: draft.parsed.template,
		stage: status.stage,
		complete: status.missing.length === 0,
		required: status.required,
		all: status.all,
		missing: status.missing,
		setAside: status.setAside,
		sections: status.sections.map(({ id, label, level, required, all, missing }) => {
			return { id, label, level, required, all, missing };
		}),
		items: draft.outline.items.map(({ id, section, label, required }) => {
			return { id, section, label, required, completeness: status.items[id] };
		}),
		warnings: draft.unknown.map(problemJson),
	};
}

function problemJson({ rule, severity, message, at, item, fix }: Problem): unknown {
	const place = { file: at?.file ?? null, line: at?.line ?? null, column: at?.column ?? null };
	return { rule, severity, message, ...place, item: item ?? null, fix: fix ?? null };
}
