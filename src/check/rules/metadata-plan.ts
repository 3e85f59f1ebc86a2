/**
 * Rules about lists in metadata: records with all their fields, names that the document gives, and the releases of
 * stages.
 */
import { numbersIn } from "../../metadata/conditions.ts";
import {
	fieldsOf,
	isBlankValue,
	type Metadata,
	type MetadataText,
	pathOf,
	pathOfKey,
	textAt,
	valueAt,
} from "../../metadata/metadata.ts";
import { itemOf } from "../../outline/lookup.ts";
import { type Item, type MetadataField, type Milestones, STAGES } from "../../outline/types.ts";
import { quoted, shortList } from "../message-words.ts";
import { locationAt } from "../metadata-findings.ts";
import type { RawFinding } from "../raw-finding.ts";
import type { Context, Rule } from "../types.ts";
import { gatesIn } from "./gates.ts";
import { formFinding, hasForm } from "./metadata-forms.ts";

/** A field that holds records. */
interface Listing {
	readonly metadata: Metadata;
	readonly field: MetadataField;
	readonly item: Item;
	readonly path: readonly string[];
	/** Number of records. */
	readonly count: number;
}

function listingsIn({ metadata: all, proposal: { outline } }: Context): Listing[] {
	return all.flatMap((metadata) =>
		metadata.declared.fields.flatMap((field) => {
			const item = itemOf(outline, field.item);
			if (!item?.fields) return [];
			const path = pathOf(metadata, field);
			const value = valueAt(metadata, path);
			return [{ metadata, field, item, path, count: Array.isArray(value) && !isBlankValue(value) ? value.length : 0 }];
		}),
	);
}

export const entry = {
	id: "metadata/entry",
	severity: "warning",
	about: "A metadata entry, such as a feature gate, lacks a field.",
	fix: "Write every field of the entry.",
	check: (context) =>
		listingsIn(context).flatMap(({ metadata, item, path, count }) =>
			Array.from({ length: count }, (_, at) => [...path, at]).flatMap((own): RawFinding[] => {
				const fields = (item.fields ?? []).filter(({ optional }) => !optional).map(({ id }) => id);
				const lacking = fields.filter((id) => isBlankValue(valueAt(metadata, [...own, id])));
				if (lacking.length === 0) return [];
				const name = textAt(metadata, [...own, fields[0]!]);
				const what = item.entryName ?? "entry";
				const message = `the ${what} ${name === undefined ? "" : `${quoted(name)} `}has no ${shortList(lacking)}`;
				return [{ message, fix: "Add them.", ...locationAt(context, metadata, own) }];
			}),
		),
} as const satisfies Rule;

export const unlisted = {
	id: "metadata/unlisted",
	severity: "warning",
	about: "The document names something, such as a feature gate, that the metadata should list but doesn't.",
	fix: "List it in the metadata, or correct the name.",
	check: (context) =>
		listingsIn(context).flatMap(({ metadata, field, item, path, count }): RawFinding[] => {
			if (field.names === undefined) return [];
			// A free answer may contain anything.
			const names = gatesIn(context, field.names).flatMap((each) => (each.path ? each.names : []));
			const id = item.fields?.[0]?.id ?? "name";
			const known = Array.from({ length: count }, (_, at) => textAt(metadata, [...path, at, id])?.toLowerCase());
			if (names.length === 0 || names.some((name) => known.includes(name.toLowerCase()))) return [];
			const what = `${item.entryName ?? "entry"}${names.length > 1 ? "s" : ""}`;
			const message = `the document names the ${what} ${shortList(names.map((name) => quoted(name)))}, but ${quoted(path.join("."))} doesn't`;
			return [{ message, fix: "List it with all its fields.", ...locationAt(context, metadata, path) }];
		}),
} as const satisfies Rule;

