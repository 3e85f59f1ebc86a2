/**
 * A review as the plain data of its file, and back: comments by item, keys that this version doesn't know kept. Knows no
 * YAML.
 */
import { list, type Mismatch, map, mismatches, record, type Schema, string, word } from "../outline/schema.ts";
import { STAGES } from "../outline/types.ts";
import { isMap, type PlainMap } from "../proposal/plain-data.ts";
import { idOf } from "./operations.ts";
import {
	COMMENT_KINDS,
	COMMENT_STATES,
	type Comment,
	type Digests,
	type Reply,
	type Review,
	type Round,
	VERDICTS,
} from "./types.ts";

/** The key whose value is the format version. */
export const VERSION_KEY = "pep-wizard-review";
export const VERSION = 1;

const REPLY = map(() => ({ id: string, by: string, at: string, text: string }), ["by", "text"]);
const COMMENT = map(
	() => ({
		id: string,
		by: string,
		at: string,
		kind: word(...COMMENT_KINDS),
		state: word(...COMMENT_STATES),
		quote: string,
		of: string,
		sent: string,
		text: string,
		replies: list(() => REPLY),
	}),
	["by", "text"],
);
const ROUND = map(
	() => ({
		id: string,
		by: string,
		at: string,
		stage: word(...STAGES),
		only: string,
		verdict: word(...VERDICTS),
		summary: string,
		revision: string,
		seen: record(() => string),
		unseen: record(() => string),
	}),
	["by", "stage"],
);

/** What the file may contain. Other keys are allowed everywhere; they stay as they are. */
export const REVIEW_SCHEMA = map(
	() => ({
		[VERSION_KEY]: word(`${VERSION}`),
		comments: record(() => list(() => COMMENT)),
		rounds: list(() => ROUND),
	}),
	[VERSION_KEY],
);

/** All keys of the format, for suggestions. */
export const REVIEW_KEYS: readonly string[] = [REVIEW_SCHEMA, COMMENT, REPLY, ROUND].flatMap((schema) =>
	schema.is === "map" ? Object.keys(schema.keys()) : [],
);

export interface ReadReview {
	readonly review: Review;
	/** Paths of the keys that this version doesn't know. */
	readonly unknown: readonly (readonly (string | number)[])[];
}

/** The review in the data of a file (`plainData`), or everything that is wrong with them. */
export function readReview(data: unknown): ReadReview | { readonly mismatches: readonly Mismatch[] } {
	const unknown: (string | number)[][] = [];
	const known = onlyKnown(REVIEW_SCHEMA, data, [], unknown);
	const wrong = mismatches(REVIEW_SCHEMA, known);
	if (wrong.length > 0) return { mismatches: wrong };
	const top = data as PlainMap;
	const ids = new Set<string>();
	const comments = Object.entries((top.comments ?? {}) as Readonly<Record<string, readonly PlainMap[] | null>>);
	const review: Review = {
		comments: comments.flatMap(([item, all]) => (all ?? []).map((each) => commentOf(item, each, ids))),
		rounds: ((top.rounds ?? []) as readonly PlainMap[]).map((each) => roundOf(each, ids)),
		...otherOf(top, REVIEW_SCHEMA),
	};
	const twice = duplicates(top);
	return twice.length > 0 ? { mismatches: twice } : { review, unknown };
}

/** The data without unknown keys, and without keys that have no value; collects the paths of the former. */
function onlyKnown(
	schema: Schema,
	data: unknown,
	path: readonly (string | number)[],
	unknown: (string | number)[][],
): unknown {
	if (schema.is === "list" && Array.isArray(data))
		return data.map((entry, at) => onlyKnown(schema.of(), entry, [...path, at], unknown));
	if (schema.is === "string" && typeof data === "boolean") return textOf(data);
	if (!isMap(data)) return data;
	if (schema.is === "record") {
		const given = Object.entries(data).filter(([, value]) => value !== null);
		return Object.fromEntries(
			given.map(([key, value]) => [key, onlyKnown(schema.of(), value, [...path, key], unknown)]),
		);
	}
	if (schema.is !== "map") return data;
	const keys = schema.keys();
	const entries = Object.entries(data).flatMap(([key, value]): [string, unknown][] => {
		if (!Object.hasOwn(keys, key)) unknown.push([...path, key]);
		else if (value !== null) return [[key, onlyKnown(keys[key]!, value, [...path, key], unknown)]];
		return [];
	});
	return Object.fromEntries(entries);
}

/** The keys that the schema of a map doesn't have. */
function otherOf(data: PlainMap, schema: Schema): { readonly other?: PlainMap } {
	const keys = schema.is === "map" ? schema.keys() : {};
	const other = Object.entries(data).filter(([key]) => !Object.hasOwn(keys, key));
	return other.length === 0 ? {} : { other: Object.fromEntries(other) };
}

