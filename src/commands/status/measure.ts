/** Measures the completeness of a draft or a Markdown proposal. Writes nothing, and keeps no texts in memory. */
import { statSync } from "node:fs";
import { resolve } from "node:path";
import { type LoadedDraft, loadDraft, proposalOf } from "../../documents/load-draft.ts";
import { mayBeReviewed } from "../../documents/may-be-reviewed.ts";
import type { MarkdownFile } from "../../documents/open-markdown.ts";
import type { Problem } from "../../outline/problem.ts";
import { type Outline, STAGES, type Stage } from "../../outline/types.ts";
import { isMarkdown, requireTarget, type Target } from "../../project/targets.ts";
import { type Status, statusOf } from "../../proposal/completeness.ts";
import type { Explanation } from "../../proposal/explanation.ts";
import { shortTitle, titleOf } from "../../proposal/headings.ts";
import type { Proposal } from "../../proposal/types.ts";
import type { ReviewStatus } from "../../review/status.ts";
import type { TemplateSelection } from "../../templates/resolve-template.ts";
import type { LookedUp } from "./looked-up.ts";
import type { Reviewed } from "./reviewed.ts";

/** A proposal and its completeness. */
export interface MeasuredProposal {
	/** The file's name in messages. */
	readonly file: string;
	readonly format: "draft" | "markdown";
	/** The template that the draft names, or the best fit. */
	readonly template: string;
	/** Absolute path of a draft's template; undefined for a built-in one, and for Markdown. */
	readonly templatePath: string | undefined;
	readonly outline: Outline;
	/** Parts of a draft that its template doesn't know, or why the file beside a document can't be read. */
	readonly unknown: readonly Problem[];
	/** Number and title, if given. */
	readonly title: string | undefined;
	/** The title as the document prints it. */
	readonly heading: string | undefined;
	readonly status: Status;
	/** The status for the next stage; none after the last. */
	readonly next: Status | undefined;
	/** What reviewers say; undefined if nobody has. */
	readonly review: ReviewStatus | undefined;
	/** When the file was last written, in milliseconds. */
	readonly changed: number;
	/** The requested explanations; undefined if none were requested, or the template has no such item. */
	readonly explained: readonly Explanation[] | undefined;
	/** What queries and reports look up in it. */
	readonly found?: LookedUp;
	/** The values of the columns that were asked for. */
	readonly cells?: Cells;
}

/** By the names of columns, the values in them. */
export type Cells = Readonly<Record<string, readonly string[]>>;
/** The stage and the proposals to measure. */
export interface MeasureOptions extends TemplateSelection {
	/** By default, the proposal's own. */
	readonly stage: Stage | undefined;
	/** What queries and reports look up in it; by default, nothing. */
	lookUp?(measured: MeasuredProposal, source: MarkdownFile | LoadedDraft, proposal: Proposal): Promise<LookedUp>;
	/** Explains the requested items. */
	explain?(source: MarkdownFile | LoadedDraft, proposal: Proposal, stage: Stage): readonly Explanation[] | undefined;
}

/**
 * Reads and measures one file; undefined for Markdown found below a folder that isn't a proposal.
 * @throws InputError for a file that can't be used
 */
export async function measureProposal(
	target: Target,
	measuring: MeasureOptions,
): Promise<MeasuredProposal | undefined> {
	requireTarget(target);
	const { file } = target;
	const { cwd, template } = measuring;
	if (isMarkdown(file)) {
		// Drafts don't need the code that reads Markdown.
		const { openMarkdown, proposalIn } = await import("../../documents/open-markdown.ts");
		const document = await openMarkdown(target, measuring);
		if (!document) return undefined;
		const unknown = document.sidecar?.problems ?? [];
		const facts = { file, format: "markdown", template: document.template, unknown } as const;
		return measured({ ...facts, templatePath: undefined }, document, proposalIn(document), measuring);
	}
	const draft = await loadDraft(file, cwd, template);
	const { unknown, templatePath, parsed } = draft;
	return measured(
		{ file, format: "draft", template: parsed.template, templatePath, unknown },
		draft,
		proposalOf(draft),
		measuring,
	);
}

/** A review that can't be read doesn't keep the proposal from being measured. */
async function reviewWith(
	file: string,
	source: MarkdownFile | LoadedDraft,
	proposal: Proposal,
	stage: Stage,
	{ cwd }: MeasureOptions,
): Promise<Reviewed> {
	if (!mayBeReviewed(source)) return { review: undefined };
	const { reviewOf } = await import("./reviewed.ts");
	return reviewOf(file, source, proposal, stage, cwd);
}

type Facts = Pick<MeasuredProposal, "file" | "format" | "template" | "templatePath" | "unknown">;

async function measured(
	facts: Facts,
	source: MarkdownFile | LoadedDraft,
	proposal: Proposal,
	measuring: MeasureOptions,
): Promise<MeasuredProposal> {
	const stage = measuring.stage ?? proposal.stage;
	const after = STAGES[STAGES.indexOf(stage) + 1];
	const { review, problems = [] } = await reviewWith(facts.file, source, proposal, stage, measuring);
	const { mtimeMs } = statSync(resolve(measuring.cwd, facts.file));
	const whole: MeasuredProposal = {
		...facts,
		unknown: [...facts.unknown, ...problems],
		review,
		outline: proposal.outline,
		title: shortTitle(proposal),
		heading: titleOf(proposal),
		status: statusOf(proposal, stage),
		next: after && statusOf(proposal, after),
		changed: mtimeMs,
		explained: measuring.explain?.(source, proposal, stage),
	};
	return measuring.lookUp ? { ...whole, found: await measuring.lookUp(whole, source, proposal) } : whole;
}
