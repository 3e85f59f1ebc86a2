/** `status --explain`: which of a proposal's items are explained, and their explanations. Loaded only when asked for. */
import { draftOrigins, markdownOrigins, type OriginOf } from "../../documents/answer-origins.ts";
import type { LoadedDraft } from "../../documents/load-draft.ts";
import type { MarkdownFile } from "../../documents/open-markdown.ts";
import type { Stage } from "../../outline/types.ts";
import { type Explanation, explain } from "../../proposal/explanation.ts";
import { outlineWithExtras } from "../../proposal/layout/extras.ts";
import type { Proposal } from "../../proposal/types.ts";
import { visibleLine } from "../../terminal/sanitize.ts";
import { explanationJson, explanationText, itemsNamed, refuseName } from "../explain/explanations.ts";
import type { MeasuredProposal } from "./measure.ts";

/** Explains what `name` means in a proposal; undefined if its template has nothing with that name. */
export function explained(
	name: string,
	source: MarkdownFile | LoadedDraft,
	proposal: Proposal,
	stage: Stage,
): readonly Explanation[] | undefined {
	const items = itemsNamed(name, outlineWithExtras(proposal.outline, proposal.layout));
	if (!items) return undefined;
	const isDocument = "text" in source;
	const originOf: OriginOf = isDocument ? markdownOrigins(source) : draftOrigins(source);
	return items.map((item) => explain(proposal, item, stage, originOf(item), isDocument));
}

/** @throws UsageError if no proposal has anything with that name */
export function requireExplained(name: string, measured: readonly MeasuredProposal[]): void {
	if (measured.length === 0 || measured.some((each) => each.explained)) return;
	refuseName(
		name,
		measured.map(({ outline }) => outline),
	);
}

/** What `status --json` adds to a proposal. */
export function explainedJson({ explained: all }: MeasuredProposal): object {
	return all ? { explained: all.map(explanationJson) } : {};
}

/** Each proposal's explanations below its name. */
export function explainedText(measured: readonly MeasuredProposal[], name: string): string {
	const texts = measured.map(({ file, template, status, explained: all }) => {
		const head = `${visibleLine(file)}, template ${visibleLine(template)}, measured for ${status.stage}\n`;
		return head + (all ? explanationText(all) : `The template has no “${visibleLine(name)}”.\n`);
	});
	return texts.join("\n");
}
