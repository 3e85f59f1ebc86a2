/** A title, an input line, and a list with one selected row: shared by go-to, help and stage. */
import { Box, useCursor } from "ink";
import type { Buffer } from "../../editor/buffer.ts";
import { fitLine, lineWidth, type StyledLine } from "../../terminal/styled.ts";
import { visiblePart } from "../../wizard/line-input.ts";
import type { Rectangle } from "../../wizard/panes.ts";
import { centred, listRows } from "../../wizard/scroll.ts";
import { Rows, useAppearance } from "../Rows.tsx";
import { selectedLine, span } from "../rows/spans.ts";

interface Props {
	readonly title: string;
	/** The typed query; undefined for lists without one. */
	readonly query?: Buffer;
	readonly rows: readonly StyledLine[];
	readonly selected: number;
	/** Shown if there are no rows. */
	readonly none?: string;
	readonly area: Rectangle;
}

/** A list to choose from, with a filter if there is a `query`; scrolls to keep the selected row visible. */
export function List({ title, query, rows, selected, none = "Nothing found", area }: Props) {
	const appearance = useAppearance();
	const { left, top, width, height } = area;
	const { setCursorPosition } = useCursor();
	const lead: StyledLine = [span(query === undefined ? title : `${title}: `, "heading")];
	const inner = width - 4;
	const line = query && visiblePart(query, inner - lineWidth(lead));
	const typed: StyledLine = line ? [...lead, span(appearance.clean(line.text))] : lead;
	setCursorPosition(line && { x: left + Math.min(width - 1, 2 + lineWidth(lead) + line.cursor), y: top });
	const space = listRows(height);
	const from = centred(rows.length, selected, space);
	const shown = rows.slice(from, from + space).map((row, index) => {
		const line = fitLine(row, inner, appearance.unicode);
		return from + index === selected ? selectedLine(line, inner) : line;
	});
	return (
		<Box flexDirection="column" width={width} height={height} paddingLeft={2} flexShrink={0}>
			<Rows lines={[fitLine(typed, inner, appearance.unicode), []]} />
			<Rows lines={shown.length > 0 ? shown : [[span(none, "quiet")]]} />
		</Box>
	);
}