interface Plan {
	readonly metadata: Metadata;
	readonly milestones: Milestones;
	/** Releases of the stages. */
	readonly stages: readonly MetadataText[];
	/** The current release. */
	readonly latest: readonly MetadataText[];
}

/** Maximum number of stages in a plan. */
const MAX_STAGES = 20;

/** The given releases, without those that aren't known yet. */
function plansIn({ metadata: all }: Context): Plan[] {
	return all.flatMap((metadata) => {
		const { milestones } = metadata.declared;
		if (!milestones) return [];
		const value = valueAt(metadata, [milestones.stages]);
		const keys = typeof value === "object" && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
		const at = (path: readonly string[]): MetadataText[] => {
			const text = textAt(metadata, path);
			return text === undefined ? [] : [{ path, text }];
		};
		const stages = keys.slice(0, MAX_STAGES).flatMap((key) => at([milestones.stages, key]));
		const latest = milestones.latest === undefined ? [] : at(pathOfKey(metadata, milestones.latest));
		return [{ metadata, milestones, stages, latest }];
	});
}

export const milestone = {
	id: "metadata/milestone",
	severity: "warning",
	about: "A metadata milestone isn't written as the questionnaire declares.",
	fix: "Write the release as the message says.",
	check: (context) =>
		plansIn(context).flatMap(({ metadata, milestones: { form }, stages, latest }) =>
			[...latest, ...stages].flatMap((text) =>
				isOfOwnForm(metadata, text) ? (formFinding(context, metadata, form, text) ?? []) : [],
			),
		),
} as const satisfies Rule;

/** Whether a text has the form of its field; otherwise another rule reports it. */
function isOfOwnForm(metadata: Metadata, { path, text }: MetadataText): boolean {
	const own = fieldsOf(metadata).find(({ key }) => key === path.join("/"))?.form;
	return own === undefined || hasForm(own, text);
}

const withoutPrefix = (release: string): string => release.replace(/^v/i, "");

export const latest = {
	id: "metadata/latest",
	severity: "note",
	about: "The metadata's latest milestone is not one of the stages' milestones.",
	fix: "Correct the one that is out of date. It may also be a release in which a stage merely continued.",
	check: (context) =>
		plansIn(context).flatMap(({ metadata, stages, latest: [own] }): RawFinding[] => {
			const known = stages.map(({ text }) => text);
			if (!own || known.length === 0 || known.some((each) => withoutPrefix(each) === withoutPrefix(own.text)))
				return [];
			const message = `the latest milestone ${quoted(own.text)} is not one of the stages' milestones, ${shortList(known)}`;
			return [{ message, fix: "Correct the one that is out of date.", ...locationAt(context, metadata, own.path) }];
		}),
} as const satisfies Rule;

export const milestoneOrder = {
	id: "metadata/milestone-order",
	severity: "warning",
	about: "A stage's milestone in the metadata comes before that of an earlier stage.",
	fix: "Correct the one that is out of date.",
	check: (context) =>
		plansIn(context).flatMap(({ metadata, stages }) => {
			const known = STAGES.flatMap((stage) => stages.find(({ path }) => path.at(-1) === stage) ?? []);
			return known.flatMap((own, at): RawFinding[] => {
				const later = known.slice(0, at).find(({ text }) => compareReleases(own.text, text) < 0);
				if (!later) return [];
				const message = `${own.path.at(-1)} is planned for ${quoted(own.text)}, before ${later.path.at(-1)} (${quoted(later.text)})`;
				return [{ message, fix: "Correct the one that is out of date.", ...locationAt(context, metadata, own.path) }];
			});
		}),
} as const satisfies Rule;

/** Compares releases by their numbers in order; texts without numbers are equal. */
function compareReleases(a: string, b: string): number {
	const [left, right] = [a, b].map(numbersIn) as [number[], number[]];
	const at = left.findIndex((number, nth) => right[nth] !== undefined && number !== right[nth]);
	return at < 0 ? 0 : left[at]! - right[at]!;
}
