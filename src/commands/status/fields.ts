/**
 * The fields of a proposal that `--where` and `--columns` can name: what is measured, its metadata, and its items. Knows
 * no condition, and reads no files.
 */
import { percent } from "../../cli/progress.ts";
import { fieldsOf, isBlankValue, type Metadata, valueAt } from "../../metadata/metadata.ts";
import { attributeNames, isNamed, namesOf } from "../../outline/attributes.ts";
import {
	type FieldConstraints,
	type Item,
	type KnownNames,
	type MetadataDeclaration,
	type Outline,
	STAGES,
} from "../../outline/types.ts";
import { answerOf, isFree, isNotApplicable, markdownOfAnswer } from "../../proposal/answers.ts";
import { completenessIn } from "../../proposal/completeness.ts";
import { isoDay } from "../../proposal/date-words.ts";
import { resolveChoice } from "../../proposal/kinds/choices.ts";
import { expectedOf, kindOf } from "../../proposal/kinds/table.ts";
import { wordsInProposal } from "../../proposal/length.ts";
import type { Answer, Proposal } from "../../proposal/types.ts";
import { REVIEW_STATES } from "../../review/words.ts";
import { readingMinutes } from "../../text/word-count.ts";
import type { MeasuredProposal } from "./measure.ts";

/** A proposal whose fields are looked up. */
export interface Subject {
	/** What is measured; without it, there are no such fields. */
	readonly measured?: MeasuredProposal;
	readonly format: MeasuredProposal["format"];
	/** With the template's outline, and the answers of the file beside it. */
	readonly proposal: Proposal;
	/** The texts of answers, by item, where they are known already. */
	readonly texts?: Readonly<Record<string, readonly string[]>>;
	/** The number of words in all answers, where it is known already. */
	readonly words?: number | undefined;
	/** The metadata of a Markdown proposal, as it is written. */
	readonly data: unknown;
	/** The names that are known around it. */
	readonly names: ReadonlyMap<KnownNames, readonly string[]>;
	/** Its metadata, in each place where it is kept. */
	readonly metadata?: readonly Metadata[];
	/** The files about it that are kept elsewhere, if they were read. */
	readonly companions?: readonly Metadata[];
}

export interface FieldValues {
	/** Blank ones and placeholders are left out. */
	readonly values: readonly string[];
	/** Those that a column shows, if not all: what is measured, or as it is written. */
	readonly shown?: readonly string[];
	/** A value matches as a whole, and not by a part of it. */
	readonly isWhole: boolean;
	/** Words that only match as a whole. */
	readonly words: readonly string[];
	/** There are no other values than those words. */
	readonly isClosed: boolean;
}

type MeasuredSubject = Subject & Pick<Required<Subject>, "measured">;

const NOT_APPLICABLE = "not applicable";

/** What is measured, by name. */
const MEASURED: Readonly<Record<string, (subject: MeasuredSubject) => readonly (string | undefined)[]>> = {
	title: ({ measured }) => [measured.title],
	number: ({ proposal }) => [proposal.name?.number],
	file: ({ measured }) => [measured.file],
	format: ({ measured }) => [measured.format],
	template: ({ measured }) => [measured.template],
	complete: ({ measured }) => [percent(measured.status.required).replace(/\s/g, "")],
	all: ({ measured }) => [percent(measured.status.all).replace(/\s/g, "")],
	missing: ({ measured }) => [`${measured.status.missing.length}`],
	words: (subject) => [`${wordsOf(subject)}`],
	minutes: (subject) => [`${readingMinutes(wordsOf(subject))}`],
	changed: ({ measured }) => [isoDay(new Date(measured.changed))],
};

const wordsOf = ({ proposal, words = wordsInProposal(proposal) }: Subject): number => words;

/**
 * What the template's questionnaire calls by that name: `owner` may be a list of authors; else the field with that name, or
 * with a name that ends with it, or what usually is meant by it. Undefined where the proposal has none.
 */
