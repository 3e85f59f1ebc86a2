/** Findings about metadata: where a value is, in a file or among a draft's answers. Knows no rule. */
import { type Metadata, type Path, spanAt, valueAt } from "../metadata/metadata.ts";
import { ownValue } from "../proposal/own-value.ts";
import { quoted } from "./message-words.ts";
import type { RawFinding } from "./raw-finding.ts";
import type { Context } from "./types.ts";

type FindingLocation = Pick<RawFinding, "at" | "length" | "item" | "path">;

/** Where the text at a path is, or else its key, or the key around it; the first line for one that isn't there. */
export function locationAt(context: Context, metadata: Metadata, path: Path): FindingLocation {
	const item = itemAt(context, metadata, path);
	if (metadata.source) return { ...spanAt(metadata, metadata.source, path), ...(item !== undefined && { item }) };
	const last = path.at(-1);
	return { ...(item !== undefined && { item }), ...(typeof last === "number" && { path: [last] }) };
}

/** The item that holds a key; of one that repeats another, the one that is answered. */
function itemAt({ proposal: { answers } }: Context, { declared }: Metadata, path: Path): string | undefined {
	const keys = path.filter((key) => typeof key === "string");
	const isKey = (key: string): boolean => key === keys.join("/") || key === keys[0];
	const field = declared.fields.find(({ key, otherKeys = [] }) => [key, ...otherKeys].some(isKey));
	if (!field) return undefined;
	return field.otherwise !== undefined && ownValue(answers, field.item) === undefined ? field.otherwise : field.item;
}

/** A finding about a key that has no value. */
export function blankFinding(
	context: Context,
	metadata: Metadata,
	path: readonly string[],
	why: string,
	fix: string,
): RawFinding {
	const value = valueAt(metadata, path);
	const key = quoted(path.join("."));
	const isStandIn = typeof value === "string" && value.trim() !== "";
	const what = value === undefined ? "is missing" : isStandIn ? `is still ${quoted(value)}` : "is empty";
	return { message: `${key} ${what}${why}`, fix, ...locationAt(context, metadata, path) };
}
