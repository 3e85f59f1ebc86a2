/** All rules. A rule is a file's export and a line here; its id is in RULE_IDS. */
import * as answers from "./rules/answers.ts";
import * as checklists from "./rules/checklists.ts";
import * as dates from "./rules/dates.ts";
import * as drafts from "./rules/drafts.ts";
import * as fields from "./rules/fields.ts";
import * as gates from "./rules/gates.ts";
import * as guidance from "./rules/guidance.ts";
import * as headings from "./rules/headings.ts";
import * as kepPlan from "./rules/kep-plan.ts";
import * as kepYaml from "./rules/kep-yaml.ts";
import * as links from "./rules/links.ts";
import * as metrics from "./rules/metrics.ts";
import * as questions from "./rules/questions.ts";
import * as sections from "./rules/sections.ts";
import * as toc from "./rules/toc.ts";
import * as unresolved from "./rules/unresolved.ts";
import * as waivers from "./rules/waivers.ts";
import type { Rule, RuleId } from "./types.ts";

export const RULES = {
	"answer/blank": answers.blank,
	"answer/placeholder": answers.placeholder,
	"answer/partial": answers.partial,
	"answer/form": answers.form,
	"answer/guidance": guidance.guidance,
	"section/missing": sections.missing,
	"section/renamed": sections.renamed,
	"section/alias": sections.alias,
	"section/order": sections.order,
	"section/doubled": sections.doubled,
	"question/deleted": questions.deleted,
	"acknowledgement/unticked": checklists.acknowledgement,
	"sign-off/unticked": checklists.signOff,
	"sign-off/early": checklists.early,
	"checklist/unticked": checklists.checklist,
	"gate/undescribed": gates.undescribed,
	"gate/unnamed": gates.unnamed,
	"metrics/rollback": metrics.rollback,
	"slo/without-sli": metrics.sloWithoutSli,
	"date/format": dates.format,
	"date/future": dates.future,
	"history/date": dates.history,
	"stage/unknown": fields.stage,
	"number/mismatch": fields.number,
	"unresolved/left": unresolved.left,
	"unresolved/open": unresolved.open,
	"unresolved/unclosed": unresolved.unclosed,
	"link/malformed": links.malformed,
	"link/undefined-reference": links.undefinedReference,
	"link/missing-file": links.missingFile,
	"link/missing-anchor": links.missingAnchor,
	"heading/skipped": headings.skipped,
	"toc/missing": toc.missing,
	"toc/outdated": toc.outdated,
	"kep-yaml/missing": kepYaml.missing,
	"kep-yaml/word": kepYaml.word,
	"kep-yaml/sig": kepYaml.sig,
	"kep-yaml/date": kepYaml.date,
	"kep-yaml/number": kepYaml.number,
	"kep-yaml/plan": kepPlan.plan,
	"kep-yaml/milestone": kepPlan.milestone,
	"kep-yaml/latest": kepPlan.latest,
	"kep-yaml/gate": kepPlan.gate,
	"draft/unknown-item": drafts.unknownItem,
	"draft/unknown-key": drafts.unknownKey,
	"draft/stage": drafts.stage,
	"waiver/malformed": waivers.malformed,
	"waiver/unused": waivers.unused,
} as const satisfies { readonly [Id in RuleId]: Rule & { readonly id: Id } };
