/** The kind `people`: names or handles, printed on one line. */
import type { Control, FieldKindModule, TextForm } from "../types.ts";
import { entriesField } from "./entries-field.ts";
import { listKind, printInline, readInline } from "./list.ts";
import { entryTitle } from "./rows.ts";

function faultIn(text: string): string | undefined {
	if (/[,;\r\n]/.test(text)) return "Name one person per entry.";
	if (/^@(\s|$)/.test(text)) return "Write the handle directly after the @.";
	if (/[<>]/.test(text) && !/^[^<>]*<[^\s<>@]+@[^\s<>@]+>$/.test(text))
		return "Write a name with its email address as “Name <name@example.org>”.";
	return undefined;
}

export const PERSON: TextForm = {
	noun: "a name or a handle",
	malformed: "not the name of one person",
	fixFor: faultIn,
	canBecome: (text) => text === "@" || /^[^<>]*<[^<>\s]*$/.test(text),
	pick: "person",
};

/** `@anna, Ben <ben@example.org>`: YAML doesn't allow an at sign there. */
function fromArgument(text: string): readonly string[] | undefined {
	if (/^\s*(?:[[\-{"'|>]|$)/.test(text)) return undefined;
	const people = text.split(/[,;\n]/).map((person) => person.trim());
	return people.filter((person) => person !== "");
}

export const peopleKind: FieldKindModule<readonly string[]> = {
	...listKind,
	kind: "people",
	name: "People",
	toMarkdown: printInline,
	fromMarkdown: readInline,
	toField: printInline,
	fromField: readInline,
	fromArgument: (_item, text) => fromArgument(text),
	expects: () => ({ expects: PERSON }),
	expectsFree: () => ({}),
	freeWords: (_item, text) => [text],
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
				expects: PERSON,
				entry: true,
			}),
		);
		return [...entries, { type: "add", path: [], label: `Add ${item.entryName ?? "person"}`, level: 0 }];
	},
	field: entriesField(PERSON),
};
