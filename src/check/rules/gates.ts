/** Compares the feature gate that the review names with the one that the rest of the proposal describes. */
import { normalForm } from "../../markdown/plain-text.ts";
import type { Field, Item } from "../../outline/types.ts";
import { answerOf, isFree, isNotApplicable } from "../../proposal/answers.ts";
import { ownValue } from "../../proposal/plain-data.ts";
import { hasPlaceFor } from "../../proposal/reading/document-structure.ts";
import { type AnswerText, completenessAt, fieldsIn, textsOf } from "../answer-texts.ts";
import { itemName, quoted, shortList } from "../message-words.ts";
import type { RawFinding } from "../raw-finding.ts";
import type { Context, Rule } from "../types.ts";

/** `InPlacePoolResize`, `CSIMigration`: at least two words, written as one. */
const NAME = /\b(?:[A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+|[A-Z]{2,}[a-z][A-Za-z0-9]*)\b/g;

/** Names in a text, except the words that the questionnaire excludes. */
function namesIn(text: string, { notNames = [] }: Field): string[] {
	return [...new Set(text.match(NAME))].filter((name) => !notNames.includes(name));
}

interface Gate {
	readonly item: Item;
	readonly field: Field;
	readonly names: readonly string[];
	readonly path: AnswerText["path"] | undefined;
}

/** Every field of a role, such as one that asks for a gate, with the names given in it. */
export function gatesIn(context: Context, role = "feature-gate"): Gate[] {
	const fields = fieldsIn(context).filter(({ field }) => field.role === role);
	return fields.map(({ item, field, texts }) => {
		const answer = answerOf(context.proposal, item);
		const free = isFree(item, answer) ? answer : undefined;
		const given = free === undefined ? texts.map(({ text }) => text).join(" ") : labelled(free, field);
		return { item, field, names: namesIn(given, field), path: free === undefined ? texts[0]?.path : undefined };
	});
}

/** The part of a free text after the field's label; the whole text if the label is missing. */
function labelled(text: string, field: Field): string {
	const form = normalForm(field.label);
	const lines = text.split("\n").flatMap((line) => {
		const [label = "", ...rest] = line.slice(0, 500).split(":");
		return normalForm(label.replace(/^[ \t]*[-*+][ \t]+(?:\[[ xX]?\])?/, "")) === form ? [rest.join(":")] : [];
	});
	return lines.length > 0 ? lines.join(" ") : text.slice(0, 2000);
}

/** The texts of sections that the template doesn't have. */
function ownSections({ structure, document }: Context): string[] {
	return (structure?.others ?? []).map(({ line }) => {
		const [first, end] = document.sectionAround(line);
		return document.lines.slice(first, end).join("\n");
	});
}

/** All texts outside an item, by item id. */
function elsewhere({ proposal: { answers } }: Context, item: Item): [id: string, texts: AnswerText[]][] {
	return Object.keys(answers)
		.filter((id) => id !== item.id)
		.map((id) => [id, textsOf(ownValue(answers, id))]);
}

export const undescribed = {
	id: "gate/undescribed",
	severity: "warning",
	needs: ["feature-gate"],
	about: "The review names a feature gate that neither the rest of the proposal nor its metadata mentions.",
	fix: "Describe in the design what it controls, and name it in the tests and graduation criteria; or correct its name.",
	check: (context) =>
		gatesIn(context).flatMap(({ item, names, path }): RawFinding[] => {
			if (names.length === 0) return [];
			const answers = elsewhere(context, item).flatMap(([, all]) => all.map(({ text }) => text));
			const metadata = context.metadata.flatMap(({ data }) => textsOf(data).map(({ text }) => text));
			const texts = [...answers, ...metadata, ...ownSections(context)];
			// One name that the proposal mentions is enough.
			const silent = names.filter((name) => !texts.some((text) => text.includes(name)));
			if (silent.length < names.length) return [];
			const message = `the feature ${silent.length > 1 ? "gates" : "gate"} ${shortList(silent.map((name) => quoted(name)))} ${silent.length > 1 ? "are" : "is"} named in ${itemName(item)} but nowhere else in the proposal`;
			return [{ message, fix: "Describe in the design what it controls.", item: item.id, ...(path && { path }) }];
		}),
} as const satisfies Rule;

const DESCRIBED = [
	/`([A-Z]\w{3,80})`\*{0,2} (?:alpha |beta |new )?feature[ -](?:gate|flag)\b/,
	/\bfeature[ -](?:gate|flag)s?,?:? (?:named |called |is )?\*{0,2}`([A-Z]\w{3,80})`/i,
];

export const unnamed = {
	id: "gate/unnamed",
	severity: "warning",
	needs: ["feature-gate"],
	about: "The proposal describes a feature gate that the review doesn't name where it asks how the feature is enabled.",
	fix: "Select the feature gate there, and give its name and the components that depend on it.",
	check: (context) =>
		gatesIn(context).flatMap(({ item, field, names }): RawFinding[] => {
			const answer = answerOf(context.proposal, item);
			if (!hasPlaceFor(context.structure, context.proposal.outline, item)) return [];
			if (names.length > 0 || isNotApplicable(answer) || isFree(item, answer)) return [];
			// Another rule reports a blank required answer.
			if (answer === undefined && completenessAt(context, item) === "blank" && item.required === context.stage)
				return [];
			const found = firstDescribed(elsewhere(context, item), field);
			if (!found) return [];
			const message = `the feature gate ${quoted(found)} is described, but ${quoted(field.label)} is blank in ${itemName(item)}`;
			return [{ message, fix: "Name it there.", item: item.id }];
		}),
} as const satisfies Rule;

function firstDescribed(
	texts: readonly [id: string, texts: readonly AnswerText[]][],
	field: Field,
): string | undefined {
	for (const [, all] of texts)
		for (const { text } of all)
			for (const pattern of DESCRIBED) {
				const name = pattern.exec(text)?.[1];
				if (name && namesIn(name, field).length > 0) return name;
			}
	return undefined;
}
