/**
 * Every rule, family by family; docs/checks.md has them in this order. A new rule is an export of a file in `rules` and a
 * line here, beside its relatives; ids, documentation and schemas follow from the list.
 */
import * as answers from "./rules/answers.ts";
import * as checklists from "./rules/checklists.ts";
import * as dates from "./rules/dates.ts";
import * as drafts from "./rules/drafts.ts";
import * as fields from "./rules/fields.ts";
import * as gates from "./rules/gates.ts";
import * as guidance from "./rules/guidance.ts";
import * as headings from "./rules/headings.ts";
import * as links from "./rules/links.ts";
import * as metadata from "./rules/metadata.ts";
import * as metadataKeys from "./rules/metadata-keys.ts";
import * as metadataPlan from "./rules/metadata-plan.ts";
import * as metadataValues from "./rules/metadata-values.ts";
import * as metrics from "./rules/metrics.ts";
import * as questionnaire from "./rules/questionnaire.ts";
import * as questions from "./rules/questions.ts";
import * as references from "./rules/references.ts";
import * as reviews from "./rules/reviews.ts";
import * as sections from "./rules/sections.ts";
import * as suppressions from "./rules/suppressions.ts";
import * as toc from "./rules/toc.ts";
import * as unresolved from "./rules/unresolved.ts";
import type { Rule } from "./types.ts";

export const RULES = [
	answers.blank,
	answers.placeholder,
	answers.partial,
	answers.brief,
	answers.expected,
	answers.form,
	guidance.guidance,
	sections.missing,
	sections.renamed,
	sections.alias,
	sections.order,
	sections.doubled,
	questions.deleted,
	checklists.acknowledgement,
	checklists.signOff,
	checklists.early,
	checklists.checklist,
	gates.undescribed,
	gates.unnamed,
	metrics.rollback,
	metrics.sloWithoutSli,
	dates.format,
	dates.future,
	dates.history,
	fields.stage,
	fields.number,
	unresolved.left,
	unresolved.open,
	unresolved.unclosed,
	links.malformed,
	links.undefinedReference,
	links.missingFile,
	links.missingAnchor,
	headings.skipped,
	toc.missing,
	toc.outdated,
	metadata.syntax,
	metadata.separator,
	metadataKeys.duplicateKey,
	metadataKeys.unknownKey,
	metadata.missingFile,
	metadata.missing,
	metadata.expected,
	metadataValues.type,
	metadataValues.word,
	metadataValues.onlyWith,
	metadataValues.form,
	metadataValues.unknownName,
	metadataValues.duplicate,
	metadataValues.advice,
	metadata.agreement,
	metadata.disagreement,
	metadataPlan.entry,
	metadataPlan.unlisted,
	metadataPlan.milestone,
	metadataPlan.latest,
	metadataPlan.milestoneOrder,
	reviews.open,
	reviews.stale,
	reviews.missing,
	reviews.name,
	references.dangling,
	references.itself,
	references.oneSided,
	references.unreturnedRelated,
	questionnaire.unknownRole,
	drafts.unknownItem,
	drafts.unknownKey,
	drafts.stage,
	suppressions.malformed,
	suppressions.unused,
] as const satisfies readonly Rule[];

export type RuleId = (typeof RULES)[number]["id"];

export const RULE_IDS: readonly RuleId[] = RULES.map(({ id }) => id);

/** The roles that some rule looks for, sorted. */
export const KNOWN_ROLES: readonly string[] = [...new Set(RULES.flatMap((rule: Rule) => rule.needs ?? []))].sort();

const BY_ID: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.id, rule]));

/** The rule with that id. */
export function ruleOf(id: RuleId): Rule {
	return BY_ID.get(id)!;
}
