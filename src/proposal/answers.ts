/**
 * Operations on answers of any kind: looking up, parsing, cleaning, editing and printing. Handles what all kinds have in
 * common (*not applicable* and free Markdown), and leaves the rest to the kind's module.
 */
import { type Item, STAGES, type Stage } from "../outline/types.ts";
import { describeData, mismatch, scalarText } from "./kinds/data.ts";
import { isBlank, startsWithParagraph, trimLines } from "./kinds/list-markdown.ts";
import { kindOf } from "./kinds/table.ts";
import { asNotApplicable, isNotApplicable, KEPT, NOT_APPLICABLE } from "./not-applicable.ts";
import { isMap, ownValue } from "./plain-data.ts";
import type { Answer, Answers, Change, Control, Mismatch, NotApplicable, Proposal, Value } from "./types.ts";

export { isNotApplicable };

/** Whether the answer is free Markdown instead of a structured value of its kind. */
export function isFree(item: Item, answer: Answer | undefined): answer is string {
	return typeof answer === "string" && answer !== "" && kindOf(item).isFree(item, answer);
}

/** The item's answer; for the stage's item, the proposal's stage. */
export function answerOf(proposal: Proposal, item: Item): Answer | undefined {
	return item.isStage ? proposal.stage : ownValue(proposal.answers, item.id);
}

/** The proposal with another stage; the same proposal if the stage is unchanged. */
export function withStage(proposal: Proposal, stage: Stage): Proposal {
	return stage === proposal.stage ? proposal : { ...proposal, stage };
}

/**
 * The proposal with another answer to the item, answers in the outline's order. A blank or undefined answer removes it.
 * For the stage's item, anything but a stage has no effect.
 */
export function withAnswer(proposal: Proposal, item: Item, answer: Answer | undefined): Proposal {
	if (item.isStage) return withStage(proposal, STAGES.find((stage) => stage === answer) ?? proposal.stage);
	const before = ownValue(proposal.answers, item.id);
	const after = cleanAnswer(item, answer) === undefined ? undefined : answer;
	if (before === after) return proposal;
	const others = Object.entries(proposal.answers).filter(([id]) => id !== item.id);
	const entries: [string, Answer][] = after === undefined ? others : [...others, [item.id, after]];
	return { ...proposal, answers: inOutlineOrder(proposal, entries) };
}

/** Answers to unknown items come last. */
function inOutlineOrder(proposal: Proposal, entries: readonly [string, Answer][]): Answers {
	const given = new Map(entries);
	const known = proposal.outline.items.filter(({ id }) => given.has(id)).map(({ id }) => id);
	const ids = new Set([...known, ...given.keys()]);
	return Object.fromEntries([...ids].map((id) => [id, given.get(id)!]));
}

/**
 * Parses plain data, as YAML gives it, into an answer; undefined for a blank one. For structured kinds a text is free
 * Markdown, unless it is clearly a value: a yes or no, a choice's id or label.
 */
export function parseAnswer(
	item: Item,
	data: unknown,
): { readonly answer: Answer | undefined } | { readonly mismatch: Mismatch } {
	if (data === null || data === undefined) return { answer: undefined };
	if (typeof data === "string") return { answer: answerOfText(item, data) };
	if (isMap(data) && isNotApplicableMark(item, data)) return parseNotApplicable(item, data);
	const parsed = kindOf(item).parse(item, data);
	return "mismatch" in parsed ? parsed : { answer: cleanAnswer(item, parsed.value) };
}

/** An option or a box may have the mark's name as its id. The mark is the one with a text, its reason. */
function isNotApplicableMark(item: Item, data: Readonly<Record<string, unknown>>): boolean {
	if (!Object.hasOwn(data, NOT_APPLICABLE)) return false;
	if (typeof data[NOT_APPLICABLE] === "string") return true;
	return ![...(item.options ?? []), ...(item.entries ?? [])].some(({ id }) => id === NOT_APPLICABLE);
}

function parseNotApplicable(
	item: Item,
	data: Readonly<Record<string, unknown>>,
): { readonly answer: NotApplicable } | { readonly mismatch: Mismatch } {
	const other = Object.keys(data).find((key) => key !== NOT_APPLICABLE && key !== KEPT);
	if (other !== undefined) {
		const message = `expected only “${KEPT}” next to “${NOT_APPLICABLE}”, found “${other}”`;
		return mismatch([other], message, `Remove one of the two, or move what is below it to “${KEPT}:”.`);
	}
	const reason = data[NOT_APPLICABLE];
	const text = reason === true ? "" : scalarText(reason);
	if (text === undefined || reason === false)
		return mismatch(
			[NOT_APPLICABLE],
			`expected the reason as text, found ${describeData(reason)}`,
			"Write the reason as text.",
		);
	return withKeptAnswer(text, parseAnswer(item, ownValue(data, KEPT)));
}

