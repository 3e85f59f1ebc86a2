/**
 * Which file is a proposal's review: the one beside it; else the one beside its document, which a template may keep
 * elsewhere; else one that was left under the proposal's former name. Renames and writes nothing.
 */
import { dirname, join } from "node:path";
import { shellWord } from "../cli/output.ts";
import { loadReview } from "../draft/review-store.ts";
import { exists } from "../files/evidence.ts";
import { InputError, type Problem } from "../outline/problem.ts";
import { reviewName } from "../project/draft-name.ts";
import { leftReviews } from "../project/left-reviews.ts";
import type { Proposal } from "../proposal/types.ts";
import { digestsOf } from "../review/digests.ts";
import { isAbout } from "../review/matching.ts";
import type { NamedPath } from "../templates/own-template.ts";
import { documentOf } from "./document-path.ts";
import type { LoadedDraft } from "./load-draft.ts";
import type { MarkdownFile } from "./open-markdown.ts";

/** The review of a proposal; the file doesn't need to exist. */
export interface ReviewFile extends NamedPath {
	/** It has the proposal's former name: how to say so. */
	readonly former?: Problem;
	/** Reviews in the folder that belong to no file, and may be this proposal's. */
	readonly strays: readonly NamedPath[];
}

/** More reviews without a proposal are not looked into. */
const MAX_STRAYS = 50;

/** The review of a proposal that was opened; `shown`: the file's name in messages. */
export function reviewFileFor(source: LoadedDraft | MarkdownFile, shown: string, proposal: () => Proposal): ReviewFile {
	return "parsed" in source ? reviewOfDraft(source, proposal) : reviewFileOf({ path: source.path, shown }, proposal);
}

/** The review of a draft. */
export function reviewOfDraft(draft: LoadedDraft, proposal: () => Proposal): ReviewFile {
	const { path, file } = draft;
	const elsewhere = draft.outline.sidecar?.document === undefined ? [] : [documentOf(draft, proposal().answers)];
	return reviewFileOf({ path, shown: file }, proposal, elsewhere);
}

/** The review of a proposal in a file; `documents` are what is rendered from it. */
export function reviewFileOf(
	{ path, shown }: NamedPath,
	proposal: () => Proposal,
	documents: readonly NamedPath[] = [],
): ReviewFile {
	const own = { path: reviewName(path), shown: reviewName(shown) };
	const beside = [own, ...documents.map((each) => ({ path: reviewName(each.path), shown: reviewName(each.shown) }))];
	const found = beside.find((each) => exists(each.path));
	if (found) return { ...found, strays: [] };
	const names = leftReviews(path).slice(0, MAX_STRAYS);
	const strays = names.map((name) => ({ path: join(dirname(path), name), shown: join(dirname(shown), name) }));
	const fitting = strays.filter((each) => isOf(each, proposal()));
	if (fitting.length !== 1) return { ...own, strays };
	const [former] = fitting as [NamedPath];
	return { ...former, former: formerName(former, own), strays: [] };
}

/** Whether a review is about what the proposal says; false for one that can't be read. */
function isOf({ path, shown }: NamedPath, proposal: Proposal): boolean {
	try {
		return isAbout(loadReview(path, shown).review, digestsOf(proposal));
	} catch (error) {
		if (error instanceof InputError) return false;
		throw error;
	}
}

function formerName({ shown }: NamedPath, own: NamedPath): Problem {
	const message = "this is the proposal's review, under a name that the proposal no longer has";
	return {
		rule: "review/name",
		severity: "warning",
		message,
		at: { file: shown },
		fix: `${renaming(shown, own.shown)}.`,
	};
}

/** How to give a review its proposal's name. */
export function renaming(from: string, to: string): string {
	return `Rename it: git mv ${shellWord(from)} ${shellWord(to)}`;
}
