/** The whole screen: header, outline, item, preview, key line and overlays. Only draws the state. */
import { Box } from "ink";
import { useMemo, useSyncExternalStore } from "react";
import type { Capabilities } from "../terminal/capabilities.ts";
import { fits, MIN_SIZE, panesOf, shownPanes } from "../wizard/panes.ts";
import type { Session } from "../wizard/session.ts";
import type { State } from "../wizard/types.ts";
import { ItemPane } from "./ItemPane.tsx";
import { OutlinePane } from "./OutlinePane.tsx";
import { OverlayPane } from "./overlays/OverlayPane.tsx";
import { PreviewPane } from "./PreviewPane.tsx";
import { AppearanceProvider, Row, Rows, useAppearance } from "./Rows.tsx";
import { appearanceOf } from "./rows/appearance.ts";
import { findBar } from "./rows/find-bar.ts";
import { footerHeight, footerRows } from "./rows/footer.ts";
import { headerRow } from "./rows/header.ts";
import { span } from "./rows/spans.ts";

interface Props {
	readonly session: Session;
	/** The state to draw, if it isn't always the session's latest. */
	readonly shown?: Pick<Session, "subscribe" | "getState">;
	readonly capabilities: Capabilities;
}

/** The root component: draws the state of the session, again whenever it changes. */
export function App({ session, shown = session, capabilities }: Props) {
	const state = useSyncExternalStore(shown.subscribe, shown.getState);
	const appearance = useMemo(() => appearanceOf(capabilities), [capabilities]);
	return (
		<AppearanceProvider value={appearance}>
			<Screen state={state} session={session} />
		</AppearanceProvider>
	);
}

function Screen({ state, session }: { readonly state: State; readonly session: Session }) {
	const { columns, rows } = state.size;
	const appearance = useAppearance();
	const panes = panesOf(state);
	if (!fits(state.size)) return <TooSmall state={state} />;
	const footer = footerRows(state, appearance, panes.airy);
	const height = panes.body.height - Math.max(0, footer.length - footerHeight(panes.airy));
	return (
		<Box flexDirection="column" width={columns} height={rows}>
			<Row line={headerRow(state, appearance)} />
			{panes.airy && <Rule width={columns} />}
			<Box height={height} flexShrink={0} overflowY={height < panes.body.height ? "hidden" : "visible"}>
				{state.overlay ? (
					<OverlayPane state={state} session={session} area={panes.body} />
				) : (
					<Panes state={state} session={session} />
				)}
			</Box>
			<Rows lines={findBar(state, appearance).lines} />
			<Rows lines={footer} />
		</Box>
	);
}

function Panes({ state, session }: { readonly state: State; readonly session: Session }) {
	return shownPanes(panesOf(state)).map(([name, area]) => {
		if (name === "outline") return <OutlinePane key={name} state={state} area={area} />;
		if (name === "item") return <ItemPane key={name} state={state} area={area} />;
		return <PreviewPane key={name} state={state} session={session} area={area} beside />;
	});
}

function Rule({ width }: { readonly width: number }) {
	const { glyphs } = useAppearance();
	return <Rows lines={[[span(glyphs.across.repeat(width), "rule")]]} />;
}

function TooSmall({ state }: { readonly state: State }) {
	const { columns, rows } = state.size;
	const words = [`${columns}x${rows} is too small`, `${MIN_SIZE.columns}x${MIN_SIZE.rows} is needed`, "Ctrl+Q leaves"];
	return (
		<Box flexDirection="column" width={columns} height={rows}>
			<Rows lines={words.slice(0, rows).map((text) => [span(text.slice(0, columns))])} />
		</Box>
	);
}
