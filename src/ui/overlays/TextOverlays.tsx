/** Overlays that are a text: the full guidance, the reason for “not applicable”, and a draft that can't be read. */
import { Box, useCursor } from "ink";
import type { StyledLine } from "../../terminal/styled.ts";
import { guidanceLayout } from "../../wizard/guidance.ts";
import { MARGIN, reasonLayout, UNUSABLE_CHOICES, unusableLayout } from "../../wizard/overlay-layout.ts";
import { Rows, useAppearance } from "../Rows.tsx";
import { guidanceRow } from "../rows/item-pane.ts";
import { withScrollBar } from "../rows/scroll-bar.ts";
import { span, withStyle } from "../rows/spans.ts";
import { textRows } from "../rows/text.ts";
import type { OverlayProps } from "./overlay-props.ts";

/** An item's complete guidance, below its question. */
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

/** Asks why the item is not applicable. */
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

/** The edited draft can no longer be parsed: where, why, and what the author can do. */
export function UnusableOverlay({ state, area: { width, height } }: OverlayProps) {
	const appearance = useAppearance();
	if (state.overlay?.type !== "unusable") return null;
	const { why, kept } = unusableLayout(state, state.overlay);
	const { selected } = state.overlay;
	const plain = (text: string): StyledLine => [span(appearance.clean(text))];
	const choices = UNUSABLE_CHOICES.map((text, index): StyledLine => {
		const line: StyledLine = [span(`${index + 1} ${text}`, "strong")];
		return index === selected ? withStyle(line, "selected") : line;
	});
	const title: StyledLine = [span("The edited draft can't be read", "heading")];
	return (
		<Box flexDirection="column" width={width} height={height} paddingLeft={MARGIN} flexShrink={0}>
			<Rows lines={[title, ...why.map(plain), [], ...kept.map(plain), [], ...choices].slice(0, height)} />
		</Box>
	);
}
