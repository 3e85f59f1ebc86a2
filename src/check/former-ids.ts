/**
 * Ids that rules had in earlier versions, with what they are now: settings and suppressions may still name them. The one
 * place where words of a template that rules once knew may stand.
 */
export const FORMER_IDS: Readonly<Record<string, readonly string[]>> = {
	"kep-yaml/missing": ["metadata/missing"],
	"kep-yaml/word": ["metadata/word"],
	"kep-yaml/sig": ["metadata/form", "metadata/unknown-name"],
	"kep-yaml/date": ["metadata/type", "metadata/advice"],
	"kep-yaml/number": ["metadata/agreement", "metadata/disagreement"],
	"kep-yaml/plan": ["metadata/expected"],
	"kep-yaml/milestone": ["metadata/milestone"],
	"kep-yaml/latest": ["metadata/latest"],
	"kep-yaml/gate": ["metadata/entry", "metadata/unlisted"],
};

/** The rules of today that an id names; none for a word that never was one. */
export function rulesNamed(id: string, rules: readonly string[]): readonly string[] {
	if (rules.includes(id)) return [id];
	return Object.hasOwn(FORMER_IDS, id) ? FORMER_IDS[id]! : [];
}

/** The ids that a rule had. */
export function formerIdsOf(rule: string): string[] {
	return Object.entries(FORMER_IDS).flatMap(([id, rules]) => (rules.includes(rule) ? [id] : []));
}
