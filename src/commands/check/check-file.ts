/** Checks one file: reads it, finds its template and settings, runs the rules, and applies safe fixes. */
import { basename, dirname, extname, resolve } from "node:path";
import { type CheckOptions, checkDraft, checkMarkdown } from "../../check/check.ts";
import { applyFixes } from "../../check/fixes.ts";
import type { Report } from "../../check/types.ts";
import { type LoadedDraft, loadLocatedDraft, proposalOf } from "../../documents/load-draft.ts";
import { mayBeReviewed } from "../../documents/may-be-reviewed.ts";
import { type MarkdownFile, openMarkdown, proposalIn } from "../../documents/open-markdown.ts";
import { metadataIn, metadataOf } from "../../documents/read-sidecar.ts";
import { writeFileAtomically } from "../../draft/store.ts";
import { exists } from "../../files/evidence.ts";
import type { Metadata } from "../../metadata/metadata.ts";
import type { Outline, Stage } from "../../outline/types.ts";
import type { SearchEnv } from "../../project/ignore-rules.ts";
import { readText } from "../../project/read-text.ts";
import { isMarkdown, requireTarget, type Target } from "../../project/targets.ts";
import type { Proposal } from "../../proposal/types.ts";
import { People } from "../../review/people.ts";
import type { ReviewInProject } from "../../review/requirements.ts";
import type { TemplateSelection } from "../../templates/resolve-template.ts";
import type { ConfigCache } from "./config-cache.ts";

/** Options for all files of a run. */
export interface CheckFileOptions extends TemplateSelection {
	readonly stage: Stage | undefined;
	readonly configs: ConfigCache;
	/** For searches in the repository. */
	readonly env: SearchEnv;
	/** `YYYY-MM-DD`. */
	readonly today: string;
	/** Fix what is safe to fix. */
	readonly fix: boolean;
}

/**
 * The report on a file; undefined for Markdown found in a folder that is not a proposal.
 * @throws InputError for a file that can't be used, WriteError if a fix can't be written
 */
export async function checkFile(target: Target, checking: CheckFileOptions): Promise<Report | undefined> {
	const report = await checkOnce(target, checking);
	if (!report || !checking.fix || report.fixes.length === 0) return report;
	const path = resolve(checking.cwd, target.file);
	// If the file was changed in the meantime, leave it to another run.
	if ((await readText(path, target.file)) !== report.text) return report;
	await writeFileAtomically(path, applyFixes(report.text, report.fixes), { file: target.file });
	return checkOnce(target, checking);
}

async function checkOnce(target: Target, checking: CheckFileOptions): Promise<Report | undefined> {
	return (await openProposal(target, checking))?.check(checking.stage);
}

/** A proposal that can be checked. */
export interface OpenedProposal {
	/** For Markdown, read again with every call. */
	proposal(): Proposal;
	/** The text of a Markdown proposal. */
	readonly text?: string;
	/** From each place where it is kept. */
	readonly metadata: readonly Metadata[];
	/** By default, for the proposal's own stage. */
	check(stage?: Stage): Report;
}

/**
 * Reads a draft or a Markdown proposal; undefined for Markdown found in a folder that is not a proposal.
 * @throws InputError for a file that can't be used
 */
export async function openProposal(target: Target, checking: CheckFileOptions): Promise<OpenedProposal | undefined> {
	requireTarget(target);
	const { file } = target;
	const { cwd, configs, today, template } = checking;
	const path = resolve(cwd, file);
	const folder = dirname(path);
	const options = {
		path: path.replaceAll("\\", "/"),
		today,
		settings: await configs.settingsFor(path),
		exists: (link: string) => exists(resolve(folder, link)),
	};
	if (!isMarkdown(file)) {
		const draft = await loadLocatedDraft(file, cwd, template);
		const proposal = proposalOf(draft);
		const metadata = await inRepository(await metadataOf(proposal), path, checking);
		const references = await referencesFor(proposal.outline, metadata, path, checking);
		const review = await reviewOf(draft, () => proposal, checking);
		return {
			proposal: () => proposal,
			metadata,
			check: (stage) =>
				checkDraft(proposal, draft.parsed, draft.unknown, { ...options, ...references, metadata, review, stage }),
		};
	}
	const document = await openMarkdown(target, checking);
	if (!document) return undefined;
	const { text, outline, sidecar } = document;
	const metadata = await inRepository(await metadataWithMissing(document, file), path, checking);
	const references = await referencesFor(outline, metadata, path, checking);
	const review = await reviewOf({ ...document, file }, () => proposalIn(document), checking);
	return {
		proposal: () => proposalIn(document),
		text,
		metadata,
		check: (stage = sidecar?.stage) =>
			checkMarkdown(outline, file, text, { ...options, ...references, metadata, review, stage }),
	};
}

/** What reviewers say; undefined without a review and without the need of one. @throws InputError for one that is unusable */
async function reviewOf(
	source: LoadedDraft | (MarkdownFile & { readonly file: string }),
	proposal: () => Proposal,
	{ configs }: CheckFileOptions,
): Promise<ReviewInProject | undefined> {
	const { path, file } = source;
	const { people, review: { required = [] } = {} } = await configs.reviewsFor(path);
	if (required.length === 0 && !mayBeReviewed(source)) return undefined;
	const { reviewFileFor } = await import("../../documents/review-file.ts");
	const found = reviewFileFor(source, file, proposal);
	if (required.length === 0 && !exists(found.path)) return undefined;
	const { loadReview } = await import("../../draft/review-store.ts");
	const { review } = loadReview(found.path, found.shown);
	return { review, people: new People(people), required, former: found.former };
}

/** Looked for only if there may be any: most proposals refer to no other. */
async function referencesFor(
	outline: Outline,
	metadata: readonly Metadata[],
	path: string,
	{ configs, env }: CheckFileOptions,
): Promise<Pick<CheckOptions, "references">> {
	const { mayRefer } = await import("../../metadata/references.ts");
	return mayRefer(outline, metadata) ? { references: await configs.referencesFor(path, env) } : {};
}

/** The metadata of a document; also tells of a file beside it that is required but missing. */
async function metadataWithMissing(document: MarkdownFile, file: string): Promise<Metadata[]> {
	const { outline, sidecar } = document;
	const declared = outline.sidecar;
	const isMain = /^readme$/i.test(basename(file, extname(file)));
	const isAbsent = declared?.expected && isMain && (!sidecar || sidecar.file.shown === file);
	const missing = isAbsent ? [{ declared, isBeside: true, data: {}, absent: declared.file }] : [];
	return [...(await metadataIn(document, file)), ...missing];
}

/** The metadata with what the repository around the proposal says about it. Most templates declare nothing there. */
async function inRepository(
	all: Metadata[],
	path: string,
	{ cwd, configs }: CheckFileOptions,
): Promise<readonly Metadata[]> {
	const isAround = all.some(
		({ declared: { fields, others = [], companions } }) =>
			companions || [...fields, ...others].some(({ known }) => known),
	);
	if (!isAround) return all;
	const { aroundOf, withCompanions } = await import("../../documents/read-companions.ts");
	return withCompanions(all, await aroundOf(path, cwd, await configs.listsFor(path)));
}
