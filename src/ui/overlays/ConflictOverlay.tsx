/** An item changed both here and on disk: shows both versions for the author to choose. */
import { Box } from "ink";
import { fitLine, type StyledLine } from "../../terminal/styled.ts";
import { CONFLICT_GAP, type ConflictSide, conflictLayout, MARGIN } from "../../wizard/overlay-layout.ts";
import { Rows, useAppearance } from "../Rows.tsx";
import { span, withStyle } from "../rows/spans.ts";
import type { OverlayProps } from "./overlay-props.ts";

/** Two versions of an answer to choose from, beside each other where there is room. */
export function ConflictOverlay({ state, area: { width, height } }: OverlayProps) {
	const appearance = useAppearance();
	const { glyphs } = appearance;
	const layout = conflictLayout(state);
	if (state.overlay?.type !== "conflict" || !layout) return null;
	const { selected } = state.overlay;
	const { item, words, said, gap, beside, cells, sides } = layout;
	const side = (title: string, { text, cut }: ConflictSide, index: number) => {
		const head: StyledLine = [span(`${index + 1} ${title}`, "strong")];
		const lines = text.map((row, at): StyledLine => {
			const more = cut && at === text.length - 1 ? ` ${glyphs.ellipsis}` : "";
			return [span(`${glyphs.line} `, "rule"), span(appearance.clean(row)), span(more, "quiet")];
		});
		return (
			<Box flexDirection="column" width={cells} flexShrink={0}>
				<Rows
					lines={[selected === index ? withStyle(head, "selected") : head, ...lines].map((line) =>
						fitLine(line, cells, appearance.unicode),
					)}
				/>
			</Box>
		);
	};
	return (
		<Box flexDirection="column" width={width} height={height} paddingLeft={MARGIN} flexShrink={0}>
			<Rows
				lines={[fitLine([span(appearance.clean(item.label), "heading")], width - 2 * MARGIN, appearance.unicode)]}
			/>
			<Rows lines={[...said.map((text) => [span(text, "quiet")]), ...(gap ? [[]] : [])]} />
			<Box flexDirection={beside ? "row" : "column"} gap={beside ? CONFLICT_GAP : 0}>
				{side(words.mine, sides[0], 0)}
				{side(words.theirs, sides[1], 1)}
			</Box>
		</Box>
	);
}
