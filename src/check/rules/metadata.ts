/**
 * The metadata against what the questionnaire declares of it: what is needed, types, words, forms, and what must agree.
 * Answers of a draft that are blank, and dates, are reported by the rules of answers. Knows no template.
 */
import { slug } from "github-slugger";
import { normalForm } from "../../markdown/plain-text.ts";
import type { Metadata, Path } from "../../metadata/metadata.ts";
import { fieldsOf, isBlankValue, pathOf, pathOfKey, textAt, textsAt, valueAt } from "../../metadata/metadata.ts";
import { itemOf } from "../../outline/lookup.ts";
import { nearestWord } from "../../outline/nearest.ts";
import { type FieldConstraints, isDue, type MetadataType, type RequiredWhen } from "../../outline/types.ts";
import { answerOf } from "../../proposal/answers.ts";
import { joinWords } from "../../text/english.ts";
import { quoted, shortList } from "../message-words.ts";
import { blankFinding, locationAt } from "../metadata-findings.ts";
import type { RawFinding } from "../raw-finding.ts";
import type { Context, Rule } from "../types.ts";
import { dateFix, isoDate } from "./dates.ts";
import { leadingNumber } from "./fields.ts";
import { formFinding } from "./metadata-forms.ts";

/** What a rule says about each field of all metadata. */
function forEachField(check: (context: Context, metadata: Metadata, field: FieldConstraints) => readonly RawFinding[]) {
	return (context: Context): RawFinding[] =>
		context.metadata.flatMap((each) => fieldsOf(each).flatMap((field) => check(context, each, field)));
}

export const syntax = {
	id: "metadata/syntax",
	severity: "error",
	about: "The document's front matter can't be read as YAML.",
	fix: "Correct it at the place that the message names.",
	check: (context) =>
		context.metadata.flatMap(({ problems = [] }) =>
			problems.map(({ message, at, fix }): RawFinding => ({ message, ...(at && { at }), ...(fix && { fix }) })),
		),
} as const satisfies Rule;

export const missing = {
	id: "metadata/missing",
	severity: "error",
	about: "A metadata field that is required, always or at its status and stage, has no value.",
	fix: "Add the key with its value.",
	check: forEachField((context, metadata, field) => needed(context, metadata, field, "error")),
} as const satisfies Rule;

export const expected = {
	id: "metadata/expected",
	severity: "warning",
	about: "A metadata field that is recommended at its status and stage has no value.",
	fix: "Add the key with its value; others rely on it for planning.",
	check: forEachField((context, metadata, field) => needed(context, metadata, field, "warning")),
} as const satisfies Rule;

function needed(
	context: Context,
	metadata: Metadata,
	field: FieldConstraints,
	severity: "error" | "warning",
): RawFinding[] {
	const path = pathOf(metadata, field);
	if (metadata.problems || !isBlankValue(valueAt(metadata, path)) || isReportedAsAnswer(context, metadata, field))
		return [];
	for (const need of field.needed ?? []) {
		const why = (need.severity ?? "error") === severity ? reasonFor(context, metadata, need) : undefined;
		if (why !== undefined)
			return [blankFinding(context, metadata, path, why, need.fix ?? `Add ${quoted(`${path.at(-1)}: …`)}.`)];
	}
	return [];
}

/** Answers that are required and blank are reported as such if there is a document or a draft. */
function isReportedAsAnswer(
	{ proposal, stage }: Context,
	{ isBeside, source }: Metadata,
	field: FieldConstraints,
): boolean {
	if (isBeside && source) return false;
	const item = itemOf(proposal.outline, field.item ?? "");
	return field.otherwise !== undefined || item?.isStage === true || (item !== undefined && isDue(item.required, stage));
}

/** Why a field is needed, as the end of a sentence; undefined where it isn't. */
function reasonFor(context: Context, metadata: Metadata, { when = {}, given = [] }: RequiredWhen): string | undefined {
	const reasons: string[] = [];
	for (const [key, words] of Object.entries(when)) {
		const isField = fieldsOf(metadata).some((field) => field.key === key);
		const value = key === "stage" && !isField ? context.stage : textAt(metadata, pathOfKey(metadata, key));
		if (value === undefined || !words.includes(value)) return undefined;
		reasons.push(`the ${dotted(key.split("/"))} is ${quoted(value)}`);
	}
	for (const key of given) {
		if (isBlankValue(valueAt(metadata, pathOfKey(metadata, key)))) return undefined;
		reasons.push(`${quoted(dotted(key.split("/")))} is given`);
	}
	return reasons.length === 0 ? "" : `, and ${joinWords(reasons)}`;
}

