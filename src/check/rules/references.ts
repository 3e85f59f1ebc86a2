/** Rules about references of proposals to each other. Knows no names of fields, and opens no file. */
import { type FoundTarget, INVERSE, type Reference, referencesOf } from "../../metadata/references.ts";
import { namesOf } from "../../outline/attributes.ts";
import { quoted } from "../message-words.ts";
import { locationAt } from "../metadata-findings.ts";
import type { RawFinding } from "../raw-finding.ts";
import type { Context, Rule } from "../types.ts";

/** A reference and where it leads. */
interface Followed extends Reference {
	readonly found: FoundTarget;
}

const followed = new WeakMap<Context, readonly Followed[]>();

/** The references of a proposal, each followed once for all rules. */
function followedIn(context: Context): readonly Followed[] {
	const { references, proposal, metadata } = context;
	if (!references) return [];
	const known =
		followed.get(context) ??
		referencesOf(proposal, metadata).map((each) => ({ ...each, found: references.find(each.target) }));
	followed.set(context, known);
	return known;
}

/** The findings of a rule about each reference. */
function forEachReference(
	check: (context: Context, reference: Followed) => Pick<RawFinding, "message" | "fix"> | undefined,
): (context: Context) => RawFinding[] {
	return (context) => {
		return followedIn(context).flatMap((reference) => {
			const finding = check(context, reference);
			return finding ? [{ ...finding, ...placeOf(context, reference) }] : [];
		});
	};
}

function placeOf(context: Context, { from, text }: Reference): Pick<RawFinding, "item" | "words"> {
	return "item" in from ? { item: from.item, words: text } : locationAt(context, from.metadata, from.path);
}

export const dangling = {
	id: "reference/dangling",
	severity: "warning",
	about:
		"A proposal refers to one that isn't in the repository: by a path where there is nothing, or by a number that no proposal has. Addresses on the web are not followed.",
	fix: "Correct the path or the number, or remove the reference.",
	check: forEachReference((_, { found, text }) => {
		if (found.state !== "missing") return undefined;
		const { nearest } = found;
		const fix = nearest === undefined ? undefined : `Did you mean ${quoted(nearest)}?`;
		return { message: `${quoted(text)} refers to a proposal that isn't there`, ...(fix && { fix }) };
	}),
} as const satisfies Rule;

export const itself = {
	id: "reference/itself",
	severity: "warning",
	about: "A proposal refers to itself.",
	fix: "Refer to the other proposal, or remove the reference.",
	check: forEachReference(({ references }, { found, text }) => {
		if (found.state !== "found" || !references!.isOwn(found.path)) return undefined;
		return { message: `${quoted(text)} is this proposal` };
	}),
} as const satisfies Rule;

export const oneSided = {
	id: "reference/one-sided",
	severity: "warning",
	about:
		"A proposal says that it replaces another one, or is replaced by it, and the other one doesn't say so: its readers don't learn of it.",
	fix: "Add the reference to the other proposal, or remove it here.",
	check: forEachReference((context, reference) => {
		return reference.relation === "related" ? undefined : unreturned(context, reference);
	}),
} as const satisfies Rule;

export const unreturnedRelated = {
	id: "reference/unreturned",
	severity: "note",
	isOptIn: true,
	about:
		"A proposal lists another one as related, and isn't listed there. Off by default, because many such references only point back in time.",
	fix: "Add the reference to the other proposal, if its readers should know this one.",
	check: forEachReference((context, reference) => {
		return reference.relation === "related" ? unreturned(context, reference) : undefined;
	}),
} as const satisfies Rule;

function unreturned(
	{ references, proposal: { outline } }: Context,
	{ found, relation }: Followed,
): Pick<RawFinding, "message" | "fix"> | undefined {
	if (found.state !== "found" || references!.isOwn(found.path)) return undefined;
	const inverse = INVERSE[relation];
	const [key = inverse] = namesOf(outline, inverse);
	if (references!.isReturned(found.path, outline, inverse) !== false) return undefined;
	const other = quoted(references!.shown(found.path));
	return { message: `${other} doesn't refer back to this proposal`, fix: `Add it to ${quoted(key)} there.` };
}
