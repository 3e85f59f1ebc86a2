/** Go to an item by parts of its heading, question or answer. */
import { textOf } from "../../editor/buffer.ts";
import { isDue } from "../../outline/types.ts";
import type { StyledLine } from "../../terminal/styled.ts";
import { findItems } from "../../wizard/search.ts";
import { statusOfProposal } from "../../wizard/state.ts";
import { useAppearance } from "../appearance.tsx";
import { span } from "../rows/spans.ts";
import { List } from "./List.tsx";
import type { OverlayProps } from "./overlay-props.ts";

export function GotoOverlay({ state, area }: OverlayProps) {
	const appearance = useAppearance();
	const { marks } = appearance;
	if (state.overlay?.type !== "goto") return null;
	const { query, selected } = state.overlay;
	const status = statusOfProposal(state.proposal);
	const rows = findItems(state.proposal, textOf(query)).map((item): StyledLine => {
		const how = status.items[item.id] ?? "blank";
		const due = how === "blank" && isDue(item.required, state.proposal.stage);
		const path = item.path.map(appearance.clean).join(marks.crumb);
		return [
			span(`${due ? marks.due : marks.state[how]} `, how === "answered" ? "good" : "quiet"),
			span(appearance.clean(item.label)),
			span(path ? `   ${path}` : "", "quiet"),
		];
	});
	return <List title="Go to" query={query} rows={rows} selected={selected} area={area} />;
}
