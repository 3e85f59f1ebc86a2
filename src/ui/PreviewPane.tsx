/** The rendered proposal, full-screen or beside the item. Its layout code is loaded on first use. */
import { Box } from "ink";
import { useEffect, useState } from "react";
import { renderProposal } from "../proposal/render.ts";
import type { ViewLine } from "../terminal/markdown-view.ts";
import { browsed } from "../wizard/outline-rows.ts";
import type { Rectangle } from "../wizard/panes.ts";
import { rowsAround } from "../wizard/preview.ts";
import type { PreviewRow } from "../wizard/preview-search.ts";
import type { Session } from "../wizard/session.ts";
import type { State } from "../wizard/types.ts";
import { Rows, useAppearance } from "./Rows.tsx";
import type { Appearance } from "./rows/appearance.ts";
import { numbersWidth, pendingPreview, previewEdge, previewLines } from "./rows/preview.ts";

interface Props {
	readonly state: State;
	readonly session: Session;
	readonly area: Rectangle;
	readonly beside?: boolean;
}

interface PreviewLayout {
	readonly lines: readonly ViewLine[];
	readonly rows: readonly PreviewRow[];
	/** The row at which the current item starts. */
	readonly itemLine: number;
	/** Width of the line numbers in cells; 0 without them. */
	readonly numbers: number;
}

/** Idle milliseconds before the preview beside the item is laid out again, so that it never delays typing. */
const IDLE_BEFORE_LAYOUT = 150;

/** The rendered proposal, as the whole screen or beside the item. */
export function PreviewPane({ state, session, area: { width, height }, beside = false }: Props) {
	const appearance = useAppearance();
	const overlay = state.overlay?.type === "preview" ? state.overlay : undefined;
	const picture = usePreviewLayout(
		state,
		session,
		width - 3,
		appearance,
		overlay?.numbers ?? false,
		beside ? IDLE_BEFORE_LAYOUT : 0,
	);
	useEffect(() => {
		if (!picture) return;
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
	const edge = previewEdge(appearance, beside);
	const lines = previewLines(picture.lines, top, height, current, picture.numbers);
	return (
		<Box {...frame}>
			<Rows lines={lines.map((line) => [edge, ...line])} />
		</Box>
	);
}

/** The proposal laid out at a width; undefined until the first layout is done. */
function usePreviewLayout(
	state: State,
	session: Session,
	width: number,
	appearance: Appearance,
	numbered: boolean,
	pause: number,
): PreviewLayout | undefined {
	const [picture, setPicture] = useState<PreviewLayout>();
	const { proposal, current } = browsed(state);
	const { unicode, hyperlinks } = appearance;
	useEffect(() => {
		let over = false;
		const draw = async () => {
			const { layOutMarkdown } = await import("../terminal/markdown-view.ts");
			const asked = session.inDocument(proposal);
			const printed = asked instanceof Promise ? await asked : asked;
			if (over) return;
			const { markdown, lines } = renderProposal(printed);
			const numbers = numbered ? numbersWidth(markdown.split("\n").length) : 0;
			const laid = layOutMarkdown(markdown, { width: width - numbers, unicode, hyperlinks });
			const source = lines[current] ?? 0;
			const at = laid.findIndex((line) => line.source >= source);
			const itemLine = at < 0 ? Math.max(0, laid.length - 1) : at;
			setPicture({ lines: laid, rows: laid.map(asRow), itemLine, numbers });
		};
		const timer = setTimeout(draw, pause);
		return () => {
			over = true;
			clearTimeout(timer);
		};
	}, [proposal, current, width, unicode, hyperlinks, numbered, pause, session]);
	return picture;
}

function asRow({ spans, source, heading }: ViewLine): PreviewRow {
	const text = spans.map((each) => each.text).join("");
	return heading === undefined ? { text, source } : { text, source, heading };
}
