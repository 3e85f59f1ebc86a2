/** Answers that are required at the stage and not there, or not there in full. */
import { type Field, type Item, isDue } from "../../outline/types.ts";
import { answerOf, isFree, isNotApplicable } from "../../proposal/answers.ts";
import { type AnswerFault, faultsIn } from "../../proposal/faults.ts";
import { DATE } from "../../proposal/kinds/date.ts";
import { judgeFields } from "../../proposal/kinds/judge-fields.ts";
import { expectedOf, kindOf } from "../../proposal/kinds/table.ts";
import { hasPlace } from "../../proposal/reading/structure.ts";
import type { Answer, Completeness, FieldGroup } from "../../proposal/types.ts";
import { stateOf } from "../answer-texts.ts";
import { listed, named, quoted, stageName } from "../message-words.ts";
import type { RawFinding } from "../raw-finding.ts";
import type { Context, Rule } from "../types.ts";

/** Items that are required and as far as `state`; what the document has no place for is another rule's. */
function due(context: Context, state: Completeness): Item[] {
	const { proposal, stage, structure } = context;
	return proposal.outline.items.filter(
		(item) =>
			isDue(item.required, stage) &&
			!kindOf(item).isCheckedByEntry &&
			hasPlace(structure, proposal.outline, item) &&
			stateOf(context, item) === state,
	);
}

const requiredAt = ({ proposal, stage }: Context): string => `required for ${stageName(proposal.outline, stage)}`;

export const blank = {
	id: "answer/blank",
	severity: "error",
	about: "An item that is required at the stage has no answer.",
	fix: "Answer it, or write `Not applicable:` and the reason.",
	check: (context) =>
		due(context, "blank")
			.filter((item) => !item.isStage)
			.map((item) => ({
				message: `${named(item)} has no answer, and is ${requiredAt(context)}`,
				fix: "Answer it, or say why it is not applicable.",
				item: item.id,
			})),
} as const satisfies Rule;

export const placeholder = {
	id: "answer/placeholder",
	severity: "error",
	about: "A required item still has the template's text, or a placeholder such as `TBD`, `TODO` or `...`.",
	fix: "Replace it with an answer.",
	check: (context) =>
		due(context, "placeholder").map((item) => ({
			message: `${named(item)} has only a placeholder, and is ${requiredAt(context)}`,
			fix: "Replace it by an answer, or say why it is not applicable.",
			item: item.id,
		})),
} as const satisfies Rule;

export const partial = {
	id: "answer/partial",
	severity: "error",
	about: "A required item is only partly answered: a field, the yes or no, or its explanation is missing.",
	fix: "Fill in what the message names.",
	check: (context) =>
		due(context, "partial").flatMap((item): RawFinding[] => {
			const lacks = lacking(item, answerOf(context.proposal, item));
			// A text of the wrong form is what `answer/form` and `date/format` tell.
			if (hasForm(item) || (kindOf(item).groups && lacks.length === 0)) return [];
			const what = lacks.length === 0 ? "" : `: ${listed(lacks)} missing`;
			return [
				{
					message: `${named(item)} is answered only in part${what}`,
					fix: kindOf(item).partialFix ?? "Fill in what is missing.",
					item: item.id,
				},
			];
		}),
} as const satisfies Rule;

/** Whether another rule looks at the form of the texts. */
function hasForm(asked: Item | Field): boolean {
	return expectedOf(asked).expects !== undefined;
}

/** What an answer of fields lacks, by the fields' labels. */
function lacking(item: Item, answer: Answer | undefined): string[] {
	if (isFree(item, answer) || typeof answer !== "object") return [];
	const groups = isNotApplicable(answer) ? [] : (kindOf(item).groups?.(item, answer) ?? []);
	return [...new Set(groups.flatMap((group) => missingIn(item, group)))];
}

function missingIn(item: Item, { fields, values }: FieldGroup): string[] {
	return fields
		.filter((field) => {
			const state = judgeFields(item, [field], values);
			return !field.optional && state !== "answered" && !(state === "partial" && hasForm(field));
		})
		.map(({ label }) => quoted(label));
}

export const form = {
	id: "answer/form",
	severity: "error",
	about:
		"A link is malformed, a person isn't given as a handle, a name, or a name with an e-mail address, a word is not one of the choices, or a line doesn't have the form that the questionnaire asks for.",
	fix: "Write it as described in the message.",
	check: (context) =>
		context.proposal.outline.items.flatMap((item): RawFinding[] => {
			// Other rules look at the stage, and at a file beside the document.
			if (item.isStage || ["blank", "placeholder"].includes(stateOf(context, item))) return [];
			return faultsIn(item, answerOf(context.proposal, item)).flatMap((fault) => findingOf(item, fault));
		}),
} as const satisfies Rule;

function findingOf(item: Item, { expects, text, path, message, fix }: AnswerFault): RawFinding[] {
	// The rule about dates reports those.
	if (expects === DATE) return [];
	const what = expects?.otherwise;
	const told = what ? `${quoted(text)} in ${named(item)} is ${what}` : `${named(item)}: ${message}`;
	return [{ message: told, fix, item: item.id, path }];
}
