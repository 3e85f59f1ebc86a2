/** The values of a choice, as kept (id) and as printed (label). Any other text is the author's own. */
import type { Choice } from "../../outline/types.ts";

/** What is printed for a value. */
export function choiceLabel(choices: readonly Choice[] | undefined, value: string): string {
	return choices?.find((choice) => choice.id === value)?.label ?? value;
}

/** The value that prints as this text; undefined for the author's own words. */
export function choiceOfLabel(choices: readonly Choice[] | undefined, text: string): string | undefined {
	return choices?.find((choice) => choice.label === text)?.id;
}

/** The value that a text from the draft stands for: an id, the id of a label, or else the author's own words. */
export function choiceFromText(choices: readonly Choice[] | undefined, text: string): string {
	return isChoice(choices, text) ? text : (choiceOfLabel(choices, text) ?? text);
}

/** The id for an id or a label in any case. */
export function resolveChoice(choices: readonly Choice[] | undefined, text: string): string | undefined {
	const words = text.trim().toLowerCase();
	const meant = (choice: Choice): boolean => choice.id.toLowerCase() === words || choice.label.toLowerCase() === words;
	return choices?.find((choice) => choice.id === text)?.id ?? choices?.find(meant)?.id;
}

/** Whether a choice may be set to this: one of the ids, or none. */
export function isChoice(choices: readonly Choice[] | undefined, value: string): boolean {
	return value === "" || (choices ?? []).some((choice) => choice.id === value);
}
