/**
 * Patterns that a questionnaire may ask a line to have. A questionnaire comes from strangers and is matched at every key, so
 * only such patterns are allowed as take bounded time: marks and sets one after the other, few of them repeated.
 */
import type { Pattern } from "./types.ts";

const ATOM = /\\[dws.\\()[\]{}*+?|^$/-]|\[(?:[^\\\][^]|\\[dws\\\]^-])+\]|[^\\[\](){}*+?|^$]/u;
const REPEAT = /[*+?]|\{\d{1,2}(?:,\d{0,2})?\}/u;
const ALLOWED = new RegExp(`^(?:(?:${ATOM.source})(?:${REPEAT.source})?)+$`, "u");
const PARTS = new RegExp(`(${ATOM.source})(${REPEAT.source})?`, "gu");

/** Each more of them multiplies the time that the longest text takes. */
const MAX_REPEATS = 4;
/** Longer texts match no pattern. */
const MAX_LENGTH = 100;

interface PatternPart {
	readonly atom: string;
	readonly repeat: string;
}

function partsOf(match: string): PatternPart[] {
	return [...match.matchAll(PARTS)].map(([, atom = "", repeat = ""]) => ({ atom, repeat }));
}

/** Whether it is a pattern of the simple sort that is allowed. */
export function isSimplePattern(match: string): boolean {
	if (match.length > MAX_LENGTH || !ALLOWED.test(match)) return false;
	if (partsOf(match).filter(({ repeat }) => repeat !== "").length > MAX_REPEATS) return false;
	try {
		new RegExp(match, "u");
		return true;
	} catch {
		return false;
	}
}

const compiled = new Map<string, { readonly whole: RegExp; readonly begun: RegExp }>();

function expressionsOf(match: string): { readonly whole: RegExp; readonly begun: RegExp } {
	const known = compiled.get(match);
	if (known) return known;
	const begun = partsOf(match).reduceRight((rest, { atom, repeat }) => {
		const most = /^\{(\d+)\}$/.exec(repeat)?.[1] ?? /^\{\d+,(\d*)\}$/.exec(repeat)?.[1];
		const some = repeat === "" || repeat === "?" ? "?" : most === undefined || most === "" ? "*" : `{0,${most}}`;
		return `(?:${atom}${some}|${atom}${repeat}${rest})`;
	}, "");
	const made = { whole: new RegExp(`^${match}$`, "u"), begun: new RegExp(`^${begun}$`, "u") };
	compiled.set(match, made);
	return made;
}

/** Whether all of the text has the pattern. */
export function matchesPattern({ match }: Pattern, text: string): boolean {
	return text.length <= MAX_LENGTH && expressionsOf(match).whole.test(text);
}

/** Whether more letters behind the text can give it the pattern. */
export function canStillMatch({ match }: Pattern, text: string): boolean {
	return text.length < MAX_LENGTH && expressionsOf(match).begun.test(text);
}
