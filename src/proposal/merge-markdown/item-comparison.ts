/**
 * What draft and Markdown say of each item, and said when the Markdown was last written, side by side: in the names that
 * the document has for its items now. Decides nothing.
 */
import { itemOf } from "../../outline/lookup.ts";
import type { Item, Outline } from "../../outline/types.ts";
import { ownValue } from "../plain-data.ts";
import type { Answer } from "../types.ts";
import { alignItems, printedAnswer, type Version } from "./align.ts";

export interface ItemComparison {
	/** The item in the result; in the draft if the document no longer has a place for it. */
	readonly item: Item;
	/** The document has no place for it, and its id may belong to another item there. */
	readonly isUnplaced: boolean;
	/** The item's id in the draft, if the draft has it. */
	readonly mineId?: string;
	readonly mine?: Answer | undefined;
	readonly theirs?: Answer | undefined;
	/** The answers as printed; `''` for none. */
	readonly lastText: string;
	readonly mineText: string;
	readonly theirsText: string;
}

type MutableComparison = { -readonly [Key in keyof ItemComparison]: ItemComparison[Key] };

/** All comparisons, those of `theirs` first and in its order. `last` is undefined if unknown. */
export function compareItems(
	templateOutline: Outline,
	last: Version | undefined,
	mine: Version,
	theirs: Version,
): ItemComparison[] {
	const rows = new Map(theirs.outline.items.filter(isComparable).map((item) => [item.id, newComparison(item, false)]));
	for (const row of rows.values()) Object.assign(row, theirsOf(theirs, row.item));
	const now = alignItems(templateOutline, last ?? mine, theirs);
	const before = last && inverse(alignItems(templateOutline, last, mine));
	/** Unplaced items by their last id, or by their id in the draft. */
	const left = new Map<string, MutableComparison>();
	const rowFor = (id: string | undefined, item: Item): MutableComparison => {
		const there = rows.get((id === undefined ? item.id : now.get(id)) ?? "");
		if (there && (id !== undefined || (itemOf(templateOutline, item.id) && there.mineId === undefined))) return there;
		const key = id ?? `new ${item.id}`;
		const row = left.get(key) ?? newComparison(item, true);
		left.set(key, row);
		return row;
	};
	for (const item of last?.outline.items.filter(isComparable) ?? []) {
		const lastText = printedAnswer(item, ownValue(last!.answers, item.id));
		if (lastText !== "") rowFor(item.id, item).lastText = lastText;
	}
	for (const item of mine.outline.items.filter(isComparable)) {
		const row = rowFor(before ? before.get(item.id) : item.id, item);
		const answer = ownValue(mine.answers, item.id);
		Object.assign(row, { mineId: item.id, mine: answer, mineText: printedAnswer(item, answer) });
	}
	return [...rows.values(), ...left.values()].filter(
		({ isUnplaced, lastText, mineText }) => !isUnplaced || lastText !== "" || mineText !== "",
	);
}

function theirsOf({ answers }: Version, item: Item): Pick<ItemComparison, "theirs" | "theirsText"> {
	const answer = ownValue(answers, item.id);
	return { theirs: answer, theirsText: printedAnswer(item, answer) };
}

/** The stage is not an answer, and documents don't contain items that are set aside. */
function isComparable({ isStage, aside }: Item): boolean {
	return !isStage && !aside;
}

function newComparison(item: Item, isUnplaced: boolean): MutableComparison {
	return { item, isUnplaced, lastText: "", mineText: "", theirsText: "" };
}

function inverse(map: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
	return new Map([...map].map(([from, to]) => [to, from]));
}
