/** The rows above the form: breadcrumb, question and guidance. */

import { type Item, isDue, type Stage } from "../../outline/types.ts";
import type { Completeness } from "../../proposal/types.ts";
import { fitLine, lineWidth, type Role, type StyledLine } from "../../terminal/styled.ts";
import type { GuidanceRow, ItemLayout } from "../../wizard/item-layout.ts";
import { commandOf, keyText } from "../../wizard/key-map.ts";
import { statusOfProposal } from "../../wizard/state.ts";
import type { State } from "../../wizard/types.ts";
import type { Appearance } from "./appearance.ts";
import { span, spread } from "./spans.ts";

const WORDS: Readonly<Record<Completeness, readonly [string, Role]>> = {
	blank: ["not answered", "quiet"],
	placeholder: ["only a placeholder", "warn"],
	partial: ["in progress", "warn"],
	answered: ["answered", "good"],
	"not-applicable": ["not applicable", "quiet"],
};

/** Breadcrumb at the left; at the right the line number in a long text, whether it is required, and its state. */
export function breadcrumbRow(
	state: State,
	item: Item,
	appearance: Appearance,
	width: number,
	lineOf?: string,
): StyledLine {
	const status = statusOfProposal(state.proposal).items[item.id] ?? "blank";
	const [word, role] = WORDS[status];
	const need = requirementText(item, state.proposal.stage);
	const right: StyledLine = [
		...(lineOf === undefined ? [] : [span(lineOf), span("  ")]),
		span(need, "quiet"),
		span(" · ".replace("·", appearance.unicode ? "·" : "-"), "quiet"),
		span(word, role),
	];
	const path = item.path.map(appearance.clean).join(appearance.marks.crumb);
	const room = width - lineWidth(right) - 2;
	if (room < 8 && lineOf !== undefined) return breadcrumbRow(state, item, appearance, width);
	if (room < 8) return [span(need, "quiet"), span("  "), span(word, role)];
	return spread(fitLine([span(path, "quiet")], room, appearance.unicode), right, width);
}

function requirementText(item: Item, stage: Stage): string {
	if (item.required === "never") return "optional";
	if (isDue(item.required, stage)) return "required";
	if (item.encouraged !== undefined && isDue(item.encouraged, stage)) return `welcome, required from ${item.required}`;
	return `required from ${item.required}`;
}

export function questionRows(layout: ItemLayout, appearance: Appearance): readonly StyledLine[] {
	return layout.question.map((text) => [span(appearance.clean(text), "heading")]);
}

export function guidanceRows(layout: ItemLayout, appearance: Appearance): readonly StyledLine[] {
	return layout.guidance.map((row) => guidanceRow(row, appearance));
}

/** One row of guidance, above the form and in the overlay. */
export function guidanceRow({ text, part }: GuidanceRow, appearance: Appearance): StyledLine {
	const key = span(`${keyText(commandOf("guidance").keys[0] ?? "")} `, "strong");
	if (part === "more") return [key, span("shows more", "quiet")];
	if (part === "question") return [span(appearance.clean(text), "heading")];
	if (part === "title") return [span(text, "quiet", "strong")];
	if (part === "example") return [span(appearance.clean(text), "quote")];
	return [span(appearance.clean(text), "quiet")];
}
