/** All kinds of items, each with what the program knows about it. */
import type { Kind } from "../../outline/kinds.ts";
import type { Item } from "../../outline/types.ts";
import type { KindModule } from "../types.ts";
import { checklistKind } from "./checklist.ts";
import { choiceKind } from "./choice.ts";
import { confirmKind } from "./confirm.ts";
import { dateKind } from "./date.ts";
import { lineKind } from "./line.ts";
import { linkKind } from "./link.ts";
import { listKind } from "./list.ts";
import { optionsKind } from "./options.ts";
import { peopleKind } from "./people.ts";
import { proseKind } from "./prose.ts";
import { recordsKind } from "./records.ts";

export const KINDS_TABLE = {
	line: lineKind,
	prose: proseKind,
	choice: choiceKind,
	confirm: confirmKind,
	checklist: checklistKind,
	list: listKind,
	records: recordsKind,
	options: optionsKind,
	date: dateKind,
	people: peopleKind,
	link: linkKind,
	// biome-ignore lint/suspicious/noExplicitAny: each kind has its own type of value; an item's kind picks the module.
} satisfies Record<Kind, KindModule<any>>;

/** The module of an item's kind. Its functions take values of that kind only, as `valueOf` and `parseAnswer` give them. */
export function kindOf(item: Item): KindModule {
	return KINDS_TABLE[item.kind] as unknown as KindModule;
}
