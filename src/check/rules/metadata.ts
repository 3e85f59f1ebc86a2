/**
 * Rules about metadata, wherever a proposal keeps it: what is required, in which file, and what must agree with it. The
 * questionnaire declares the requirements; no rule knows a field.
 */

import { slug } from "github-slugger";
import { normalForm } from "../../markdown/plain-text.ts";
import { demandOf, type Reason, reasonsFor } from "../../metadata/conditions.ts";
import {
	fieldsOf,
	isAbsent,
	isBlankValue,
	linesOf,
	type Metadata,
	pathOf,
	textAt,
	valueAt,
} from "../../metadata/metadata.ts";
import { itemOf } from "../../outline/lookup.ts";
import type { FieldConstraints } from "../../outline/types.ts";
import { answerOf } from "../../proposal/answers.ts";
import { isRequired } from "../../proposal/requirements.ts";
import { joinWords } from "../../text/english.ts";
import { quoted, shortList } from "../message-words.ts";
import { blankFinding, dotted, forEachField, isAdvisory, locationAt, RECOMMENDED } from "../metadata-findings.ts";
import type { RawFinding } from "../raw-finding.ts";
import type { Context, Rule } from "../types.ts";
import { leadingNumber } from "./fields.ts";
import { hasForm } from "./metadata-forms.ts";

export const syntax = {
	id: "metadata/syntax",
	severity: "error",
	about: "The document's front matter, or a YAML file about the proposal, can't be read.",
	fix: "Correct it at the place that the message names.",
	check: (context) =>
		context.metadata.flatMap(({ problems = [] }) =>
			problems.map(({ message, at, fix }): RawFinding => ({ message, ...(at && { at }), ...(fix && { fix }) })),
		),
} as const satisfies Rule;

