/**
 * Former ids of rules, which settings and suppressions may still use, with the present ones. The only place that may
 * contain template words of former rules.
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

/** The present rules that an id names; empty for an unknown id. */
export function rulesNamed(id: string, rules: readonly string[]): readonly string[] {
	if (rules.includes(id)) return [id];
	return Object.hasOwn(FORMER_IDS, id) ? FORMER_IDS[id]! : [];
}

/** The former ids of a rule. */
export function formerIdsOf(rule: string): string[] {
	return Object.entries(FORMER_IDS).flatMap(([id, rules]) => (rules.includes(rule) ? [id] : []));
}
