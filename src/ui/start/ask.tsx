/** Shows one screen until it is answered: the frame around the start screens. Knows no question. */
import { Box, render, Text, useWindowSize } from "ink";
import { createContext, type ReactNode, useState } from "react";
import { placing } from "../../terminal/cursor-columns.ts";
import { isInterrupt } from "../../wizard/key.ts";
import type { Cancelled } from "../../wizard/start/outcomes.ts";
import type { Streams } from "../streams.ts";
import { KeysContext, noKeys, oneByOne, useKeys } from "./keys.ts";

/** What a screen tells the frame around it. */
export interface Manners {
	/** The author has given something that would be lost: leaving takes the key twice. */
	typed?: boolean;
	/** Tried before Esc leaves; true where it has done something else. */
	onEscape?: () => boolean;
}

export const MannersContext = createContext<Manners>({});

/**
 * Draws what `draw` gives in the alternate screen, which is left again before the promise resolves. Esc and Ctrl+C
 * cancel. `draw` gets what to call with the answer.
 */
export async function ask<T>(streams: Streams, draw: (done: (answer: T) => void) => ReactNode): Promise<T | Cancelled> {
	let answer: T | Cancelled = { type: "cancelled", interrupted: false };
	// Before anything is drawn: what is typed in between would be echoed, and its Enter come as another key.
	streams.stdin.setRawMode(true);
	const finish = (given: T | Cancelled) => {
		answer = given;
		ink.unmount();
	};
	const keys = noKeys();
	const manners: Manners = {};
	const screen = (
		<KeysContext value={keys}>
			<MannersContext value={manners}>
				<Frame manners={manners} onCancel={finish}>
					{draw(finish)}
				</Frame>
			</MannersContext>
		</KeysContext>
	);
	const ink = render(screen, {
		...streams,
		stdin: oneByOne(streams.stdin, keys),
		stdout: placing(streams.stdout),
		interactive: true,
		alternateScreen: true,
		incrementalRendering: true,
		exitOnCtrlC: false,
		// Nothing here writes to the console; patching it costs start-up time.
		patchConsole: false,
		maxFps: 120,
	});
	await ink.waitUntilExit();
	return answer;
}

interface FrameProps {
	readonly manners: Manners;
	readonly onCancel: (answer: Cancelled) => void;
	readonly children: ReactNode;
}

function Frame({ manners, onCancel, children }: FrameProps) {
	const { columns, rows } = useWindowSize();
	const [asked, setAsked] = useState<string>();
	useKeys((key) => {
		const interrupted = isInterrupt(key);
		if (!interrupted && key.name !== "escape") return setAsked(undefined);
		if (!interrupted && manners.onEscape?.()) return;
		const pressed = interrupted ? "Ctrl+C" : "Esc";
		if (!manners.typed || asked === pressed) onCancel({ type: "cancelled", interrupted });
		else setAsked(pressed);
	});
	return (
		<Box width={columns} height={rows - 1} flexDirection="column" paddingX={columns < 60 ? 1 : 2} overflow="hidden">
			{children}
			{asked && <Text bold wrap="truncate">{`Press ${asked} again to leave; nothing is kept`}</Text>}
		</Box>
	);
}
