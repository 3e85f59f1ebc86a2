/**
 * Recognises a heading that names several things, `Notes/Constraints/Caveats`, by another that names some of them, `Notes and
 * Caveats`. Never matches if two headings are possible or each names something of its own. Knows no document.
 */
import { stemmedForm } from "../../markdown/stemming.ts";

interface KnownList<T> {
	readonly value: T;
	readonly names: ReadonlySet<string>;
}

/** A single name is a heading of its own: `Goals and Non-Goals` is more than `Goals`. */
const MIN_NAMES = 2;

/** Longer headings are sentences. */
const MAX_LENGTH = 100;

export class SimilarLists<T> {
	private readonly known: readonly KnownList<T>[];

	constructor(
		wordings: readonly (readonly [wording: string, value: T])[],
		/** Whether both values stand for the same heading. */
		private readonly same: (a: T, b: T) => boolean,
	) {
		this.known = wordings.flatMap(([wording, value]) => {
			const names = namesIn(wording);
			return names ? [{ value, names }] : [];
		});
	}

	/** The only heading that a wording can mean; undefined if there is none or several. */
	find(wording: string): T | undefined {
		const names = this.known.length === 0 ? undefined : namesIn(wording);
		if (!names) return undefined;
		const meant = this.known.filter((each) => isWithin(each.names, names) || isWithin(names, each.names));
		const first = meant[0]?.value;
		return first !== undefined && meant.every(({ value }) => this.same(value, first)) ? first : undefined;
	}
}

/** What a heading names, each by its stems; undefined for fewer than two. */
function namesIn(wording: string): ReadonlySet<string> | undefined {
	if (wording.length > MAX_LENGTH || !/[/&,]|\band\b/i.test(wording)) return undefined;
	const names = wording.split(/[/&,]|\band\b/i).map((name) => stemmedForm(name));
	const named = new Set(names.filter((name) => name !== ""));
	return named.size >= MIN_NAMES ? named : undefined;
}

function isWithin(few: ReadonlySet<string>, many: ReadonlySet<string>): boolean {
	return [...few].every((name) => many.has(name));
}
