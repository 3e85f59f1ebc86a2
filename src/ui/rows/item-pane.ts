/** The current item as rows: breadcrumb, question, guidance and form. Draws nothing. */

import { type Item, isDue } from "../../outline/types.ts";
import { isExpected, isRequired } from "../../proposal/requirements.ts";
import type { Completeness, Proposal } from "../../proposal/types.ts";
import { cellWidth } from "../../terminal/cell-width.ts";
import { fitLine, lineWidth, type StyledLine, type StyleName } from "../../terminal/styled.ts";
import { type GuidanceRow, type ItemLayout, itemLayout } from "../../wizard/item-layout.ts";
import { commandOf } from "../../wizard/key-map.ts";
import { keyText } from "../../wizard/key-press.ts";
import { browsed } from "../../wizard/outline-rows.ts";
import { itemAt, statusOfProposal } from "../../wizard/state.ts";
import type { State } from "../../wizard/types.ts";
import type { Appearance } from "./appearance.ts";
import { formRows } from "./form.ts";
import { withScrollBar } from "./scroll-bar.ts";
import { span, spread } from "./spans.ts";

export interface ItemPaneRows {
	readonly lines: readonly StyledLine[];
	/** The cursor's position in them, 0-based; undefined if there is none. */
	readonly cursor: { readonly row: number; readonly cell: number } | undefined;
}

/** The rows of the item that is shown: its question, guidance and form, scrolled to the cursor. */
export function itemPane(session: State, appearance: Appearance): ItemPaneRows {
	const state = browsed(session);
	const layout = itemLayout(state);
	const active = state.pane === "item";
	const form = formRows(state, appearance, layout, active);
	const above = [
		breadcrumbRow(state, itemAt(state), appearance, layout.width, form.lineOf),
		...questionRows(layout, appearance),
		...guidanceRows(layout, appearance),
		...Array.from({ length: layout.gap }, () => []),
	];
	const cursor = form.cursor && { row: above.length + form.cursor.row, cell: form.cursor.cell };
	return { lines: [...above, ...withScrollBar(form, layout, appearance)], cursor };
}

const WORDS: Readonly<Record<Completeness, readonly [string, StyleName]>> = {
	blank: ["not answered", "quiet"],
	placeholder: ["only a placeholder", "warn"],
	partial: ["in progress", "warn"],
	answered: ["answered", "good"],
	"not-applicable": ["not applicable", "quiet"],
};

/** Breadcrumb at the left; at the right the line number in a long text, whether it is required, and its state. */
function breadcrumbRow(state: State, item: Item, appearance: Appearance, width: number, lineOf?: string): StyledLine {
	const status = statusOfProposal(state.proposal).items[item.id] ?? "blank";
	const [word, style] = WORDS[status];
	const need = requirementText(state.proposal, item);
	const right: StyledLine = [
		...(lineOf === undefined ? [] : [span(lineOf), span("  ")]),
		span(need, "quiet"),
		span(" · ".replace("·", appearance.unicode ? "·" : "-"), "quiet"),
		span(word, style),
	];
	const room = width - lineWidth(right) - 2;
	if (room < 8 && lineOf !== undefined) return breadcrumbRow(state, item, appearance, width);
	if (room < 8) return right.map((each) => (each.text === need ? span(need.replace("welcome, ", ""), "quiet") : each));
	const path = fitPath(item.path.map(appearance.clean), room, appearance.glyphs);
	return spread(fitLine([span(path, "quiet")], room, appearance.unicode), right, width);
}

/** The enclosing headings; the outer ones give way first, since the nearest says most. */
function fitPath(path: readonly string[], room: number, { crumb, ellipsis }: Appearance["glyphs"]): string {
	const shortened = path.map((_, at) => [...(at > 0 ? [ellipsis] : []), ...path.slice(at)].join(crumb));
	return shortened.find((text) => cellWidth(text) <= room) ?? path.at(-1) ?? "";
}

function requirementText(proposal: Proposal, item: Item): string {
	const { stage } = proposal;
	if (isRequired(proposal, item, stage)) return "required";
	if (isExpected(proposal, item, stage)) return "reviewers look for it";
	if (item.required === "never" || isDue(item.required, stage)) return "optional";
	if (item.encouraged !== undefined && isDue(item.encouraged, stage)) return `welcome, required from ${item.required}`;
	return `required from ${item.required}`;
}

function questionRows(layout: ItemLayout, appearance: Appearance): readonly StyledLine[] {
	return layout.question.map((text) => [span(appearance.clean(text), "heading")]);
}

function guidanceRows(layout: ItemLayout, appearance: Appearance): readonly StyledLine[] {
	return layout.guidance.map((row) => guidanceRow(row, appearance));
}

/** One row of guidance, above the form and in the overlay. */
export function guidanceRow({ text, part }: GuidanceRow, appearance: Appearance): StyledLine {
	const key = span(`${keyText(commandOf("guidance").keys[0] ?? "")} `, "strong");
	if (part === "more") return [key, span("more", "quiet")];
	if (part === "comments")
		return [span(`${keyText(commandOf("comments").keys[0] ?? "")} `, "strong"), span(text, "quiet")];
	if (part === "comment") return [span(appearance.clean(text), "warn")];
	if (part === "question") return [span(appearance.clean(text), "heading")];
	if (part === "title") return [span(text, "quiet", "strong")];
	if (part === "example") return [span(appearance.clean(text), "quote")];
	return [span(appearance.clean(text), "quiet")];
}
