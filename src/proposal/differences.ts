/**
 * What changed from one version of a proposal to another, item by item, in the template's order. Applied to the old version,
 * the changes give the new one. Reads no files.
 */
import type { Item, Outline, Stage } from "../outline/types.ts";
import { cleanAnswer, markdownOfAnswer } from "./answers.ts";
import { outlineWithExtras } from "./layout/extras.ts";
import { isEqual, ownValue } from "./plain-data.ts";
import type { Answer, Answers, Proposal } from "./types.ts";

export interface Change {
	/** `moved`: the same text under another item. */
	readonly type: "new" | "changed" | "removed" | "moved";
	readonly item: Item;
	/** The item that had the text before. */
	readonly from?: Item;
	readonly before: Answer | undefined;
	readonly after: Answer | undefined;
	/** As Markdown; empty for no answer. */
	readonly texts: readonly [before: string, after: string];
}

export interface Differences {
	readonly stage: readonly [before: Stage, after: Stage];
	/** In the order of the template, with the headings of the documents themselves in their places. */
	readonly changes: readonly Change[];
}

/** What differs between two versions of a proposal, item by item; blank answers count as none. */
export function differencesOf(before: Proposal, after: Proposal): Differences {
	const items = itemsOfBoth(before, after).filter(({ isStage }) => !isStage);
	const changes = items.flatMap((item): Change[] => {
		const [old, now] = [before, after].map(({ answers }) => cleanAnswer(item, ownValue(answers, item.id)));
		if (isEqual(old, now)) return [];
		const type = old === undefined ? "new" : now === undefined ? "removed" : "changed";
		return [{ type, item, before: old, after: now, texts: [textOf(item, old), textOf(item, now)] }];
	});
	return { stage: [before.stage, after.stage], changes: withMoves(changes) };
}

/** The answers of the new version, made from those of the old one; blank answers are left out. */
export function applyDifferences(
	{ outline, layout, ...before }: Proposal,
	{ stage, changes }: Differences,
): Pick<Proposal, "stage" | "answers"> {
	const given = outlineWithExtras(outline, layout).items.flatMap((item): [string, Answer][] => {
		const answer = cleanAnswer(item, ownValue(before.answers, item.id));
		return answer === undefined ? [] : [[item.id, answer]];
	});
	const answers = new Map(given);
	for (const { item, from, after } of changes) {
		if (from) answers.delete(from.id);
		if (after === undefined) answers.delete(item.id);
		else answers.set(item.id, after);
	}
	return { stage: stage[1], answers: Object.fromEntries(answers) as Answers };
}

function textOf(item: Item, answer: Answer | undefined): string {
	return answer === undefined ? "" : markdownOfAnswer(item, answer);
}

/** The new version's items in their order, each followed by those that only the old version had behind it. */
function itemsOfBoth(before: Proposal, after: Proposal): Item[] {
	const [old, now] = [before, after].map(({ outline, layout }): Outline => outlineWithExtras(outline, layout)) as [
		Outline,
		Outline,
	];
	const known = new Set(now.items.map(({ id }) => id));
	const behind = new Map<string | undefined, Item[]>();
	let last: string | undefined;
	for (const item of old.items) {
		if (known.has(item.id)) last = item.id;
		else behind.set(last, [...(behind.get(last) ?? []), item]);
	}
	const gone = (id?: string): readonly Item[] => behind.get(id) ?? [];
	return [...gone(), ...now.items.flatMap((item) => [item, ...gone(item.id)])];
}

/** A text that is gone in one place and new in another has been moved, if it is the only one of its kind. */
function withMoves(changes: readonly Change[]): Change[] {
	const removed = groupedBy(changes, "removed", 0);
	const added = groupedBy(changes, "new", 1);
	const origins = new Map<Change, Change>();
	for (const [text, news] of added) {
		const olds = removed.get(text);
		if (text.trim() !== "" && news.length === 1 && olds?.length === 1) origins.set(news[0]!, olds[0]!);
	}
	const gone = new Set(origins.values());
	return changes
		.filter((change) => !gone.has(change))
		.map((change) => {
			const origin = origins.get(change);
			return origin
				? {
						...change,
						type: "moved",
						from: origin.item,
						before: origin.before,
						texts: [origin.texts[0], change.texts[1]],
					}
				: change;
		});
}

function groupedBy(changes: readonly Change[], type: Change["type"], side: 0 | 1): Map<string, Change[]> {
	const groups = new Map<string, Change[]>();
	for (const change of changes) {
		if (change.type !== type) continue;
		const text = change.texts[side];
		const group = groups.get(text);
		if (group) group.push(change);
		else groups.set(text, [change]);
	}
	return groups;
}
