/** Reads the kind-specific keys of questionnaire entries (choices, fields, options) and reports mistakes in them. */

import { labelWords } from "../markdown/labelled-lines.ts";
import { joinWords } from "../text/english.ts";
import { ID_FIX, IdAllocator, idFromWords, isId } from "./ids.ts";
import { type FieldKind, fieldKeysOf, itemKeysOf, KINDS, type Kind, type KindKey } from "./kinds.ts";
import { PATTERN_FIX, patternFault } from "./pattern.ts";
import type { Problem } from "./problem.ts";
import { locationIn, mergeEntries, type QuestionnaireEntry, questionnaireProblem } from "./questionnaire-entry.ts";
import type { EntryKeys, QField, QOption } from "./questionnaire-types.ts";
import type { RawEntry } from "./raw-template.ts";
import type { Path } from "./schema.ts";
import { type Choice, type Field, type Item, type KindProperties, type Option, STAGES, type Stage } from "./types.ts";
import { nearestFix, sameWording } from "./wording.ts";

type ItemProperties = KindProperties &
	Pick<Item, "isStage" | "entryLabel" | "entryName" | "fields" | "recordFormat" | "options" | "boxes">;

export interface KindContext {
	readonly matched: readonly QuestionnaireEntry[];
	readonly kind: Kind;
	/** List entries that the template has below a question, printed while it is unanswered. */
	readonly below: readonly RawEntry[];
	/** The template's name in messages. */
	readonly template: string;
	readonly stageLabels: Readonly<Record<Stage, string>>;
	readonly problems: Problem[];
}

type Reader = (context: KindContext, data: EntryKeys, path: Path) => ItemProperties;

/** Readers by key. `path` leads to the entry with the key. */
const READERS = {
	choices: choicesProperties,
	pattern: patternProperties,
	min: (_context, { min }) => (min === undefined ? {} : { min }),
	max: maxProperties,
	"is-stage": (_context, data) => (data["is-stage"] ? { isStage: true } : {}),
	"entry-label": (_context, { "entry-label": label }) => (label === undefined ? {} : { entryLabel: label }),
	"entry-name": (_context, { "entry-name": name }) => (name === undefined ? {} : { entryName: name }),
	record: recordProperties,
	options: (context, { options = [] }) => ({ options: optionsOf(context, options) }),
	boxes: (_context, { boxes }) => (boxes ? { boxes: true } : {}),
} satisfies Record<KindKey, Reader>;

/** The kind-specific properties of an item. Mistakes are added to `problems`. */
export function kindProperties(context: KindContext): ItemProperties {
	const data = mergeEntries(context.matched);
	const keys = itemKeysOf(context.kind);
	reportStrayKeys(context, context.kind, data, []);
	return Object.assign({}, ...keys.map((key) => READERS[key](context, data, [])));
}

/** The same for a field. */
function fieldProperties(context: KindContext, kind: FieldKind, data: QField, path: Path): KindProperties {
	reportStrayKeys(context, kind, data, path);
	return Object.assign({}, ...fieldKeysOf(kind).map((key) => READERS[key](context, data, path)));
}

function report({ matched, problems }: KindContext, rule: string, message: string, path: Path, fix: string): void {
	problems.push(questionnaireProblem(rule, message, locationIn(matched, ...path), fix));
}

/** Reports keys that belong to other kinds. */
function reportStrayKeys(context: KindContext, kind: Kind, data: object, path: Path): void {
	const own = itemKeysOf(kind);
	for (const key of Object.keys(READERS) as KindKey[]) {
		if (!Object.hasOwn(data, key) || own.includes(key)) continue;
		const owners = KINDS.filter((each) => itemKeysOf(each).includes(key)).map((each) => `“${each}”`);
		const message = `“${key}” has no meaning for the kind “${kind}”`;
		report(context, "stray-key", message, [...path, key], `Only ${joinWords(owners, "or")} has it.`);
	}
}

function choicesProperties(context: KindContext, data: EntryKeys, path: Path): ItemProperties {
	if (!data["is-stage"]) return { choices: choicesOf(context, data.choices, [...path, "choices"], "a choice") };
	const given = data.choices ?? STAGES.map((id) => ({ id, label: context.stageLabels[id] }));
	const choices = choicesOf(context, given, ["choices"], "a choice");
	const missing = STAGES.filter((stage) => !choices.some(({ id }) => id === stage));
	const stray = choices.filter(({ id }) => !STAGES.includes(id as Stage));
	if (missing.length > 0 || stray.length > 0) {
		const ids = joinWords(STAGES.map((id) => `“${id}”`));
		report(
			context,
			"stage-choices",
			"the choices of the stage are not the stages",
			["choices"],
			`Expected the ids ${ids}.`,
		);
	}
	return { choices };
}

function patternProperties(context: KindContext, { pattern }: KindProperties, path: Path): ItemProperties {
	if (!pattern) return {};
	const fault = patternFault(pattern.match);
	if (fault === undefined) return { pattern: { match: pattern.match, expected: pattern.expected } };
	report(context, "pattern", `the pattern can't be used: ${fault}`, [...path, "pattern", "match"], PATTERN_FIX);
	return {};
}

function maxProperties(context: KindContext, { min, max }: KindProperties, path: Path): ItemProperties {
	if (min !== undefined && max !== undefined && min > max)
		report(
			context,
			"limits",
			`no number is from ${min} to ${max}`,
			[...path, "max"],
			"Give a “max” of at least “min”.",
		);
	return max === undefined ? {} : { max };
}

