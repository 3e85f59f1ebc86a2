/** Fields that hold several texts: their controls, changes and reading. */
import type { Field } from "../../outline/types.ts";
import type { Control, FieldModule, TextForm } from "../types.ts";
import { parseTexts } from "./data.ts";
import { textsOf } from "./field-values.ts";
import { readItems, splitAtCommas, trimLines } from "./list-markdown.ts";
import { changeTexts } from "./rows.ts";
import { fieldWords } from "./text.ts";

/** `expects`: what each of the texts should look like. */
export function entriesField(expects?: TextForm): FieldModule {
	return {
		controls: (field, value, path, level) => controlsOf(field, textsOf(value), path, level, expects),
		change: (_field, value, at, change) => changeTexts(textsOf(value), at, change),
		parse: (_field, data, path) => parseTexts(data, path),
		read: (_field, markdown) => splitAtCommas(markdown),
		readList: (markdown) => readItems(markdown)?.map(trimLines),
	};
}

function controlsOf(
	field: Field,
	texts: readonly string[],
	path: readonly string[],
	level: number,
	expects: TextForm | undefined,
): Control[] {
	const { label, ...words } = fieldWords(field);
	const shown = texts.length === 0 ? [""] : texts;
	const entries = shown.map(
		(value, at): Control => ({
			type: "text",
			path: [...path, String(at)],
			label: at === 0 ? label : `${label} (${at + 1})`,
			multiline: false,
			value,
			level,
			entry: true,
			...(expects && { expects }),
			...words,
		}),
	);
	return [...entries, { type: "add", path, label: `Add to “${label}”`, level }];
}
