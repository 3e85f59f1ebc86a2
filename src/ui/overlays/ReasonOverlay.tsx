/** Asks why the item is not applicable. */
import { Box, useCursor } from "ink";
import { MARGIN, reasonLayout } from "../../wizard/overlay-layout.ts";
import { Rows, useAppearance } from "../appearance.tsx";
import { span } from "../rows/spans.ts";
import { textRows } from "../rows/text.ts";
import type { OverlayProps } from "./overlay-props.ts";

export function ReasonOverlay({ state, area: { left, top, width, height } }: OverlayProps) {
	const { setCursorPosition } = useCursor();
	const appearance = useAppearance();
	if (state.overlay?.type !== "not-applicable") return null;
	const { question, why, row, view } = reasonLayout(state, state.overlay);
	setCursorPosition({ x: left + MARGIN + view.cursor.cell, y: top + row + view.cursor.row });
	return (
		<Box flexDirection="column" width={width} height={height} paddingLeft={MARGIN} flexShrink={0}>
			<Rows lines={question.map((text) => [span(appearance.clean(text), "heading")])} />
			<Rows lines={why.map((text) => [span(text, "quiet")])} />
			<Rows lines={row > question.length + why.length ? [[]] : []} />
			<Rows lines={textRows(state.overlay.reason, view, false, appearance.unicode)} />
		</Box>
	);
}
