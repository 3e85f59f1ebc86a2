/** What a questionnaire says of one item beside its words: choices, fields, options; with all that can be wrong there. */

import { FreeIds, ID_FIX, isId, wordsToId } from "./ids.ts";
import type { Kind } from "./kinds.ts";
import { labelWords } from "./list-entries.ts";
import type { Problem } from "./problem.ts";
import { merged, mistake, placeIn, type Said } from "./questionnaire-entry.ts";
import type { Common, QField, QOption } from "./questionnaire-types.ts";
import type { RawEntry } from "./raw-template.ts";
import type { Path } from "./schema.ts";
import { type Choice, type Field, type Item, type Option, STAGES, type Stage } from "./types.ts";
import { nearestFix, sameWording } from "./wording.ts";

type Traits = Pick<
	Item,
	"choices" | "isStage" | "entryLabel" | "entryName" | "fields" | "recordFormat" | "options" | "boxes"
>;

export interface Typing {
	readonly said: readonly Said[];
	readonly kind: Kind;
	/** List entries that the template has below a question; a proposal that says nothing prints them. */
	readonly below: readonly RawEntry[];
	/** What messages call the template. */
	readonly template: string;
	readonly stageLabels: Readonly<Record<Stage, string>>;
	readonly problems: Problem[];
}

/** Keys that belong to one kind alone. */
const KEYS: Readonly<Record<string, readonly Kind[]>> = {
	choices: ["choice"],
	"is-stage": ["choice"],
	"entry-label": ["list", "records"],
	"entry-name": ["list", "records", "people"],
	record: ["records"],
	options: ["options"],
	boxes: ["options"],
};

/** The kind's own properties of an item. Mistakes are noted in `problems`. */
export function traitsOf(typing: Typing): Traits {
	const { said, kind } = typing;
	const data = merged(said);
	noteStrayKeys(typing, data);
	switch (kind) {
		case "choice":
			return choiceTraits(typing, data);
		case "list":
			return entryTraits(data);
		case "records":
			return { ...entryTraits(data), ...recordTraits(typing, data) };
		case "options":
			return { options: optionsOf(typing, data.options ?? []), ...(data.boxes ? { boxes: true } : {}) };
		default:
			return {};
	}
}

function note({ said, problems }: Typing, rule: string, message: string, path: Path, fix: string): void {
	problems.push(mistake(rule, message, placeIn(said, ...path), fix));
}

function noteStrayKeys(typing: Typing, data: Common): void {
	for (const [key, kinds] of Object.entries(KEYS)) {
		if (!Object.hasOwn(data, key) || kinds.includes(typing.kind)) continue;
		const owners = kinds.map((kind) => `“${kind}”`).join(" or ");
		note(typing, "stray-key", `“${key}” has no meaning for the kind “${typing.kind}”`, [key], `Only ${owners} has it.`);
	}
}

function entryTraits(data: Common): Traits {
	const label = data["entry-label"];
	const name = data["entry-name"];
	return { ...(label === undefined ? {} : { entryLabel: label }), ...(name === undefined ? {} : { entryName: name }) };
}

function choiceTraits(typing: Typing, data: Common): Traits {
	if (!data["is-stage"]) return { choices: choicesOf(typing, data.choices, ["choices"], "a choice") };
	const given = data.choices ?? STAGES.map((id) => ({ id, label: typing.stageLabels[id] }));
	const choices = choicesOf(typing, given, ["choices"], "a choice");
	const missing = STAGES.filter((stage) => !choices.some(({ id }) => id === stage));
	const stray = choices.filter(({ id }) => !STAGES.includes(id as Stage));
	if (missing.length > 0 || stray.length > 0) {
		const ids = STAGES.map((id) => `“${id}”`).join(", ");
		note(
			typing,
			"stage-choices",
			"the choices of the stage are not the stages",
			["choices"],
			`Expected the ids ${ids}.`,
		);
	}
	return { choices, isStage: true };
}

function choicesOf(typing: Typing, all: readonly Choice[] | undefined, path: Path, what: string): Choice[] {
	if (!all || all.length === 0) {
		note(typing, "no-choices", `${what} without choices`, path, "Add “choices:”, each with “id” and “label”.");
		return [];
	}
	const ids = new FreeIds();
	for (const [i, { id }] of all.entries()) checkId(typing, ids, id, [...path, i, "id"]);
	return all.map(({ id, label }) => ({ id, label }));
}

function checkId(typing: Typing, ids: FreeIds, id: string, path: Path): void {
	if (!isId(id)) note(typing, "id", `“${id}” can't be an id`, path, ID_FIX);
	else if (!ids.take(id))
		note(typing, "id-twice", `the id “${id}” is given a second time here`, path, "Choose another; ids must be unique.");
}

