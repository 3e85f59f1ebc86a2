/**
 * A draft's text as plain data with places, or every reason why it can't be used. Knows no outline: what an answer may
 * look like is not its business.
 */
import type { Place } from "../outline/problem.ts";
import type { Stage } from "../outline/types.ts";

export interface ParsedDraft {
	/** As messages call it. */
	readonly file: string;
	readonly text: string;
	/** Name or path of the template. */
	readonly template: string;
	readonly stage: Stage;
	/**
	 * Plain data by item id, as it stands in the file: texts as they are written (`1.0` and `0123` too), true and false,
	 * null for nothing, lists and maps. Only own keys count: ask with `Object.hasOwn`.
	 */
	readonly data: Readonly<Record<string, unknown>>;
	/** Where the value (or key) at a path from the file's top stands, e.g. `["answers", id]`; the nearest that exists. */
	placeOf(path: readonly (string | number)[], atKey?: boolean): Place;
}

/**
 * The draft in a text. `file` is only for messages.
 * @throws InputError with line and column for whatever is wrong with it.
 */
export function parseDraft(_text: string, _file: string): ParsedDraft {
	throw new Error("not built yet");
}
