/** Which text of a proposal was reviewed: a digest per answer, the same for a draft and for its Markdown. */
import type { Item, Outline } from "../outline/types.ts";
import { cleanAnswer, markdownOfAnswer } from "../proposal/answers.ts";
import { outlineWithExtras } from "../proposal/layout/extras.ts";
import { ownValue } from "../proposal/plain-data.ts";
import type { Answer, Proposal } from "../proposal/types.ts";
import { digest } from "../text/digest.ts";
import type { Digests } from "./types.ts";

/** The answer's Markdown as it is compared: without trailing blanks, which no reader sees. */
export function reviewedText(item: Item, answer: Answer | undefined): string {
	if (cleanAnswer(item, answer) === undefined) return "";
	const lines = markdownOfAnswer(item, answer).split(/\r?\n/);
	return lines.map((line) => line.trimEnd()).join("\n");
}

/** The digest of an item's answer; empty without one. */
export function digestOf(item: Item, answer: Answer | undefined): string {
	const text = reviewedText(item, answer);
	return text === "" ? "" : digest(text);
}

const known = new WeakMap<Proposal["answers"], { readonly outline: Outline; readonly digests: Digests }>();

/** The digests of all answers of a proposal, in the order of its outline. */
export function digestsOf(proposal: Proposal): Digests {
	const outline = outlineWithExtras(proposal.outline, proposal.layout);
	const last = known.get(proposal.answers);
	if (last?.outline === outline) return last.digests;
	const entries = outline.items.flatMap((item): [string, string][] => {
		const made = isReviewed(item) ? digestOf(item, ownValue(proposal.answers, item.id)) : "";
		return made === "" ? [] : [[item.id, made]];
	});
	const digests: Digests = Object.fromEntries(entries);
	known.set(proposal.answers, { outline, digests });
	return digests;
}

/** Whether an item is part of what reviewers read: not the stage, which a round names, and not what isn't printed. */
export function isReviewed({ isStage, aside }: Item): boolean {
	return !isStage && !aside;
}
