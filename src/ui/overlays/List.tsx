/** A title, a line to type in, and a list with one row selected: what go-to, help and the stage share. */
import { Box, useCursor } from "ink";
import { fitLine, lineWidth, type StyledLine } from "../../terminal/styled.ts";
import { centred, listRows } from "../../wizard/layout.ts";
import { Rows, useLook } from "../look.tsx";
import { padLine, span, withRole } from "../rows/spans.ts";

interface Props {
	readonly title: string;
	/** What was typed; undefined where nothing is. */
	readonly query?: string;
	readonly rows: readonly StyledLine[];
	readonly selected: number;
	/** Stands where there are no rows. */
	readonly none?: string;
	readonly top: number;
	readonly width: number;
	readonly height: number;
}

export function List({ title, query, rows, selected, none = "Nothing found", top, width, height }: Props) {
	const look = useLook();
	const { setCursorPosition } = useCursor();
	const lead: StyledLine = [span(query === undefined ? title : `${title}: `, "heading")];
	const typed: StyledLine = query === undefined ? lead : [...lead, span(look.clean(query))];
	setCursorPosition(query === undefined ? undefined : { x: Math.min(width - 1, 2 + lineWidth(typed)), y: top });
	const space = listRows(height);
	const from = centred(rows.length, selected, space);
	const inner = width - 4;
	const shown = rows.slice(from, from + space).map((row, index) => {
		const line = fitLine(row, inner, look.unicode);
		return from + index === selected ? withRole(padLine(line, inner), "selected") : line;
	});
	return (
		<Box flexDirection="column" width={width} height={height} paddingLeft={2} flexShrink={0}>
			<Rows lines={[fitLine(typed, inner, look.unicode), []]} />
			<Rows lines={shown.length > 0 ? shown : [[span(none, "quiet")]]} />
		</Box>
	);
}
