/**
 * What of a given answer has another form than its kind asks for: a date that is none, a line break in a line, a control
 * character. Stricter than the wizard, where somebody sees it. Knows no YAML.
 */
import type { Field, Item } from "../../outline/types.ts";
import { isFree, isNotApplicable } from "../../proposal/answers.ts";
import { controlIn, hasBreak, isLineKind } from "../../proposal/input-text.ts";
import type { Answer, FieldValues, Mismatch } from "../../proposal/types.ts";
import { formatError } from "../../proposal/validate.ts";

type Path = Mismatch["path"];
type Asked = Pick<Field, "kind"> | Pick<Item, "kind">;

const EXPECTED = { date: "a date", link: "a link", people: "a name or a handle" } as const;

/** The first text of the answer that has not the form that its kind asks for; undefined where all have. */
export function wrongForm(item: Item, answer: Answer): Mismatch | undefined {
	if (isNotApplicable(answer) || isFree(item, answer)) return first(textsIn(answer, []), unseen);
	if (item.kind === "records" && Array.isArray(answer)) return inRecords(item, answer as readonly FieldValues[]);
	if (item.kind === "options") return inOptions(item, answer as Readonly<Record<string, FieldValues>>);
	return inValue(item, answer, [], "");
}

function inRecords({ fields = [] }: Item, records: readonly FieldValues[]): Mismatch | undefined {
	return first([...records.entries()], ([at, values]) => inFields(fields, values, [at]));
}

function inOptions({ options = [] }: Item, picked: Readonly<Record<string, FieldValues>>): Mismatch | undefined {
	return first(Object.entries(picked), ([id, values]) => {
		return inFields(options.find((option) => option.id === id)?.fields ?? [], values, [id]);
	});
}

function inFields(fields: readonly Field[], values: FieldValues, path: Path): Mismatch | undefined {
	return first(Object.entries(values), ([id, value]) => {
		const field = fields.find((each) => each.id === id);
		return field && inValue(field, value, [...path, id], ` in “${id}”`);
	});
}

function inValue(asked: Asked, value: unknown, path: Path, where: string): Mismatch | undefined {
	return first(textsIn(value, path), (text) => unseen(text) ?? wrongText(asked, text, where));
}

interface Text {
	readonly text: string;
	readonly path: Path;
}

function wrongText({ kind }: Asked, { text, path }: Text, where: string): Mismatch | undefined {
	if (isLineKind(kind) && hasBreak(text)) {
		return { path, message: `expected one line${where}, found several`, fix: "Give its text without line breaks." };
	}
	if (kind !== "date" && kind !== "link" && kind !== "people") return undefined;
	const fix = formatError(kind, text);
	return fix === undefined ? undefined : { path, message: `expected ${EXPECTED[kind]}${where}, found “${text}”`, fix };
}

function unseen({ text, path }: Text): Mismatch | undefined {
	const name = controlIn(text);
	if (name === undefined) return undefined;
	return { path, message: `there is a control character in it, ${name}`, fix: "Give its text without that." };
}

/** All texts in a value of any shape, each with the path to it. */
function textsIn(value: unknown, path: Path): Text[] {
	if (typeof value === "string") return [{ text: value, path }];
	if (Array.isArray(value)) return value.flatMap((each, at) => textsIn(each, [...path, at]));
	if (typeof value !== "object" || value === null) return [];
	return Object.entries(value).flatMap(([key, each]) => textsIn(each, [...path, key]));
}

function first<T, R>(all: readonly T[], find: (each: T) => R | undefined): R | undefined {
	for (const each of all) {
		const found = find(each);
		if (found !== undefined) return found;
	}
	return undefined;
}
