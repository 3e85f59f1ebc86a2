/**
 * Describes YAML values as data, and reports every mismatch. Knows no questionnaire and no file: locations are paths.
 */
import { closest, distance } from "fastest-levenshtein";
import { joinWords } from "../text/english.ts";

export type Path = readonly (string | number)[];
export interface Mismatch {
	readonly path: Path;
	readonly message: string;
	readonly fix?: string;
	/** The key itself is wrong, not its value. */
	readonly atKey?: boolean;
}

export type Schema =
	| { readonly is: "string" }
	| { readonly is: "boolean" }
	| { readonly is: "integer" }
	| { readonly is: "word"; readonly words: readonly (string | number)[] }
	| { readonly is: "list"; readonly of: () => Schema }
	/** A map with any keys and values of one schema. */
	| { readonly is: "record"; readonly of: () => Schema }
	| {
			readonly is: "map";
			readonly keys: () => Readonly<Record<string, Schema>>;
			readonly required?: readonly string[];
	  };

export const string: Schema = { is: "string" };
export const boolean: Schema = { is: "boolean" };
export const integer: Schema = { is: "integer" };
/** One of these words. */
export const word = (...words: readonly (string | number)[]): Schema => ({ is: "word", words });
/** A list of values; the schema of one is a function, so that schemas can contain themselves. */
export const list = (of: () => Schema): Schema => ({ is: "list", of });
/** A map with free keys, whose values all have one schema. */
export const record = (of: () => Schema): Schema => ({ is: "record", of });
/** A map with these keys only, some of them required. */
export const map = (keys: () => Readonly<Record<string, Schema>>, required?: readonly string[]): Schema => ({
	is: "map",
	keys,
	required,
});

/** Every mismatch between `value` and the schema, in document order. */
export function mismatches(schema: Schema, value: unknown, path: Path = []): Mismatch[] {
	switch (schema.is) {
		case "string":
			return typeof value === "string" ? [] : [expected("text", value, path)];
		case "boolean":
			return typeof value === "boolean" ? [] : [expected("true or false", value, path)];
		case "integer":
			return Number.isSafeInteger(value) ? [] : [expected("a whole number", value, path)];
		case "word":
			return schema.words.includes(value as string) ? [] : [wrongWord(schema.words, value, path)];
		case "list":
			if (!Array.isArray(value)) return [expected("a list", value, path)];
			return value.flatMap((entry, i) => mismatches(schema.of(), entry, [...path, i]));
		case "record":
			if (!isMap(value)) return [expected("keys with values", value, path)];
			return Object.entries(value).flatMap(([key, entry]) => mismatches(schema.of(), entry, [...path, key]));
		case "map":
			return mapMismatches(schema, value, path);
	}
}

function mapMismatches(schema: Extract<Schema, { is: "map" }>, value: unknown, path: Path): Mismatch[] {
	if (!isMap(value)) return [expected("keys with values", value, path)];
	const keys = schema.keys();
	const missing = (schema.required ?? [])
		.filter((key) => !Object.hasOwn(value, key))
		.map((key) => ({ path, message: `expected the key “${key}” here`, fix: `Add “${key}: …”.` }));
	const wrong = Object.entries(value).flatMap(([key, entry]) => {
		if (Object.hasOwn(keys, key)) return mismatches(keys[key]!, entry, [...path, key]);
		return [
			{
				path: [...path, key],
				message: `unknown key “${key}”`,
				fix: `Expected ${words(Object.keys(keys), key)}.`,
				atKey: true,
			},
		];
	});
	return [...missing, ...wrong];
}

function isMap(value: unknown): value is object {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function wrongWord(allowed: readonly (string | number)[], value: unknown, path: Path): Mismatch {
	return {
		...expected(words(allowed.map(String)), value, path),
		fix: `Did you mean “${closest(String(value), allowed.map(String))}”?`,
	};
}

function expected(what: string, value: unknown, path: Path): Mismatch {
	return { path, message: `expected ${what}, found ${describe(value)}` };
}

function describe(value: unknown): string {
	if (value === null || value === undefined) return "nothing";
	if (Array.isArray(value)) return "a list";
	if (typeof value === "object") return "keys with values";
	return typeof value === "string" ? `“${value.length > 40 ? `${value.slice(0, 40)}…` : value}”` : String(value);
}

/** `a, b or c`, with those that resemble `near` first; long lists are cut. */
function words(all: readonly string[], near?: string): string {
	const sorted = near === undefined ? all : [...all].sort((a, b) => distance(a, near) - distance(b, near)).slice(0, 3);
	return joinWords(sorted, "or");
}