function withKeptAnswer(reason: string, kept: ReturnType<typeof parseAnswer>): ReturnType<typeof parseNotApplicable> {
	if ("answer" in kept && !isNotApplicable(kept.answer)) return { answer: asNotApplicable(reason, kept.answer) };
	if ("mismatch" in kept) return { mismatch: { ...kept.mismatch, path: [KEPT, ...kept.mismatch.path] } };
	const message = `expected an answer, found “${NOT_APPLICABLE}” a second time`;
	return mismatch([KEPT, NOT_APPLICABLE], message, "Remove one of the two.");
}

/** The answer that a text in a draft stands for. */
function answerOfText(item: Item, text: string): Answer | undefined {
	return isBlank(text) ? undefined : (kindOf(item).fromText?.(item, text) ?? text);
}

/** The answer without blank entries and fields, as it is saved, assessed and printed; undefined if nothing is left. */
export function cleanAnswer(item: Item, answer: Answer | undefined): Answer | undefined {
	if (answer === undefined) return undefined;
	if (isNotApplicable(answer)) return cleanMark(item, answer);
	if (typeof answer === "string") return answerOfText(item, answer);
	const kind = kindOf(item);
	return kind.isEmpty(item, answer) ? undefined : kind.clean(item, answer);
}

/** Returns the same object if nothing changes, because completeness is cached by identity. */
function cleanMark(item: Item, mark: NotApplicable): NotApplicable {
	return mark[KEPT] === undefined ? mark : asNotApplicable(mark[NOT_APPLICABLE], cleanAnswer(item, mark[KEPT]));
}

/** The value to show and edit: the answer, or the kind's empty value. */
function shownValue(item: Item, answer: Answer | undefined): Value {
	const usable = answer !== undefined && answer !== "" && !isNotApplicable(answer);
	return usable ? answer : kindOf(item).empty(item);
}

/** The controls that edit the answer; free text has a single one. Not for items that are not applicable. */
export function formOf(item: Item, answer: Answer | undefined, stage: Stage): readonly Control[] {
	if (isFree(item, answer)) {
		const expected = kindOf(item).expectsFree?.(item, answer) ?? {};
		const multiline = !expected.choices && !expected.yesOrNo;
		return [{ type: "text", path: [], label: "", multiline, value: answer, level: 0, ...expected }];
	}
	return kindOf(item).form(item, shownValue(item, answer), stage);
}

/**
 * The answer after one edit of one of its controls; the same answer if nothing changes. Emptied free text is replaced by
 * the kind's own form; a not applicable answer stays unchanged.
 */
export function changeAnswer(item: Item, answer: Answer | undefined, change: Change): Answer | undefined {
	if (isNotApplicable(answer)) return answer;
	if (isFree(item, answer)) {
		if (change.type !== "text" || change.path.length > 0) return answer;
		return change.value === "" ? undefined : change.value;
	}
	const before = shownValue(item, answer);
	const after = kindOf(item).change(item, before, change);
	return after === before ? answer : after;
}

/**
 * The answer's Markdown at column 0, without surrounding blank lines and without a final newline. `''` for a blank answer,
 * unless its kind prints empty boxes or fields.
 */
export function markdownOfAnswer(item: Item, answer: Answer | undefined): string {
	const clean = cleanAnswer(item, answer);
	if (isNotApplicable(clean)) return notApplicableText(trimLines(clean[NOT_APPLICABLE]));
	return trimLines(isFree(item, clean) ? clean : kindOf(item).toMarkdown(item, shownValue(item, clean)));
}

function notApplicableText(reason: string): string {
	if (isBlank(reason)) return "Not applicable.";
	return startsWithParagraph(reason) ? `Not applicable: ${reason}` : `Not applicable:\n\n${reason}`;
}

/** The inverse of `parseAnswer`: the answer as plain data, as files contain it; undefined for a blank one. */
export function serializeAnswer(item: Item, answer: Answer | undefined): unknown {
	const clean = cleanAnswer(item, answer);
	return clean === undefined ? undefined : withoutBlanks(clean);
}

/** Empty values, such as a missing explanation, are left out. */
function withoutBlanks(data: unknown): unknown {
	if (Array.isArray(data)) return data.map(withoutBlanks);
	if (typeof data !== "object" || data === null) return data;
	const entries = Object.entries(data).filter(([key, value]) => value !== "" || key === "not-applicable");
	return Object.fromEntries(entries.map(([key, value]) => [key, withoutBlanks(value)]));
}
