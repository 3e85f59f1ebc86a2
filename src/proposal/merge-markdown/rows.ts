/**
 * What draft and Markdown say of each item, and said when the Markdown was last written, side by side: in the names that
 * the document has for its items now. Decides nothing.
 */
import { itemOf } from "../../outline/lookup.ts";
import type { Item, Outline } from "../../outline/types.ts";
import { ownValue } from "../own-value.ts";
import type { Answer } from "../types.ts";
import { align, printedAnswer, type Side } from "./align.ts";

export interface Row {
	/** As the result has it; for one that the document has no place for any more, as the draft has it. */
	readonly item: Item;
	/** The document has no place of its own for it, and its name may be another's. */
	readonly isLeft: boolean;
	/** In the draft; none where the draft has no such item. */
	readonly mineId?: string;
	readonly mine?: Answer | undefined;
	readonly theirs?: Answer | undefined;
	/** As they are printed; `''` for none. */
	readonly was: string;
	readonly my: string;
	readonly their: string;
}

type Mutable = { -readonly [Key in keyof Row]: Row[Key] };

/** All rows, those of `theirs` first and in its order. `last` is undefined where nobody knows. */
export function rowsOf(asked: Outline, last: Side | undefined, mine: Side, theirs: Side): Row[] {
	const rows = new Map(theirs.outline.items.filter(isTold).map((item) => [item.id, rowOf(item, false)]));
	for (const row of rows.values()) Object.assign(row, theirsOf(theirs, row.item));
	const now = align(asked, last ?? mine, theirs);
	const before = last && inverse(align(asked, last, mine));
	/** By the id that an item had, or has in the draft alone. */
	const left = new Map<string, Mutable>();
	const rowFor = (id: string | undefined, item: Item): Mutable => {
		const there = rows.get((id === undefined ? item.id : now.get(id)) ?? "");
		if (there && (id !== undefined || (itemOf(asked, item.id) && there.mineId === undefined))) return there;
		const key = id ?? `new ${item.id}`;
		const row = left.get(key) ?? rowOf(item, true);
		left.set(key, row);
		return row;
	};
	for (const item of last?.outline.items.filter(isTold) ?? []) {
		const was = printedAnswer(item, ownValue(last!.answers, item.id));
		if (was !== "") rowFor(item.id, item).was = was;
	}
	for (const item of mine.outline.items.filter(isTold)) {
		const row = rowFor(before ? before.get(item.id) : item.id, item);
		const answer = ownValue(mine.answers, item.id);
		Object.assign(row, { mineId: item.id, mine: answer, my: printedAnswer(item, answer) });
	}
	return [...rows.values(), ...left.values()].filter(({ isLeft, was, my }) => !isLeft || was !== "" || my !== "");
}

function theirsOf({ answers }: Side, item: Item): Pick<Row, "theirs" | "their"> {
	const answer = ownValue(answers, item.id);
	return { theirs: answer, their: printedAnswer(item, answer) };
}

/** The stage is no answer, and no document contains what is kept aside. */
function isTold({ isStage, aside }: Item): boolean {
	return !isStage && !aside;
}

function rowOf(item: Item, isLeft: boolean): Mutable {
	return { item, isLeft, was: "", my: "", their: "" };
}

function inverse(map: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
	return new Map([...map].map(([from, to]) => [to, from]));
}
