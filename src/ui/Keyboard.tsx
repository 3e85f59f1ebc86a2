/** Listens to the keyboard and to pastes, and hands out Ink's control of the terminal. Draws nothing, decides nothing. */
import type { EventEmitter } from "node:events";
import { type SuspendTerminal, useApp, usePaste, useStdin } from "ink";
import { useEffect } from "react";
import type { KeyPress } from "../wizard/types.ts";
import { keysOf } from "./keys.ts";

export interface KeyboardProps {
	readonly onKeys: (keys: readonly KeyPress[]) => void;
	readonly onPaste: (text: string) => void;
	/** Called once, when the terminal can be handed to another program. */
	readonly onReady: (suspend: SuspendTerminal) => void;
}

/** What Ink's stdin context carries besides its public part; `useInput` itself listens there. See keys.ts for why. */
export interface InkInput {
	readonly internal_eventEmitter: EventEmitter;
}

/** One of these per screen; the terminal is in raw mode as long as it is mounted. */
export function Keyboard({ onKeys, onPaste, onReady }: KeyboardProps) {
	const input = useStdin() as ReturnType<typeof useStdin> & InkInput;
	const { suspendTerminal } = useApp();
	const { internal_eventEmitter: events, setRawMode } = input;
	useEffect(() => {
		const read = (event: string) => onKeys(keysOf(event));
		events.on("input", read);
		setRawMode(true);
		return () => {
			events.off("input", read);
			setRawMode(false);
		};
	}, [events, setRawMode, onKeys]);
	usePaste(onPaste);
	useEffect(() => onReady(suspendTerminal), [onReady, suspendTerminal]);
	return null;
}