function choicesOf(context: KindContext, all: readonly Choice[] | undefined, path: Path, what: string): Choice[] {
	if (!all || all.length === 0) {
		report(context, "no-choices", `${what} without choices`, path, "Add “choices:”, each with “id” and “label”.");
		return [];
	}
	const ids = new IdAllocator();
	for (const [i, { id }] of all.entries()) checkId(context, ids, id, [...path, i, "id"]);
	return all.map(({ id, label }) => ({ id, label }));
}

function checkId(context: KindContext, ids: IdAllocator, id: string, path: Path): void {
	if (!isId(id)) report(context, "id", `“${id}” can't be an id`, path, ID_FIX);
	else if (!ids.reserve(id))
		report(context, "id-twice", `the id “${id}” is used twice here`, path, "Choose another one; ids must be unique.");
}

function recordProperties(context: KindContext, data: EntryKeys): ItemProperties {
	if (!data.record || data.record.fields.length === 0) {
		report(
			context,
			"no-fields",
			"records without fields",
			["record"],
			"Add “record:” with “fields:”, each with a “label”.",
		);
		return { fields: [] };
	}
	const fields = fieldsOf(context, data.record.fields, ["record", "fields"], undefined);
	const { format } = data.record;
	for (const [, name = ""] of format?.matchAll(/\{([\w-]+)\}/g) ?? []) {
		if (fields.some(({ id }) => id === name)) continue;
		const known = fields.map(({ id }) => ({ text: `{${id}}` }));
		const fix = nearestFix(`{${name}}`, known, "field");
		report(context, "record-format", `unknown field “${name}” to print`, ["record", "format"], fix);
	}
	return { fields, ...(format === undefined ? {} : { recordFormat: format }) };
}

function optionsOf(context: KindContext, all: readonly QOption[]): Option[] {
	if (all.length === 0)
		report(
			context,
			"no-options",
			"options without anything to pick",
			["options"],
			"Add “options:”, each with a “label”.",
		);
	const ids = new IdAllocator();
	return all.map((option, i) => {
		const path = ["options", i];
		const raw = findBelow(context, option.label, context.below, [...path, "label"], "option");
		if (option.id !== undefined) checkId(context, ids, option.id, [...path, "id"]);
		const fields = fieldsOf(context, option.fields ?? [], [...path, "fields"], raw?.children);
		return {
			id: option.id ?? ids.allocate(idFromWords(option.label, "option")),
			label: raw ? withoutColon(raw.text) : option.label,
			fields,
			...(option.hint ? { hint: option.hint } : {}),
		};
	});
}

/** `below`: the entries that the template has for these fields; undefined if it shows none. */
function fieldsOf(
	context: KindContext,
	all: readonly QField[],
	path: Path,
	below: readonly RawEntry[] | undefined,
): Field[] {
	const ids = new IdAllocator();
	const known = below ? flatten(below) : [];
	const fields = all.map((field, i): Field => {
		const here = [...path, i];
		const raw = findBelow(context, field.label, known, [...here, "label"], "field");
		if (field.id !== undefined) checkId(context, ids, field.id, [...here, "id"]);
		const kind = field.kind ?? "line";
		return {
			id: field.id ?? ids.allocate(idFromWords(field.label, "field")),
			label: raw ? withoutColon(raw.text) : field.label,
			kind,
			...(field.optional ? { optional: true } : {}),
			...(field.under === undefined ? {} : { under: field.under }),
			...fieldProperties(context, kind, field, here),
			...(field.hint ? { hint: field.hint } : {}),
			...(field.role ? { role: field.role } : {}),
			...(field["not-names"] ? { notNames: field["not-names"] } : {}),
		};
	});
	for (const [i, field] of fields.entries()) checkUnder(context, fields, field, [...path, i, "under"]);
	return fields;
}

/** A field must come after the one that it is nested under, which rules out cycles. */
function checkUnder(context: KindContext, fields: readonly Field[], field: Field, path: Path): void {
	if (field.under === undefined) return;
	const earlier = fields.slice(0, fields.indexOf(field));
	if (earlier.some(({ id }) => id === field.under)) return;
	const known = earlier.map(({ id }) => ({ text: id }));
	const message = `unknown field “${field.under}” before this one`;
	report(context, "unknown-under", message, path, nearestFix(field.under, known, "earlier field"));
}

function flatten(entries: readonly RawEntry[]): RawEntry[] {
	return entries.flatMap((entry) => [entry, ...flatten(entry.children)]);
}

/** The template's entry with these words. If the template shows no entries, there is nothing to compare. */
function findBelow(
	context: KindContext,
	label: string,
	entries: readonly RawEntry[],
	path: Path,
	what: string,
): RawEntry | undefined {
	const found = entries.find((entry) => sameWording(entry.text, label));
	if (found || entries.length === 0) return found;
	const known = entries.map(({ text, line }) => ({ text: labelWords(text), where: `${context.template}:${line}` }));
	report(
		context,
		`unknown-${what}`,
		`the template has no ${what} “${label}” here`,
		path,
		nearestFix(label, known, what),
	);
	return undefined;
}

function withoutColon(text: string): string {
	return text.trim().replace(/:$/, "");
}