export function fieldOf(subject: Subject, given: string): FieldValues | undefined {
	const { attributes = {} } = subject.proposal.outline;
	const declared = Object.hasOwn(attributes, given) ? attributeField(subject, given) : undefined;
	return declared ?? ownField(subject, given) ?? companionField(subject, given) ?? attributeField(subject, given);
}

function attributeField(subject: Subject, attribute: string): FieldValues | undefined {
	const { outline, stage } = subject.proposal;
	const fields = namesOf(outline, attribute)
		.map((name) => name.replace("{stage}", stage))
		.map((name) => ownField(subject, name) ?? companionField(subject, name));
	return fields.find((field) => field !== undefined && field.values.length > 0) ?? fields.find((field) => field);
}

/** The values of an attribute, such as `owner`; none where it has no field, or a blank one. */
export function attributeOf(subject: Subject, attribute: string): readonly string[] {
	return attributeField(subject, attribute)?.values ?? [];
}

/** What another file about the proposal says, such as an approval. */
function companionField({ proposal, companions = [] }: Subject, given: string): FieldValues | undefined {
	const name = given.replaceAll(".", "/");
	const declared = declarationsOf(proposal.outline).flatMap(({ companions: all = [] }) => all);
	if (!declared.some((each) => companionKeys(each).some((key) => isNamed(key, name)))) return undefined;
	const values = companions.flatMap((companion) => {
		const keys = companionKeys(companion.declared).filter((key) => isNamed(key, name));
		return keys.flatMap((key) => textsIn(valueAt(companion, key.split("/"))));
	});
	return { values: [...new Set(values)], isWhole: true, words: [], isClosed: false };
}

function companionKeys({ fields, others = [] }: MetadataDeclaration): string[] {
	return [...fields, ...others].map(({ key }) => key);
}

function ownField(subject: Subject, given: string): FieldValues | undefined {
	const { outline } = subject.proposal;
	const name = given.replaceAll(".", "/");
	if (name === "stage") return stageField(subject);
	if (name === "review" && subject.measured)
		return { values: subject.measured.review?.states ?? [], isWhole: true, words: REVIEW_STATES, isClosed: true };
	const declared = declaredFields(outline).filter(({ key, otherKeys = [] }) =>
		[key, ...otherKeys].some((each) => isNamed(each, name)),
	);
	const items = outline.items.filter(
		({ id, isStage }) => !isStage && (isNamed(id, name) || declared.some(({ item }) => item === id)),
	);
	const paths = [name, ...declared.flatMap(({ key, otherKeys = [] }) => [key, ...otherKeys])];
	const written = paths.map((path) => valueAt(subject, path.split("/"))).filter((value) => value !== undefined);
	const measured = isMeasured(subject, name) ? MEASURED[name]!(subject) : undefined;
	if (!measured && declared.length + items.length + written.length === 0) return undefined;
	const texts = written.flatMap(textsIn);
	const answers = items.flatMap(({ id }, at) => subject.texts?.[id] ?? answerTexts(subject.proposal, items[at]!));
	const all = [...(measured ?? []), ...texts, ...answers];
	// An answer says again what is written, in other words.
	const shown = [measured?.filter((text) => text !== undefined), texts].find((each) => each?.length);
	return {
		values: [...new Set(all.filter((text) => text !== undefined && text !== ""))] as string[],
		...(shown && { shown: [...new Set(shown)] }),
		...matchingOf(declared, items, subject.names, measured !== undefined),
	};
}

function isMeasured(subject: Subject, name: string): subject is MeasuredSubject {
	return subject.measured !== undefined && Object.hasOwn(MEASURED, name);
}

/** All names that there are, for suggestions. */
export function fieldNames({ proposal: { outline } }: Subject): string[] {
	const keys = declaredFields(outline).map(({ key }) => key);
	const names = ["stage", "review", ...Object.keys(MEASURED), ...attributeNames(outline), ...keys];
	return [...names, ...outline.items.map(({ id }) => id)];
}

