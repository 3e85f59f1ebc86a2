/**
 * Reads the YAML file beside a document into answers, and updates it from them. Existing content keeps its place,
 * comments and style; only keys whose answers differ are written. Opens no file.
 */
import { isMap, isScalar, type Node, Scalar, type YAMLMap } from "yaml";
import { itemOf } from "../outline/lookup.ts";
import { InputError, type Location, type Problem } from "../outline/problem.ts";
import { type Item, type MetadataField, type Outline, type Sidecar, STAGES, type Stage } from "../outline/types.ts";
import type { YamlPath } from "../outline/yaml-locations.ts";
import { answerOf, isNotApplicable, parseAnswer, serializeAnswer } from "../proposal/answers.ts";
import { listText, readValue } from "../proposal/front-matter.ts";
import { kindOf } from "../proposal/kinds/table.ts";
import { isEqual, ownValue } from "../proposal/plain-data.ts";
import type { Answer, Answers, NotApplicable, Proposal } from "../proposal/types.ts";
import { entryLines } from "../yaml/entry.ts";
import { commentsIn, type Extent, extentsOf } from "../yaml/extents.ts";
import { invalidKeys, plainData } from "../yaml/plain.ts";
import { readLocatedYaml } from "../yaml/simple-yaml.ts";
import { readYaml, type YamlText } from "../yaml/yaml.ts";
import { pathOf } from "./metadata.ts";

export interface ReadSidecar {
	/** By item id; invalid values are left out. */
	readonly answers: Answers;
	readonly stage: Stage | undefined;
	/** The whole file as plain data. */
	readonly data: unknown;
	/** Why it can't be read; in that case there are no answers. */
	readonly problems?: readonly Problem[];
	/** The location of a value, or of its key; if it is missing, of its nearest existing ancestor. */
	locationOf(path: YamlPath, atKey?: boolean): Location;
	/** Keys that are duplicated or aren't texts. */
	invalidKeys?(): readonly Problem[];
}

/** The answers, except those that repeat the document's. */
export function withoutRepeated({ sidecar }: Outline, answers: Answers, document: Answers): Answers {
	const repeated = (sidecar?.fields ?? []).flatMap(({ item, otherwise }) =>
		otherwise !== undefined && isEqual(ownValue(answers, item), ownValue(document, otherwise)) ? [item] : [],
	);
	return Object.fromEntries(Object.entries(answers).filter(([id]) => !repeated.includes(id)));
}

const EMPTY = "{}\n";

/** The answers in a sidecar's text. @throws InputError if it isn't a YAML map */
export function readSidecar(outline: Outline, text: string, file: string): ReadSidecar {
	const simple = readLocatedYaml(text);
	if (simple) {
		const { data, positionOf } = simple;
		// The library takes ten times as long.
		let yaml: YamlText | undefined;
		const locationOf: YamlText["locationOf"] = (path, atKey) => {
			const position = yaml ? undefined : positionOf(path, atKey);
			if (position) return { file, line: position.line + 1, column: position.column + 1 };
			yaml ??= readYaml(text, file);
			return yaml.locationOf(path, atKey);
		};
		return { ...sidecarAnswers(outline, data), data, locationOf };
	}
	const yaml = readYaml(text, file);
	const data = plainData(mapOf(yaml, file));
	return { ...sidecarAnswers(outline, data), data, locationOf: yaml.locationOf, invalidKeys: () => invalidKeys(yaml) };
}

/** The answers in the data of a sidecar, or of front matter that takes its place. */
export function sidecarAnswers(outline: Outline, data: unknown): Pick<ReadSidecar, "answers" | "stage"> {
	const answers: Record<string, Answer> = {};
	let stage: Stage | undefined;
	for (const field of keyedFields(outline.sidecar, data)) {
		const item = itemOf(outline, field.item);
		if (!item) continue;
		const answer = answerIn(item, valueAt(data, field.key));
		if (item.isStage) stage = STAGES.find((each) => each === answer);
		else if (answer !== undefined) answers[item.id] = answer;
	}
	return { answers, stage };
}

/** The data of a new sidecar for the proposal. */
export function sidecarData(proposal: Proposal): unknown {
	let data: unknown = {};
	for (const field of proposal.outline.sidecar?.fields ?? []) {
		const want = desiredValue(proposal, field);
		if (want !== undefined) data = withValue(data, field.key.split("/"), want);
	}
	return data;
}

/**
 * The sidecar's text with the proposal's answers in it: a new one, or `text` updated. Keys without an answer stay
 * unchanged.
 * @throws InputError if `text` can't be changed line by line
 */
