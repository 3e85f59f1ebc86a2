/** The item that is being written, and the cursor in it. */
import { Box, useCursor } from "ink";
import { marginOf } from "../wizard/layout.ts";
import type { State } from "../wizard/types.ts";
import { Rows, useLook } from "./look.tsx";
import { itemPane } from "./rows/item-pane.ts";

interface Props {
	readonly state: State;
	/** Where the pane's first cell stands on the screen, 0-based. */
	readonly left: number;
	readonly top: number;
	readonly width: number;
	readonly height: number;
	/** The keyboard belongs to the form. */
	readonly active: boolean;
}

export function ItemPane({ state, left, top, width, height, active }: Props) {
	const look = useLook();
	const { setCursorPosition } = useCursor();
	const margin = marginOf(state.size);
	const { lines, cursor } = itemPane(state, look, active);
	setCursorPosition(cursor && { x: left + margin + cursor.cell, y: top + cursor.row });
	return (
		<Box flexDirection="column" width={width} height={height} paddingLeft={margin} flexShrink={0}>
			<Rows lines={lines} />
		</Box>
	);
}
