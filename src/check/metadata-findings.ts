/** Locates findings about metadata, in a file or in a draft's answers. Knows no rule. */
import { fieldsOf, type Metadata, type Path, spanAt, valueAt } from "../metadata/metadata.ts";
import type { AdvisoryPart, FieldConstraints } from "../outline/types.ts";
import { ownValue } from "../proposal/plain-data.ts";
import { quoted } from "./message-words.ts";
import type { RawFinding } from "./raw-finding.ts";
import type { Context } from "./types.ts";

type FindingLocation = Pick<RawFinding, "at" | "length" | "item" | "path">;

/** The location of the text at a path, or else of its key or the enclosing key; the first line if there is none. */
export function locationAt(context: Context, metadata: Metadata, path: Path): FindingLocation {
	const item = itemAt(context, metadata, path);
	if (metadata.source) return { ...spanAt(metadata, metadata.source, path), ...(item !== undefined && { item }) };
	const last = path.at(-1);
	return { ...(item !== undefined && { item }), ...(typeof last === "number" && { path: [last] }) };
}

/** The item that holds a key; if it repeats another item, the one that is answered. */
function itemAt({ proposal: { answers } }: Context, { declared }: Metadata, path: Path): string | undefined {
	const keys = path.filter((key) => typeof key === "string");
	const isKey = (key: string): boolean => key === keys.join("/") || key === keys[0];
	const field = declared.fields.find(({ key, otherKeys = [] }) => [key, ...otherKeys].some(isKey));
	if (!field) return undefined;
	return field.otherwise !== undefined && ownValue(answers, field.item) === undefined ? field.otherwise : field.item;
}

/** The findings of a rule about each field of all metadata. */
export function forEachField(
	check: (context: Context, metadata: Metadata, field: FieldConstraints) => readonly RawFinding[],
): (context: Context) => RawFinding[] {
	return (context) =>
		context.metadata.flatMap((each) => fieldsOf(each).flatMap((field) => check(context, each, field)));
}

/** A path as shown in messages: `a.b`. */
export const dotted = (path: Path): string => path.join(".");

/** Whether a constraint of a field is only a recommendation. */
export function isAdvisory({ advisory = [] }: FieldConstraints, part: AdvisoryPart): boolean {
	return advisory.includes(part);
}

/** Distinguishes a recommendation from what the project's own tools require. */
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
