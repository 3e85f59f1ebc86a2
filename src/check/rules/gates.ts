/** The feature gate: what the review names against what the rest of the proposal describes. */
import { normalForm } from "../../markdown/text.ts";
import type { Field, Item } from "../../outline/types.ts";
import { answerOf, isFree, isNotApplicable } from "../../proposal/answers.ts";
import { ownValue } from "../../proposal/own-value.ts";
import { hasPlace } from "../../proposal/reading/structure.ts";
import { fieldsIn, stateOf, type Text, textsOf } from "../answer-texts.ts";
import { listed, named, quoted } from "../message-words.ts";
import type { RawFinding } from "../raw-finding.ts";
import type { Context, Rule } from "../types.ts";

/** `InPlacePoolResize`, `CSIMigration`: at least two words, written as one. */
const NAME = /\b(?:[A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+|[A-Z]{2,}[a-z][A-Za-z0-9]*)\b/g;

/** Words that look like a gate's name and are none. */
const NO_GATES =
	/^(?:GitHub|YouTube|JavaScript|TypeScript|OpenAPI|OpenShift|FeatureGates?|GoLang|DaemonSets?|ReplicaSets?|StatefulSets?)$/;

const namesIn = (text: string): string[] => [...new Set(text.match(NAME))].filter((name) => !NO_GATES.test(name));

interface Gate {
	readonly item: Item;
	readonly field: Field;
	readonly names: readonly string[];
	readonly path: Text["path"] | undefined;
}

/** Every place where a gate is to be named, with the names that are given there. */
export function gatesIn(context: Context): Gate[] {
	const fields = fieldsIn(context).filter(({ field }) => field.role === "feature-gate");
	return fields.map(({ item, field, texts }) => {
		const answer = answerOf(context.proposal, item);
		const free = isFree(item, answer) ? answer : undefined;
		const names = namesIn(free === undefined ? texts.map(({ text }) => text).join(" ") : labelled(free, field));
		return { item, field, names, path: free === undefined ? texts[0]?.path : undefined };
	});
}

/** What stands behind the field's label in a free text; all of it where the label isn't there. */
function labelled(text: string, field: Field): string {
	const form = normalForm(field.label);
	const lines = text.split("\n").flatMap((line) => {
		const [label = "", ...rest] = line.slice(0, 500).split(":");
		return normalForm(label.replace(/^[ \t]*[-*+][ \t]+(?:\[[ xX]?\])?/, "")) === form ? [rest.join(":")] : [];
	});
	return lines.length > 0 ? lines.join(" ") : text.slice(0, 2000);
}

/** All texts outside of an item, by item id. */
function elsewhere({ proposal: { answers } }: Context, item: Item): [id: string, texts: Text[]][] {
	return Object.keys(answers)
		.filter((id) => id !== item.id)
		.map((id) => [id, textsOf(ownValue(answers, id))]);
}

export const undescribed = {
	id: "gate/undescribed",
	severity: "warning",
	needs: ["feature-gate"],
	about: "A feature gate is named in the review, but not mentioned in the rest of the proposal.",
	fix: "Describe in the design what it toggles, and name it in the tests and the graduation criteria; or correct its name.",
	check: (context) =>
		gatesIn(context).flatMap(({ item, names, path }): RawFinding[] => {
			if (names.length === 0) return [];
			const texts = elsewhere(context, item).flatMap(([, all]) => all.map(({ text }) => text));
			// The proposal's own name for it is enough, in whatever spelling.
			const silent = names.filter((name) => !texts.some((text) => text.includes(name)));
			if (silent.length < names.length) return [];
			const message = `the feature ${silent.length > 1 ? "gates" : "gate"} ${listed(silent.map((name) => quoted(name)))} ${silent.length > 1 ? "are" : "is"} named in ${named(item)}, and nowhere else in the proposal`;
			return [{ message, fix: "Say in the design what it switches.", item: item.id, ...(path && { path }) }];
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
	about:
		"The proposal describes a feature gate, but the review doesn't name it in the answer about how the feature is enabled.",
	fix: "Pick the feature gate there, and give its name and the components that depend on it.",
	check: (context) =>
		gatesIn(context).flatMap(({ item, field, names }): RawFinding[] => {
			const answer = answerOf(context.proposal, item);
			if (!hasPlace(context.structure, context.proposal.outline, item)) return [];
			if (names.length > 0 || isNotApplicable(answer) || isFree(item, answer)) return [];
			// A blank answer that is due is told already.
			if (answer === undefined && stateOf(context, item) === "blank" && item.required === context.stage) return [];
			const found = firstDescribed(elsewhere(context, item));
			if (!found) return [];
			const message = `the feature gate ${quoted(found)} is described, and ${quoted(field.label)} is not given in ${named(item)}`;
			return [{ message, fix: "Name it there.", item: item.id }];
		}),
} as const satisfies Rule;

function firstDescribed(texts: readonly [id: string, texts: readonly Text[]][]): string | undefined {
	for (const [, all] of texts)
		for (const { text } of all)
			for (const pattern of DESCRIBED) {
				const name = pattern.exec(text)?.[1];
				if (name && namesIn(name).length > 0) return name;
			}
	return undefined;
}
