/**
 * Rules about values of the metadata: types, words, forms, names, and what a value requires of others. Knows no field.
 */
import { normalForm } from "../../markdown/plain-text.ts";
import { brokenParent, reasonsFor } from "../../metadata/conditions.ts";
import {
	fieldsOf,
	isAbsent,
	isBlankValue,
	isQuoted,
	type Metadata,
	type MetadataText,
	type Path,
	pathOf,
	pathOfKey,
	textAt,
	textsAt,
	valueAt,
} from "../../metadata/metadata.ts";
import { itemOf } from "../../outline/lookup.ts";
import { nearestWord } from "../../outline/nearest.ts";
import { compilePattern } from "../../outline/pattern.ts";
import type { FieldConstraints, KnownNames, MetadataType } from "../../outline/types.ts";
import { joinWords } from "../../text/english.ts";
import { quoted } from "../message-words.ts";
import { dotted, forEachField, isAdvisory, locationAt, RECOMMENDED } from "../metadata-findings.ts";
import type { RawFinding } from "../raw-finding.ts";
import type { Context, Rule } from "../types.ts";
import { dateFix, isoDate } from "./dates.ts";
import { formFinding } from "./metadata-forms.ts";

const either = (words: readonly string[]): string =>
	joinWords(
		words.map((each) => quoted(each)),
		"or",
	);

export const word = {
	id: "metadata/word",
	severity: "error",
	about: "A metadata value is not one of the words that the questionnaire allows.",
	fix: "Write one of the words in the message.",
	check: forEachField((context, metadata, field): RawFinding[] => {
		const { words } = field;
		const path = pathOf(metadata, field);
		const value = valueAt(metadata, path);
		if (!words || isAbsent(value) || isChoiceAnswer(context, metadata, field)) return [];
		const text = typeof value === "string" || typeof value === "boolean" ? `${value}` : undefined;
		if (text !== undefined && words.includes(text)) return [];
		const meant = text === undefined ? undefined : meantWord(text, words);
		const message = `${text === undefined ? "this value" : quoted(text)} is not a valid ${dotted(path)}`;
		const fix = `Write ${meant === undefined ? either(words) : quoted(meant)}.`;
		return [{ message, fix, ...locationAt(context, metadata, path) }];
	}),
} as const satisfies Rule;

/** Whether `answer/form` reports the value, because it is a choice among the answers. */
function isChoiceAnswer(
	{ proposal }: Context,
	{ isBeside, source }: Metadata,
	{ item = "" }: FieldConstraints,
): boolean {
	return (!isBeside || !source) && itemOf(proposal.outline, item)?.choices !== undefined;
}

/** The known word in a value, or the one that it resembles; undefined if there are several. */
function meantWord(value: string, known: readonly string[]): string | undefined {
	const words = normalForm(value.slice(0, 200)).split(" ");
	const [first, second] = known.filter((each) => words.includes(each.toLowerCase()));
	if (second !== undefined) return undefined;
	return first ?? nearestWord(value.slice(0, 40), known);
}

export const onlyWith = {
	id: "metadata/only-with",
	severity: "error",
	about: "A metadata value is only allowed together with certain values of another key.",
	fix: "Correct one of the two.",
	check: forEachField((context, metadata, field): RawFinding[] => {
		const path = pathOf(metadata, field);
		const text = textAt(metadata, path);
		const demands = text !== undefined && Object.hasOwn(field.onlyWith ?? {}, text) ? field.onlyWith![text]! : {};
		return Object.entries(demands).flatMap(([key, words]): RawFinding[] => {
			const other = textAt(metadata, pathOfKey(metadata, key));
			// Missing values are reported elsewhere.
			if (other === undefined || words.includes(other)) return [];
			const message = `${quoted(dotted(path))} is ${quoted(text!)}, but ${quoted(dotted(key.split("/")))} is ${quoted(other)}`;
			const fix = `${quoted(text!)} needs ${quoted(`${key}: ${words.join(" or ")}`)}.`;
			return [{ message, fix, ...locationAt(context, metadata, path) }];
		});
	}),
} as const satisfies Rule;

export const form = {
	id: "metadata/form",
	severity: "error",
	about: "A metadata text doesn't have the form that the questionnaire declares.",
	fix: "Write it as the message says.",
	check: forEachField((context, metadata, field) =>
		isAdvisory(field, "form") ? [] : formMarks(context, metadata, field),
	),
} as const satisfies Rule;

function formMarks(context: Context, metadata: Metadata, field: FieldConstraints): RawFinding[] {
	const { form: own } = field;
	if (!own || (own.when && !reasonsFor(metadata, { when: own.when }, context.stage))) return [];
	const texts = own.strict ? wholeTexts(metadata, pathOf(metadata, field)) : textsAt(metadata, pathOf(metadata, field));
	return texts.flatMap((text) => formFinding(context, metadata, own, text) ?? []);
}

