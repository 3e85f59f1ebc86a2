/** Two versions of a proposal, and words for what is different, which all formats share. Knows no file system. */
import { decisiveItems, type Version } from "../../documents/open-version.ts";
import { itemOf } from "../../outline/lookup.ts";
import type { Change, Differences } from "../../proposal/differences.ts";
import { pluralize } from "../../text/english.ts";

/** Two versions and what is different. */
export interface Comparison {
	readonly before: Version;
	readonly after: Version;
	readonly differences: Differences;
}

/** Where an item is: the headings around it and its own. */
export function breadcrumb({ item: { path, label } }: Pick<Change, "item">, separator = " › "): string {
	return [...path, label].join(separator);
}

/** A version in a few words: its revision, or its file. */
export function versionName({ file, revision }: Version): string {
	if (!revision) return file;
	const short = revision.commit.slice(0, 10);
	return revision.commit.startsWith(revision.name) ? short : `${revision.name} (${short})`;
}

/** The stage, and what decides about requirements, such as the status: label, before and after, where it changed. */
export function headChanges({ after, differences }: Comparison): (readonly [string, string, string])[] {
	const { stage } = differences;
	const changed = decisiveItems(after.outline).flatMap((id) => {
		const item = itemOf(after.outline, id);
		const change = differences.changes.find((each) => each.item.id === id);
		return item && change ? [[item.label, ...change.texts] as const] : [];
	});
	return [...(stage[0] === stage[1] ? [] : [["Stage", ...stage] as const]), ...changed];
}

/** The changes that are not in the head already. */
export function bodyChanges({ after, differences }: Comparison): readonly Change[] {
	const decisive = decisiveItems(after.outline);
	return differences.changes.filter(({ item }) => !decisive.includes(item.id));
}

/** `1 new, 2 changed`; what there is none of is left out. */
export function countsText({ differences }: Comparison): string {
	const counts = (["new", "changed", "moved", "removed"] as const).map((type) => {
		return [type, differences.changes.filter((change) => change.type === type).length] as const;
	});
	const shown = counts.filter(([, count]) => count > 0);
	const total = differences.changes.length;
	return `${pluralize(total, "item")}: ${shown.map(([type, count]) => `${count} ${type}`).join(", ")}`;
}
