/** Compares wordings by meaning, and suggests the nearest one. Knows no sections and no items. */
import { distance } from "fastest-levenshtein";
import { normalForm } from "../markdown/plain-text.ts";
import { joinWords } from "../text/english.ts";

/** A known wording and its location. */
export interface KnownWording {
	readonly text: string;
	/** `file:line`, for messages. */
	readonly where?: string;
}

/** Whether two wordings are the same apart from case, emphasis, punctuation and `(Optional)`. */
export function sameWording(a: string, b: string): boolean {
	const form = normalForm(a);
	// Wordings without letters have no normal form to compare.
	return form === "" ? a.trim() === b.trim() : form === normalForm(b);
}

/** Whether `text` begins with the words of `beginning`. */
export function beginsWith(text: string, beginning: string): boolean {
	const form = normalForm(beginning);
	return form === "" ? text.trim().startsWith(beginning.trim()) : `${normalForm(text)} `.startsWith(form);
}

/** The fix for an unknown wording: the nearest one, or a list of known ones. `what` is a singular noun. */
export function nearestFix(wanted: string, known: readonly KnownWording[], what: string): string {
	if (known.length === 0) return `There is no ${what} here.`;
	const form = normalForm(wanted);
	// A prefix is nearly as good as a full match.
	const far = (text: string): number => {
		const whole = normalForm(text);
		return Math.min(distance(form, whole), distance(form, whole.slice(0, form.length)) + 1);
	};
	const sorted = known.map((each) => ({ ...each, far: far(each.text) })).sort((a, b) => a.far - b.far);
	const best = sorted[0]!;
	if (best.far <= Math.max(2, form.length / 2)) return `Did you mean ${quoted(best)}?`;
	return `Expected ${joinWords(sorted.slice(0, 3).map(quoted), "or")}.`;
}

function quoted({ text, where }: KnownWording): string {
	const short = text.length > 80 ? `${text.slice(0, 79)}…` : text;
	return where ? `“${short}” (${where})` : `“${short}”`;
}
