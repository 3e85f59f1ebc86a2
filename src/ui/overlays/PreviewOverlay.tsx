/** The full-screen preview: its rows and the search, or the list of its headings. */

import { Box, useCursor } from "ink";
import { textOf } from "../../editor/buffer.ts";
import type { StyledLine } from "../../terminal/styled.ts";
import { previewRows } from "../../wizard/preview.ts";
import { findHeadings } from "../../wizard/preview-search.ts";
import { PreviewPane } from "../PreviewPane.tsx";
import { Rows, useAppearance } from "../Rows.tsx";
import { searchRow } from "../rows/preview.ts";
import { span } from "../rows/spans.ts";
import { List } from "./List.tsx";
import type { OverlayProps } from "./overlay-props.ts";

/** The preview's own bars: its search, or the list of its headings. */
export function PreviewOverlay({ state, session, area }: OverlayProps) {
	const appearance = useAppearance();
	const { setCursorPosition } = useCursor();
	const { overlay } = state;
	const { left, top, width, height } = area;
	if (overlay?.type !== "preview") return null;
	const { search, headings } = overlay;
	const rows = previewRows(state, overlay);
	const row = searchRow(overlay, appearance, width);
	if (!headings)
		setCursorPosition(search?.typing ? { x: left + Math.min(width - 1, row.cursor), y: top + rows } : undefined);
	return (
		<Box flexDirection="column" width={width} height={height} flexShrink={0}>
			{/* Stays while the headings are shown: what it has laid out is what they are found in. */}
			<PreviewPane state={state} session={session} area={{ ...area, height: headings ? 0 : rows }} />
			{!headings && search && <Rows lines={[row.line]} />}
			{headings && <HeadingList {...{ state, session, area }} />}
		</Box>
	);
}

function HeadingList({ state, area }: OverlayProps) {
	const appearance = useAppearance();
	if (state.overlay?.type !== "preview" || !state.overlay.headings) return null;
	const { headings, rows: all = [] } = state.overlay;
	const rows = findHeadings(all, textOf(headings.query)).map(
		({ level, text }): StyledLine => [span("  ".repeat(level - 1)), span(appearance.clean(text))],
	);
	return <List title="Heading" {...headings} rows={rows} area={area} />;
}
