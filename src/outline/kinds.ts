/**
 * The kinds of answers, and what templates and questionnaires need to know of each. What an answer of a kind is, how it
 * is edited and printed is the business of its module in `proposal/kinds`.
 */
interface KindFacts {
	/** The questionnaire's keys for this kind, besides those that every entry takes. */
	readonly keys?: readonly string[];
	/** Keys for its items that its fields don't have. */
	readonly itemKeys?: readonly string[];
	/** Keys that imply this kind where none is given. */
	readonly impliedBy?: readonly string[];
	/** Keys that imply this kind for a section's own answer only. */
	readonly impliedForSection?: readonly string[];
	/**
	 * Has parts of its own: it fits neither on a line nor into a field, and is recognised in a document by its structure.
	 */
	readonly isComposite?: true;
	/** Only a document has room for it, a key of a YAML file has none. */
	readonly isDocumentOnly?: true;
	/** The boxes of the template's task list are its entries. */
	readonly takesBoxes?: true;
	/** The template's numbering (`- Goal 1:`) is printed before its entries. */
	readonly takesNumbering?: true;
	/** Lists in the template's text are guidance; for other kinds they show what to fill in. */
	readonly takesLists?: true;
}

const FACTS = {
	line: { keys: ["pattern"], impliedBy: ["pattern"] },
	prose: { takesLists: true },
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

/** Keys that fields and items take for their kind. */
export type FieldKey = Listed<Facts[FieldKind], "keys">;
/** All keys of a questionnaire's entry that belong to some kinds alone. */
export type KindKey = FieldKey | Listed<Facts[Kind], "itemKeys">;

/** In the order in which documentation and messages list them. */
export const KINDS = Object.keys(FACTS) as readonly Kind[];

export function factsOf(kind: Kind): KindFacts {
	return FACTS[kind];
}

/** The keys that an item of this kind takes for its kind. */
export function itemKeysOf(kind: Kind): readonly KindKey[] {
	const { keys = [], itemKeys = [] } = factsOf(kind);
	return [...keys, ...itemKeys] as KindKey[];
}

/** The keys that a field of this kind takes for its kind. */
export function fieldKeysOf(kind: FieldKind): readonly FieldKey[] {
	return (factsOf(kind).keys ?? []) as FieldKey[];
}

export function isFieldKind(kind: Kind): kind is FieldKind {
	return factsOf(kind).isComposite !== true;
}

export const FIELD_KINDS = KINDS.filter(isFieldKind);

/** The kind that the keys of a questionnaire's entry imply. Where several do, the later kind wins. */
export function impliedKind(entry: object, forSection: boolean): Kind | undefined {
	const given = (key: string): boolean => Boolean((entry as Readonly<Record<string, unknown>>)[key]);
	const implied = KINDS.filter((kind) => factsOf(kind).impliedBy?.some(given));
	const ofSection = forSection ? KINDS.filter((kind) => factsOf(kind).impliedForSection?.some(given)) : [];
	return implied.at(-1) ?? ofSection.at(-1);
}
