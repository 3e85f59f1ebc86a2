/** What an author wrote in an answer: all that has to be found again in the printed document. */
import type { Field, Item } from "../../src/outline/types.ts";
import { cleanAnswer, isNotApplicable } from "../../src/proposal/answers.ts";
import type { Answer, Confirmation, FieldValues } from "../../src/proposal/types.ts";

function fieldTexts(fields: readonly Field[], values: FieldValues): string[] {
	return fields.flatMap(({ id, kind }) => {
		const value = values[id];
		if (value === undefined || kind === "choice") return [];
		if (typeof value === "string") return [value];
		return "explanation" in value ? [value.explanation] : [...value];
	});
}

/** The author's texts in an answer; what stands for a label of the template, a tick or a choice, is none. */
export function authorTexts(item: Item, answer: Answer | undefined): string[] {
	const clean = cleanAnswer(item, answer);
	if (clean === undefined || item.isStage) return [];
	if (isNotApplicable(clean)) return [clean["not-applicable"]];
	if (typeof clean === "string") return item.choices?.some(({ id }) => id === clean) ? [] : [clean];
	switch (item.kind) {
		case "confirm":
			return [(clean as Confirmation).explanation];
		case "records":
			return (clean as readonly FieldValues[]).flatMap((record) => fieldTexts(item.fields ?? [], record));
		case "options":
			return (item.options ?? []).flatMap(({ id, fields }) => {
				const values = clean as Readonly<Record<string, FieldValues>>;
				return Object.hasOwn(values, id) ? fieldTexts(fields, values[id]!) : [];
			});
		case "list":
		case "people":
			return [...(clean as readonly string[])];
		default:
			return [];
	}
}