/** The texts at a path as written, including placeholders, `true`, and empty texts in a list. */
function wholeTexts(metadata: Metadata, path: Path): MetadataText[] {
	const value = valueAt(metadata, path);
	if (Array.isArray(value)) return value.flatMap((entry, nth) => textOf(entry, [...path, nth]));
	return isAbsent(value) ? [] : textOf(value, path);
}

function textOf(value: unknown, path: Path): MetadataText[] {
	return typeof value === "object" ? [] : [{ text: `${value}`, path }];
}

export const unknownName = {
	id: "metadata/unknown-name",
	severity: "error",
	about: "A metadata value names something or somebody that is not among those that the project knows.",
	fix: "Correct the name, or add it where such names are kept.",
	check: forEachField((context, metadata, field) =>
		isAdvisory(field, "known") ? [] : unknownNames(context, metadata, field, false),
	),
} as const satisfies Rule;

/** The names that aren't known. `unsure`: only those that may be known elsewhere; otherwise only the others. */
function unknownNames(context: Context, metadata: Metadata, field: FieldConstraints, unsure: boolean): RawFinding[] {
	const { known } = field;
	const names = known && metadata.names?.get(known);
	if (!known || !names || (known.when && !reasonsFor(metadata, { when: known.when }, context.stage))) return [];
	return wholeTexts(metadata, pathOf(metadata, field)).flatMap(({ text, path }): RawFinding[] => {
		const { prefix = "" } = known;
		const name = prefix !== "" && text.startsWith(prefix) ? text.slice(prefix.length) : text;
		// A wrong form is already reported.
		if (names.includes(name) || hasWrongForm(context, metadata, field, { text, path })) return [];
		if (isUnsure(known, name) !== unsure) return [];
		const meant = nearestWord(name.slice(0, 60), names);
		const fix = meant === undefined ? otherNameFix(known) : `Did you mean ${quoted(prefix + meant)}?`;
		const key = quoted(dotted(path.filter((each) => typeof each === "string")));
		return [{ message: `${quoted(text)} in ${key} is not ${known.what}`, fix, ...locationAt(context, metadata, path) }];
	});
}

function otherNameFix({ list, lists: [first] = [] }: KnownNames): string {
	const where = first ? first.file : list === undefined ? undefined : `the list ${quoted(list)} of the settings`;
	return `Correct the name${where === undefined ? "" : `, or add it to ${where}`}.`;
}

function hasWrongForm(
	context: Context,
	metadata: Metadata,
	{ form: own }: FieldConstraints,
	text: MetadataText,
): boolean {
	const isText = typeof valueAt(metadata, text.path) === "string" && !isBlankValue(text.text);
	return own !== undefined && isText && formFinding(context, metadata, own, text) !== undefined;
}

function isUnsure({ unsure }: KnownNames, name: string): boolean {
	return unsure !== undefined && compilePattern(unsure).matches(name);
}

const BOOLEANS = /^(?:true|false|y|n|yes|no|on|off)$/i;

interface Type {
	is(value: unknown): boolean;
	/** What it is called. */
	readonly what: string;
	/** How to write one, if its name doesn't say. */
	readonly how?: string;
}

const TYPES: Readonly<Record<MetadataType, Type>> = {
	text: { is: (value) => typeof value !== "object", what: "text", how: "Write one text." },
	number: { is: (value) => typeof value === "string" && /^-?\d+(?:\.\d+)?$/.test(value.trim()), what: "a number" },
	date: { is: (value) => typeof value === "string" && dateFix(value) === undefined, what: "a date" },
	// YAML 1.1 has more words for booleans, which many tools still accept.
	boolean: {
		is: (value) => typeof value === "boolean" || (typeof value === "string" && BOOLEANS.test(value)),
		what: "true or false",
	},
	list: { is: Array.isArray, what: "a list", how: "Write one entry a line below the key, such as “- …”." },
	records: {
		is: (value) => Array.isArray(value) && value.every(isRecord),
		what: "a list of keys with values",
		how: "Write one entry a line below the key, such as “- name: …”.",
	},
};

function isRecord(value: unknown): boolean {
	return value === null || (typeof value === "object" && !Array.isArray(value));
}

export const type = {
	id: "metadata/type",
	severity: "error",
	about: "A metadata value, or a list entry, doesn't have the type that the questionnaire declares.",
	fix: "Write it as the message says. Write dates as `YYYY-MM-DD`.",
	check: (context) => [...context.metadata.flatMap((each) => parentMarks(context, each)), ...typesOfFields(context)],
} as const satisfies Rule;

const typesOfFields = forEachField((context, metadata, field): RawFinding[] => {
	// Dates among the answers are reported by date/format.
	const isAnswer = !metadata.isBeside || !metadata.source;
	if (isAnswer && itemOf(context.proposal.outline, field.item ?? "")?.kind === field.type) return [];
	const path = pathOf(metadata, field);
	const value = valueAt(metadata, path);
	const type = isAdvisory(field, "type") ? "text" : field.type;
	const own = type ? typeFinding(context, metadata, type, path) : [];
	if (own.length > 0 || !Array.isArray(value)) return own;
	const { entries, keys = {} } = field;
	const entryMarks = entries ? value.flatMap((_, at) => typeFinding(context, metadata, entries, [...path, at])) : [];
	const keyMarks = value.flatMap((_, at) =>
		Object.entries(keys).flatMap(([key, each]) => typeFinding(context, metadata, each, [...path, at, key])),
	);
	const listMarks = value.flatMap((_, at) =>
		Object.entries(keys).flatMap(([key, each]) => listMark(context, metadata, each, [...path, at, key])),
	);
	return [...entryMarks, ...keyMarks, ...listMarks];
});