export function updateSidecar(proposal: Proposal, text: string | undefined, file: string): string {
	const sidecar = proposal.outline.sidecar;
	if (!sidecar) return text ?? "";
	if (text === undefined) return newLines(proposal, sidecar);
	const yaml = readYaml(text, file);
	const root = mapOf(yaml, file);
	if (root.items.length === 0) {
		const comments = plainData(yaml.document.contents) === null ? text : "";
		return `${comments.replace(/[^\n]$/, "$&\n")}${newLines(proposal, sidecar)}`;
	}
	const fields = keyedFields(sidecar, plainData(root));
	const changed = fields.filter((field) => differs(proposal, field, plainData(root)));
	if (changed.length === 0) return text;
	const extents = extentsOf(root, yaml);
	if (!extents) throw unusable(file, yaml, "the keys don't stand on lines of their own", "Write one key a line.");
	const updated = applyEdits(yaml, editsFor(proposal, { ...sidecar, fields }, changed, extents, yaml));
	const read = plainData(mapOf(readYaml(updated, file), file));
	if (fields.some((field) => differs(proposal, field, read)))
		throw unusable(file, yaml, "can't be changed without changing what else is in it", "Write one key a line.");
	return updated;
}

/**
 * Keys that someone changed in the sidecar since it was `last` written, and whose answers differ: an update would
 * overwrite them.
 * @throws InputError as readSidecar
 */
export function changedSince(last: string, proposal: Proposal, text: string, file: string): string[] {
	const [then, now] = [last, text].map((each) => plainData(mapOf(readYaml(each, file), file)));
	return keyedFields(proposal.outline.sidecar, now)
		.filter((field) => differs(proposal, field, now) && !isEqual(valueAt(then, field.key), valueAt(now, field.key)))
		.map(({ key }) => key);
}

/** The fields, each with the key or alias that the file uses. */
function keyedFields(sidecar: Sidecar | undefined, data: unknown): readonly MetadataField[] {
	return (sidecar?.fields ?? []).map((field) =>
		field.otherKeys ? { ...field, key: pathOf({ data }, field).join("/") } : field,
	);
}

function mapOf(yaml: YamlText, file: string): YAMLMap {
	const { contents } = yaml.document;
	if (isMap(contents)) return contents as unknown as YAMLMap;
	if (plainData(contents) === null) return readYaml(EMPTY, file).document.contents as unknown as YAMLMap;
	throw unusable(file, yaml, "expected keys with values", "Write “title: …” and the other keys one a line.");
}

function unusable(file: string, yaml: YamlText, message: string, fix: string): InputError {
	return new InputError([{ rule: "sidecar/layout", severity: "error", message, at: { ...yaml.at(0), file }, fix }]);
}

/** The value at `a/b`; undefined if there is none. */
function valueAt(data: unknown, key: string): unknown {
	return key.split("/").reduce<unknown>((at, part) => {
		const isThere = typeof at === "object" && at !== null && Object.hasOwn(at, part);
		return isThere ? (at as Record<string, unknown>)[part] : undefined;
	}, data);
}

function answerIn(item: Item, value: unknown): Answer | undefined {
	if (value === undefined || value === null) return undefined;
	// Booleans are texts, except for kinds that have their own words.
	const isText = typeof value === "boolean" && !kindOf(item).toWord;
	const parsed = parseAnswer(item, isText ? String(value) : value);
	return "answer" in parsed ? parsed.answer : undefined;
}

/** The answer as written to the file; undefined if it is missing or not applicable. */
function desiredValue(proposal: Proposal, field: MetadataField): unknown {
	const item = itemOf(proposal.outline, field.item);
	const other = field.otherwise === undefined ? undefined : itemOf(proposal.outline, field.otherwise);
	const answer = (item && answerOf(proposal, item)) ?? (other && answerOf(proposal, other));
	if (!item || answer === undefined || isNotApplicable(answer)) return undefined;
	return wordOrData(item, answer);
}

/** The value as a word if its kind has one, because a key has no room for more; else as data. */
function wordOrData(item: Item, answer: Exclude<Answer, NotApplicable>): unknown {
	const { toWord } = kindOf(item);
	return toWord && typeof answer === "object" ? toWord(answer) : serializeAnswer(item, answer);
}

function differs(proposal: Proposal, field: MetadataField, data: unknown): boolean {
	const want = desiredValue(proposal, field);
	if (want === undefined) return false;
	const item = itemOf(proposal.outline, field.item)!;
	const current = answerIn(item, valueAt(data, field.key));
	// A proposal always has a stage, by default the first one.
	if (item.isStage && !STAGES.some((stage) => stage === current)) return want !== STAGES[0];
	return !isEqual(current && !isNotApplicable(current) && wordOrData(item, current), want);
}

const STYLE = { step: 2, indent: 0, blocks: true };

function newLines(proposal: Proposal, { fields }: Sidecar): string {
	const keys = [...new Set(fields.map(({ key }) => topOf(key)))];
	return keys.map((key) => linesFor(proposal, fields, key, undefined, "\n")).join("") || EMPTY;
}

const topOf = (key: string): string => key.split("/")[0]!;

