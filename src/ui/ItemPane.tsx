/** The item pane: the current item's form, and the terminal's cursor in it. */
import { Box, useCursor } from "ink";
import { marginOf, type Rectangle } from "../wizard/panes.ts";
import type { State } from "../wizard/types.ts";
import { Rows, useAppearance } from "./Rows.tsx";
import { findBar } from "./rows/find-bar.ts";
import { itemPane } from "./rows/item-pane.ts";

interface Props {
	readonly state: State;
	readonly area: Rectangle;
}

/** The current item with its question, guidance and form; places the terminal cursor. */
export function ItemPane({ state, area: { left, top, width, height } }: Props) {
	const appearance = useAppearance();
	const { setCursorPosition } = useCursor();
	const margin = marginOf(state.size);
	const { lines, cursor } = itemPane(state, appearance);
	const find = findBar(state, appearance).cursor;
	setCursorPosition(find ?? (cursor && { x: left + margin + cursor.cell, y: top + cursor.row }));
	return (
		<Box flexDirection="column" width={width} height={height} paddingLeft={margin} flexShrink={0}>
			<Rows lines={lines} />
		</Box>
	);
}
