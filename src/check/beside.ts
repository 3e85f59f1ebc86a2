/**
 * The YAML file beside a document, as rules see it: values by their keys, and places in it. Of a draft, what its answers
 * will put there. Parses no YAML; knows no rule.
 */
import { lineTexts } from "../markdown/lines.ts";
import type { Place } from "../outline/problem.ts";
import { ownValue } from "../proposal/own-value.ts";
import type { RawFinding } from "./raw-finding.ts";
import type { Beside, YamlFile } from "./sources.ts";
import type { Context } from "./types.ts";

export type Path = readonly (string | number)[];

/** The value at a path; undefined where there is none. */
export function valueAt({ data }: Beside, path: Path): unknown {
	return path.reduce<unknown>((at, key) => {
		const isThere = typeof at === "object" && at !== null && Object.hasOwn(at, key);
		return isThere ? (at as Readonly<Record<string | number, unknown>>)[key] : undefined;
	}, data);
}

/** What stands where nobody has decided yet; `0.0` is what tools wrote for a release that isn't known. */
const STAND_IN = /^(?:@?tbd|todo|tba|n\/?a|none|nil|[-?.…]+|n{4}|x{4}|y{4}-m{2}-d{2}|v?0\.0)$/i;

/** Whether a value says nothing: absent, empty, or a stand-in; of a list, all entries. */
export function saysNothing(value: unknown): boolean {
	if (value === undefined || value === null) return true;
	if (typeof value === "string") return value.trim() === "" || STAND_IN.test(value.trim());
	if (typeof value === "object") return Object.values(value).every(saysNothing);
	return false;
}

/** The one text at a path, trimmed; undefined where there is none, and for one that says nothing. */
export function textAt(beside: Beside, path: Path): string | undefined {
	const value = valueAt(beside, path);
	return typeof value === "string" && !saysNothing(value) ? value.trim() : undefined;
}

/** The texts of a list, each with the path to it; a single text is a list of one. */
export function textsAt(beside: Beside, path: Path): { readonly text: string; readonly path: Path }[] {
	const value = valueAt(beside, path);
	const paths = Array.isArray(value) ? value.map((_, at) => [...path, at]) : [path];
	return paths.flatMap((each) => {
		const text = textAt(beside, each);
		return text === undefined ? [] : [{ text, path: each }];
	});
}

type Where = Pick<RawFinding, "at" | "length" | "item" | "path">;

/** Where the text at a path is, or else its key, or the key around it; the first line for one that isn't there. */
export function whereIs(context: Context, beside: Beside, path: Path): Where {
	const item = itemAt(context, path);
	const { source } = beside;
	if (!source) {
		const last = path.at(-1);
		return { ...(item !== undefined && { item }), ...(typeof last === "number" && { path: [last] }) };
	}
	const { place, words } = foundAt(beside, source, path);
	const length = lengthAt(source, place, words);
	return { at: place, ...(item !== undefined && { item }), ...(length !== undefined && { length }) };
}

/** The place of what is at a path, and the words there; `""` for an entry of a list. */
function foundAt(beside: Beside, source: YamlFile, path: Path): { readonly place: Place; readonly words: string } {
	const value = valueAt(beside, path);
	const key = path.at(-1);
	// What isn't there has no column.
	if (key === undefined) return { place: { file: source.file, line: 1 }, words: "" };
	if (value === undefined) return foundAt(beside, source, path.slice(0, -1));
	if (value !== null && typeof value !== "object") return { place: source.placeOf(path), words: `${value}` };
	if (typeof key === "number") return { place: source.placeOf(path), words: "" };
	return { place: source.placeOf(path, true), words: key };
}

/** The item that holds a key; of one that repeats another, the one that is answered. */
function itemAt({ proposal: { outline, answers } }: Context, path: Path): string | undefined {
	const keys = path.filter((key) => typeof key === "string");
	const field = outline.sidecar?.fields.find(({ key }) => key === keys.join("/") || key === keys[0]);
	if (!field) return undefined;
	return field.otherwise !== undefined && ownValue(answers, field.item) === undefined ? field.otherwise : field.item;
}

/** The length of a text as it is written at its place; undefined for none, and where it stands on several lines. */
function lengthAt(source: YamlFile, { line, column }: Place, words: string): number | undefined {
	if (words === "" || line === undefined || column === undefined) return undefined;
	const there = (linesOf(source)[line - 1] ?? "").slice(column - 1);
	const written = [words, `"${words}"`, `'${words}'`].find((each) => there.startsWith(each));
	return written?.length;
}

const LINES = new WeakMap<YamlFile, readonly string[]>();

/** Split once, however much is found in a file. */
function linesOf(source: YamlFile): readonly string[] {
	const lines = LINES.get(source) ?? lineTexts(source.text);
	LINES.set(source, lines);
	return lines;
}
