/** Findings about metadata: where a value is, in a file or among a draft's answers. Knows no rule. */
import { fieldsOf, type Metadata, type Path, spanAt, valueAt } from "../metadata/metadata.ts";
import type { AdvisoryPart, FieldConstraints } from "../outline/types.ts";
import { ownValue } from "../proposal/plain-data.ts";
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

/** What a rule says about each field of all metadata. */
export function forEachField(
	check: (context: Context, metadata: Metadata, field: FieldConstraints) => readonly RawFinding[],
): (context: Context) => RawFinding[] {
	return (context) =>
		context.metadata.flatMap((each) => fieldsOf(each).flatMap((field) => check(context, each, field)));
}

export const dotted = (path: Path): string => path.join(".");

/** Whether something declared of a field is only recommended. */
export function isAdvisory({ advisory = [] }: FieldConstraints, part: AdvisoryPart): boolean {
	return advisory.includes(part);
}

/** What tells a recommendation from what the project's own tools require. */
export const RECOMMENDED = "This is a recommendation; the project's own tools accept it.";

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
	const text = Array.isArray(value) ? value[0] : value;
	const isStandIn = typeof text === "string" && text.trim() !== "";
	const what = value === undefined ? "is missing" : isStandIn ? `is still ${quoted(text)}` : "is empty";
	return { message: `${key} ${what}${why}`, fix, ...locationAt(context, metadata, path) };
}
