/**
 * Compiles what questionnaires declare about metadata, in a YAML file beside the document or in the document itself:
 * types, words, forms, and what is required when. Reports every mistake in a declaration; knows no values.
 */
import { normalForm } from "../markdown/plain-text.ts";
import { PATTERN_FIX, patternFault } from "./pattern.ts";
import type { Location, Problem } from "./problem.ts";
import type { QuestionnaireFile } from "./questionnaire.ts";
import { locationIn, mergeEntries, type QuestionnaireEntry, questionnaireProblem } from "./questionnaire-entry.ts";
import type { QCompanion, QForm, QKeys, QMetadata, QOtherKey, QValue } from "./questionnaire-types.ts";
import type { Path } from "./schema.ts";
import type {
	Companion,
	DeclaredForm,
	FieldConstraints,
	Item,
	KnownNames,
	MetadataDeclaration,
	MetadataField,
	RequiredWhen,
} from "./types.ts";
import { nearestFix } from "./wording.ts";

/** A field with all its declarations. */
export interface DeclaredField {
	readonly field: MetadataField;
	readonly matched: readonly QuestionnaireEntry[];
}

/** The same for a key that may have no item. */
interface DeclaredKey {
	readonly field: FieldConstraints;
	readonly matched: readonly QuestionnaireEntry[];
}

/** The constraints on a field's values. `words` are those of its choices, as written in the file. */
export function valueChecksOf(
	matched: readonly QuestionnaireEntry[],
	problems: Problem[],
	choices: readonly string[],
): Omit<FieldConstraints, "key" | "item"> {
	const own = mergeEntries(matched) as QValue & { readonly aliases?: readonly string[] };
	const words = own.words ?? (own["only-choices"] && choices.length > 0 ? choices : undefined);
	const { aliases, type, entries, form, needed, unique, names, keys, known, advisory } = own;
	if (form) checkPattern(form.pattern, locationIn(matched, "form", "pattern"), problems);
	if (known) checkKnown(known, matched, problems);
	const onlyWith = own["only-with"];
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
		...(keys && { keys }),
		...(onlyWith && { onlyWith }),
		...(known && { known: knownOf(known, matched) }),
		...(advisory && { advisory }),
	};
}

/** Names are looked up in the repository, nowhere else. */
function checkKnown(
	{ unsure, folders, lists = [] }: KnownNames,
	matched: readonly QuestionnaireEntry[],
	problems: Problem[],
): void {
	if (unsure !== undefined) checkPattern(unsure, locationIn(matched, "known", "unsure"), problems);
	const paths = [...(folders === undefined ? [] : [folders]), ...lists.map(({ file }) => file)];
	if (!paths.some(leadsElsewhere)) return;
	const at = locationIn(matched, "known", folders !== undefined && leadsElsewhere(folders) ? "folders" : "lists");
	const fix = "Expected a path from the repository's top, such as “teams” or “docs/owners.yaml”.";
	problems.push(questionnaireProblem("path", "expected a path inside of the repository", at, fix));
}

/** Whether a path may lead out of the folder that it starts from. */
function leadsElsewhere(path: string): boolean {
	return /^(?:\/|$)|[\\:]|(?:^|\/)\.{0,2}(?:\/|$)/.test(path);
}

/** Adds the names of the questionnaire's own list. */
function knownOf(known: KnownNames, matched: readonly QuestionnaireEntry[]): KnownNames {
	const lists = matched.at(-1)?.file.data.lists ?? {};
	const own = known.list !== undefined && Object.hasOwn(lists, known.list) ? lists[known.list]! : [];
	const words = [...(known.words ?? []), ...own];
	return words.length === 0 ? known : { ...known, words };
}

const CHECKED = [
	"type",
	"entries",
	"words",
	"form",
	"needed",
	"unique",
	"agreesWith",
	"names",
	"keys",
	"onlyWith",
	"known",
] as const;

/** The declaration of the document's fields; undefined if nothing is declared. */
export function documentDeclaration(
	fields: readonly DeclaredField[],
	own: QuestionnaireFile | undefined,
	problems: Problem[],
): MetadataDeclaration | undefined {
	const declared = own?.data.metadata;
	if (!declared && !fields.some(({ field }) => CHECKED.some((key) => field[key] !== undefined))) return undefined;
	return declarationOf(fields, declared, own, ["metadata"], problems);
}

/** The declaration of fields that are kept in one place. */
export function declarationOf(
	fields: readonly DeclaredField[],
	declared: QMetadata | undefined,
	file: QuestionnaireFile | undefined,
	path: Path,
	problems: Problem[],
): MetadataDeclaration {
	const others = file && declared ? otherKeys(declared, file, path, problems) : [];
	const all: readonly DeclaredKey[] = [...fields, ...others];
	const keys = all.map(({ field }) => field.key);
	for (const each of all) checkConditions(each, keys, problems);
	const { milestones } = declared ?? {};
	const at = (...more: Path) => file?.locationOf([...path, ...more]);
	if (milestones) checkPattern(milestones.form.pattern, at("milestones", "form", "pattern"), problems);
	const companions = (file && declared?.companions) ?? [];
	return {
		fields: fields.map(({ field }) => field),
		...(milestones && { milestones: { ...milestones, form: formOf(milestones.form) } }),
		...closedOf(declared, others),
		...(companions.length > 0 && {
			companions: companions.map((each, nth) => companionOf(each, keys, file!, [...path, "companions", nth], problems)),
		}),
	};
}

