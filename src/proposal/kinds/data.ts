/** Converts plain data from YAML into values of simple types, or describes why it can't. Knows no kinds. */

import { joinWords } from "../../text/english.ts";
import { isMap } from "../plain-data.ts";
import type { Mismatch } from "../types.ts";

export type Path = readonly (string | number)[];
export type Parsed<T> = { readonly value: T } | { readonly mismatch: Mismatch };

/** A failed parse: what doesn't fit at `path`, and how to fix it. */
export function mismatch(path: Path, message: string, fix?: string): { readonly mismatch: Mismatch } {
	return { mismatch: fix === undefined ? { path, message } : { path, message, fix } };
}

/** A description for messages: `a list`, `a map`, `nothing`, `a number`, … */
export function describeData(data: unknown): string {
	if (data === null || data === undefined) return "nothing";
	if (Array.isArray(data)) return "a list";
	if (isMap(data)) return "a map";
	if (data instanceof Date) return "a date";
	return typeof data === "string" ? "text" : `a ${typeof data}`;
}

/** The text of a scalar written without quotes; undefined for lists and maps. */
export function scalarText(data: unknown): string | undefined {
	if (data === null || data === undefined) return "";
	if (data instanceof Date) return Number.isNaN(data.getTime()) ? "" : data.toISOString().slice(0, 10);
	return typeof data === "object" || typeof data === "function" ? undefined : String(data);
}

/** Parses one text. A map is usually a sentence with a colon that YAML read as a key. */
export function parseText(data: unknown, path: Path): Parsed<string> {
	const text = scalarText(data);
	if (text !== undefined) return { value: text };
	if (!isMap(data))
		return mismatch(path, `expected text, found ${describeData(data)}`, "Write one text here, not a list.");
	const [key = ""] = Object.keys(data);
	const fix = `Put quotes around text that contains “: ”, or write it as a block below “|”; “${key}:” was read as a key.`;
	return mismatch(path, "expected text, found a map", fix);
}

/** Parses a list of texts; a single text is a list of one. Blank entries are left out. */
export function parseTexts(data: unknown, path: Path): Parsed<readonly string[]> {
	const alone = scalarText(data);
	const entries = alone === undefined ? data : [alone];
	if (!Array.isArray(entries))
		return mismatch(path, `expected a list of texts, found ${describeData(data)}`, "Start each entry with “- ”.");
	const texts: string[] = [];
	for (const [at, entry] of entries.entries()) {
		const parsed = parseText(entry, [...path, at]);
		if ("mismatch" in parsed) return parsed;
		if (/\S/.test(parsed.value)) texts.push(parsed.value);
	}
	return { value: texts };
}

/** `yes` or `no` for the usual spellings; undefined for anything else. */
export function yesOrNo(data: unknown): "yes" | "no" | undefined {
	if (typeof data === "boolean") return data ? "yes" : "no";
	const word = typeof data === "string" ? /^\s*(yes|no)\s*$/i.exec(data)?.[1] : undefined;
	return word?.toLowerCase() as "yes" | "no" | undefined;
}

/** `“a”, “b” and “c”`, for messages. */
export function quotedList(words: readonly string[]): string {
	return joinWords(words.map((word) => `“${word}”`));
}
