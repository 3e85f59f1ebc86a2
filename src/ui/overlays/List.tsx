/** A title, an input line, and a list with one selected row: shared by go-to, help and stage. */
import { Box, useCursor } from "ink";
import { Rows, useAppearance } from "../Rows.tsx";
import { drawList, LIST_MARGIN, type ListContent } from "../rows/list.ts";

/** A list to choose from, with a filter if there is a `query`. */
export function List(content: ListContent) {
	const appearance = useAppearance();
	const { width, height } = content.area;
	const { setCursorPosition } = useCursor();
	const { lines, cursor } = drawList(content, appearance);
	setCursorPosition(cursor);
	return (
		<Box flexDirection="column" width={width} height={height} paddingLeft={LIST_MARGIN} flexShrink={0}>
			<Rows lines={lines} />
		</Box>
	);
}
