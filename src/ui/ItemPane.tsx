/** The item that is being written: where it stands, its question, guidance, and the form. */
import { Box, useCursor } from "ink";
import { itemLayout, marginOf, rowsAboveForm } from "../wizard/layout.ts";
import { itemAt } from "../wizard/state.ts";
import type { State } from "../wizard/types.ts";
import { Rows, useLook } from "./look.tsx";
import { formRows } from "./rows/form.ts";
import { breadcrumbRow, guidanceRows, questionRows } from "./rows/item.ts";
import { withScrollBar } from "./rows/scroll-bar.ts";

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
	const layout = itemLayout(state);
	const margin = marginOf(state.size);
	const form = formRows(state, look, layout, active);
	const before = rowsAboveForm(layout);
	setCursorPosition(form.cursor && { x: left + margin + form.cursor.cell, y: top + before + form.cursor.row });
	return (
		<Box flexDirection="column" width={width} height={height} paddingLeft={margin} flexShrink={0}>
			<Rows
				lines={[breadcrumbRow(state, itemAt(state), look, layout.width, form.lineOf), ...questionRows(layout, look)]}
			/>
			<Rows lines={guidanceRows(layout, look)} />
			<Box height={layout.gap} flexShrink={0} />
			<Rows lines={withScrollBar(form, layout, look)} />
		</Box>
	);
}
