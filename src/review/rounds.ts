/**
 * Rounds: a reviewer begins one, looks at items, and ends it with a verdict; then, what has changed since, and whether an
 * approval still holds. Pure: the caller gives time, names and digests.
 */
import { formerItem } from "../outline/former-ids.ts";
import { itemOf } from "../outline/lookup.ts";
import type { Item, Outline, Stage } from "../outline/types.ts";
import { isEqual, ownValue } from "../proposal/plain-data.ts";
import { idOf } from "./operations.ts";
import { nameKey, type SamePerson, sameName } from "./people.ts";
import type { Digests, Review, Round, Verdict } from "./types.ts";

/** A round that has ended. */
export type ClosedRound = Round & { readonly verdict: Verdict };

const isClosed = (round: Round): round is ClosedRound => round.verdict !== undefined;

/** The reviewer's round that has not ended yet. */
export function openRoundOf(review: Review, by: string, isSame: SamePerson = sameName): Round | undefined {
	return review.rounds.find((round) => !isClosed(round) && isSame(round.by, by));
}

/** The reviewer's last round that has ended. */
export function lastRoundOf(review: Review, by: string, isSame: SamePerson = sameName): ClosedRound | undefined {
	return latest(review.rounds.filter(isClosed).filter((round) => isSame(round.by, by)));
}

/** The last one by time; of several at one time, the last in the file. */
function latest<T extends Round>(rounds: readonly T[]): T | undefined {
	return rounds.reduce<T | undefined>((last, round) => (last && last.at > round.at ? last : round), undefined);
}

/** With a round that begins; the same review if the reviewer has one that has not ended. */
export function startRound(
	review: Review,
	{ by, at, stage, only }: Pick<Round, "by" | "at" | "stage"> & { readonly only?: string | undefined },
	isSame: SamePerson = sameName,
): Review {
	if (openRoundOf(review, by, isSame)) return review;
	let id = idOf(by, at, stage, only ?? "");
	// A script may end a round and begin the next in one second.
	while (review.rounds.some((each) => each.id === id)) id = idOf(id);
	const round: Round = { id, by, at, stage, ...(only !== undefined && { only }), seen: {} };
	return { ...review, rounds: [...review.rounds, round] };
}

/** The item counts as looked at, with its answer as it is now (`digestOf`); the same review if it already does. */
export function lookAt(review: Review, round: string, item: string, digest: string): Review {
	return withRound(review, round, (before) =>
		ownValue(before.seen, item) === digest ? before : { ...before, seen: { ...before.seen, [item]: digest } },
	);
}

/** The item counts as not looked at in this round. */
export function lookAway(review: Review, round: string, item: string): Review {
	return withRound(review, round, (before) => {
		const { [item]: was, ...seen } = before.seen;
		return was === undefined ? before : { ...before, seen };
	});
}

export interface Closing {
	readonly at: string;
	readonly verdict: Verdict;
	readonly summary?: string | undefined;
	readonly stage?: Stage;
	/** The commit with the text that was read, where there is one. */
	readonly revision?: string | undefined;
}

/**
 * Ends a round. Its verdict covers all items in its scope: those that the reviewer has looked at as they were then, and the
 * others as they are now.
 */
export function closeRound(
	review: Review,
	round: string,
	closing: Closing,
	digests: Digests,
	outline: Outline,
): Review {
	const { at, verdict, summary, stage, revision } = closing;
	return withRound(review, round, (before) => {
		const others = Object.entries(digests).filter(
			([id]) => ownValue(before.seen, id) === undefined && isInScope(itemOf(outline, id), before.only),
		);
		return {
			...before,
			at,
			verdict,
			...(stage && { stage }),
			...(summary?.trim() && { summary }),
			...(revision && { revision }),
			...(others.length > 0 && { unseen: Object.fromEntries(others) }),
		};
	});
}

/** Without a round, such as one that was begun by mistake. */
export function removeRound(review: Review, round: string): Review {
	const rounds = review.rounds.filter(({ id }) => id !== round);
	return rounds.length === review.rounds.length ? review : { ...review, rounds };
}

function withRound(review: Review, id: string, change: (round: Round) => Round): Review {
	const at = review.rounds.findIndex((round) => round.id === id);
	const before = review.rounds[at];
	const after = before && change(before);
	return !after || isEqual(after, before) ? review : { ...review, rounds: review.rounds.with(at, after) };
}

