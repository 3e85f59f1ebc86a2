/** Opens a proposal together with its review. Writes nothing. */
import { relative, resolve } from "node:path";
import { UsageError } from "../cli/world.ts";
import { type LoadedReview, loadReview, ReviewStore } from "../draft/review-store.ts";
import { itemOf, sectionOf } from "../outline/lookup.ts";
import { nearestWord } from "../outline/nearest.ts";
import type { Outline } from "../outline/types.ts";
import { type Reviewers, reviewersFor } from "../project/reviewers.ts";
import { ownSchema } from "../project/settings.ts";
import { isMarkdown } from "../project/targets.ts";
import { outlineWithExtras } from "../proposal/layout/extras.ts";
import { digestsOf } from "../review/digests.ts";
import type { Digests } from "../review/types.ts";
import { openVersion, type Version } from "./open-version.ts";
import { type ReviewFile, reviewFileOf } from "./review-file.ts";

export interface ProposalReview {
	readonly version: Version;
	/** The proposal's file, absolute. */
	readonly path: string;
	/** With the document's own sections. */
	readonly outline: Outline;
	/** The digests of the answers as they are now. */
	readonly digests: Digests;
	/** What the settings say about reviews. */
	readonly reviewers: Reviewers;
	/** Where the review is, or will be. */
	readonly reviewFile: ReviewFile;
	/** The review as it was read; empty if there is none yet. */
	readonly loaded: LoadedReview;
}

/**
 * Opens a draft or a Markdown proposal with the review beside it.
 * @throws InputError for a proposal, settings or a review that can't be used, with file, line and column
 */
export async function openReview(file: string, cwd: string, template?: string): Promise<ProposalReview> {
	const version = await openVersion({ file, named: true }, cwd, template);
	const { proposal } = version;
	const path = resolve(cwd, file);
	const documents = isMarkdown(file) ? [] : version.others.map((each) => ({ path: each, shown: relative(cwd, each) }));
	const reviewFile = reviewFileOf({ path, shown: file }, () => proposal, documents);
	return {
		version,
		path,
		outline: outlineWithExtras(proposal.outline, proposal.layout),
		digests: digestsOf(proposal),
		reviewers: await reviewersFor(path, cwd),
		reviewFile,
		loaded: loadReview(reviewFile.path, reviewFile.shown),
	};
}

/** The store that writes the review. */
export async function reviewStoreFor({ loaded, outline, path }: ProposalReview): Promise<ReviewStore> {
	const order = outline.items.map(({ id }) => id);
	const schema = await ownSchema(path, "review.schema.json");
	return new ReviewStore(loaded, { order, ...(schema !== undefined && { schema }) });
}

/**
 * The id of a section or an item, as given or by the end of its id; undefined for undefined.
 * @throws UsageError for an unknown one, with the nearest
 */
export function sectionNamed(outline: Outline, word: string | undefined): string | undefined {
	if (word === undefined || sectionOf(outline, word) || itemOf(outline, word)) return word;
	const ids = [...new Set([...outline.sections, ...outline.items].map(({ id }) => id))];
	const ends = ids.filter((id) => id.endsWith(`/${word}`));
	if (ends.length === 1) return ends[0];
	const near = nearestWord(word, ids);
	throw new UsageError(
		`“${word}” is not a section or an item`,
		near ? { word, valid: ids } : { hint: "`pep-wizard outline` lists them" },
	);
}
