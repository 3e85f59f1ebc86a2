/** All commands with their keys, by what they are for. */
import type { StyledLine } from "../../terminal/styled.ts";
import { keyText } from "../../wizard/key-map.ts";
import { findCommands } from "../../wizard/search.ts";
import { span } from "../rows/spans.ts";
import { List } from "./List.tsx";
import type { OverlayProps } from "./OverlayPane.tsx";

const KEYS = 14;
const GROUP = 15;

export function HelpOverlay({ state, top, width, height }: OverlayProps) {
	if (state.overlay?.type !== "help") return null;
	const { query, selected } = state.overlay;
	const found = findCommands(query);
	const rows = found.map((command, index): StyledLine => {
		const key = keyText(command.keys[0] ?? "");
		const single = command.inOutline?.[0];
		const fresh = query !== "" || command.group !== found[index - 1]?.group;
		return [
			...(width >= 70 ? [span((fresh ? command.group : "").padEnd(GROUP), "quiet")] : []),
			span(key.padEnd(KEYS), "strong"),
			span(command.title),
			span(single && width >= 90 ? `   (${keyText(single)} in the outline)` : "", "quiet"),
		];
	});
	return <List title="Help" query={query} rows={rows} selected={selected} top={top} width={width} height={height} />;
}
