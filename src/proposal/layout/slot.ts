/** Prints an answer in its slot of a skeleton, with the white space around it and the spelling of a blank one. */
import { indent } from "../../markdown/print.ts";
import { type Item, STAGES } from "../../outline/types.ts";
import { cleanAnswer, isNotApplicable } from "../answers.ts";
import { unescapeValue } from "../front-matter.ts";
import { canFollowHeading } from "../heading-answer.ts";
import { inlineAnswer } from "../headings.ts";
import { trimLines } from "../kinds/list-markdown.ts";
import { kindOf } from "../kinds/table.ts";
import { answerText, canFollow, printLine } from "../print-item.ts";
import { effectiveAnswer } from "../scopes.ts";
import type { Answer, Proposal, Value } from "../types.ts";
import type { SlotMark } from "./marks.ts";
import type { ItemPlacement } from "./outline-index.ts";
import type { Slot } from "./skeleton.ts";

/** The answer's Markdown in its slot, at column 0; `''` if nothing is printed. */
export function slotText(
	proposal: Proposal,
	place: ItemPlacement,
	slot: Pick<SlotMark, "always" | "spelling">,
): string {
	const { item, form } = place;
	if (form === "heading") return inlineAnswer(proposal, item.id) || (slot.spelling ?? place.placeholder ?? "");
	return answerInSlot(effectiveAnswer(proposal, item), form, place, slot);
}

/** The same for an answer that is printed as it is, in a slot that is not inside a heading. */
export function answerInSlot(
	answer: Answer | undefined,
	form: Exclude<ItemPlacement["form"], "heading">,
	place: ItemPlacement,
	slot: Pick<SlotMark, "always" | "spelling">,
): string {
	const { item } = place;
	if (item.isStage && slot.spelling !== undefined && answer === STAGES[0]) return slot.spelling;
	if (place.yaml && !item.isStage && !isNotApplicable(answer) && slot.spelling !== undefined)
		return printLine(item, answer, { ...place, former: unescapeValue(slot.spelling) });
	if (isNotApplicable(answer) && slot.spelling !== undefined)
		return slot.spelling + trimLines(answer["not-applicable"]);
	if (cleanAnswer(item, answer) === undefined && !slot.always) return "";
	if (form === "line") return printLine(item, answer, place);
	return answerText(form, item, slot.always ? withUnpicked(item, answer) : answer);
}

function withUnpicked(item: Item, answer: Answer | undefined): Answer | undefined {
	const isValue = typeof answer === "object" && !isNotApplicable(answer);
	return isValue ? (kindOf(item).withUnpicked?.(item, answer as Value) ?? answer) : answer;
}

/** Whether the text can follow other words on the same line; `isInHeading`: those of a heading. */
export function followsLabel(
	{ item, form }: ItemPlacement,
	answer: Answer | undefined,
	text: string,
	isInHeading = false,
): boolean {
	if (isInHeading && form !== "heading") return canFollowHeading(text);
	return form === "heading" || form === "line" || canFollow(item, answer, text);
}

/** The text with the slot's white space. `follows`: whether it may follow other text on the line. */
export function printSlot(slot: Slot, text: string, follows: boolean): string {
	if (text === "") return "";
	if (slot.alone) return slot.before + slot.first + indentRest(text, slot.indent) + slot.after;
	if (slot.stay || follows) return slot.before + indentRest(text, slot.indent);
	return `\n\n${indent(text, slot.indent)}`;
}

function indentRest(text: string, by: string): string {
	const lines = indent(text, by);
	return /^[\r\n]/.test(text) ? lines : lines.slice(by.length);
}
