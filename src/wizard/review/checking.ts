/** What others change meanwhile: the author the proposal, and anyone the review. Both are taken in without loss. */
import { itemOf } from "../../outline/lookup.ts";
import { ownValue } from "../../proposal/plain-data.ts";
import type { Proposal } from "../../proposal/types.ts";
import { digestsOf } from "../../review/digests.ts";
import type { Review } from "../../review/types.ts";
import { withOthers } from "../../review/working-copy.ts";
import { joinWords, pluralize } from "../../text/english.ts";
import { nextLook, withNotice } from "../state.ts";
import type { Time } from "../types.ts";
import { peopleOf } from "./comments.ts";
import { withReview } from "./saving.ts";
import { atStart, shownItem } from "./state.ts";
import type { ReviewChanges, ReviewResult, ReviewState } from "./types.ts";

/** Looks at once, unless that is under way. */
export function lookNow(state: ReviewState): ReviewResult {
	const { checkDue, ...looking } = state;
	return checkDue === undefined ? [state, []] : [looking, [{ type: "check" }]];
}

/** Takes in what was found on disk. */
export function checked(state: ReviewState, changes: ReviewChanges, now: Time): ReviewState {
	const waiting = { ...state, checkDue: nextLook(now) };
	const read = changes.review ? withReviewRead(waiting, changes.review, now) : waiting;
	const { proposal = read.proposal, findings = read.findings } = changes;
	const taken = withProposal({ ...read, findings }, proposal);
	const words = [proposalWords(state, proposal), changes.review && reviewWords(state, changes.review)];
	const said = words.filter((each) => each !== undefined);
	return said.length === 0 ? taken : withNotice(taken, said.join(". "));
}

/** Joins what others wrote with what is here; what they lack is saved again. */
function withReviewRead(state: ReviewState, there: Review, now: Time): ReviewState {
	const { review, onDisk, save } = state;
	const saving = save.state === "saving" && { saving: save.written };
	const copy = withOthers({ review, base: onDisk, ...saving }, there);
	const read = { ...state, onDisk: copy.base };
	return copy.review === there ? { ...read, review: there } : withReview(read, copy.review, now);
}

/** The proposal as it is now. An answer that changed while it was read is shown from its start. */
function withProposal(state: ReviewState, proposal: Proposal): ReviewState {
	if (proposal === state.proposal) return state;
	const taken = { ...state, proposal };
	const { id } = shownItem(taken);
	const [before, after] = [state.proposal, proposal].map((each) => ownValue(digestsOf(each), id));
	if (before === after && id === state.current) return taken;
	return { ...(state.writing ? taken : atStart(taken)), current: id };
}

function proposalWords(state: ReviewState, proposal: Proposal): string | undefined {
	const [before, after] = [digestsOf(state.proposal), digestsOf(proposal)];
	const ids = [...new Set([...Object.keys(before), ...Object.keys(after)])];
	const labels = ids
		.filter((id) => ownValue(before, id) !== ownValue(after, id))
		.map((id) => itemOf(proposal.outline, id)?.label ?? id);
	if (labels.length === 0) return undefined;
	return labels.length > 2
		? `${pluralize(labels.length, "answer")} changed on disk`
		: `Changed on disk: ${labels.join("; ")}`;
}

/** Who said something new. */
function reviewWords({ onDisk, reviewer, aliases, proposal }: ReviewState, there: Review): string | undefined {
	const { isSame } = peopleOf(aliases);
	const known = new Set(onDisk.comments.flatMap(({ id, replies }) => [id, ...replies.map((reply) => reply.id)]));
	const said = there.comments.flatMap((comment) =>
		[comment, ...comment.replies]
			.filter(({ id, by }) => !known.has(id) && !isSame(by, reviewer))
			.map(({ by }) => ({ by, item: comment.item })),
	);
	if (said.length === 0) return undefined;
	const people = joinWords([...new Set(said.map(({ by }) => by))]);
	const items = [...new Set(said.map(({ item }) => item))];
	const label = items.length === 1 ? (itemOf(proposal.outline, items[0]!)?.label ?? items[0]) : undefined;
	return `${people} commented on ${label ?? pluralize(items.length, "answer")}`;
}
