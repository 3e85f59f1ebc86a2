/**
 * The kinds of answers, and what templates and questionnaires need to know about each. How an answer is edited, validated
 * and printed is defined by its module in `proposal/kinds`.
 */
interface KindFacts {
	/** The questionnaire's keys for this kind, besides those that every entry takes. */
	readonly keys?: readonly string[];
	/** Keys that items of this kind take, but fields don't. */
	readonly itemKeys?: readonly string[];
	/** Keys that imply this kind if none is given. */
	readonly impliedBy?: readonly string[];
	/** Keys that imply this kind for a section's own answer only. */
	readonly impliedForSection?: readonly string[];
	/** Consists of parts: doesn't fit on a line or into a field, and is recognised in a document by its structure. */
	readonly isComposite?: true;
	/** Fits into a document, but not into a key of a YAML file. */
	readonly isDocumentOnly?: true;
	/** Takes any text. */
	readonly isFreeText?: true;
	/** The boxes of the template's task list are its entries. */
	readonly takesBoxes?: true;
	/** The template's numbering (`- Goal 1:`) is printed before its entries. */
	readonly takesNumbering?: true;
	/** Lists in the template's text are guidance; for other kinds they show what to fill in. */
	readonly takesLists?: true;
}

const FACTS = {
	line: { keys: ["pattern"], impliedBy: ["pattern"], isFreeText: true },
	prose: { takesLists: true, isFreeText: true },
	choice: { keys: ["choices"], itemKeys: ["is-stage"], impliedBy: ["choices", "is-stage"] },
	confirm: {},
	checklist: { isComposite: true, isDocumentOnly: true, takesBoxes: true },
	list: {
		itemKeys: ["entry-label", "entry-name"],
		impliedForSection: ["entry-label", "entry-name"],
		takesNumbering: true,
	},
	records: { itemKeys: ["entry-label", "entry-name", "record"], impliedBy: ["record"], isComposite: true },
	options: { itemKeys: ["options", "boxes"], impliedBy: ["options"], isComposite: true, isDocumentOnly: true },
	date: {},
	people: { itemKeys: ["entry-name"] },
	link: {},
	number: { keys: ["min", "max"] },
} as const satisfies Record<string, KindFacts>;

type Facts = typeof FACTS;

type Listed<F, K extends string> = F extends { readonly [key in K]: readonly (infer Key extends string)[] }
	? Key
	: never;

export type Kind = keyof Facts;
/** The kinds that a field inside `records` and `options` may have. */
export type FieldKind = { [K in Kind]: Facts[K] extends { readonly isComposite: true } ? never : K }[Kind];

/** Kind-specific keys of fields and items. */
export type FieldKey = Listed<Facts[FieldKind], "keys">;
/** All keys of a questionnaire's entry that only some kinds take. */
export type KindKey = FieldKey | Listed<Facts[Kind], "itemKeys">;

/** In the order in which documentation and messages list them. */
export const KINDS = Object.keys(FACTS) as readonly Kind[];

/** What templates and questionnaires need to know about a kind. */
export function factsOf(kind: Kind): KindFacts {
	return FACTS[kind];
}

/** The kind-specific keys of an item. */
export function itemKeysOf(kind: Kind): readonly KindKey[] {
	const { keys = [], itemKeys = [] } = factsOf(kind);
	return [...keys, ...itemKeys] as KindKey[];
}

/** The kind-specific keys of a field. */
export function fieldKeysOf(kind: FieldKind): readonly FieldKey[] {
	return (factsOf(kind).keys ?? []) as FieldKey[];
}

/** Whether fields inside `records` and `options` may have this kind. */
export function isFieldKind(kind: Kind): kind is FieldKind {
	return factsOf(kind).isComposite !== true;
}

export const FIELD_KINDS = KINDS.filter(isFieldKind);

/** The kind that the keys of a questionnaire's entry imply. If several do, the later kind wins. */
export function impliedKind(entry: object, forSection: boolean): Kind | undefined {
	const given = (key: string): boolean => Boolean((entry as Readonly<Record<string, unknown>>)[key]);
	const implied = KINDS.filter((kind) => factsOf(kind).impliedBy?.some(given));
	const ofSection = forSection ? KINDS.filter((kind) => factsOf(kind).impliedForSection?.some(given)) : [];
	return implied.at(-1) ?? ofSection.at(-1);
}
