/**
 * Matches the items of two readings of a document. Ids of extra items are made from their headings, so a reworded heading
 * gives another id although the text below it is the same. Knows no files.
 */
import { itemOf } from "../../outline/lookup.ts";
import type { Item, Outline } from "../../outline/types.ts";
import { markdownOfAnswer } from "../answers.ts";
import { ownValue } from "../plain-data.ts";
import type { Answer, Answers } from "../types.ts";

/** One reading of a document: its answers, and the outline with items for all of them. */
export interface Version {
	readonly outline: Outline;
	readonly answers: Answers;
}

interface Entry {
	readonly id: string;
	readonly label: string;
	readonly text: string;
	readonly isExtra: boolean;
}

/** An answer as Markdown, for comparison; `''` for none. */
export function printedAnswer(item: Item, answer: Answer | undefined): string {
	return answer === undefined ? "" : markdownOfAnswer(item, answer);
}

/**
 * Maps ids of items in `from` to those of the matching items in `to`, one to one; removed items have no match. Takes linear
 * time. `asked` is the template's outline.
 */
export function alignItems(templateOutline: Outline, from: Version, to: Version): ReadonlyMap<string, string> {
	const found = new Map<string, string>();
	const free = new Map(entriesOf(templateOutline, to).map((entry) => [entry.id, entry]));
	const pair = ({ id }: Entry, other: Entry): void => {
		found.set(id, other.id);
		free.delete(other.id);
	};
	let left = entriesOf(templateOutline, from);
	const pairAll = (partner: (entry: Entry) => Entry | undefined): void => {
		left = left.filter((entry) => {
			const other = partner(entry);
			if (other) pair(entry, other);
			return !other;
		});
	};
	pairAll(({ id, label, text }) => {
		const other = free.get(id);
		return other && other.label === label && other.text === text ? other : undefined;
	});
	pairAll(
		partnerFinder(free, sameText, ({ label, isExtra }, other) => other.label === label && (isExtra || other.isExtra)),
	);
	pairAll(partnerFinder(free, sameText, ({ isExtra }, other) => isExtra || other.isExtra));
	pairAll(partnerFinder(free, sameLabel, ({ isExtra }, other) => isExtra && other.isExtra));
	pairAll(({ id, isExtra }) => (isExtra ? undefined : free.get(id)));
	return found;
}

const sameText = ({ text }: Entry): string => text;
const sameLabel = ({ label }: Entry): string => label;

/** Finds the first free entry with the same key that fits; none for an empty key. */
function partnerFinder(
	free: ReadonlyMap<string, Entry>,
	keyOf: (entry: Entry) => string,
	fits: (entry: Entry, other: Entry) => boolean,
): (entry: Entry) => Entry | undefined {
	const byKey = new Map<string, Entry[]>();
	for (const entry of free.values()) {
		const key = keyOf(entry);
		const there = byKey.get(key);
		if (there) there.push(entry);
		else byKey.set(key, [entry]);
	}
	return (entry) => {
		const key = keyOf(entry);
		return key === "" ? undefined : byKey.get(key)?.find((other) => free.has(other.id) && fits(entry, other));
	};
}

function entriesOf(templateOutline: Outline, { outline, answers }: Version): Entry[] {
	return outline.items.flatMap((item): Entry[] => {
		if (item.isStage || item.aside) return [];
		const isExtra = itemOf(templateOutline, item.id) === undefined;
		return [{ id: item.id, label: item.label, text: printedAnswer(item, ownValue(answers, item.id)), isExtra }];
	});
}
