/** Rules about answers that are required at this stage and missing or incomplete. */
import type { Field, Item, Stage } from "../../outline/types.ts";
import { answerOf, isFree, isNotApplicable } from "../../proposal/answers.ts";
import { briefRequest } from "../../proposal/brief.ts";
import { DATE } from "../../proposal/kinds/date.ts";
import { fieldsCompleteness } from "../../proposal/kinds/field-completeness.ts";
import { expectedOf, kindOf } from "../../proposal/kinds/table.ts";
import { hasPlaceFor } from "../../proposal/reading/document-structure.ts";
import { isExpected, isRequired } from "../../proposal/requirements.ts";
import type { Answer, Completeness, FieldGroup, Proposal } from "../../proposal/types.ts";
import { type AnswerIssue, validateAnswer } from "../../proposal/validate-answer.ts";
import { completenessAt } from "../answer-texts.ts";
import { itemName, quoted, shortList, stageName } from "../message-words.ts";
import type { RawFinding } from "../raw-finding.ts";
import type { Context, Rule } from "../types.ts";

/**
 * Items in this state for which `isAsked` holds (by default, required ones). Another rule reports items that the
 * document has no place for.
 */
function due(context: Context, state: Completeness, isAsked = isRequired): Item[] {
	const { proposal, whole, stage, structure } = context;
	return proposal.outline.items.filter(
		(item) =>
			isAsked(whole, item, stage) &&
			!kindOf(item).isCheckedByEntry &&
			hasPlaceFor(structure, proposal.outline, item) &&
			completenessAt(context, item) === state,
	);
}

const stageOf = ({ proposal, stage }: Context): string => stageName(proposal.outline, stage);
const requiredAt = (context: Context): string => `required for ${stageOf(context)}`;

export const blank = {
	id: "answer/blank",
	severity: "error",
	about: "An item that is required at this stage has no answer.",
	fix: "Answer it, or write `Not applicable:` followed by the reason.",
	group: (context) => `required answers are missing for ${stageOf(context)}`,
	check: (context) =>
		due(context, "blank")
			.filter((item) => !item.isStage)
			.map((item) => ({
				message: `${itemName(item)} is ${requiredAt(context)} but has no answer`,
				fix: "Answer it, or explain why it is not applicable.",
				item: item.id,
			})),
} as const satisfies Rule;

export const placeholder = {
	id: "answer/placeholder",
	severity: "error",
	about: "A required item contains only the template's text or a placeholder such as `TBD`, `TODO` or `...`.",
	fix: "Replace the placeholder with an answer.",
	group: (context) => `answers that are ${requiredAt(context)} contain only a placeholder`,
	check: (context) =>
		due(context, "placeholder").map((item) => ({
			message: `${itemName(item)} is ${requiredAt(context)} but contains only a placeholder`,
			fix: "Replace it with an answer, or explain why it is not applicable.",
			item: item.id,
		})),
} as const satisfies Rule;

export const partial = {
	id: "answer/partial",
	severity: "error",
	about: "A required item is only partly answered: a field, the yes or no, or the explanation after it is missing.",
	fix: "Fill in the parts that the message lists.",
	check: (context) =>
		due(context, "partial").flatMap((item): RawFinding[] => {
			const lacks = lacking(item, answerOf(context.proposal, item));
			// Texts in the wrong form are reported by `answer/form` and `date/format`.
			if (hasForm(item) || (kindOf(item).groups && lacks.length === 0)) return [];
			// `answer/brief` reports those.
			if (briefRequest(context.proposal, item)) return [];
			const what = lacks.length > 0 ? `: ${shortList(lacks)} missing` : "";
			return [
				{
					message: `${itemName(item)} is only partly answered${what}`,
					fix: kindOf(item).partialFix ?? "Fill in the missing parts.",
					item: item.id,
				},
			];
		}),
} as const satisfies Rule;

function isOnlyExpected(proposal: Proposal, item: Item, stage: Stage): boolean {
	return isExpected(proposal, item, stage) && !isRequired(proposal, item, stage);
}

export const brief = {
	id: "answer/brief",
	severity: "warning",
	about: "An item is answered with a bare yes or no where the question asks for more.",
	fix: "Say what the question asks for besides.",
	check: (context) =>
		[...due(context, "partial"), ...due(context, "partial", isOnlyExpected)].flatMap((item): RawFinding[] => {
			const request = briefRequest(context.proposal, item);
			if (!request) return [];
			const message = `${itemName(item)} is only partly answered: it says only “${request.word}”`;
			return [{ message, fix: `The question asks for more: ${request.sentence}`, item: item.id }];
		}),
} as const satisfies Rule;

export const expected = {
	id: "answer/expected",
	severity: "warning",
	about: "An item that reviewers look for at this stage, though the template doesn't require it, has no answer.",
	fix: "Answer it, or write `None.` or `Not applicable:` with a reason.",
	group: (context) => `answers that reviewers look for at ${stageOf(context)} are missing`,
	check: (context) =>
		(["blank", "placeholder"] as const)
			.flatMap((state) => due(context, state, isOnlyExpected))
			.map((item) => ({
				message: `reviewers look for an answer in ${itemName(item)}`,
				fix: "Answer it, or write “None.” or why it is not applicable.",
				item: item.id,
			})),
} as const satisfies Rule;

/** Whether another rule checks the form of these texts. */
function hasForm(itemOrField: Item | Field): boolean {
	return expectedOf(itemOrField).expects !== undefined;
}

/** The labels of the fields that an answer lacks. */
function lacking(item: Item, answer: Answer | undefined): string[] {
	if (isFree(item, answer) || typeof answer !== "object") return [];
	const groups = isNotApplicable(answer) ? [] : (kindOf(item).groups?.(item, answer) ?? []);
	return [...new Set(groups.flatMap((group) => missingIn(item, group)))];
}

function missingIn(item: Item, { fields, values }: FieldGroup): string[] {
	return fields
		.filter((field) => {
			const state = fieldsCompleteness(item, [field], values);
			return !field.optional && state !== "answered" && !(state === "partial" && hasForm(field));
		})
		.map(({ label }) => quoted(label));
}

export const form = {
	id: "answer/form",
	severity: "error",
	about:
		"A link is malformed, a person is not given as a handle, a name, or a name with an email address, a word is not one of the choices, or a line doesn't have the form that the questionnaire asks for.",
	fix: "Use the form that the message describes.",
	check: (context) =>
		context.proposal.outline.items.flatMap((item): RawFinding[] => {
			// Other rules check the stage and the file beside the document.
			if (item.isStage) return [];
			const faults = validateAnswer(item, answerOf(context.proposal, item)).flatMap((fault) => findingOf(item, fault));
			// Most answers have no faults, and need not be judged.
			if (faults.length === 0 || ["blank", "placeholder"].includes(completenessAt(context, item))) return [];
			return isOwnWord(context, item) ? [] : faults;
		}),
} as const satisfies Rule;

/** A document may answer a yes or no question in a word of its own: “None”. */
function isOwnWord({ structure, proposal }: Context, item: Item): boolean {
	const answer = answerOf(proposal, item);
	if (!structure || item.aside || !isFree(item, answer)) return false;
	return kindOf(item).expectsFree?.(item, answer).yesOrNo === true;
}

function findingOf(item: Item, { expects, text, path, message, fix }: AnswerIssue): RawFinding[] {
	// `date/format` reports those.
	if (expects === DATE) return [];
	const what = expects?.malformed;
	const problem = what ? `${quoted(text)} in ${itemName(item)} is ${what}` : `${itemName(item)}: ${message}`;
	return [{ message: problem, fix, item: item.id, path }];
}
