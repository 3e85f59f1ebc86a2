/**
 * The fields of a proposal that `--where` and `--columns` can name: what is measured, its metadata, and its items. Knows
 * no condition, and reads no files.
 */
import { percent } from "../../cli/progress.ts";
import { fieldsOf, isBlankValue, valueAt } from "../../metadata/metadata.ts";
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
import { expectedOf, kindOf } from "../../proposal/kinds/table.ts";
import { wordsInProposal } from "../../proposal/length.ts";
import type { Answer, Proposal } from "../../proposal/types.ts";
import { readingMinutes } from "../../text/word-count.ts";
import type { MeasuredProposal } from "./measure.ts";

/** A proposal whose fields are looked up. */
export interface Subject {
	readonly measured: MeasuredProposal;
	readonly proposal: Proposal;
	/** The metadata of a Markdown proposal, as it is written. */
	readonly data: unknown;
	/** The names that are known around it. */
	readonly names: ReadonlyMap<KnownNames, readonly string[]>;
}

export interface FieldValues {
	/** Blank ones and placeholders are left out. */
	readonly values: readonly string[];
	/** Those that a column shows, if not all: what is measured is enough. */
	readonly shown?: readonly string[];
	/** A value matches as a whole, and not by a part of it. */
	readonly isWhole: boolean;
	/** Words that only match as a whole. */
	readonly words: readonly string[];
	/** There are no other values than those words. */
	readonly isClosed: boolean;
}

const NOT_APPLICABLE = "not applicable";

/** What is measured, by name. */
const MEASURED: Readonly<Record<string, (subject: Subject) => readonly (string | undefined)[]>> = {
	title: ({ measured }) => [measured.title],
	number: ({ proposal }) => [proposal.name?.number],
	file: ({ measured }) => [measured.file],
	format: ({ measured }) => [measured.format],
	template: ({ measured }) => [measured.template],
	complete: ({ measured }) => [percent(measured.status.required).replace(/\s/g, "")],
	all: ({ measured }) => [percent(measured.status.all).replace(/\s/g, "")],
	missing: ({ measured }) => [`${measured.status.missing.length}`],
	words: ({ proposal }) => [`${wordsInProposal(proposal)}`],
	minutes: ({ proposal }) => [`${readingMinutes(wordsInProposal(proposal))}`],
	changed: ({ measured }) => [isoDay(new Date(measured.changed))],
};

/** The field with that name, or with a name that ends with it; undefined where the proposal has none. */
export function fieldOf(subject: Subject, given: string): FieldValues | undefined {
	const { outline } = subject.measured;
	const name = given.replaceAll(".", "/");
	if (name === "stage") return stageField(subject);
	const declared = declaredFields(outline).filter(({ key, otherKeys = [] }) =>
		[key, ...otherKeys].some((each) => isNamed(each, name)),
	);
	const items = outline.items.filter(
		({ id, isStage }) => !isStage && (isNamed(id, name) || declared.some(({ item }) => item === id)),
	);
	const paths = [name, ...declared.flatMap(({ key, otherKeys = [] }) => [key, ...otherKeys])];
	const written = paths.map((path) => valueAt(subject, path.split("/"))).filter((value) => value !== undefined);
	const measured = Object.hasOwn(MEASURED, name) ? MEASURED[name]!(subject) : undefined;
	if (!measured && declared.length + items.length + written.length === 0) return undefined;
	const texts = [
		...(measured ?? []),
		...written.flatMap(textsIn),
		...items.flatMap((item) => answerTexts(subject.proposal, item)),
	];
	const values = [...new Set(texts.filter((text) => text !== undefined && text !== ""))] as string[];
	const shown = measured?.filter((text) => text !== undefined);
	return {
		values,
		...(shown?.length && { shown }),
		...matchingOf(declared, items, subject.names, measured !== undefined),
	};
}

/** All names that there are, for suggestions. */
export function fieldNames({ measured: { outline } }: Subject): string[] {
	const keys = declaredFields(outline).map(({ key }) => key);
	return ["stage", ...Object.keys(MEASURED), ...keys, ...outline.items.map(({ id }) => id)];
}

/** What is declared of metadata, wherever it is kept. */
export function declarationsOf({ sidecar, metadata }: Outline): MetadataDeclaration[] {
	return [sidecar, metadata].filter((each) => each !== undefined);
}

function isNamed(id: string, name: string): boolean {
	return id === name || id.endsWith(`/${name}`);
}

function declaredFields(outline: Outline): FieldConstraints[] {
	return declarationsOf(outline).flatMap((declared) => fieldsOf({ declared, isBeside: false, data: undefined }));
}

/** A stage that is only assumed is none. */
function stageField({ measured, proposal, data }: Subject): FieldValues {
	const { outline, format } = measured;
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
		expected.some(({ expects }) => expects?.namesPeople);
	const yesOrNo = items.some((item) => kindOf(item).toWord) ? ["yes", "no"] : [];
	return {
		isWhole,
		words: [...words, ...yesOrNo, ...(items.length > 0 ? [NOT_APPLICABLE] : [])],
		isClosed: words.length > 0 && !isMeasured,
	};
}

function answerTexts(proposal: Proposal, item: Item): string[] {
	const answer = answerOf(proposal, item);
	if (answer === undefined) return [];
	if (isNotApplicable(answer)) return [NOT_APPLICABLE];
	const completeness = completenessIn(proposal, item, proposal.stage);
	return completeness === "blank" || completeness === "placeholder" ? [] : givenTexts(item, answer);
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
