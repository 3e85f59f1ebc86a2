/** The top-level keys of the draft format and their defaults. */
import { STAGES } from "../outline/types.ts";
import { ownValue } from "../proposal/plain-data.ts";
import type { ProposalName } from "../proposal/types.ts";

/** The key whose value is the format version. */
export const VERSION_KEY = "pep-wizard";
export const VERSION = 1;
/** What the proposal is called, where its template has no place for that. */
export const NAME_KEYS = ["title", "number"] as const;
export const KEYS: readonly string[] = [VERSION_KEY, "template", "stage", ...NAME_KEYS, "layout", "answers"];

/** For drafts without these keys. */
export const DEFAULTS = { template: "pep", stage: STAGES[0] } as const;

/** The texts of those keys; undefined for a value that isn't one. */
export function nameFrom(top: Readonly<Record<string, unknown>>): ProposalName | undefined {
	const name: Record<string, string> = {};
	for (const key of NAME_KEYS) {
		const text = ownValue(top, key) ?? "";
		if (typeof text !== "string" || /[\r\n]/.test(text.trim())) return undefined;
		if (text.trim() !== "") name[key] = text.trim();
	}
	return name;
}