/** Reports list entries inside a record that aren't texts. */
function listMark(context: Context, metadata: Metadata, type: MetadataType, path: Path): RawFinding[] {
	const value = valueAt(metadata, path);
	if (type !== "list" || !Array.isArray(value)) return [];
	return value.flatMap((_, at) => typeFinding(context, metadata, "text", [...path, at]));
}

/** Reports keys that should contain other keys and hold something else. */
function parentMarks(context: Context, metadata: Metadata): RawFinding[] {
	const broken = new Map<string, Path>();
	for (const { key } of fieldsOf(metadata)) {
		const path = brokenParent(metadata, key);
		if (path) broken.set(path.join("/"), path);
	}
	return [...broken.values()].map((path) => {
		const value = valueAt(metadata, path);
		const given = typeof value === "object" ? "this value" : quoted(`${value}`);
		const message = `${given} in ${quoted(dotted(path))} is not keys with values`;
		return { message, fix: "Write the keys below it, one a line.", ...locationAt(context, metadata, path) };
	});
}

/** Whether there is no value that could have a type. */
function isUntyped(metadata: Metadata, type: MetadataType, value: unknown): boolean {
	if (value === undefined || value === null) return true;
	if (value === "") return !metadata.isBeside || type === "text";
	return (type === "number" || type === "date") && isBlankValue(value);
}

function typeFinding(context: Context, metadata: Metadata, type: MetadataType, path: Path): RawFinding[] {
	const value = valueAt(metadata, path);
	if (isUntyped(metadata, type, value)) return [];
	const isText = type === "boolean" && metadata.source !== undefined && isQuotedTruth(metadata, value, path);
	if (TYPES[type].is(value) && !isText) return [];
	const key = quoted(dotted(path.filter((each) => typeof each === "string")));
	const given = described(value);
	if (type !== "date" || typeof value !== "string") {
		const { what, how = `Write ${what}.` } = TYPES[type];
		const fix = isText ? "Remove the quotes." : how;
		return [{ message: `${given} in ${key} is not ${what}`, fix, ...locationAt(context, metadata, path) }];
	}
	const iso = isoDate(value.trim());
	const fix = iso === undefined ? dateFix(value)! : `Write ${quoted(iso)}.`;
	return [{ message: `${given} in ${key} is not a date`, fix, ...locationAt(context, metadata, path) }];
}

/** Describes a value for messages. */
function described(value: unknown): string {
	if (typeof value === "object" && value !== null) return Array.isArray(value) ? "the list" : "the value with keys";
	return quoted(`${value}`);
}

/** Whether a boolean is written in quotes, which makes it a text; the words of YAML 1.1 are accepted in quotes. */
function isQuotedTruth({ source }: Metadata, value: unknown, path: Path): boolean {
	return typeof value === "string" && /^(?:true|false)$/i.test(value) && source !== undefined && isQuoted(source, path);
}

export const advice = {
	id: "metadata/advice",
	severity: "warning",
	about:
		"A metadata value isn't what the questionnaire recommends, such as a date. The project's own tools accept it as it is.",
	fix: "Write it as the message says.",
	check: forEachField((context, metadata, field): RawFinding[] => {
		const path = pathOf(metadata, field);
		const types = isAdvisory(field, "type") && typeof valueAt(metadata, path) !== "object" ? field.type : undefined;
		const marks = [
			...(types ? typeFinding(context, metadata, types, path) : []),
			...(isAdvisory(field, "form") ? formMarks(context, metadata, field) : []),
			...unknownNames(context, metadata, field, true),
			...(isAdvisory(field, "known") ? unknownNames(context, metadata, field, false) : []),
		];
		return marks.map((mark) => ({ ...mark, fix: `${mark.fix} ${RECOMMENDED}` }));
	}),
} as const satisfies Rule;

export const duplicate = {
	id: "metadata/duplicate",
	severity: "error",
	about: "A metadata list contains the same entry twice, which the questionnaire doesn't allow.",
	fix: "Remove one of the two.",
	check: forEachField((context, metadata, field): RawFinding[] => {
		if (!field.unique) return [];
		const seen = new Set<string>();
		return textsAt(metadata, pathOf(metadata, field)).flatMap(({ text, path }): RawFinding[] => {
			const isThere = seen.has(text);
			seen.add(text);
			if (!isThere) return [];
			const message = `${quoted(text)} is in ${quoted(dotted(path.slice(0, -1)))} twice`;
			return [{ message, fix: "Remove one of the two.", ...locationAt(context, metadata, path) }];
		});
	}),
} as const satisfies Rule;
