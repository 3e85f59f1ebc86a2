/** Rules about keys of the metadata: unknown and duplicate ones, at every depth. Knows no field. */
import { fieldsOf, type Metadata, type Path, pathOf, valueAt } from "../../metadata/metadata.ts";
import { nearestWord } from "../../outline/nearest.ts";
import { quoted } from "../message-words.ts";
import { dotted } from "../metadata-findings.ts";
import type { RawFinding } from "../raw-finding.ts";
import type { Rule } from "../types.ts";

export const duplicateKey = {
	id: "metadata/duplicate-key",
	severity: "error",
	about: "A metadata key is given twice, or is not a text.",
	fix: "Remove one of the two.",
	check: (context) =>
		context.metadata.flatMap(({ source }) =>
			(source?.invalidKeys?.() ?? []).map(
				({ message, at, fix }): RawFinding => ({ message, ...(at && { at }), ...(fix && { fix }) }),
			),
		),
} as const satisfies Rule;

export const unknownKey = {
	id: "metadata/unknown-key",
	severity: "error",
	about: "The metadata has a key that the questionnaire doesn't list, and the questionnaire allows no others.",
	fix: "Correct the key, or remove it.",
	check: (context) =>
		context.metadata.flatMap((metadata) =>
			levelsOf(metadata).flatMap(({ path, known }) =>
				keysAt(metadata, path)
					.filter((key) => !known.has(key))
					.map((key): RawFinding => {
						const meant = nearestWord(key.slice(0, 60), [...known]);
						const fix = meant ? `Did you mean ${quoted(meant)}?` : "Correct it, or remove it.";
						const where = path.length === 0 ? "a metadata key" : `a key of ${quoted(dotted(path))}`;
						return { message: `${quoted(key)} is not ${where}`, fix, ...atKey(metadata, [...path, key]) };
					}),
			),
		),
} as const satisfies Rule;

/** A map at some path, and its known keys. */
interface Level {
	readonly path: Path;
	readonly known: ReadonlySet<string>;
}

/** The levels that allow only known keys. */
function levelsOf(metadata: Metadata): Level[] {
	const { closed, milestones } = metadata.declared;
	if (!closed) return [];
	const levels = new Map<string, { path: string[]; known: Set<string> }>([["", { path: [], known: new Set() }]]);
	const fields = fieldsOf(metadata);
	for (const key of fields.flatMap(({ key: own, otherKeys = [] }) => [own, ...otherKeys])) {
		const parts = key.split("/");
		for (const [depth, part] of parts.entries()) {
			const path = parts.slice(0, depth);
			const level = levels.get(path.join("/")) ?? { path, known: new Set() };
			level.known.add(part);
			levels.set(path.join("/"), level);
		}
	}
	if (milestones) levels.get("")!.known.add(milestones.stages);
	return [...levels.values(), ...fields.flatMap((field) => recordsOf(metadata, field.keys, pathOf(metadata, field)))];
}

/** The records of a list. */
function recordsOf(metadata: Metadata, keys: object | undefined, path: readonly string[]): Level[] {
	const value = valueAt(metadata, path);
	if (!keys || !Array.isArray(value)) return [];
	const known = new Set(Object.keys(keys));
	return value.map((_, nth) => ({ path: [...path, nth], known }));
}

function keysAt(metadata: Metadata, path: Path): string[] {
	const value = valueAt(metadata, path);
	return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
}

function atKey({ source }: Metadata, path: Path): Pick<RawFinding, "at" | "length"> {
	return source ? { at: source.locationOf(path, true), length: `${path.at(-1)}`.length } : {};
}
