/** The rendered proposal, full-screen or beside the item. Its layout code is loaded on first use. */
import { Box } from "ink";
import { useEffect, useRef, useState } from "react";
import { browsed } from "../wizard/outline-rows.ts";
import type { Rectangle } from "../wizard/panes.ts";
import { rowsAround } from "../wizard/preview.ts";
import type { Session } from "../wizard/session.ts";
import type { State } from "../wizard/types.ts";
import type { PreviewLayout } from "./preview-layout.ts";
import { Rows, useAppearance } from "./Rows.tsx";
import type { Appearance } from "./rows/appearance.ts";
import { pendingPreview, previewEdges, previewLines } from "./rows/preview.ts";

interface Props {
	readonly state: State;
	readonly session: Session;
	readonly area: Rectangle;
	readonly beside?: boolean;
}

/** Idle milliseconds before the preview beside the item is laid out again, so that it never delays typing. */
const IDLE_BEFORE_LAYOUT = 150;

/** The rendered proposal, as the whole screen or beside the item. */
export function PreviewPane({ state, session, area: { width, height }, beside = false }: Props) {
	const appearance = useAppearance();
	const overlay = state.overlay?.type === "preview" ? state.overlay : undefined;
	const numbered = overlay?.numbers ?? false;
	const picture = usePreviewLayout(state, session, width - 3, appearance, numbered, beside);
	useEffect(() => {
		if (!picture || picture.isPartial) return;
		const { rows, itemLine } = picture;
		session.dispatch({ type: "previewLaidOut", rows, itemLine, beside });
	}, [picture, beside, session]);
	const frame = { flexDirection: "column", width, height, flexShrink: 0 } as const;
	if (!picture) {
		return (
			<Box {...frame}>
				<Rows lines={pendingPreview(appearance, height, beside)} />
			</Box>
		);
	}
	const { length } = picture.lines;
	// This layout may be newer than the session's.
	const asked = (beside ? state.scrolled?.preview : overlay?.top) ?? rowsAround(picture.itemLine, length, height);
	const top = Math.max(0, Math.min(length - height, asked));
	// Matches refer to the rows that the session knows.
	const current = overlay?.rows === picture.rows ? overlay : undefined;
	const edges = previewEdges(appearance, beside, current, top, height);
	const lines = previewLines(picture.lines, top, height, current, picture.numbers);
	return (
		<Box {...frame}>
			<Rows
				lines={edges.flatMap((edge, row) => (row < lines.length || beside ? [[edge, ...(lines[row] ?? [])]] : []))}
			/>
		</Box>
	);
}

/** The proposal laid out at a width; undefined until the first layout is done. */
function usePreviewLayout(
	state: State,
	session: Session,
	width: number,
	{ unicode, hyperlinks }: Appearance,
	numbered: boolean,
	beside: boolean,
): PreviewLayout | undefined {
	const [picture, setPicture] = useState<PreviewLayout>();
	const isFirst = useRef(true);
	const { proposal, current } = browsed(state);
	useEffect(() => {
		let over = false;
		const draw = async () => {
			const { previewLayouts } = await import("./preview-layout.ts");
			const asked = session.inDocument(proposal);
			const printed = asked instanceof Promise ? await asked : asked;
			const options = { proposal, printed, current, width, unicode, hyperlinks, numbered, beside };
			for await (const layout of previewLayouts(options, isFirst.current)) {
				if (over) return;
				isFirst.current = false;
				setPicture(layout);
			}
		};
		const timer = setTimeout(draw, beside ? IDLE_BEFORE_LAYOUT : 0);
		return () => {
			over = true;
			clearTimeout(timer);
		};
	}, [proposal, current, width, unicode, hyperlinks, numbered, beside, session]);
	return picture;
}
