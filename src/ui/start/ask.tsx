/** Shows one screen until it is answered: the frame around the start screens. Knows no question. */
import { Box, render, useInput, useWindowSize } from "ink";
import type { ReactNode } from "react";
import { placing } from "../../terminal/placed.ts";
import type { Cancelled } from "../../wizard/start/outcomes.ts";
import type { Streams } from "../streams.ts";
import { oneByOne } from "./one-key.ts";

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
	const ink = render(<Frame onCancel={finish}>{draw(finish)}</Frame>, {
		...streams,
		stdin: oneByOne(streams.stdin),
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
	readonly onCancel: (answer: Cancelled) => void;
	readonly children: ReactNode;
}

function Frame({ onCancel, children }: FrameProps) {
	const { columns, rows } = useWindowSize();
	useInput((input, key) => {
		const interrupted = key.ctrl && input === "c";
		if (interrupted || key.escape) onCancel({ type: "cancelled", interrupted });
	});
	return (
		<Box width={columns} height={rows - 1} flexDirection="column" paddingX={columns < 60 ? 1 : 2} overflow="hidden">
			{children}
		</Box>
	);
}
