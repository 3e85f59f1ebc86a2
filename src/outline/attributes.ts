/**
 * What overviews and reports call an owner, a group or a status, whatever a template calls it: the names that a
 * questionnaire declares, or else the usual ones. Knows no values.
 */
import type { Outline } from "./types.ts";

/** By attribute, the names of fields that usually hold it, the best first. */
const USUAL = {
	owner: ["owners", "owner", "authors", "author", "champions", "champion"],
	group: ["group", "team", "area", "working-group", "component"],
	status: ["status", "state"],
	milestone: ["milestone", "target-release", "release", "target-version", "since-version"],
	replaces: ["replaces", "supersedes", "obsoletes"],
	"replaced-by": ["superseded-by", "replaced-by", "obsoleted-by"],
	related: ["see-also", "related", "related-proposals", "requires", "depends-on"],
	/** A section: its completeness counts. */
	readiness: ["production-readiness", "production-readiness-review", "operational-readiness"],
	/** A box of a checklist that is ticked with the approval: `ITEM/BOX`. */
	approval: [],
	/** Who approves, by stage: `alpha/approver`. */
	approver: [],
	/** A section, too. */
	"test-plan": ["test-plan", "testing", "tests"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Attribute = keyof typeof USUAL;

/** The names under which an attribute is found: of keys, of items, or of the last parts of their ids. */
export function namesOf({ attributes }: Pick<Outline, "attributes">, attribute: string): readonly string[] {
	if (attributes && Object.hasOwn(attributes, attribute)) return attributes[attribute]!;
	return Object.hasOwn(USUAL, attribute) ? USUAL[attribute as Attribute] : [];
}

/** Whether an id or a key has that name, as a whole or as its last parts. */
export function isNamed(id: string, name: string): boolean {
	return id === name || id.endsWith(`/${name}`);
}

/** The attributes whose values are other proposals. */
const REFERENCES: readonly Attribute[] = ["replaces", "replaced-by", "related"];

/** Whether the item with that id names other proposals. */
export function refersToProposals(outline: Pick<Outline, "attributes">, id: string): boolean {
	return REFERENCES.some((attribute) => namesOf(outline, attribute).some((name) => isNamed(id, name)));
}

/** All attributes that have a name, for suggestions. */
export function attributeNames({ attributes = {} }: Pick<Outline, "attributes">): string[] {
	return [...new Set(["owner", "group", "status", "milestone", ...Object.keys(attributes)])];
}
