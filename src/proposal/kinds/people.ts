/** Names or handles, printed on one line. */
import type { Control, KindModule } from "../types.ts";
import { listKind, printInline, readInline } from "./list.ts";
import { entryTitle } from "./titles.ts";

export const peopleKind: KindModule<readonly string[]> = {
	...listKind,
	kind: "people",
	toMarkdown: printInline,
	fromMarkdown: readInline,
	form: (item, value): readonly Control[] => {
		const shown = value.length === 0 ? [""] : value;
		const entries = shown.map(
			(text, at): Control => ({
				type: "text",
				path: [String(at)],
				label: entryTitle(item, at, "person"),
				multiline: false,
				value: text,
				level: 0,
				expects: "people",
				entry: true,
			}),
		);
		return [...entries, { type: "add", path: [], label: `Add ${item.entryName ?? "person"}`, level: 0 }];
	},
};