export const separator = {
	id: "metadata/separator",
	severity: "error",
	about: "A line of the metadata has what the project's tools take for the end of the metadata.",
	fix: "Write it differently, in comments too.",
	check: (context) =>
		context.metadata.flatMap(({ declared: { separator: sign }, source, problems }): RawFinding[] => {
			// Front matter ends at its own delimiters.
			if (sign === undefined || !source || problems || source.text === context.document.text) return [];
			const lines = linesOf(source);
			const first = lines.findIndex((line) => /^\s*[^\s#]/.test(line) && !line.includes(sign));
			const line = lines.findIndex((each, nth) => nth > Math.max(first, 0) && each.includes(sign));
			if (first < 0 || line < 0) return [];
			const at = { file: source.file, line: line + 1, column: lines[line]!.indexOf(sign) + 1 };
			const message = `${quoted(sign)} is taken for the start of the metadata, and what is above it is ignored`;
			return [{ message, fix: "Write it differently, or remove it.", at, length: sign.length }];
		}),
} as const satisfies Rule;

export const missingFile = {
	id: "metadata/missing-file",
	severity: "error",
	about: "A file about the proposal, such as an approval, is required at its status and stage, but doesn't exist.",
	fix: "Add the file that the message names.",
	check: (context) =>
		context.metadata.flatMap((metadata): RawFinding[] => {
			const { companion, absent, declared } = metadata;
			if (absent === undefined) return [];
			if (!companion) {
				const fix = `Add the file${declared.fields[0] ? `, beginning with ${quoted(`${declared.fields[0].key}: …`)}` : ""}.`;
				return [{ message: `there is no ${quoted(absent)} beside the document`, fix }];
			}
			const { owner, declared: own } = companion;
			const reasons = demandOf(owner, own, context.stage) ?? [];
			const [{ fix = "Add the file, or correct the keys that its name is made of." } = {}] = own.needed;
			const message = `there is no ${own.what} ${quoted(absent)}${because(reasons)}`;
			return [{ message, fix, ...locationAt(context, owner, reasons[0]?.key.split("/") ?? []) }];
		}),
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
	about:
		"A metadata field that is recommended at its status and stage has no value, or a required one has only a placeholder.",
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
	const value = valueAt(metadata, path);
	if (metadata.problems || metadata.absent !== undefined || !isBlankValue(value)) return [];
	if (isReportedAsAnswer(context, metadata, field)) return [];
	for (const need of field.needed ?? []) {
		if (!isAbsent(value) && (need.placeholders || isWrongText(metadata, field, value))) continue;
		// Other tools read a placeholder as a value.
		const own = isAbsent(value) ? (need.severity ?? "error") : "warning";
		const reasons = reasonsFor(metadata, need, context.stage);
		if (!reasons) continue;
		if (own !== severity) return [];
		const fix = need.fix ?? `Add ${quoted(`${path.at(-1)}: …`)}.`;
		return [blankFinding(context, metadata, path, because(reasons), fix)];
	}
	return [];
}

/** Whether a placeholder is reported by another rule, because its form or the known names don't allow it. */
function isWrongText({ names }: Metadata, { form, known }: FieldConstraints, value: unknown): boolean {
	if (typeof value !== "string") return false;
	return (form?.strict === true && !hasForm(form, value)) || (known !== undefined && names?.has(known) === true);
}

/** Whether a blank value is reported as a required answer of a document or a draft. */
function isReportedAsAnswer(
	{ proposal, whole, stage }: Context,
	{ isBeside, source }: Metadata,
	field: FieldConstraints,
): boolean {
	if (isBeside && source) return false;
	const item = itemOf(proposal.outline, field.item ?? "");
	return (
		field.otherwise !== undefined || item?.isStage === true || (item !== undefined && isRequired(whole, item, stage))
	);
}

/** Why something is needed, as the end of a sentence. */
function because(reasons: readonly Reason[]): string {
	const words = reasons.map(({ key, is, from }) => {
		if (is === undefined) return `${quoted(dotted(key.split("/")))} is given`;
		return `the ${dotted(key.split("/"))} is ${quoted(is)}${from === undefined ? "" : `, not before ${quoted(from)}`}`;
	});
	return words.length === 0 ? "" : `, and ${joinWords(words)}`;
}

export const agreement = {
	id: "metadata/agreement",
	severity: "error",
	about: "A metadata value differs from the one in the document or in the folder's name.",
	fix: "Make them agree.",
	check: forEachField((context, metadata, field) =>
		isAdvisory(field, "agrees-with") ? [] : disagreements(context, metadata, field),
	),
} as const satisfies Rule;

export const disagreement = {
	id: "metadata/disagreement",
	severity: "warning",
	about: "A metadata value differs from another one that it should agree with, which other tools don't look at.",
	fix: "Make them agree.",
	check: forEachField((context, metadata, field) =>
		isAdvisory(field, "agrees-with") ? disagreements(context, metadata, field) : [],
	),
} as const satisfies Rule;

function disagreements(context: Context, metadata: Metadata, field: FieldConstraints): RawFinding[] {
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
	const fix = isAdvisory(field, "agrees-with") ? `Make them agree. ${RECOMMENDED}` : "Make them agree.";
	return [{ message, fix, ...locationAt(context, metadata, path) }];
}

/** A value in comparable form; undefined if it isn't of the field's type, which is already reported. */
function comparable({ type }: FieldConstraints, text: string): string | undefined {
	return type === "number" ? /^#?0*(\d{1,15})$/.exec(text.trim())?.[1] : slug(normalForm(text).trim());
}

interface OtherSource {
	readonly where: string;
	readonly value: string;
}

/** Other values that must agree; blank ones are left out. */
function otherSources({ proposal, path }: Context, metadata: Metadata, field: FieldConstraints): OtherSource[] {
	const { source, companion } = metadata;
	const [above = "", folder = "", file = ""] = path.split("/").slice(-3);
	const isOwn = source !== undefined && /^(?:readme|index)\./i.test(file);
	const item = itemOf(proposal.outline, field.otherwise ?? field.item ?? "");
	const answer = item && answerOf(proposal, item);
	const folderWords = field.type === "number" ? leadingNumber(folder) : folder.replace(/^(?:[a-z]{3}-)?\d+[-_. ]/i, "");
	const owned = companion && fieldsOf(companion.owner).find(({ key }) => key === field.key);
	const ownerText = owned && textAt(companion.owner, pathOf(companion.owner, owned));
	const all: Readonly<Record<string, OtherSource | undefined>> = {
		folder: isOwn && folderWords ? { where: "the folder's name", value: folderWords } : undefined,
		"parent-folder": isOwn && above ? { where: "the name of the folder above", value: above } : undefined,
		document: typeof answer === "string" ? { where: "the document", value: answer } : undefined,
		proposal: ownerText === undefined ? undefined : { where: "the proposal", value: ownerText },
	};
	return Object.entries(all).flatMap(([name, other]) => {
		const isAsked = field.agreesWith?.some((each) => each === name) && other && !isBlankValue(other.value);
		return isAsked && comparable(field, other.value) !== undefined ? [other] : [];
	});
}
