/**
 * What `import` understood of a document: a summary of a few lines, every item with its reasons, or both as JSON. Reads
 * no files; the judgement is made elsewhere.
 */
import { percent } from "../../cli/progress.ts";
import { type OriginOf, readingOrigins } from "../../documents/answer-origins.ts";
import type { SidecarFile } from "../../documents/document-metadata.ts";
import type { Outline } from "../../outline/types.ts";
import { type Explanation, explain } from "../../proposal/explanation.ts";
import { outlineWithExtras } from "../../proposal/layout/extras.ts";
import { type Renamed, renamedIn } from "../../proposal/reading/origins.ts";
import type { Reading } from "../../proposal/reading/read.ts";
import type { Completeness } from "../../proposal/types.ts";
import { type Fitting, isNear } from "../../templates/fitting-template.ts";
import { visibleLine } from "../../terminal/sanitize.ts";
import { pluralize } from "../../text/english.ts";
import { ALL, explanationJson, explanationText, itemsNamed } from "../explain/explanations.ts";

/** A document that was turned into a draft. */
export interface Imported {
	/** The draft's path, as shown in messages. */
	readonly draft: string;
	readonly template: string;
	/** How the template was found; undefined if it was named. */
	readonly fitting: Fitting | undefined;
	readonly outline: Outline;
	readonly markdown: string;
	readonly reading: Reading;
	readonly sidecar: SidecarFile | undefined;
}

/** Maximum number of items listed in the summary. */
const MOST_NAMED = 3;

/** A few lines for people: the template, what matched, and how much is answered. */
export function summaryText(imported: Imported): string {
	const lines = [templateLine(imported), ...renamedLines(renamedIn(imported.outline, imported.markdown))];
	return `${[...lines, answeredLine(explanations(imported))].map((line) => visibleLine(line)).join("\n")}\n`;
}

/** Every item, for people. */
export function itemsText(imported: Imported): string {
	return explanationText(explanations(imported), false);
}

/** Everything, in the shape that docs/json.md documents. */
export function importedJson(imported: Imported): unknown {
	const { draft, template, fitting, reading } = imported;
	const { next, decidedBy } = fitting ?? {};
	return {
		"pep-wizard-import": 1,
		draft,
		template,
		fit: fitting ? { share: rounded(fitting.fit.share), decidedBy: decidedBy ?? null } : null,
		next: next ? { template: next.template, share: rounded(next.fit.share) } : null,
		stage: reading.stage,
		sections: reading.report.sections,
		questions: reading.report.questions,
		renamed: renamedIn(imported.outline, imported.markdown),
		items: explanations(imported).map(explanationJson),
	};
}

const rounded = (share: number): number => Math.round(share * 1000) / 1000;

function explanations({ outline, markdown, reading, sidecar }: Imported): Explanation[] {
	const { answers, stage, layout } = reading;
	const proposal = { outline, answers, stage, ...(layout && { layout }) };
	const originOf: OriginOf = readingOrigins(outline, markdown, reading, sidecar);
	const items = itemsNamed(ALL, outlineWithExtras(outline, layout)) ?? [];
	return items.map((item) => explain(proposal, item, stage, originOf(item), true));
}

function templateLine({ template, fitting, reading: { report, extras } }: Imported): string {
	const { sections, questions } = report;
	const found = [`${sections.matched} of ${sections.total} sections`];
	if (questions.total > 0) found.push(`${questions.matched} of ${questions.total} questions`);
	const kept = extras.length === 0 ? "" : `; ${pluralize(extras.length, "extra section")} kept`;
	return `Template ${template}${certainty(fitting)}: ${found.join(", ")}${kept}`;
}

/** How certain the choice of the template is. */
function certainty(fitting: Fitting | undefined): string {
	if (!fitting) return "";
	const { fit, next, decidedBy } = fitting;
	if (decidedBy !== undefined) return ` (because of ${decidedBy})`;
	const share = `${sharePercent(fit.share)} in common`;
	if (!fitting.isProposal) return ` (fits poorly, ${share})`;
	if (!next) return ` (${share})`;
	const other = `${next.template}, ${sharePercent(next.fit.share)}`;
	return isNear(fit, next.fit) ? ` (unsure: ${share}; ${other})` : ` (${share}; next best: ${other})`;
}

const sharePercent = (share: number): string => percent({ done: share * 1000, of: 1000 });

function renamedLines(renamed: readonly Renamed[]): string[] {
	if (renamed.length === 0) return [];
	const named = renamed.slice(0, MOST_NAMED).map(({ text, label }) => `“${shortened(label)}” to “${shortened(text)}”`);
	const more = renamed.length > MOST_NAMED ? ` and ${renamed.length - MOST_NAMED} more` : "";
	return [`Renamed: ${named.join(", ")}${more}`];
}

function shortened(text: string): string {
	return text.length > 40 ? `${text.slice(0, 39).trimEnd()}…` : text;
}

/** The states in the order of the summary; an absent item counts as blank. */
const STATES: readonly (readonly [state: Completeness, words: string])[] = [
	["answered", "answered"],
	["not-applicable", "not applicable"],
	["partial", "partly answered"],
	["placeholder", "with a placeholder only"],
	["blank", "blank"],
];

function answeredLine(all: readonly Explanation[]): string {
	const known = all.filter(({ origin }) => origin.landing?.by !== "extra");
	const counts = STATES.flatMap(([state, words]) => {
		const count = known.filter((each) => each.state === state).length;
		return count > 0 || state === "answered" ? [`${count} ${words}`] : [];
	});
	return `Of ${pluralize(known.length, "item")}: ${counts.join(", ")}`;
}
