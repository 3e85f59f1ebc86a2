/** All kinds of items, each with what the program knows about it. */
import type { Kind } from "../../outline/kinds.ts";
import type { Field, Item } from "../../outline/types.ts";
import type { Expected, KindModule } from "../types.ts";
import { expectedBy } from "../validate-text.ts";
import { checklistKind } from "./checklist.ts";
import { FIELD_KINDS_TABLE } from "./field-table.ts";
import { optionsKind } from "./options.ts";
import { recordsKind } from "./records.ts";

export const KINDS_TABLE = {
	...FIELD_KINDS_TABLE,
	checklist: checklistKind,
	records: recordsKind,
	options: optionsKind,
	// biome-ignore lint/suspicious/noExplicitAny: each kind has its own type of value; an item's kind picks the module.
} satisfies Record<Kind, KindModule<any>>;

/** The module of an item's kind. Its functions take values of that kind only, as `valueOf` and `parseAnswer` give them. */
export function kindOf(asked: Item | Field): KindModule {
	return KINDS_TABLE[asked.kind] as unknown as KindModule;
}

/** What each text of an answer to an item, or of a field's value, should be. */
export function expectedOf(asked: Item | Field): Expected {
	return expectedBy(kindOf(asked), asked);
}