function recordTraits(typing: Typing, data: Common): Traits {
	if (!data.record || data.record.fields.length === 0) {
		note(
			typing,
			"no-fields",
			"records without fields",
			["record"],
			"Add “record:” with “fields:”, each with a “label”.",
		);
		return { fields: [] };
	}
	const fields = fieldsOf(typing, data.record.fields, ["record", "fields"], undefined);
	const { format } = data.record;
	for (const [, name = ""] of format?.matchAll(/\{([\w-]+)\}/g) ?? []) {
		if (fields.some(({ id }) => id === name)) continue;
		const known = fields.map(({ id }) => ({ text: `{${id}}` }));
		const fix = nearestFix(`{${name}}`, known, "field");
		note(typing, "record-format", `there is no field “${name}” to print`, ["record", "format"], fix);
	}
	return { fields, ...(format === undefined ? {} : { recordFormat: format }) };
}

function optionsOf(typing: Typing, all: readonly QOption[]): Option[] {
	if (all.length === 0)
		note(typing, "no-options", "options without anything to pick", ["options"], "Add “options:”, each with a “label”.");
	const ids = new FreeIds();
	return all.map((option, i) => {
		const path = ["options", i];
		const raw = findBelow(typing, option.label, typing.below, [...path, "label"], "option");
		if (option.id !== undefined) checkId(typing, ids, option.id, [...path, "id"]);
		const fields = fieldsOf(typing, option.fields ?? [], [...path, "fields"], raw?.children);
		return {
			id: option.id ?? ids.free(wordsToId(option.label, "option")),
			label: raw ? withoutColon(raw.text) : option.label,
			fields,
			...(option.hint ? { hint: option.hint } : {}),
		};
	});
}

/** `below`: the entries that the template has for these fields; undefined where it shows none. */
function fieldsOf(typing: Typing, all: readonly QField[], path: Path, below: readonly RawEntry[] | undefined): Field[] {
	const ids = new FreeIds();
	const known = below ? flat(below) : [];
	const fields = all.map((field, i): Field => {
		const here = [...path, i];
		const raw = findBelow(typing, field.label, known, [...here, "label"], "field");
		if (field.id !== undefined) checkId(typing, ids, field.id, [...here, "id"]);
		const kind = field.kind ?? "line";
		if (field.choices && kind !== "choice")
			note(
				typing,
				"stray-key",
				`“choices” has no meaning for the kind “${kind}”`,
				[...here, "choices"],
				"Only “choice” has it.",
			);
		const choices = kind === "choice" ? choicesOf(typing, field.choices, [...here, "choices"], "a choice") : undefined;
		return {
			id: field.id ?? ids.free(wordsToId(field.label, "field")),
			label: raw ? withoutColon(raw.text) : field.label,
			kind,
			...(field.optional ? { optional: true } : {}),
			...(field.under === undefined ? {} : { under: field.under }),
			...(choices ? { choices } : {}),
			...(field.hint ? { hint: field.hint } : {}),
			...(field.role ? { role: field.role } : {}),
		};
	});
	for (const [i, field] of fields.entries()) noteUnder(typing, fields, field, [...path, i, "under"]);
	return fields;
}

/** A field stands under an earlier one, so that no two can stand under each other. */
function noteUnder(typing: Typing, fields: readonly Field[], field: Field, path: Path): void {
	if (field.under === undefined) return;
	const earlier = fields.slice(0, fields.indexOf(field));
	if (earlier.some(({ id }) => id === field.under)) return;
	const known = earlier.map(({ id }) => ({ text: id }));
	const message = `there is no field “${field.under}” before this one`;
	note(typing, "unknown-under", message, path, nearestFix(field.under, known, "earlier field"));
}

function flat(entries: readonly RawEntry[]): RawEntry[] {
	return entries.flatMap((entry) => [entry, ...flat(entry.children)]);
}

/** The template's entry with these words. Where the template shows none at all, there is nothing to compare. */
function findBelow(
	typing: Typing,
	label: string,
	entries: readonly RawEntry[],
	path: Path,
	what: string,
): RawEntry | undefined {
	const found = entries.find((entry) => sameWording(entry.text, label));
	if (found || entries.length === 0) return found;
	const known = entries.map(({ text, line }) => ({ text: labelWords(text), where: `${typing.template}:${line}` }));
	note(typing, `unknown-${what}`, `the template has no ${what} “${label}” here`, path, nearestFix(label, known, what));
	return undefined;
}

function withoutColon(text: string): string {
	return text.trim().replace(/:$/, "");
}
