/** The outline pane, beside the item or alone in a narrow terminal. */
import { Box } from "ink";
import type { Rectangle } from "../wizard/panes.ts";
import type { State } from "../wizard/types.ts";
import { Rows, useAppearance } from "./Rows.tsx";
import { outlinePane } from "./rows/outline.ts";

interface Props {
	readonly state: State;
	readonly area: Rectangle;
}

/** The outline with the marks of its items. */
export function OutlinePane({ state, area: { width, height } }: Props) {
	const appearance = useAppearance();
	return (
		<Box flexDirection="column" width={width} height={height} flexShrink={0}>
			<Rows lines={outlinePane(state, appearance, width, height)} />
		</Box>
	);
}
