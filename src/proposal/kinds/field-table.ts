/**
 * The table of kinds that fields of records and options can also have. They don't depend on kinds that are made of
 * fields.
 */
import type { FieldKind } from "../../outline/kinds.ts";
import type { Field } from "../../outline/types.ts";
import type { FieldKindModule, FieldModule } from "../types.ts";
import { choiceKind } from "./choice.ts";
import { confirmKind } from "./confirm.ts";
import { dateKind } from "./date.ts";
import { lineKind } from "./line.ts";
import { linkKind } from "./link.ts";
import { listKind } from "./list.ts";
import { numberKind } from "./number.ts";
import { peopleKind } from "./people.ts";
import { proseKind } from "./prose.ts";

export const FIELD_KINDS_TABLE = {
	line: lineKind,
	prose: proseKind,
	choice: choiceKind,
	confirm: confirmKind,
	list: listKind,
	date: dateKind,
	people: peopleKind,
	link: linkKind,
	number: numberKind,
	// biome-ignore lint/suspicious/noExplicitAny: each kind has its own type of value; a field's kind picks the module.
} satisfies Record<FieldKind, FieldKindModule<any>>;

/** The module of a field's kind. */
export function kindOfField(field: Pick<Field, "kind">): FieldKindModule {
	return FIELD_KINDS_TABLE[field.kind] as unknown as FieldKindModule;
}

/** The field-specific part of a field's kind. */
export function fieldModuleOf(field: Pick<Field, "kind">): FieldModule {
	return kindOfField(field).field;
}
