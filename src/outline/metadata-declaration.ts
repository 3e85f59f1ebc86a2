/**
 * What questionnaires declare of the metadata: types, words, forms, what is needed when. Of a YAML file beside the
 * document as of the document's own fields. Every mistake in a declaration is noted; knows no values.
 */
import { normalForm } from "../markdown/plain-text.ts";
import { PATTERN_FIX, patternFault } from "./pattern.ts";
import type { Location, Problem } from "./problem.ts";
import type { QuestionnaireFile } from "./questionnaire.ts";
import { locationIn, mergeEntries, type QuestionnaireEntry, questionnaireProblem } from "./questionnaire-entry.ts";
import type { QForm, QMetadata, QValue } from "./questionnaire-types.ts";
import type { Path } from "./schema.ts";
import type { DeclaredForm, FieldConstraints, Item, MetadataDeclaration, MetadataField } from "./types.ts";
import { nearestFix } from "./wording.ts";

/** A field with all that is said of it. */
export interface DeclaredField {
	readonly field: MetadataField;
	readonly matched: readonly QuestionnaireEntry[];
}

/** What is declared of a field's values. `words` are those of its choices, as they are written. */
export function valueChecksOf(
	matched: readonly QuestionnaireEntry[],
	problems: Problem[],
	choices: readonly string[],
): Omit<FieldConstraints, "key" | "item"> {
	const own = mergeEntries(matched) as QValue & { readonly aliases?: readonly string[] };
	const words = own.words ?? (own["only-choices"] && choices.length > 0 ? choices : undefined);
	const { aliases, type, entries, form, needed, unique, names } = own;
	if (form) checkPattern(form, locationIn(matched, "form", "pattern"), problems);
	return {
		...(aliases && aliases.length > 0 && { otherKeys: aliases }),
		...(type && { type }),
		...(entries && { entries }),
		...(words && { words }),
		...(form && { form: formOf(form) }),
		...(needed && { needed }),
		...(unique && { unique: true as const }),
		...(own["agrees-with"] && { agreesWith: own["agrees-with"] }),
		...(names !== undefined && { names }),
	};
}

const CHECKED = ["type", "entries", "words", "form", "needed", "unique", "agreesWith", "names"] as const;

/** The document's fields; undefined where nothing is declared of any. */
export function documentDeclaration(
	fields: readonly DeclaredField[],
	own: QuestionnaireFile | undefined,
	problems: Problem[],
): MetadataDeclaration | undefined {
	const declared = own?.data.metadata;
	if (!declared && !fields.some(({ field }) => CHECKED.some((key) => field[key] !== undefined))) return undefined;
	return declarationOf(fields, declared, own, ["metadata"], problems);
}

/** Fields that are kept in one place, and what holds for them together. */
export function declarationOf(
	fields: readonly DeclaredField[],
	declared: QMetadata | undefined,
	file: QuestionnaireFile | undefined,
	path: Path,
	problems: Problem[],
): MetadataDeclaration {
	const others = (declared?.["other-keys"] ?? []).map((entry, nth) => {
		const about = file ? [{ entry, file, path: [...path, "other-keys", nth] }] : [];
		return { field: { key: entry.key, ...valueChecksOf(about, problems, []) }, matched: about };
	});
	const all = [...fields, ...others];
	const keys = all.map(({ field }) => field.key);
	for (const each of all) checkConditions(each, keys, problems);
	const { milestones } = declared ?? {};
	const at = (...more: Path) => file?.locationOf([...path, ...more]);
	if (milestones) checkPattern(milestones.form, at("milestones", "form", "pattern"), problems);
	return {
		fields: fields.map(({ field }) => field),
		...(milestones && { milestones: { ...milestones, form: formOf(milestones.form) } }),
		...(others.length > 0 && { others: others.map(({ field }) => field) }),
		...(declared?.closed && { closed: true as const }),
	};
}

/** The key of a document's field: its own word in front matter, or else the last part of the item's id. */
export function documentKey(item: Item, yaml: boolean): string {
	return yaml ? item.label : item.id.slice(item.id.lastIndexOf("/") + 1);
}

function formOf({ "other-prefixes": otherPrefixes, ...form }: QForm): DeclaredForm {
	return { ...form, ...(otherPrefixes && { otherPrefixes }) };
}

function checkPattern({ pattern }: QForm, at: Location | undefined, problems: Problem[]): void {
	const fault = patternFault(pattern);
	if (fault !== undefined)
		problems.push(questionnaireProblem("pattern", `the pattern can't be used: ${fault}`, at, PATTERN_FIX));
}

/** Conditions are about keys that there are. */
function checkConditions(
	{ field, matched }: { readonly field: FieldConstraints; readonly matched: readonly QuestionnaireEntry[] },
	keys: readonly string[],
	problems: Problem[],
): void {
	for (const [nth, { when, given }] of (field.needed ?? []).entries()) {
		for (const key of [...Object.keys(when ?? {}), ...(given ?? [])]) {
			if (keys.includes(key) || (key === "stage" && when && Object.hasOwn(when, key))) continue;
			const fix = nearestFix(
				key,
				keys.filter((each) => normalForm(each) !== "").map((text) => ({ text })),
				"key",
			);
			problems.push(
				questionnaireProblem("unknown-key", `unknown field “${key}”`, locationIn(matched, "needed", nth), fix),
			);
		}
	}
}
