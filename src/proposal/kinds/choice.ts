/** One of the values that the item offers, or the author's own words. */
import type { KindModule } from "../types.ts";
import { choiceOf, choiceText, choiceValue, isChoice } from "./choices.ts";
import { parseText } from "./data.ts";
import { judgeText } from "./judge.ts";
import { isBlank } from "./layout.ts";

export const choiceKind: KindModule<string> = {
	kind: "choice",
	empty: () => "",
	isEmpty: (_item, value) => isBlank(value),
	clean: (_item, value) => value,
	parse: (item, data) => {
		const parsed = parseText(data, []);
		return "mismatch" in parsed ? parsed : { value: choiceValue(item.choices, parsed.value) };
	},
	toMarkdown: (item, value) => (isBlank(value) ? "" : choiceText(item.choices, value)),
	fromMarkdown: (item, markdown) => (markdown === "" ? "" : choiceOf(item.choices, markdown)),
	completeness: (item, value) => (value !== "" && isChoice(item.choices, value) ? "answered" : judgeText(item, value)),
	form: (item, value) => [{ type: "choice", path: [], label: "", choices: item.choices ?? [], value, level: 0 }],
	change: (item, value, change) =>
		change.type === "choice" && change.path.length === 0 && isChoice(item.choices, change.value) ? change.value : value,
};
