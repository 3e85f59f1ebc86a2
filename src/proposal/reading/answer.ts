/**
 * Reads a slice of a document as an item's answer: structured if printing it restores the slice, the text itself
 * otherwise. Nothing that would print differently is accepted.
 */
import { type Outline, STAGES } from "../../outline/types.ts";
import { cleanAnswer, parseAnswer } from "../answers.ts";
import { escapeValue, scalarValue } from "../front-matter.ts";
import { kindOf } from "../kinds/table.ts";
import { isSpelling, type SlotMark } from "../layout/marks.ts";
import type { ItemPlacement } from "../layout/outline-index.ts";
import { answerInSlot, slotText } from "../layout/slot.ts";
import { readYamlValue } from "../print-item.ts";
import type { Answer, Answers, Value } from "../types.ts";

export interface ReadAnswer {
	/** Undefined for a blank one. For the item that holds the stage, the stage. */
	readonly answer: Answer | undefined;
	readonly mark: Pick<SlotMark, "always" | "spelling">;
}

/** Longer lists and groups of fields are read as text: the number of entries in a draft is limited. */
const MAX_STRUCTURED_LENGTH = 50_000;

type Candidate = () => ReadAnswer | undefined;

/**
 * The answer that prints as this text at this place, if there is one. `hasMarks`: it may need a mark of its own, which
 * a document without a layout has no room for.
 */
export function readAnswer(
	outline: Outline,
	place: ItemPlacement,
	written: string,
	hasMarks = true,
): ReadAnswer | undefined {
	const text = place.yaml ? scalarValue(written) : place.row ? written.replaceAll("\\|", "|") : written;
	const candidates: Candidate[] = [
		() => readStage(place, text),
		() => (place.form === "heading" ? undefined : readNotApplicable(text)),
		() => readStructured(place, text, hasMarks),
		() => ({ answer: text, mark: {} }),
	];
	// Front matter that would be printed in another style stays as written until the answer changes.
	if (place.yaml) candidates.splice(place.item.isStage ? 2 : 3, 0, () => readYaml(place, text, written));
	for (const candidate of candidates) {
		const read = candidate();
		if (read && printedText(outline, place, read) === written && survivesDraft(place, read.answer)) return read;
	}
	return undefined;
}

function printedText(outline: Outline, place: ItemPlacement, { answer, mark }: ReadAnswer): string {
	const stage = STAGES.find((each) => place.item.isStage && each === answer) ?? STAGES[0];
	// Without an object for a proposal of its own, which engines take long to make of a changing key.
	const { form, item } = place;
	if (form !== "heading") return answerInSlot(item.isStage ? stage : answer, form, place, mark);
	const answers: Answers = answer === undefined ? {} : { [place.item.id]: answer };
	return slotText({ outline, stage, answers }, place, mark);
}

/** The answer survives being written to a draft and read back. */
function survivesDraft({ item }: ItemPlacement, answer: Answer | undefined): boolean {
	if (answer === undefined) return true;
	const parsed = parseAnswer(item, answer);
	if ("answer" in parsed && parsed.answer === answer) return true;
	return "answer" in parsed && JSON.stringify(parsed.answer) === JSON.stringify(answer);
}

function readYaml(place: ItemPlacement, text: string, written: string): ReadAnswer | undefined {
	if (place.item.isStage) return undefined;
	const answer = readYamlValue(place.item, written);
	if (answer === null || (answer === text && written === text)) return undefined;
	return { answer, mark: { spelling: escapeValue(written) } };
}

/** A stage by its label; any other text counts as a spelling of the first stage. */
function readStage({ item }: ItemPlacement, text: string): ReadAnswer | undefined {
	if (!item.isStage) return undefined;
	const stage = kindOf(item).fromMarkdown(item, text);
	if (STAGES.some((each) => each === stage)) return { answer: stage, mark: {} };
	return isSpelling(text) ? { answer: STAGES[0], mark: { spelling: text } } : undefined;
}

const SPELLING =
	/^(?:(?:n\/?a|not applicable)(?:[.:;,]| [-–—](?= )|(?=\s|$))|(?:(?:this|it) )?(?:does not|doesn['’]t) apply(?: here| to this (?:change|enhancement|feature|proposal))?(?:[.:;,]| [-–—](?= )|(?=\s*$| (?:because|since|as)\s)))[ \t]?/i;

function readNotApplicable(text: string): ReadAnswer | undefined {
	const own = /^Not applicable(?:\.$|: |:\n\n)/.exec(text);
	if (own) return { answer: { "not-applicable": text.slice(own[0].length) }, mark: {} };
	const spelling = SPELLING.exec(text)?.[0];
	if (spelling === undefined || /[\r\n][ \t]*[\r\n]/.test(text) || !isSpelling(spelling)) return undefined;
	return { answer: { "not-applicable": text.slice(spelling.length) }, mark: { spelling } };
}

function readStructured({ item, form }: ItemPlacement, text: string, hasMarks = true): ReadAnswer | undefined {
	const { fromField, fromMarkdown, withoutUnpicked } = kindOf(item);
	const read = form === "field" || form === "line" ? (fromField ?? fromMarkdown) : fromMarkdown;
	const value = read(item, text);
	if (value === undefined || (typeof value !== "string" && text.length > MAX_STRUCTURED_LENGTH)) return undefined;
	const answer = cleanAnswer(item, value);
	if (hasMarks && withoutUnpicked && typeof answer === "object") {
		const picked = withoutUnpicked(item, answer as Value);
		if (picked !== answer) return { answer: picked, mark: { always: true } };
	}
	return { answer, mark: answer === undefined ? { always: true } : {} };
}