/** The lines of one top-level key with all its answers; `''` if there are none. */
function linesFor(
	proposal: Proposal,
	fields: readonly MetadataField[],
	key: string,
	old: { readonly extent: Extent; readonly yaml: YamlText } | undefined,
	eol: string,
): string {
	const own = fields.filter((field) => topOf(field.key) === key);
	const given = own.flatMap((field) => {
		const want = desiredValue(proposal, field);
		return want === undefined ? [] : [{ field, want }];
	});
	const [only] = given;
	if (!only) return "";
	if (only.field.plain && only.field.key === key && /^[\w.-]+$/.test(String(only.want)))
		return `${key}: ${only.want}${eol}`;
	let data = old ? plainData(old.extent.pair.value) : undefined;
	for (const { field, want } of given) data = withValue(data, field.key.split("/").slice(1), want);
	const former = old && {
		pair: old.extent.pair,
		comments: commentsIn(old.yaml, old.extent.start, old.extent.end),
	};
	return entryLines(key, data, { ...STYLE, eol }, former).text;
}

function withValue(data: unknown, path: readonly string[], value: unknown): unknown {
	const [first, ...rest] = path;
	if (first === undefined) return value;
	const map = typeof data === "object" && data !== null && !Array.isArray(data) ? data : {};
	return { ...map, [first]: withValue((map as Record<string, unknown>)[first], rest, value) };
}

interface Edit {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

function editsFor(
	proposal: Proposal,
	{ fields }: Sidecar,
	changed: readonly MetadataField[],
	extents: readonly Extent[],
	yaml: YamlText,
): Edit[] {
	const eol = /^[^\n]*\r\n/.test(yaml.text) ? "\r\n" : "\n";
	const order = [...new Set(fields.map(({ key }) => topOf(key)))];
	return [...new Set(changed.map(({ key }) => topOf(key)))].map((key): Edit => {
		const extent = extents.find((each) => each.key === key);
		if (!extent) {
			const above = order.slice(0, order.indexOf(key)).reverse();
			const previous = above.flatMap((each) => extents.filter((extent) => extent.key === each))[0] ?? extents.at(-1);
			const at = previous?.end ?? yaml.text.length;
			return { start: at, end: at, text: linesFor(proposal, fields, key, undefined, eol) };
		}
		const within = wordEdit(proposal, fields, extent) ?? listEdit(proposal, fields, extent, yaml);
		if (within) return within;
		return { start: extent.start, end: extent.end, text: linesFor(proposal, fields, key, { extent, yaml }, eol) };
	});
}

/** Replaces one word by another in the same quotes; the rest of the line stays. */
function wordEdit(proposal: Proposal, fields: readonly MetadataField[], { key, pair }: Extent): Edit | undefined {
	const field = fields.find((each) => each.key === key);
	const want = field && desiredValue(proposal, field);
	const node = pair.value as Node | null;
	if (typeof want !== "string" || !/^[A-Za-z0-9][\w.-]*$/.test(want) || !isScalar(node) || !node.range)
		return undefined;
	const quotes = QUOTES.get(node.type ?? "");
	const isTyped = quotes === "" && !field?.plain && !/^[A-Za-z][\w-]*$/.test(want);
	if (quotes === undefined || isTyped || node.range[0] === node.range[1]) return undefined;
	return { start: node.range[0], end: node.range[1], text: quotes + want + quotes };
}

const QUOTES: ReadonlyMap<string, string> = new Map([
	[Scalar.QUOTE_DOUBLE, '"'],
	[Scalar.QUOTE_SINGLE, "'"],
	[Scalar.PLAIN, ""],
]);

/** Edits a list with one entry per line: the lines of unchanged entries stay as they are. */
function listEdit(
	proposal: Proposal,
	fields: readonly MetadataField[],
	{ key, start, end, indent }: Extent,
	{ text }: YamlText,
): Edit | undefined {
	const field = fields.find((each) => each.key === key);
	const want = field && desiredValue(proposal, field);
	const written = text.slice(start, end);
	const colon = written.indexOf(":") + 1;
	const former = /^[^\n#]*:((?:[ \t]+#[^\n]*)?(?:\n[ \t]*-[ \t][^\n]+)+)\n$/.exec(written)?.[1];
	if (!isTextList(want) || want.length === 0 || former === undefined || former.length !== written.length - colon - 1)
		return undefined;
	if (indent > 0 || /\r/.test(written) || !Array.isArray(readValue(former))) return undefined;
	return { start, end, text: `${written.slice(0, colon)}${listText(want, former)}\n` };
}

function isTextList(value: unknown): value is readonly string[] {
	return Array.isArray(value) && value.every((each) => typeof each === "string");
}

/** Edits at the same place keep their order. */
function applyEdits({ text }: YamlText, all: readonly Edit[]): string {
	let out = "";
	let at = 0;
	for (const edit of [...all].sort((a, b) => a.start - b.start)) {
		out += text.slice(at, edit.start);
		if (edit.start === edit.end && out !== "" && !out.endsWith("\n")) out += "\n";
		out += edit.text;
		at = edit.end;
	}
	return out + text.slice(at);
}
