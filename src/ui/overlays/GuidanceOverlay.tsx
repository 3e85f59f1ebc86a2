/** An item's complete guidance, below its question. */
import { Box } from "ink";
import { guidanceLayout } from "../../wizard/guidance.ts";
import { MARGIN } from "../../wizard/overlay-layout.ts";
import { Rows, useAppearance } from "../appearance.tsx";
import { guidanceRow } from "../rows/item.ts";
import { withScrollBar } from "../rows/scroll-bar.ts";
import { span } from "../rows/spans.ts";
import type { OverlayProps } from "./overlay-props.ts";

export function GuidanceOverlay({ state, area: { width, height } }: OverlayProps) {
	const appearance = useAppearance();
	if (state.overlay?.type !== "guidance") return null;
	const layout = guidanceLayout(state, state.overlay);
	const question = layout.question.map((text) => [span(appearance.clean(text), "heading")]);
	const lines = layout.rows.map((row) => guidanceRow(row, appearance));
	const scrolled = withScrollBar({ ...layout, lines }, { form: layout.height, width: layout.width }, appearance);
	return (
		<Box flexDirection="column" width={width} height={height} paddingLeft={MARGIN} flexShrink={0}>
			<Rows lines={[...question, ...scrolled].slice(0, height)} />
		</Box>
	);
}