const dotted = (path: Path): string => path.join(".");

export const word = {
	id: "metadata/word",
	severity: "error",
	about: "A metadata value is not one of the words that the questionnaire allows.",
	fix: "Write one of the words in the message.",
	check: forEachField((context, metadata, field): RawFinding[] => {
		const { words } = field;
		const path = pathOf(metadata, field);
		const value = valueAt(metadata, path);
		if (!words || isBlankValue(value) || isChoiceAnswer(context, metadata, field)) return [];
		const text = typeof value === "string" || typeof value === "boolean" ? `${value}` : undefined;
		if (text !== undefined && words.includes(text.trim())) return [];
		const meant = text === undefined ? undefined : meantWord(text, words);
		const all = joinWords(
			words.map((each) => quoted(each)),
			"or",
		);
		const message = `${text === undefined ? "this value" : quoted(text)} is not a valid ${dotted(path)}`;
		return [
			{ message, fix: `Write ${meant === undefined ? all : quoted(meant)}.`, ...locationAt(context, metadata, path) },
		];
	}),
} as const satisfies Rule;

/** Words of a choice among the answers are reported by `answer/form`. */
function isChoiceAnswer(
	{ proposal }: Context,
	{ isBeside, source }: Metadata,
	{ item = "" }: FieldConstraints,
): boolean {
	return (!isBeside || !source) && itemOf(proposal.outline, item)?.choices !== undefined;
}

/** The one known word in a value, or the one that it is nearly; none where it has several. */
function meantWord(value: string, known: readonly string[]): string | undefined {
	const words = normalForm(value.slice(0, 200)).split(" ");
	const [first, second] = known.filter((each) => words.includes(each.toLowerCase()));
	if (second !== undefined) return undefined;
	return first ?? nearestWord(value.slice(0, 40), known);
}

export const form = {
	id: "metadata/form",
	severity: "error",
	about: "A metadata text doesn't have the form that the questionnaire declares.",
	fix: "Write it as the message says.",
	check: forEachField((context, metadata, field): RawFinding[] => {
		const { form } = field;
		if (!form) return [];
		return textsAt(metadata, pathOf(metadata, field)).flatMap(
			(text) => formFinding(context, metadata, form, text) ?? [],
		);
	}),
} as const satisfies Rule;

const TYPES: Readonly<Record<MetadataType, { readonly is: (value: unknown) => boolean; readonly what: string }>> = {
	text: { is: (value) => typeof value !== "object", what: "text" },
	number: { is: (value) => typeof value === "string" && /^-?\d+(?:\.\d+)?$/.test(value.trim()), what: "a number" },
	date: { is: (value) => typeof value === "string" && dateFix(value) === undefined, what: "a date" },
	boolean: { is: (value) => typeof value === "boolean", what: "true or false" },
	list: { is: Array.isArray, what: "a list" },
	records: { is: (value) => Array.isArray(value) && value.every(isMap), what: "a list of keys with values" },
};

