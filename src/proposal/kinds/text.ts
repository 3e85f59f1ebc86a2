/** What the kinds made of one text have in common: line, prose, link, date. */
import type { Item } from "../../outline/types.ts";
import type { Control, KindModule } from "../types.ts";
import { type Parsed, parseText } from "./data.ts";
import { type Judgement, judgeText } from "./judge.ts";
import { isBlank, trimLines } from "./layout.ts";

type TextControl = Extract<Control, { readonly type: "text" }>;

interface TextKind {
	readonly kind: "line" | "prose" | "link" | "date";
	readonly multiline?: boolean;
	/** What the text should be; a text that isn't counts as partly answered. */
	readonly expects?: "date" | "link";
	readonly completeness?: (item: Item, value: string) => Judgement;
}

/** A kind whose value is one text, printed as it is, without empty lines around it. */
export function textKind(options: TextKind): KindModule<string> {
	const asked = ({ pattern }: Item): Pick<TextControl, "expects" | "pattern"> => ({
		...(options.expects && { expects: options.expects }),
		...(pattern && { pattern }),
	});
	return {
		kind: options.kind,
		empty: () => "",
		isEmpty: (_item, value) => isBlank(value),
		clean: (_item, value) => value,
		parse: (_item, data): Parsed<string> => parseText(data, []),
		toMarkdown: (_item, value) => trimLines(value),
		fromMarkdown: (_item, markdown) => (trimLines(markdown) === markdown ? markdown : undefined),
		completeness: options.completeness ?? judgeText,
		form: (item, value): readonly Control[] => [
			{ type: "text", path: [], label: "", multiline: options.multiline ?? false, value, level: 0, ...asked(item) },
		],
		change: (_item, value, change) => (change.type === "text" && change.path.length === 0 ? change.value : value),
	};
}
