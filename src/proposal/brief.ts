/** Answers that are no more than yes or no where the question asks for more: something to ask about, and still an answer. */
import type { Item } from "../outline/types.ts";
import { answerOf, markdownOfAnswer } from "./answers.ts";
import { type Request, requestBeyond } from "./kinds/asks-more.ts";
import type { Proposal } from "./types.ts";

/** What the item's answer leaves open by being a bare yes or no; undefined for any other answer. */
export function briefRequest(proposal: Proposal, item: Item): Request | undefined {
	return requestBeyond(item, markdownOfAnswer(item, answerOf(proposal, item)));
}