function isMap(value: unknown): boolean {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

export const type = {
	id: "metadata/type",
	severity: "error",
	about: "A metadata value, or a list entry, doesn't have the type that the questionnaire declares.",
	fix: "Write it as the message says. Write dates as `YYYY-MM-DD`.",
	check: forEachField((context, metadata, field): RawFinding[] => {
		// Dates among the answers are reported by date/format.
		const isAnswer = !metadata.isBeside || !metadata.source;
		if (isAnswer && itemOf(context.proposal.outline, field.item ?? "")?.kind === field.type) return [];
		const path = pathOf(metadata, field);
		const value = valueAt(metadata, path);
		const own = field.type ? typeFinding(context, metadata, field.type, path) : [];
		const { entries } = field;
		if (own.length > 0 || !entries || !Array.isArray(value)) return own;
		return value.flatMap((_, at) => typeFinding(context, metadata, entries, [...path, at]));
	}),
} as const satisfies Rule;

function typeFinding(context: Context, metadata: Metadata, type: MetadataType, path: Path): RawFinding[] {
	const value = valueAt(metadata, path);
	if (isBlankValue(value) || TYPES[type].is(value)) return [];
	const key = quoted(dotted(path.filter((each) => typeof each === "string")));
	const given = typeof value === "string" ? quoted(value) : "this value";
	if (type !== "date" || typeof value !== "string") {
		const fix = `Write ${TYPES[type].what}.`;
		return [{ message: `${given} in ${key} is not ${TYPES[type].what}`, fix, ...locationAt(context, metadata, path) }];
	}
	const iso = isoDate(value.trim());
	const fix = iso === undefined ? dateFix(value)! : `Write ${quoted(iso)}.`;
	return [{ message: `${given} in ${key} is not a date`, fix, ...locationAt(context, metadata, path) }];
}

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

export const agreement = {
	id: "metadata/agreement",
	severity: "error",
	about: "A metadata value differs from the one in the document or in the folder's name.",
	fix: "Make them agree.",
	check: forEachField((context, metadata, field): RawFinding[] => {
		const path = pathOf(metadata, field);
		const text = textAt(metadata, path);
		if (!field.agreesWith || text === undefined) return [];
		const form = comparable(field, text);
		if (form === undefined) return [];
		const others = otherSources(context, metadata, field).filter(({ value }) => comparable(field, value) !== form);
		if (others.length === 0) return [];
		const isNumber = field.type === "number";
		const said = others.map(({ where, value }) => `${isNumber ? comparable(field, value) : quoted(value)} in ${where}`);
		const message = `${quoted(dotted(path))} is ${isNumber ? form : quoted(text)}, but it is ${shortList(said)}`;
		return [{ message, fix: "Make them agree.", ...locationAt(context, metadata, path) }];
	}),
} as const satisfies Rule;

/** A value as it is compared; undefined for one that isn't of the field's type, which is already reported. */
function comparable({ type }: FieldConstraints, text: string): string | undefined {
	return type === "number" ? /^#?0*(\d{1,15})$/.exec(text.trim())?.[1] : slug(normalForm(text).trim());
}

interface OtherSource {
	readonly where: string;
	readonly value: string;
}

/** What else says the same; what says nothing is left out. */
function otherSources({ proposal, path }: Context, { source }: Metadata, field: FieldConstraints): OtherSource[] {
	const [above = "", folder = "", file = ""] = path.split("/").slice(-3);
	const isOwn = source !== undefined && /^(?:readme|index)\./i.test(file);
	const item = itemOf(proposal.outline, field.otherwise ?? field.item ?? "");
	const answer = item && answerOf(proposal, item);
	const folderWords = field.type === "number" ? leadingNumber(folder) : folder.replace(/^(?:[a-z]{3}-)?\d+[-_. ]/i, "");
	const all: Readonly<Record<string, OtherSource | undefined>> = {
		folder: isOwn && folderWords ? { where: "the folder's name", value: folderWords } : undefined,
		"parent-folder": isOwn && above ? { where: "the name of the folder above", value: above } : undefined,
		document: typeof answer === "string" ? { where: "the document", value: answer } : undefined,
	};
	return Object.entries(all).flatMap(([name, other]) => {
		const isAsked = field.agreesWith?.some((each) => each === name) && other && !isBlankValue(other.value);
		return isAsked && comparable(field, other.value) !== undefined ? [other] : [];
	});
}

export const unknownKey = {
	id: "metadata/unknown-key",
	severity: "warning",
	about: "The metadata has a key that the questionnaire doesn't list, and the questionnaire allows no others.",
	fix: "Correct the key, or remove it.",
	check: (context) =>
		context.metadata.flatMap((metadata): RawFinding[] => {
			const { closed, milestones } = metadata.declared;
			if (!closed || typeof metadata.data !== "object" || metadata.data === null) return [];
			const own = fieldsOf(metadata).flatMap(({ key, otherKeys = [] }) =>
				[key, ...otherKeys].map((each) => each.split("/")[0]!),
			);
			const known = [...own, ...(milestones ? [milestones.stages] : [])];
			return Object.keys(metadata.data)
				.filter((key) => !known.includes(key))
				.map((key): RawFinding => {
					const meant = nearestWord(key, known);
					const fix = meant ? `Did you mean ${quoted(meant)}?` : "Correct it, or remove it.";
					return { message: `${quoted(key)} is not a metadata key`, fix, ...atKey(metadata, key) };
				});
		}),
} as const satisfies Rule;

function atKey({ source }: Metadata, key: string): Pick<RawFinding, "at" | "length"> {
	return source ? { at: source.locationOf([key], true), length: key.length } : {};
}
