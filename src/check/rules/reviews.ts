/** Whether reviewers agree: changes that they want, approvals of another text, and reviews that the settings require. */
import { itemOf } from "../../outline/lookup.ts";
import { digestsOf } from "../../review/digests.ts";
import { placeComments, unresolved } from "../../review/matching.ts";
import { missingReviews, missingText, verdictsAt } from "../../review/requirements.ts";
import { coveredBy, staleItems } from "../../review/rounds.ts";
import type { Comment, Round } from "../../review/types.ts";
import { joinWords } from "../../text/english.ts";
import { quoted, stageName } from "../message-words.ts";
import type { RawFinding } from "../raw-finding.ts";
import type { Context, Rule } from "../types.ts";

export const open = {
	id: "review/open",
	severity: "error",
	isOptIn: true,
	about:
		"A reviewer wants an answer changed and the comment is not resolved, or the last verdict at this stage requests changes.",
	fix: "Change the answer and reply to the comment; its author resolves it, or approves.",
	group: () => "changes that reviewers want are open",
	check: (context) => {
		if (!context.review) return [];
		const { outline } = context.proposal;
		const { byItem, orphans } = placeComments(context.review.review, outline, digestsOf(context.whole));
		const placed = [...byItem].flatMap(([item, comments]) => wanted(comments).map((each) => openChange(each, item)));
		const all = [...placed, ...wanted(orphans).map((each) => openChange(each, undefined))];
		return all.length > 0 ? all : requests(context);
	},
} as const satisfies Rule;

function wanted(comments: readonly Comment[]): readonly Comment[] {
	return unresolved(comments).filter(({ kind }) => kind === "change");
}

function openChange({ by, text, state, item: named }: Comment, item: string | undefined): RawFinding {
	const isAnswered = state === "answered";
	const what = item === undefined ? `“${named}”, which is gone, changed` : "this changed";
	const message = `${by} wants ${what}${isAnswered ? ", and has not resolved it since the reply" : ""}: ${quoted(text)}`;
	const fix = isAnswered ? `Ask ${by} to resolve it.` : "Change the answer, and reply.";
	return { message, fix, ...(item !== undefined && { item }) };
}

/** The verdicts that request changes. */
function requests({ review, stage, proposal: { outline } }: Context): RawFinding[] {
	if (!review) return [];
	return verdictsAt(review, stage).flatMap(({ by, round }): RawFinding[] => {
		if (round.verdict !== "changes-requested") return [];
		const message = `${by} requested changes for ${stageName(outline, stage)} on ${round.at.slice(0, 10)}`;
		return [{ message, fix: `Ask ${by} to review it again.` }];
	});
}

export const stale = {
	id: "review/stale",
	severity: "warning",
	about:
		"An answer changed after it was approved for this stage, or the review doesn't say which text an approval is about.",
	fix: "Ask for another review: `pep-wizard review` shows reviewers what changed since their last round.",
	group: ({ proposal, stage }) => `answers changed after they were approved for ${stageName(proposal.outline, stage)}`,
	check: ({ review, stage, whole, proposal: { outline } }) => {
		if (!review) return [];
		const digests = digestsOf(whole);
		const approvals = new Map<string, string[]>();
		const ofNothing: RawFinding[] = [];
		for (const { by, round } of verdictsAt(review, stage)) {
			if (round.verdict !== "approved") continue;
			// A merge by hand may have left the lines to another round.
			if (Object.keys(coveredBy(round, outline)).length === 0) ofNothing.push(unknownText(by, round));
			for (const item of staleItems(round, digests, outline))
				approvals.set(item, [...(approvals.get(item) ?? []), `${by} on ${round.at.slice(0, 10)}`]);
		}
		const changed = [...approvals].map(([id, by]): RawFinding => {
			const message = `changed after it was approved by ${joinWords(by)}`;
			return itemOf(outline, id)
				? { message, fix: "Ask for another review.", item: id }
				: { message: `“${id}”, which is gone, was approved by ${joinWords(by)}`, fix: "Ask for another review." };
		});
		return [...ofNothing, ...changed];
	},
} as const satisfies Rule;

function unknownText(by: string, { at }: Round): RawFinding {
	const message = `${by} approved on ${at.slice(0, 10)}, but the review doesn't say which text`;
	return { message, fix: `Give the round its “seen” and “unseen” lines again, or ask ${by} for another review.` };
}

export const name = {
	id: "review/name",
	severity: "warning",
	about:
		"The proposal was renamed, and its review wasn't. It is found by its text for now, and no longer once most of that has changed.",
	fix: "Rename the review like the proposal.",
	check: ({ review }) => {
		const { former } = review ?? {};
		if (!former) return [];
		const message = `the review is still called ${former.at?.file}, as the proposal was before`;
		return [{ message, ...(former.fix !== undefined && { fix: former.fix }) }];
	},
} as const satisfies Rule;

export const missing = {
	id: "review/missing",
	severity: "error",
	isOptIn: true,
	about: "A review that the settings require (`review.required`) has not approved the proposal at this stage.",
	fix: "Ask for a review; `pep-wizard review FILE` begins one.",
	check: ({ review, stage, proposal: { outline } }) =>
		(review ? missingReviews(review, stage) : []).map((each): RawFinding => {
			const { section } = each;
			const item = section !== undefined && itemOf(outline, section) ? { item: section } : {};
			return { message: missingText(each, outline, stage), fix: "Ask for a review.", ...item };
		}),
} as const satisfies Rule;