/** Unquoted `true` and `false` are texts, too. */
const textOf = (value: unknown): string => (typeof value === "string" || typeof value === "boolean" ? `${value}` : "");

/** An id for what was written by hand without one: the same each time, and unique in the file. */
function ownId(given: unknown, ids: Set<string>, ...said: readonly string[]): string {
	let id = textOf(given) || idOf(...said);
	if (given === undefined || given === null) while (ids.has(id)) id = idOf(id);
	ids.add(id);
	return id;
}

/** The given keys that have a text. */
function texts<K extends string>(data: PlainMap, ...keys: readonly K[]): { readonly [key in K]?: string } {
	const given = keys.filter((key) => textOf(data[key]) !== "");
	return Object.fromEntries(given.map((key) => [key, textOf(data[key])])) as { readonly [key in K]?: string };
}

function commentOf(item: string, data: PlainMap, ids: Set<string>): Comment {
	const [by, at, text] = [data.by, data.at, data.text].map(textOf) as [string, string, string];
	const replies = new Set<string>();
	return {
		id: ownId(data.id, ids, item, by, at, text),
		item,
		by,
		at,
		kind: COMMENT_KINDS.find((each) => each === data.kind) ?? "comment",
		state: COMMENT_STATES.find((each) => each === data.state) ?? "open",
		...texts(data, "quote", "of", "sent"),
		text,
		replies: ((data.replies ?? []) as readonly PlainMap[]).map((each) => replyOf(each, replies)),
		...otherOf(data, COMMENT),
	};
}

function replyOf(data: PlainMap, ids: Set<string>): Reply {
	const [by, at, text] = [data.by, data.at, data.text].map(textOf) as [string, string, string];
	return { id: ownId(data.id, ids, by, at, text), by, at, text, ...otherOf(data, REPLY) };
}

function roundOf(data: PlainMap, ids: Set<string>): Round {
	const [by, at] = [data.by, data.at].map(textOf) as [string, string];
	const stage = STAGES.find((each) => each === data.stage)!;
	const verdict = VERDICTS.find((each) => each === data.verdict);
	const unseen = digestsIn(data.unseen);
	return {
		id: ownId(data.id, ids, by, at, stage),
		by,
		at,
		stage,
		...texts(data, "only"),
		...(verdict && { verdict }),
		...texts(data, "summary", "revision"),
		seen: digestsIn(data.seen),
		...(Object.keys(unseen).length > 0 && { unseen }),
		...otherOf(data, ROUND),
	};
}

function digestsIn(data: unknown): Digests {
	const entries = Object.entries((data ?? {}) as PlainMap);
	return Object.fromEntries(entries.map(([item, digest]) => [item, textOf(digest)]));
}

/** Ids that are given twice: merging would mix up what they name. */
function duplicates(top: PlainMap): Mismatch[] {
	const found: Mismatch[] = [];
	const visit = (entries: unknown, path: readonly (string | number)[], seen: Set<string>): void => {
		for (const [at, entry] of ((entries ?? []) as readonly PlainMap[]).entries()) {
			const id = textOf(entry.id);
			const fix = "Remove one of the two, or the id of the newer one.";
			if (seen.has(id)) found.push({ path: [...path, at, "id"], message: `the id “${id}” is given twice`, fix });
			if (id !== "") seen.add(id);
			visit(entry.replies, [...path, at, "replies"], new Set());
		}
	};
	const comments = new Set<string>();
	for (const [item, list] of Object.entries((top.comments ?? {}) as PlainMap))
		visit(list, ["comments", item], comments);
	visit(top.rounds, ["rounds"], new Set());
	return found;
}

/** Item id → its comments as the file contains them, in the order of the review. */
export function commentsData({ comments }: Review): ReadonlyMap<string, readonly PlainMap[]> {
	const byItem = new Map<string, PlainMap[]>();
	for (const { item, replies, other, state, kind, id, by, at, text, ...about } of comments) {
		const said = replies.map(({ other: more, ...reply }) => ({ ...withoutBlanks(reply), ...more }));
		const data = {
			...withoutBlanks({ id, by, at }),
			kind,
			state,
			...about,
			text,
			...(said.length > 0 && { replies: said }),
			...other,
		};
		const group = byItem.get(item);
		if (group) group.push(data);
		else byItem.set(item, [data]);
	}
	return byItem;
}

/** The rounds as the file contains them. */
export function roundsData({ rounds }: Review): readonly PlainMap[] {
	return rounds.map(({ other, seen, ...round }) => {
		const { unseen, ...rest } = round;
		return { ...withoutBlanks(rest), ...blankless("seen", seen), ...blankless("unseen", unseen), ...other };
	});
}

function blankless(key: string, digests: Digests | undefined): PlainMap {
	return digests && Object.keys(digests).length > 0 ? { [key]: digests } : {};
}

function withoutBlanks(data: PlainMap): PlainMap {
	return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== "" && value !== undefined));
}