/** Constraints on all keys together. */
function closedOf(
	declared: QKeys | undefined,
	others: readonly DeclaredKey[],
): Pick<MetadataDeclaration, "others" | "closed" | "separator"> {
	const separator = declared?.separator;
	return {
		...(others.length > 0 && { others: others.map(({ field }) => field) }),
		...(declared?.closed && { closed: true as const }),
		...(separator !== undefined && separator !== "" && { separator }),
	};
}

/** Keys without an item; an entry with `for-each` gives one per word. */
function otherKeys(declared: QKeys, file: QuestionnaireFile, path: Path, problems: Problem[]): DeclaredKey[] {
	return (declared["other-keys"] ?? []).flatMap((given, nth) =>
		repeated(given).map((entry) => {
			const matched = [{ entry, file, path: [...path, "other-keys", nth] }];
			return { field: { key: entry.key, ...valueChecksOf(matched, problems, []) }, matched };
		}),
	);
}

/** The entry repeated for each word of `for-each`, which replaces the name in braces everywhere. */
function repeated({ "for-each": each, ...entry }: QOtherKey): QOtherKey[] {
	const [first] = Object.entries(each ?? {});
	if (!first) return [entry];
	const [name, words] = first;
	return words.map((word) => replaced(entry, `{${name}}`, word) as QOtherKey);
}

function replaced(value: unknown, old: string, put: string): unknown {
	if (typeof value === "string") return value.replaceAll(old, () => put);
	if (Array.isArray(value)) return value.map((each) => replaced(each, old, put));
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, replaced(each, old, put)]));
}

/** `around` are the keys of the metadata that the file belongs to. */
function companionOf(
	declared: QCompanion,
	around: readonly string[],
	file: QuestionnaireFile,
	path: Path,
	problems: Problem[],
): Companion {
	const others = otherKeys(declared, file, path, problems);
	const keys = [...around, ...others.map(({ field }) => field.key)];
	for (const each of others) checkConditions(each, keys, problems);
	for (const [nth, need] of declared.needed.entries())
		noteKeys(need, around, file.locationOf([...path, "needed", nth]), problems);
	const named = [...declared.path.matchAll(/\{([^{}]*)\}/g)].map(([, key = ""]) => key);
	const at = file.locationOf([...path, "path"]);
	for (const key of named) noteKey(key, around, at, problems);
	if (leadsElsewhere(declared.path) || !/^[^{]+\//.test(declared.path)) {
		const fix = "Expected a path such as “approvals/{team}/{number}.yaml”.";
		problems.push(questionnaireProblem("path", "expected a path below a folder of the repository", at, fix));
	}
	return {
		fields: [],
		path: declared.path,
		what: declared.what,
		needed: declared.needed,
		...(declared.approval && { approval: declared.approval }),
		...closedOf(declared, others),
	};
}

/** The key of a document's field: its own word in front matter, or else the last part of the item's id. */
export function documentKey(item: Item, yaml: boolean): string {
	return yaml ? item.label : item.id.slice(item.id.lastIndexOf("/") + 1);
}

function formOf({ "other-prefixes": otherPrefixes, strict, ...form }: QForm): DeclaredForm {
	return { ...form, ...(otherPrefixes && { otherPrefixes }), ...(strict && { strict: true as const }) };
}

function checkPattern(pattern: string, at: Location | undefined, problems: Problem[]): void {
	const fault = patternFault(pattern);
	if (fault !== undefined)
		problems.push(questionnaireProblem("pattern", `the pattern can't be used: ${fault}`, at, PATTERN_FIX));
}

/** Reports conditions on keys that don't exist. */
function checkConditions({ field, matched }: DeclaredKey, keys: readonly string[], problems: Problem[]): void {
	for (const [nth, need] of (field.needed ?? []).entries())
		noteKeys(need, keys, locationIn(matched, "needed", nth), problems);
	if (field.form?.when) noteKeys({ when: field.form.when }, keys, locationIn(matched, "form"), problems);
	if (field.known?.when) noteKeys({ when: field.known.when }, keys, locationIn(matched, "known"), problems);
	for (const when of Object.values(field.onlyWith ?? {}))
		noteKeys({ when }, keys, locationIn(matched, "only-with"), problems);
}

function noteKeys(
	{ when = {}, given = [], present = [], from = {} }: RequiredWhen,
	keys: readonly string[],
	at: Location | undefined,
	problems: Problem[],
): void {
	const asked = Object.keys(when).filter((key) => key !== "stage");
	// A key that contains others has no entry of its own.
	const parents = present.filter((key) => !keys.some((each) => each.startsWith(`${key}/`)));
	for (const key of [...asked, ...given, ...parents, ...Object.keys(from)]) noteKey(key, keys, at, problems);
}

function noteKey(key: string, keys: readonly string[], at: Location | undefined, problems: Problem[]): void {
	if (keys.includes(key)) return;
	const known = keys.filter((each) => normalForm(each) !== "").map((text) => ({ text }));
	problems.push(questionnaireProblem("unknown-key", `unknown field “${key}”`, at, nearestFix(key, known, "key")));
}
