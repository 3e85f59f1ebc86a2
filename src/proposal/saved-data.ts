/** An answer as plain data, as files hold it: drafts, and the metadata beside a document. Knows no file format. */
import type { Item } from "../outline/types.ts";
import { cleanAnswer } from "./answers.ts";
import type { Answer } from "./types.ts";

/** An answer as it is in a file; undefined for a blank one. */
export function serializeAnswer(item: Item, answer: Answer | undefined): unknown {
	const clean = cleanAnswer(item, answer);
	return clean === undefined ? undefined : withoutBlanks(clean);
}

/** Keys that say nothing are left out: a missing explanation, and the answer to it. */
function withoutBlanks(data: unknown): unknown {
	if (Array.isArray(data)) return data.map(withoutBlanks);
	if (typeof data !== "object" || data === null) return data;
	const entries = Object.entries(data).filter(([key, value]) => value !== "" || key === "not-applicable");
	return Object.fromEntries(entries.map(([key, value]) => [key, withoutBlanks(value)]));
}
