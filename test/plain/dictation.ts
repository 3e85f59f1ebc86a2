/** The lines to type for an answer: the inverse of the conversation. */

import type { Field, Item, Option } from "../../src/outline/types.ts";
import { parseLine, parseTextLine } from "../../src/plain/command-syntax.ts";
import { isNotApplicable } from "../../src/proposal/answers.ts";
import { expectedOf } from "../../src/proposal/kinds/table.ts";
import type { Answer, Confirmation, Expected, FieldValue, FieldValues } from "../../src/proposal/types.ts";
import { validateText } from "../../src/proposal/validate-text.ts";

/** The lines for an unanswered item. `answer` must be clean. */
export function dictate(item: Item, answer: Answer | undefined): string[] {
	if (answer === undefined) return ["/next"];
	if (isNotApplicable(answer)) return [`/na ${answer["not-applicable"]}`];
	switch (item.kind) {
		case "prose":
			return prose(answer as string);
		case "choice":
			return [item.choices!.find(({ id }) => id === answer)!.label];
		case "confirm":
			return confirm(answer as Confirmation);
		case "checklist":
			return [ticks(item.entries!, answer as readonly string[])];
		case "list":
			return entries(answer as readonly string[]);
		case "people":
			return entries(answer as readonly string[], expectedOf(item));
		case "records":
			return records(item.fields!, answer as readonly FieldValues[]);
		case "options":
			return options(item.options!, answer as Readonly<Record<string, FieldValues>>);
		default:
			return line(answer as string, expectedOf(item));
	}
}

function line(text: string, expected: Expected = {}): string[] {
	const read = parseLine(text);
	if (text.includes("\n") || text.trim() === "" || text.trim() === "?") return lines(text);
	const typed = read.type === "text" && read.text === text ? text : `/${text}`;
	return validateText(expected, text) ? [typed, typed] : [typed];
}

function prose(text: string): string[] {
	const [first = "", ...more] = text.split("\n");
	const read = parseLine(first, true);
	const isPlain = first.trim() !== "" && first !== "." && read.type === "text" && read.text === first;
	return isPlain ? [stuffed(first), ...more.map(stuffed), "."] : lines(text);
}

/** Like prose, ended by an empty line. */
function brief(text: string): string[] {
	if (text.split("\n").some((each) => each.trim() === "")) return lines(text);
	const all = prose(text);
	return all[0] === "/lines" ? all : [...all.slice(0, -1), ""];
}

/** Lines for a text of one or several lines. */
function lines(text: string): string[] {
	return ["/lines", ...text.split("\n").map(stuffed), "."];
}

function stuffed(text: string): string {
	if (text === "." || text.startsWith("..")) return `.${text}`;
	const read = parseTextLine(text);
	return read.type === "text" && read.text === text ? text : `/${text}`;
}

function confirm({ answer, explanation }: Confirmation): string[] {
	if (answer === "" && explanation === "") return [""];
	return [answer || "/lines", ...(explanation === "" ? [""] : brief(explanation))];
}

function ticks(boxes: readonly { readonly id: string }[], ticked: readonly string[]): string {
	if (boxes.length === 1) return ticked.length === 1 ? "yes" : "";
	return boxes.flatMap(({ id }, at) => (ticked.includes(id) ? [String(at + 1)] : [])).join(" ");
}

function entries(texts: readonly string[], expected: Expected = {}): string[] {
	return [...texts.flatMap((text) => line(text, expected)), ""];
}

function records(fields: readonly Field[], values: readonly FieldValues[]): string[] {
	return values.flatMap((record, at) => [...group(fields, record), at < values.length - 1 ? "yes" : ""]);
}

function options(all: readonly Option[], picked: Readonly<Record<string, FieldValues>>): string[] {
	const fields = all.flatMap(({ id, fields }) => (Object.hasOwn(picked, id) ? group(fields, picked[id]!) : []));
	return [ticks(all, Object.keys(picked)), ...fields];
}

function group(fields: readonly Field[], values: FieldValues): string[] {
	return fields.flatMap((field) => fieldLines(field, Object.hasOwn(values, field.id) ? values[field.id] : undefined));
}

function fieldLines(field: Field, value: FieldValue | undefined): string[] {
	if (value === undefined) return [""];
	switch (field.kind) {
		case "list":
			return entries(value as readonly string[]);
		case "people":
			return entries(value as readonly string[], expectedOf(field));
		case "confirm":
			return confirm(value as Confirmation);
		case "choice":
			return [field.choices!.find(({ id }) => id === value)!.label];
		case "prose":
			return prose(value as string);
		case "line":
			return line(value as string);
		default:
			return line(value as string, expectedOf(field));
	}
}
