/**
 * The metadata of a proposal, wherever it is kept: values by the keys of its declaration, and their locations in a
 * file. Parses nothing; knows no rule.
 */
import { lineTexts } from "../markdown/lines.ts";
import type { Location, Problem } from "../outline/problem.ts";
import type { Companion, FieldConstraints, KnownNames, MetadataDeclaration } from "../outline/types.ts";

export type Path = readonly (string | number)[];

/** Where the metadata is. */
export interface MetadataSource {
	readonly file: string;
	readonly text: string;
	locationOf(path: Path, atKey?: boolean): Location;
	/** Keys that are duplicated or aren't texts. */
	invalidKeys?(): readonly Problem[];
}

export interface Metadata {
	readonly declared: MetadataDeclaration;
	/** Kept in a separate file, not in the document. */
	readonly isBeside: boolean;
	/** Plain data; numbers and dates as written. */
	readonly data: unknown;
	/** Undefined for a draft, where the answers have locations. */
	readonly source?: MetadataSource;
	/** Why it can't be read. */
	readonly problems?: readonly Problem[];
	/** For a companion: its declaration, and the metadata that it belongs to. */
	readonly companion?: { readonly declared: Companion; readonly owner: Metadata };
	/** If the file is missing: its name in messages. */
	readonly absent?: string;
	/** The known names; empty for lists whose files don't exist. */
	readonly names?: ReadonlyMap<KnownNames, readonly string[]>;
}

/** The path of a field: of its key, or of an alias if that is present. */
export function pathOf({ data }: Pick<Metadata, "data">, field: FieldConstraints): readonly string[] {
	const paths = pathsOf(field);
	if (paths.length === 1) return paths[0]!;
	return paths.find((path) => valueAt({ data }, path) !== undefined) ?? paths[0]!;
}

const allPaths = new WeakMap<FieldConstraints, readonly (readonly string[])[]>();

/** The paths of a field's key and of its aliases. */
function pathsOf(field: FieldConstraints): readonly (readonly string[])[] {
	const known = allPaths.get(field) ?? [field.key, ...(field.otherKeys ?? [])].map((each) => each.split("/"));
	allPaths.set(field, known);
	return known;
}

/** All fields, including those without an item. */
export function fieldsOf({ declared: { fields, others = [] } }: Metadata): readonly FieldConstraints[] {
	return [...fields, ...others];
}

/** The path of the field with that key; the key's own path if there is no such field. */
export function pathOfKey(metadata: Metadata, key: string): readonly string[] {
	const field = fieldsOf(metadata).find((each) => each.key === key);
	return field ? pathOf(metadata, field) : key.split("/");
}

/** The value at a path; undefined if there is none. */
export function valueAt({ data }: Pick<Metadata, "data">, path: Path): unknown {
	return path.reduce<unknown>((at, key) => {
		const isThere = typeof at === "object" && at !== null && Object.hasOwn(at, key);
		return isThere ? (at as Readonly<Record<string | number, unknown>>)[key] : undefined;
	}, data);
}

/** Whether there is no value: no key, nothing after it, or an empty text. */
export function isAbsent(value: unknown): boolean {
	return value === undefined || value === null || value === "";
}

/** Whether the text at a path is written in quotes. */
export function isQuoted(source: MetadataSource, path: Path): boolean {
	const { line, column } = source.locationOf(path);
	return (
		line !== undefined && column !== undefined && /^["']/.test((linesOf(source)[line - 1] ?? "").slice(column - 1))
	);
}

/** Placeholder values of undecided fields; tools wrote `0.0` for an unknown release. */
const STAND_IN = /^(?:@?tbd|todo|tba|n\/?a|none|nil|[-?.…]+|n{4}|x{4}|y{4}-m{2}-d{2}|v?0\.0)$/i;

/** Whether a value is absent, empty or a placeholder; for lists, whether all entries are. */
export function isBlankValue(value: unknown): boolean {
	if (value === undefined || value === null) return true;
	if (typeof value === "string") return value.trim() === "" || STAND_IN.test(value.trim());
	if (typeof value === "object") return Object.values(value).every(isBlankValue);
	return false;
}

/** The text at a path, trimmed; undefined if it is missing or blank. */
export function textAt(metadata: Pick<Metadata, "data">, path: Path): string | undefined {
	const value = valueAt(metadata, path);
	return typeof value === "string" && !isBlankValue(value) ? value.trim() : undefined;
}

export interface MetadataText {
	readonly text: string;
	readonly path: Path;
}

/** The texts of a list with their paths; a single text counts as a list of one. */
export function textsAt(metadata: Pick<Metadata, "data">, path: Path): MetadataText[] {
	const value = valueAt(metadata, path);
	const paths = Array.isArray(value) ? value.map((_, at) => [...path, at]) : [path];
	return paths.flatMap((each) => {
		const text = textAt(metadata, each);
		return text === undefined ? [] : [{ text, path: each }];
	});
}

/** Location and length of the text at a path, or else of its key or the enclosing key. */
export function spanAt(metadata: Metadata, source: MetadataSource, path: Path): { at: Location; length?: number } {
	const { place, words } = foundAt(metadata, source, path);
	const length = lengthAt(source, place, words);
	return { at: place, ...(length !== undefined && { length }) };
}

/** The location and text of what is at a path; `""` for a list entry. */
function foundAt(
	metadata: Metadata,
	source: MetadataSource,
	path: Path,
): { readonly place: Location; readonly words: string } {
	const value = valueAt(metadata, path);
	const key = path.at(-1);
	// A missing value has no column.
	if (key === undefined) return { place: { file: source.file, line: 1 }, words: "" };
	if (value === undefined) return foundAt(metadata, source, path.slice(0, -1));
	if (value !== null && typeof value !== "object") return { place: source.locationOf(path), words: `${value}` };
	if (typeof key === "number") return { place: source.locationOf(path), words: "" };
	return { place: source.locationOf(path, true), words: key };
}

/** The length of a text as written in the file; undefined if there is none, or if it spans several lines. */
function lengthAt(source: MetadataSource, { line, column }: Location, words: string): number | undefined {
	if (words === "" || line === undefined || column === undefined) return undefined;
	const rest = (linesOf(source)[line - 1] ?? "").slice(column - 1);
	const written = [words, `"${words}"`, `'${words}'`].find((each) => rest.startsWith(each));
	return written?.length;
}

const LINES = new WeakMap<MetadataSource, readonly string[]>();

/** The lines of the file, split only once. */
export function linesOf(source: MetadataSource): readonly string[] {
	const lines = LINES.get(source) ?? lineTexts(source.text);
	LINES.set(source, lines);
	return lines;
}
