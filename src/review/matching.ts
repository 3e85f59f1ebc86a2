/** Finds the items that comments are about, also after the template or the proposal has changed. Changes nothing. */
import { formerItem } from "../outline/former-ids.ts";
import { itemOf } from "../outline/lookup.ts";
import type { Outline } from "../outline/types.ts";
import { ownValue } from "../proposal/plain-data.ts";
import { isReviewed } from "./digests.ts";
import type { Comment, Digests, Review } from "./types.ts";

export interface PlacedComments {
	/** Item id → its comments, oldest first. */
	readonly byItem: ReadonlyMap<string, readonly Comment[]>;
	/** Comments on items that neither the template nor the document has any more. */
	readonly orphans: readonly Comment[];
}

interface Cached {
	readonly outline: Outline;
	readonly digests: Digests | undefined;
	readonly placed: PlacedComments;
}

const cache = new WeakMap<readonly Comment[], Cached>();

/**
 * Every comment at its item. An item that was renamed is found by its former ids and wordings; one that is gone, by its
 * text, where exactly one other item now has the answer that the comment is about (`digests` are those of the proposal).
 */
export function placeComments(
	{ comments }: Pick<Review, "comments">,
	outline: Outline,
	digests?: Digests,
): PlacedComments {
	const last = cache.get(comments);
	if (last?.outline === outline && last.digests === digests) return last.placed;
	const holders = holdersOf(digests ?? {});
	const byItem = new Map<string, Comment[]>();
	const orphans: Comment[] = [];
	for (const comment of comments) {
		const item = itemOf(outline, comment.item) ?? formerItem(outline, comment.item);
		const id = item?.id ?? (comment.of === undefined ? undefined : holders.get(comment.of));
		if (id === undefined) orphans.push(comment);
		else if (byItem.has(id)) byItem.get(id)!.push(comment);
		else byItem.set(id, [comment]);
	}
	const placed = { byItem, orphans };
	cache.set(comments, { outline, digests, placed });
	return placed;
}

/** The item with an answer, where only one has it. */
function holdersOf(digests: Digests): ReadonlyMap<string, string | undefined> {
	const holders = new Map<string, string | undefined>();
	for (const [id, digest] of Object.entries(digests)) holders.set(digest, holders.has(digest) ? undefined : id);
	return holders;
}

/**
 * The item where a comment is shown whose own item is gone: one of the same section, or of one around it; else the first.
 * Undefined for an outline without items.
 */
export function homeOf({ item }: Pick<Comment, "item">, { items }: Outline): string | undefined {
	const shown = items.filter(isReviewed);
	for (let id = item; id !== ""; id = id.slice(0, Math.max(0, id.lastIndexOf("/")))) {
		const near = shown.find((each) => each.id === id || each.id.startsWith(`${id}/`));
		if (near) return near.id;
	}
	return shown[0]?.id;
}

/** Whether the words that the comment quotes are gone from the answer; blanks and line breaks don't matter. */
export function isOutdated({ quote }: Pick<Comment, "quote">, answer: string): boolean {
	return quote !== undefined && !words(answer).includes(words(quote));
}

/** Whether the answer has changed since the comment; undefined if the comment doesn't say which answer it is about. */
export function isChangedSince({ of }: Pick<Comment, "of">, digest: string): boolean | undefined {
	return of === undefined ? undefined : of !== digest;
}

function words(text: string): string {
	return text.replace(/\s+/g, " ").trim();
}

/** The comments that are not resolved. */
export function unresolved(comments: readonly Comment[]): readonly Comment[] {
	return comments.filter(({ state }) => state !== "resolved");
}

/** Whether more than half of the answers that the review is about are, as they were read, those of a proposal. */
export function isAbout({ comments, rounds }: Review, digests: Digests): boolean {
	const read = new Map<string, boolean>();
	const look = (item: string, digest: string): void => {
		if (digest !== "") read.set(item, read.get(item) === true || ownValue(digests, item) === digest);
	};
	for (const { item, of = "" } of comments) look(item, of);
	for (const { seen, unseen = {} } of rounds)
		for (const [item, digest] of [...Object.entries(seen), ...Object.entries(unseen)]) look(item, digest);
	const same = [...read.values()].filter(Boolean).length;
	return same * 2 > read.size;
}
