/**
 * Three-way merge of two people's changes to a review, comment by comment. There are no conflicts to decide: what both
 * changed is joined so that no words are lost and nothing counts as settled that one side left open. Knows no files.
 */
import { isEqual, ownValue } from "../proposal/plain-data.ts";
import { idOf } from "./operations.ts";
import { COMMENT_STATES, type Comment, type CommentState, type Reply, type Review, type Round } from "./types.ts";

/** Three versions of one thing. */
type Sides<T> = readonly [base: T | undefined, mine: T, theirs: T];

/** Both sides' changes of a common base, theirs first where both added something. */
export function mergeReviews(base: Review, mine: Review, theirs: Review): Review {
	if (isEqual(mine, base)) return theirs;
	if (isEqual(theirs, base) || isEqual(mine, theirs)) return mine;
	return {
		comments: byItem(mergeLists([base.comments, mine.comments, theirs.comments], mergeComment)),
		rounds: mergeLists([base.rounds, mine.rounds, theirs.rounds], mergeRound),
		...mergeOther([base, mine, theirs]),
	};
}

interface Identified {
	readonly id: string;
}

/** Entries by id: theirs in their order, then what only I have. One that a side removed stays if the other changed it. */
function mergeLists<T extends Identified>(
	[base, mine, theirs]: readonly [readonly T[], readonly T[], readonly T[]],
	merge: (sides: Sides<T>) => T,
): T[] {
	const [was, my, their] = [base, mine, theirs].map((list) => new Map(list.map((entry) => [entry.id, entry]))) as [
		Map<string, T>,
		Map<string, T>,
		Map<string, T>,
	];
	const kept = (entry: T, other: T | undefined): readonly T[] => {
		const before = was.get(entry.id);
		if (other) return [merge([before, entry, other])];
		return before && isEqual(before, entry) ? [] : [entry];
	};
	return [
		...theirs.flatMap((entry) => {
			const own = my.get(entry.id);
			return own ? kept(own, entry) : kept(entry, undefined);
		}),
		...mine.filter(({ id }) => !their.has(id)).flatMap((entry) => kept(entry, undefined)),
	];
}

/** The value that changed; mine, if both sides changed it differently. */
function pick<T>([base, mine, theirs]: readonly [T, T, T]): T {
	return isEqual(mine, base) ? theirs : mine;
}

function mergeComment(sides: Sides<Comment>): Comment {
	const [base, mine, theirs] = sides;
	if (isEqual(mine, theirs) || (base && isEqual(mine, base))) return theirs;
	const lists = [base?.replies ?? [], mine.replies, theirs.replies] as const;
	const replies = mergeLists<Reply>(lists, ([before, my, their]) => {
		return {
			...their,
			...only("text", pick([before?.text ?? my.text, my.text, their.text])),
			...mergeOther([before, my, their]),
		};
	});
	const text = pick([base?.text ?? mine.text, theirs.text, mine.text]);
	return {
		...theirs,
		item: pick([base?.item ?? mine.item, mine.item, theirs.item]),
		kind: pick([base?.kind ?? mine.kind, mine.kind, theirs.kind]),
		...only("quote", pick([base?.quote, mine.quote, theirs.quote])),
		...only("of", pick([base?.of, mine.of, theirs.of])),
		...only("sent", pick([base?.sent, mine.sent, theirs.sent])),
		text,
		state: mergeStates([base?.state, mine.state, theirs.state]),
		replies: [...replies, ...lostWords(sides, text)],
		...mergeOther(sides),
	};
}

/** What both sides wrote in the place of one text: the one that gives way becomes a reply. */
function lostWords([base, mine, theirs]: Sides<Comment>, text: string): readonly Reply[] {
	if (mine.text === text || mine.text === base?.text) return [];
	const id = idOf(mine.by, mine.at, mine.text);
	const isThere = [...mine.replies, ...theirs.replies].some((reply) => reply.id === id);
	return isThere ? [] : [{ id, by: mine.by, at: mine.at, text: mine.text }];
}

/** If both sides changed the state, the less settled one. */
function mergeStates([base, mine, theirs]: readonly [
	CommentState | undefined,
	CommentState,
	CommentState,
]): CommentState {
	if (mine === base) return theirs;
	if (theirs === base) return mine;
	return COMMENT_STATES[Math.min(COMMENT_STATES.indexOf(mine), COMMENT_STATES.indexOf(theirs))]!;
}

function mergeRound(sides: Sides<Round>): Round {
	const [base, mine, theirs] = sides;
	if (isEqual(mine, theirs) || (base && isEqual(mine, base))) return theirs;
	if (base && isEqual(theirs, base)) return mine;
	// One reviewer on two machines: the round that ended last counts, and both looked at what they looked at.
	const [last, other] = isLater(mine, theirs) ? [mine, theirs] : [theirs, mine];
	const seen = mergeKeys(base?.seen ?? {}, other.seen, last.seen);
	const unseen = Object.entries({ ...other.unseen, ...last.unseen }).filter(([id]) => ownValue(seen, id) === undefined);
	const { unseen: _, ...rest } = last;
	const summary = joinTexts(other.summary, last.summary);
	const more = unseen.length > 0 ? { unseen: Object.fromEntries(unseen) } : {};
	return { ...rest, ...only("summary", summary), seen, ...more, ...mergeOther(sides) };
}

/** Both sides' changes by key; the last side's, if they differ. */
function mergeKeys<T>(base: Keyed<T>, other: Keyed<T>, last: Keyed<T>): Keyed<T> {
	const keys = new Set([...Object.keys(other), ...Object.keys(last)]);
	const entries = [...keys].flatMap((key): [string, T][] => {
		const value = pick([ownValue(base, key), ownValue(last, key), ownValue(other, key)]);
		return value === undefined ? [] : [[key, value]];
	});
	return Object.fromEntries(entries);
}

function isLater(one: Round, other: Round): boolean {
	if ((one.verdict === undefined) !== (other.verdict === undefined)) return one.verdict !== undefined;
	return one.at > other.at;
}

function joinTexts(first: string | undefined, second: string | undefined): string | undefined {
	if (!first || !second || first === second) return second ?? first;
	return second.includes(first.trim()) ? second : `${first.trimEnd()}\n\n${second}`;
}

/** Keys that this version doesn't know, merged one by one. */
function mergeOther(sides: Sides<{ readonly other?: Readonly<Record<string, unknown>> }>): Pick<Comment, "other"> {
	const [base, mine, theirs] = sides.map((side) => side?.other ?? {}) as [
		Keyed<unknown>,
		Keyed<unknown>,
		Keyed<unknown>,
	];
	const other = mergeKeys(base, theirs, mine);
	return Object.keys(other).length === 0 ? {} : { other };
}

type Keyed<T> = Readonly<Record<string, T>>;

/** A key with its value, or nothing. */
function only<K extends string, T>(key: K, value: T | undefined): { readonly [key in K]?: T } {
	return value === undefined ? {} : ({ [key]: value } as { readonly [key in K]: T });
}

/** Comments of one item together, in the order of their first ones: as the file keeps them. */
function byItem(comments: readonly Comment[]): readonly Comment[] {
	const groups = new Map<string, Comment[]>();
	for (const comment of comments) {
		const group = groups.get(comment.item);
		if (group) group.push(comment);
		else groups.set(comment.item, [comment]);
	}
	return [...groups.values()].flat();
}
