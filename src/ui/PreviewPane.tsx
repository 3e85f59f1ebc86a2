/** The rendered proposal, alone or beside the item. What lays it out is loaded when it is first needed. */
import { Box, Text } from "ink";
import { useEffect, useState } from "react";
import { renderProposal } from "../proposal/render.ts";
import type { ViewLine } from "../terminal/markdown-view.ts";
import type { Session } from "../wizard/session.ts";
import type { State } from "../wizard/types.ts";
import { Rows, useLook } from "./look.tsx";
import { span } from "./rows/spans.ts";

interface Props {
	readonly state: State;
	readonly session: Session;
	readonly width: number;
	readonly height: number;
	readonly beside?: boolean;
}

interface Picture {
	readonly lines: readonly ViewLine[];
	/** Row of the item that is being written. */
	readonly itemLine: number;
}

/** Milliseconds without a key before the preview beside the item is laid out anew: it must never hold up typing. */
const PAUSE = 150;

export function PreviewPane({ state, session, width, height, beside = false }: Props) {
	const look = useLook();
	const picture = usePicture(state, width - 3, look.unicode, beside ? PAUSE : 0);
	const { overlay } = state;
	useEffect(() => {
		if (!picture) return;
		const { lines, itemLine } = picture;
		session.dispatch({ type: "previewLaidOut", lines: lines.length, itemLine, beside });
	}, [picture, beside, session]);
	if (!picture) return <Text dimColor>{" …".slice(0, look.unicode ? 2 : 1)}</Text>;
	const last = Math.max(0, picture.lines.length - height);
	const own = beside ? (state.scrolled?.preview ?? state.beside?.top) : overlay?.type === "preview" && overlay.top;
	const asked = typeof own === "number" ? own : picture.itemLine;
	const top = Math.max(0, Math.min(last, asked));
	const shown = picture.lines.slice(top, top + height);
	const edge = beside ? span(`${look.marks.line} `, "quiet") : span("  ");
	return (
		<Box flexDirection="column" width={width} height={height} flexShrink={0}>
			<Rows lines={shown.map((line) => [edge, ...line.spans])} />
		</Box>
	);
}

/** The proposal laid out at a width; undefined until that is done for the first time. */
function usePicture(state: State, width: number, unicode: boolean, pause: number): Picture | undefined {
	const [picture, setPicture] = useState<Picture>();
	const { proposal, current } = state;
	useEffect(() => {
		let over = false;
		const draw = async () => {
			const { layOutMarkdown } = await import("../terminal/markdown-view.ts");
			if (over) return;
			const { markdown, lines } = renderProposal(proposal);
			const laid = layOutMarkdown(markdown, { width, unicode });
			const source = lines[current] ?? 0;
			const at = laid.findIndex((line) => line.source >= source);
			setPicture({ lines: laid, itemLine: at < 0 ? Math.max(0, laid.length - 1) : at });
		};
		const timer = setTimeout(draw, pause);
		return () => {
			over = true;
			clearTimeout(timer);
		};
	}, [proposal, current, width, unicode, pause]);
	return picture;
}
