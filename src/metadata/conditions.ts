/** Evaluates conditions on metadata: when a value or a file is required. Writes no messages. */
import type { Companion, RequiredWhen } from "../outline/types.ts";
import { fieldsOf, isAbsent, isBlankValue, type Metadata, type Path, pathOfKey, textAt, valueAt } from "./metadata.ts";

/** A condition that holds: a key has a certain value, any value, or at least a certain release. */
export interface Reason {
	readonly key: string;
	readonly is?: string;
	readonly from?: string;
}

/** The conditions if all of them hold; undefined otherwise. `stage` is the stage to check for. */
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

/** Why a companion is required; undefined if it isn't. */
export function demandOf(owner: Metadata, companion: Companion, stage: string): readonly Reason[] | undefined {
	if (owner.problems) return undefined;
	return companion.needed.flatMap((need) => {
		const reasons = reasonsFor(owner, need, stage);
		return reasons ? [reasons] : [];
	})[0];
}

/** What applies at a stage: everything except companions that aren't required then. */
export function demanded(all: readonly Metadata[], stage: string): readonly Metadata[] {
	return all.filter(
		({ companion }) => !companion || demandOf(companion.owner, companion.declared, stage) !== undefined,
	);
}

/** The text of a key, in the metadata or in its owner. `stage` is the stage to check for, if no key has it. */
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

/** Whether a release is `least` or later. Texts without numbers aren't. */
export function isFrom(release: string, least: string): boolean {
	const [own, other] = [release, least].map(numbersIn) as [number[], number[]];
	if (own.length === 0) return false;
	const differs = other.findIndex((number, nth) => (own[nth] ?? 0) !== number);
	return differs < 0 || (own[differs] ?? 0) > other[differs]!;
}

/** The numbers in the first 60 characters of a release. */
export function numbersIn(release: string): number[] {
	return (release.slice(0, 60).match(/\d{1,15}/g) ?? []).map(Number);
}

/**
 * The first key on the path to a value that is missing or can't contain the rest of the path; undefined if there is
 * none.
 */
export function brokenParent(metadata: Metadata, key: string): Path | undefined {
	const path = key.split("/");
	for (let depth = 1; depth < path.length; depth++) {
		const value = valueAt(metadata, path.slice(0, depth));
		if (isAbsent(value) && value !== "") return undefined;
		if (typeof value !== "object" || Array.isArray(value)) return path.slice(0, depth);
	}
	return undefined;
}
