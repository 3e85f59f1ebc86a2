/** The rendered proposal, full-screen or beside the item. Its layout code is loaded on first use. */
import { Box } from "ink";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { browsed } from "../wizard/outline-rows.ts";
import type { Rectangle } from "../wizard/panes.ts";
import type { Session } from "../wizard/session.ts";
import type { State } from "../wizard/types.ts";
import { Rows, useAppearance } from "./Rows.tsx";
import type { Appearance } from "./rows/appearance.ts";
import { type PreviewLayout, previewPane } from "./rows/preview.ts";

interface Props {
	readonly state: State;
	readonly session: Session;
	readonly area: Rectangle;
	readonly beside?: boolean;
}

/** What the panes beside an item show now, with their widths: other code draws them too, without React's state. */
const shownLayouts = new WeakMap<Session, { readonly width: number; readonly layout: PreviewLayout }>();

/** The layout that the pane beside the item shows at this width; undefined before the first one. */
export function shownLayout(session: Session, width: number): PreviewLayout | undefined {
	const shown = shownLayouts.get(session);
	return shown?.width === width ? shown.layout : undefined;
}

/** Idle milliseconds before the preview beside the item is laid out again, so that it never delays typing. */
const IDLE_BEFORE_LAYOUT = 150;

/** The rendered proposal, as the whole screen or beside the item. */
export function PreviewPane({ state, session, area, beside = false }: Props) {
	const { width, height } = area;
	const appearance = useAppearance();
	const overlay = state.overlay?.type === "preview" ? state.overlay : undefined;
	const numbered = overlay?.numbers ?? false;
	const picture = usePreviewLayout(state, session, width - 3, appearance, numbered, beside);
	useLayoutEffect(() => {
		if (!picture || !beside) return undefined;
		shownLayouts.set(session, { width, layout: picture });
		return () => void shownLayouts.delete(session);
	}, [picture, beside, session, width]);
	useEffect(() => {
		if (!picture || picture.isPartial) return;
		const { rows, itemLine } = picture;
		session.dispatch({ type: "previewLaidOut", rows, itemLine, beside });
	}, [picture, beside, session]);
	return (
		<Box flexDirection="column" width={width} height={height} flexShrink={0}>
			<Rows lines={previewPane(state, picture, area, appearance, beside)} />
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