/** Whether a round that is only about one section covers the item. */
export function isInScope(item: Pick<Item, "id" | "section"> | undefined, only: string | undefined): boolean {
	if (only === undefined) return true;
	return item !== undefined && [item.id, item.section].some((id) => id === only || id.startsWith(`${only}/`));
}

const aligned = new WeakMap<Round, { readonly outline: Outline; readonly digests: Digests }>();

/** What a round covers, by the items' present ids: with items that were renamed in the template since. */
export function coveredBy(round: Round, outline: Outline): Digests {
	const last = aligned.get(round);
	if (last?.outline === outline) return last.digests;
	const digests: Record<string, string> = {};
	for (const [id, digest] of Object.entries({ ...round.unseen, ...round.seen })) {
		const now = itemOf(outline, id) ?? formerItem(outline, id);
		if (!now || now.id === id || !Object.hasOwn(digests, now.id)) digests[now?.id ?? id] = digest;
	}
	aligned.set(round, { outline, digests });
	return digests;
}

/** `new`: the round doesn't cover the item, or it had no answer then. */
export type ItemChange = "same" | "changed" | "new" | "removed";

/** What has become of an item's answer since a round; `digest` is that of the answer now. */
export function changeSince(round: Round, item: string, digest: string, outline: Outline): ItemChange {
	const before = ownValue(coveredBy(round, outline), item) ?? "";
	if (before === digest) return "same";
	return before === "" ? "new" : digest === "" ? "removed" : "changed";
}

/** The items whose answer differs from what the round covers, in the outline's order, and then those that are gone. */
export function changesSince(round: Round, digests: Digests, outline: Outline): readonly string[] {
	const before = coveredBy(round, outline);
	const inScope = outline.items.filter((item) => isInScope(item, round.only)).map(({ id }) => id);
	const gone = Object.keys(before).filter((id) => !itemOf(outline, id));
	return [...inScope, ...gone].filter((id) => (ownValue(before, id) ?? "") !== (ownValue(digests, id) ?? ""));
}

/** A reviewer's verdict at a stage that still counts: later comments alone don't change it. */
export interface Standing {
	/** The reviewer's main name. */
	readonly by: string;
	readonly round: ClosedRound;
}

/** The verdicts at a stage, one per reviewer and section, in the order of the rounds. */
export function standingVerdicts(
	review: Review,
	stage: Stage,
	nameOf: (name: string) => string = (name) => name,
): readonly Standing[] {
	const rounds = new Map<string, ClosedRound[]>();
	for (const round of review.rounds) {
		if (!isClosed(round) || round.stage !== stage) continue;
		const key = `${nameKey(nameOf(round.by))}\n${round.only ?? ""}`;
		rounds.set(key, [...(rounds.get(key) ?? []), round]);
	}
	return [...rounds.values()].map((own): Standing => {
		const decided = own.filter(({ verdict }) => verdict !== "comments-only");
		const round = latest(decided) ?? latest(own)!;
		return { by: nameOf(round.by), round };
	});
}

/** The last approving round of each reviewer for each scope, whatever the stage. */
export function lastApprovals(review: Review, nameOf: (name: string) => string): readonly ClosedRound[] {
	const last = new Map<string, ClosedRound>();
	for (const round of review.rounds) {
		if (!isClosed(round) || round.verdict !== "approved") continue;
		const key = `${nameKey(nameOf(round.by))}\n${round.only ?? ""}`;
		const before = last.get(key);
		if (!before || before.at <= round.at) last.set(key, round);
	}
	return [...last.values()];
}

/**
 * The items that changed after they were approved; none if the round doesn't say which text it is about. What the metadata
 * say, such as a date, changes all the time.
 */
export function staleItems(round: Round, digests: Digests, outline: Outline): readonly string[] {
	if (Object.keys(coveredBy(round, outline)).length === 0) return [];
	const metadata = metadataItems(outline);
	return changesSince(round, digests, outline).filter(
		(id) => !metadata.has(id) && itemOf(outline, id)?.review?.stale !== false,
	);
}

function metadataItems({ sidecar, metadata }: Outline): ReadonlySet<string> {
	return new Set([sidecar, metadata].flatMap((each) => each?.fields ?? []).map(({ item }) => item));
}
