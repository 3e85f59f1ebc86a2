/** An item changed both here and on disk: shows both versions for the author to choose. */
import { Box } from "ink";
import { fitLine, type StyledLine } from "../../terminal/styled.ts";
import { BETWEEN, conflictLayout, MARGIN, type Side } from "../../wizard/overlay-layout.ts";
import { Rows, useAppearance } from "../appearance.tsx";
import { span, withRole } from "../rows/spans.ts";
import type { OverlayProps } from "./overlay-props.ts";

export function ConflictOverlay({ state, area: { width, height } }: OverlayProps) {
	const appearance = useAppearance();
	const { marks } = appearance;
	const layout = conflictLayout(state);
	if (state.overlay?.type !== "conflict" || !layout) return null;
	const { selected } = state.overlay;
	const { item, words, said, gap, beside, cells, sides } = layout;
	const side = (title: string, { text, cut }: Side, index: number) => {
		const head: StyledLine = [span(`${index + 1} ${title}`, "strong")];
		const lines = text.map((row, at): StyledLine => {
			const more = cut && at === text.length - 1 ? ` ${marks.ellipsis}` : "";
			return [span(`${marks.line} `, "quiet"), span(appearance.clean(row)), span(more, "quiet")];
		});
		return (
			<Box flexDirection="column" width={cells} flexShrink={0}>
				<Rows
					lines={[selected === index ? withRole(head, "selected") : head, ...lines].map((line) =>
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
			<Box flexDirection={beside ? "row" : "column"} gap={beside ? BETWEEN : 0}>
				{side(words.mine, sides[0], 0)}
				{side(words.theirs, sides[1], 1)}
			</Box>
		</Box>
	);
}
