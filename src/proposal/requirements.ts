/** What is required of a proposal: by its stage, and by its status where the questionnaire asks less of some. */
import { itemOf } from "../outline/lookup.ts";
import { type Item, isDue, type Relaxation, type Stage } from "../outline/types.ts";
import { answerOf, cleanAnswer } from "./answers.ts";
import type { Proposal } from "./types.ts";

/** Whether an answer is required of the proposal at a stage. */
export function isRequired(proposal: Proposal, item: Item, stage: Stage): boolean {
	return isDue(item.required, stage) && isAskedOf(proposal, item);
}

/** Whether reviewers look for an answer at a stage, though none is required. */
export function isExpected(proposal: Proposal, item: Item, stage: Stage): boolean {
	return item.expected !== undefined && isDue(item.expected, stage) && isAskedOf(proposal, item);
}

/** Whether the proposal, as its status is, is asked for the item at all. */
export function isAskedOf(proposal: Proposal, item: Item): boolean {
	const relaxed = relaxationOf(proposal);
	return relaxed === undefined || relaxed.required.includes(item.id);
}

const relaxations = new WeakMap<Proposal, { readonly found: Relaxation | undefined }>();

/** What holds for the proposal instead of the full form, if its answers say so; looked up once for each proposal. */
function relaxationOf(proposal: Proposal): Relaxation | undefined {
	if (!proposal.outline.relaxed) return undefined;
	const known = relaxations.get(proposal) ?? { found: findRelaxation(proposal) };
	relaxations.set(proposal, known);
	return known.found;
}

function findRelaxation(proposal: Proposal): Relaxation | undefined {
	return proposal.outline.relaxed?.find(({ item: id, values }) => {
		const item = itemOf(proposal.outline, id);
		const answer = item && cleanAnswer(item, answerOf(proposal, item));
		return typeof answer === "string" && values.includes(answer.trim());
	});
}

/** The items that are required of the proposal at a stage. */
export function requiredItems(proposal: Proposal, stage: Stage): ReadonlySet<Item> {
	return new Set(proposal.outline.items.filter((item) => isRequired(proposal, item, stage)));
}
