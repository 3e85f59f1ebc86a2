/**
 * References of proposals to each other, in metadata and in answers: what replaces what, and what is related. Parses their
 * texts; opens no file.
 */
import { isNamed, namesOf } from "../outline/attributes.ts";
import type { Item, Outline } from "../outline/types.ts";
import { isNotApplicable, markdownOfAnswer } from "../proposal/answers.ts";
import { ownValue } from "../proposal/plain-data.ts";
import type { Proposal } from "../proposal/types.ts";
import { fieldsOf, isBlankValue, type Metadata, type Path, pathOf, textsAt } from "./metadata.ts";

/** By relation, what the other side says. */
export const INVERSE = { replaces: "replaced-by", "replaced-by": "replaces", related: "related" } as const;
export type Relation = keyof typeof INVERSE;
export const RELATIONS = Object.keys(INVERSE) as readonly Relation[];

/** Longer texts name no proposal, and no proposal has more of them: each is looked for in folders. */
const MAX_REFERENCE = 300;
const MAX_REFERENCES = 200;

/** What a text names: a file or folder of the repository, a proposal by its number, or something that may be elsewhere. */
export type ReferenceTarget =
	| { readonly type: "path"; readonly path: string }
	| { readonly type: "number"; readonly number: number }
	/** `path`: where it would be if it were in this repository. */
	| { readonly type: "elsewhere"; readonly path?: string; readonly number?: number };

export interface Reference {
	readonly relation: Relation;
	/** As written. */
	readonly text: string;
	readonly target: ReferenceTarget;
	/** Where it is: a value of the metadata, or an item. */
	readonly from: { readonly metadata: Metadata; readonly path: Path } | { readonly item: string };
}

/** Where a reference leads. */
export type FoundTarget =
	/** A file (absolute): the document or the draft. */
	| { readonly state: "found"; readonly path: string }
	/** `nearest`: the proposal with the same number, for messages. */
	| { readonly state: "missing"; readonly nearest?: string }
	| { readonly state: "unknown" };

/** All references of a proposal. Text that names no proposal, such as a remark, is none. */
export function referencesOf(proposal: Pick<Proposal, "outline" | "answers">, all: readonly Metadata[]): Reference[] {
	return RELATIONS.flatMap((relation) => {
		const names = namesOf(proposal.outline, relation);
		const found = all.filter(({ companion }) => !companion).flatMap((each) => inMetadata(each, relation, names));
		return [...found, ...inItems(proposal, relation, names, all)].slice(0, MAX_REFERENCES);
	});
}

/** Whether there are any in the metadata, or there is an item that may have some. */
export function mayRefer(outline: Outline, all: readonly Metadata[]): boolean {
	const names = RELATIONS.flatMap((relation) => namesOf(outline, relation));
	return referencesOf({ outline, answers: {} }, all).length > 0 || itemsFor(outline, names, all).length > 0;
}

function inMetadata(metadata: Metadata, relation: Relation, names: readonly string[]): Reference[] {
	const fields = fieldsOf(metadata).filter(({ key }) => names.some((name) => isNamed(key, name)));
	return fields.flatMap((field) =>
		textsAt(metadata, pathOf(metadata, field)).flatMap(({ text, path }) =>
			targetsIn(text).map((target) => ({ relation, ...target, from: { metadata, path } })),
		),
	);
}

/** The items that no metadata holds. */
function inItems(
	proposal: Pick<Proposal, "outline" | "answers">,
	relation: Relation,
	names: readonly string[],
	all: readonly Metadata[],
): Reference[] {
	return itemsFor(proposal.outline, names, all).flatMap((item) =>
		targetsIn(textOf(proposal, item)).map((target) => ({ relation, ...target, from: { item: item.id } })),
	);
}

function itemsFor(outline: Outline, names: readonly string[], all: readonly Metadata[]): Item[] {
	const items = itemsNamed(outline, names);
	if (items.length === 0) return [];
	const held = new Set(all.flatMap((each) => fieldsOf(each).flatMap(({ item }) => item ?? [])));
	return items.filter(({ id }) => !held.has(id));
}

const named = new WeakMap<Outline, Map<string, Item[]>>();

/** The items that may have references; the same for all documents of an outline. */
function itemsNamed(outline: Outline, names: readonly string[]): Item[] {
	const ofOutline = named.get(outline) ?? new Map<string, Item[]>();
	named.set(outline, ofOutline);
	const key = names.join(" ");
	const items = ofOutline.get(key) ?? outline.items.filter(({ id, aside }) => !aside && isOneOf(id, names));
	ofOutline.set(key, items);
	return items;
}

const isOneOf = (id: string, names: readonly string[]): boolean => names.some((name) => isNamed(id, name));

/** Longer answers are prose. */
const MAX_TEXT = 2000;

function textOf({ answers }: Pick<Proposal, "answers">, item: Item): string {
	const answer = ownValue(answers, item.id);
	if (answer === undefined || isNotApplicable(answer)) return "";
	const text = markdownOfAnswer(item, answer);
	return text.length > MAX_TEXT || item.placeholders.includes(text.trim()) ? "" : text;
}

/** The targets that a text names: one, or several with commas or on lines of their own. */
export function targetsIn(text: string): Pick<Reference, "text" | "target">[] {
	const parts = text.split(/[\n,;]|\s+and\s+/).map((part) => part.trim().replace(/^(?:[-*+]|\d+[.)])\s+/, ""));
	return parts.flatMap((part) => {
		const target = targetOf(part);
		return target ? [{ text: part, target }] : [];
	});
}

function targetOf(written: string): ReferenceTarget | undefined {
	if (written.length > MAX_REFERENCE || isBlankValue(written)) return undefined;
	const [, label, address] = /^\[([^\]]*)\]\(([^()\s]+)[^()]*\)/.exec(written) ?? [];
	const text = (address ?? written).replace(/^[<(`"']+|[>)`"'.]+$/g, "").trim();
	const web = /^(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|org|io|dev|net)\/(.*)$/i.exec(text)?.[1];
	if (web !== undefined || /\/(?:tree|blob|raw)\/[^/]+\//.test(text)) return elsewhere(text);
	const url = /^[a-z][a-z+.-]*:\/*(.*)$/i.exec(text)?.[1];
	if (url !== undefined) return elsewhere(url);
	const path = text.replace(/[?#].*$/, "");
	const number = numberOf(text) ?? (address?.startsWith("#") ? numberOf(label ?? "") : undefined);
	if (number !== undefined)
		return number.isSure ? { type: "number", number: number.value } : { type: "elsewhere", number: number.value };
	// A remark has blanks; a name without a slash could be anything.
	const isPath = !/\s/.test(path) && (/[/\\]/.test(path) || /\.(?:md|markdown|ya?ml)$/i.test(path));
	return isPath ? { type: "path", path } : undefined;
}

/** `ADR-12`, `RFC 12` and `0012`; `#12` may be an issue. */
function numberOf(text: string): { readonly value: number; readonly isSure: boolean } | undefined {
	const [, name, hash, digits] = /^([a-z]{2,12})?[-\s]?(#)?(\d{1,6})(?![\d.])(?:\s*[:(–-]\s.*|\s*)$/i.exec(text) ?? [];
	if (digits === undefined) return undefined;
	return { value: Number(digits), isSure: name !== undefined || hash === undefined };
}

/** On the web, a file of a repository has its path there. */
function elsewhere(url: string): ReferenceTarget {
	const [, path] = /\/(?:tree|blob|raw)\/[^/]+\/([^?#]+)/.exec(url) ?? [];
	return { type: "elsewhere", ...(path !== undefined && { path }) };
}
