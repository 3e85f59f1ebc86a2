/** When something about the metadata has to hold: conditions on other keys, judged. Words no message. */
import type { Companion, RequiredWhen } from "../outline/types.ts";
import { fieldsOf, isAbsent, isBlankValue, type Metadata, type Path, pathOfKey, textAt, valueAt } from "./metadata.ts";

/** A condition that holds: a key has the value, a value at all, or a release that isn't earlier. */
export interface Reason {
	readonly key: string;
	readonly is?: string;
	readonly from?: string;
}

/** The conditions of which all hold; undefined where one doesn't. `stage` is the one asked about. */
export function reasonsFor(
	metadata: Metadata,
	{ when = {}, given = [], present = [], from = {} }: RequiredWhen,
	stage: string,
): readonly Reason[] | undefined {
	const reasons: Reason[] = [];
	for (const [key, words] of Object.entries(when)) {
		const value = wordAt(metadata, key, stage);
		if (value === undefined || !words.includes(value)) return undefined;
		reasons.push({ key, is: value });
	}
	for (const [key, least] of Object.entries(from)) {
		const value = wordAt(metadata, key, stage);
		if (value === undefined || !isFrom(value, least)) return undefined;
		reasons.push({ key, is: value, from: least });
	}
	for (const key of given) {
		if (isBlankValue(valueAt(holderOf(metadata, key), pathOfKey(holderOf(metadata, key), key)))) return undefined;
		reasons.push({ key });
	}
	for (const key of present) {
		const value = valueAt(metadata, pathOfKey(metadata, key));
		if (value === undefined || value === null) return undefined;
		reasons.push({ key });
	}
	return reasons;
}

/** Whether a companion has to be there: with what reasons; undefined where it needn't. */
export function demandOf(owner: Metadata, companion: Companion, stage: string): readonly Reason[] | undefined {
	if (owner.problems) return undefined;
	return companion.needed.flatMap((need) => {
		const reasons = reasonsFor(owner, need, stage);
		return reasons ? [reasons] : [];
	})[0];
}

/** What is looked at for a stage: all but companions that nobody demands then. */
export function demanded(all: readonly Metadata[], stage: string): readonly Metadata[] {
	return all.filter(
		({ companion }) => !companion || demandOf(companion.owner, companion.declared, stage) !== undefined,
	);
}

/** The text of a key, in the metadata or in that which it belongs to. The stage is the one asked about if no key has it. */
function wordAt(metadata: Metadata, key: string, stage: string): string | undefined {
	const holder = holderOf(metadata, key);
	if (key === "stage" && !has(holder, key)) return stage;
	return textAt(holder, pathOfKey(holder, key));
}

function holderOf(metadata: Metadata, key: string): Metadata {
	return has(metadata, key) ? metadata : (metadata.companion?.owner ?? metadata);
}

function has(metadata: Metadata, key: string): boolean {
	return fieldsOf(metadata).some((field) => field.key === key);
}

/** Whether a release is that one or a later one; no text without numbers is. */
export function isFrom(release: string, least: string): boolean {
	const [own, other] = [release, least].map(numbersIn) as [number[], number[]];
	if (own.length === 0) return false;
	const differs = other.findIndex((number, nth) => (own[nth] ?? 0) !== number);
	return differs < 0 || (own[differs] ?? 0) > other[differs]!;
}

/** The numbers of a release, of which at most 60 characters count. */
export function numbersIn(release: string): number[] {
	return (release.slice(0, 60).match(/\d{1,15}/g) ?? []).map(Number);
}

/** The first key on the way to a value that isn't there or can't hold what is below; undefined where there is none. */
export function brokenParent(metadata: Metadata, key: string): Path | undefined {
	const path = key.split("/");
	for (let depth = 1; depth < path.length; depth++) {
		const value = valueAt(metadata, path.slice(0, depth));
		if (isAbsent(value) && value !== "") return undefined;
		if (typeof value !== "object" || Array.isArray(value)) return path.slice(0, depth);
	}
	return undefined;
}