/** What is declared of metadata, wherever it is kept. */
export function declarationsOf({ sidecar, metadata }: Outline): MetadataDeclaration[] {
	return [sidecar, metadata].filter((each) => each !== undefined);
}

/** The ids of the items that hold metadata. */
export function metadataItems(outline: Outline): ReadonlySet<string> {
	return new Set(declaredFields(outline).flatMap(({ item }) => item ?? []));
}

function declaredFields(outline: Outline): FieldConstraints[] {
	return declarationsOf(outline).flatMap((declared) => fieldsOf({ declared, isBeside: false, data: undefined }));
}

/** A stage that is only assumed is none. */
function stageField({ format, proposal, data }: Subject): FieldValues {
	const { outline } = proposal;
	const stageItem = outline.items.find(({ isStage }) => isStage);
	const declared = declaredFields(outline).find(({ item }) => item !== undefined && item === stageItem?.id);
	const isWritten = declared !== undefined && format === "markdown";
	const values = isWritten ? textsIn(valueAt({ data }, declared.key.split("/"))) : [proposal.stage];
	return { values, isWhole: true, words: [...STAGES, ...(declared?.words ?? [])], isClosed: true };
}

function matchingOf(
	declared: readonly FieldConstraints[],
	items: readonly Item[],
	names: Subject["names"],
	isMeasured: boolean,
): Omit<FieldValues, "values"> {
	const expected = items.map((item) => expectedOf(item));
	const choices = items.flatMap((item, at) => [...(item.choices ?? []), ...(expected[at]?.choices ?? [])]);
	const known = declared.flatMap(({ words = [], known }) => [...words, ...((known && names.get(known)) ?? [])]);
	const words = [...known, ...choices.flatMap(({ id, label }) => [id, label])];
	const isWhole =
		declared.some(({ form, known, words }) => form ?? known ?? words) ||
		expected.some(({ expects }) => expects?.pick === "person");
	const yesOrNo = items.some((item) => kindOf(item).toWord) ? ["yes", "no"] : [];
	return {
		isWhole,
		words: [...words, ...yesOrNo, ...(items.length > 0 ? [NOT_APPLICABLE] : [])],
		isClosed: words.length > 0 && !isMeasured,
	};
}

/** The texts of an answer. Words such as TBD stand for no value of metadata; of other answers, completeness knows better. */
export function answerTexts(proposal: Proposal, item: Item): string[] {
	const answer = answerOf(proposal, item);
	if (answer === undefined) return [];
	if (isNotApplicable(answer)) return [NOT_APPLICABLE];
	const completeness = completenessIn(proposal, item, proposal.stage);
	if (completeness === "blank" || completeness === "placeholder") return [];
	const texts = givenTexts(item, answer);
	const isValue = (text: string): boolean => !isBlankValue(text) || resolveChoice(item.choices, text) !== undefined;
	return metadataItems(proposal.outline).has(item.id) ? texts.filter(isValue) : texts;
}

function givenTexts(item: Item, answer: Answer): string[] {
	const markdown = markdownOfAnswer(item, answer);
	if (Array.isArray(answer) && answer.every((each) => typeof each === "string")) return answer;
	if (typeof answer === "string") {
		const label = item.choices?.find(({ id }) => id === answer)?.label;
		return label === undefined ? [answer] : [label, answer];
	}
	const word = isFree(item, answer) ? undefined : kindOf(item).toWord?.(answer as never);
	if (word === undefined || typeof answer !== "object") return [markdown];
	return [word, ...("explanation" in answer ? [`${answer.explanation}`] : [])];
}

/** The texts in plain data. */
function textsIn(data: unknown): string[] {
	if (typeof data === "object" && data !== null) return Object.values(data).flatMap(textsIn);
	return data === undefined || data === null || isBlankValue(data) ? [] : [`${data}`.trim()];
}
