/** The edited draft can no longer be parsed: where, why, and what can be done. */
import { Box } from "ink";
import type { StyledLine } from "../../terminal/styled.ts";
import { MARGIN, UNUSABLE_CHOICES, unusableLayout } from "../../wizard/overlay-layout.ts";
import { Rows, useAppearance } from "../appearance.tsx";
import { span, withRole } from "../rows/spans.ts";
import type { OverlayProps } from "./overlay-props.ts";

export function UnusableOverlay({ state, area: { width, height } }: OverlayProps) {
	const appearance = useAppearance();
	if (state.overlay?.type !== "unusable") return null;
	const { why, kept } = unusableLayout(state, state.overlay);
	const { selected } = state.overlay;
	const plain = (text: string): StyledLine => [span(appearance.clean(text))];
	const choices = UNUSABLE_CHOICES.map((text, index): StyledLine => {
		const line: StyledLine = [span(`${index + 1} ${text}`, "strong")];
		return index === selected ? withRole(line, "selected") : line;
	});
	const title: StyledLine = [span("The draft can't be read as it was left", "heading")];
	return (
		<Box flexDirection="column" width={width} height={height} paddingLeft={MARGIN} flexShrink={0}>
			<Rows lines={[title, ...why.map(plain), [], ...kept.map(plain), [], ...choices].slice(0, height)} />
		</Box>
	);
}
