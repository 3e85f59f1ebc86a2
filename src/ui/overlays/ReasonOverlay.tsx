/** Asks why the item is not applicable. */
import { Box, useCursor } from "ink";
import { viewOf } from "../../editor/buffer.ts";
import { wrapText } from "../../wizard/layout.ts";
import { itemAt } from "../../wizard/state.ts";
import { Rows, useLook } from "../look.tsx";
import { span } from "../rows/spans.ts";
import { textRows } from "../rows/text.ts";
import type { OverlayProps } from "./OverlayPane.tsx";

export function ReasonOverlay({ state, top, width, height }: OverlayProps) {
	const { setCursorPosition } = useCursor();
	const look = useLook();
	if (state.overlay?.type !== "not-applicable") return null;
	const inner = width - 4;
	const question = wrapText(itemAt(state).label, inner).slice(0, 3);
	const why = wrapText("Why is it not applicable? Reviewers will read it.", inner);
	const { reason } = state.overlay;
	const view = viewOf(reason, { width: inner, height: 4 });
	setCursorPosition({ x: 2 + view.cursor.cell, y: top + question.length + why.length + 1 + view.cursor.row });
	return (
		<Box flexDirection="column" width={width} height={height} paddingLeft={2} flexShrink={0}>
			<Rows lines={question.map((text) => [span(look.clean(text), "heading")])} />
			<Rows lines={[...why.map((text) => [span(text, "quiet")]), []]} />
			<Rows lines={textRows(reason, view, false, look.unicode)} />
		</Box>
	);
}
