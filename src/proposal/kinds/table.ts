/** The table of all kinds of items and their modules. */
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
export function kindOf(itemOrField: Item | Field): KindModule {
	return KINDS_TABLE[itemOrField.kind] as unknown as KindModule;
}

/** The expected form of each text in an answer or a field's value. */
export function expectedOf(itemOrField: Item | Field): Expected {
	return expectedBy(kindOf(itemOrField), itemOrField);
}
