/** All commands with their keys, by what they are for. */
import { textOf } from "../../editor/buffer.ts";
import type { StyledLine } from "../../terminal/styled.ts";
import { keyText } from "../../wizard/key-map.ts";
import { findCommands } from "../../wizard/search.ts";
import { span } from "../rows/spans.ts";
import { List } from "./List.tsx";
import type { OverlayProps } from "./overlay-props.ts";

/** Column widths: group, key, key in the outline. */
const GROUP = 15;
const KEY = 11;
const IN_OUTLINE = 6;

export function HelpOverlay({ state, area }: OverlayProps) {
	if (state.overlay?.type !== "help") return null;
	const { width } = area;
	const { query, selected } = state.overlay;
	const found = findCommands(textOf(query));
	const rows = found.map((command, index): StyledLine => {
		const key = keyText(command.keys[0] ?? "");
		const single = keyText(command.inOutline?.[0] ?? "");
		const fresh = textOf(query) !== "" || command.group !== found[index - 1]?.group;
		// Too narrow for a sentence: show the short form.
		if (width < 70) return [span(`${key.padEnd(KEY)} `, "strong"), span(command.short)];
		// The sentences matter most, so the groups give way first.
		const group = width < 100 ? [] : [span((fresh ? command.group : "").padEnd(GROUP), "quiet")];
		return [
			...group,
			span(`${key.padEnd(KEY)} `, "strong"),
			span(`${single.padEnd(IN_OUTLINE)} `, "quiet"),
			span(command.title),
		];
	});
	const title = width < 70 ? "Help" : "Help (second key: in the outline)";
	return <List title={title} query={query} rows={rows} selected={selected} area={area} />;
}
