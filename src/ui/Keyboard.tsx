/** Keeps the terminal in raw mode with marked pastes, and exposes Ink's suspend function. Draws nothing. */
import { type SuspendTerminal, useApp, usePaste, useStdin } from "ink";
import { useEffect } from "react";

export interface KeyboardProps {
	/** Called once the terminal can be handed to another program. */
	readonly onReady: (suspend: SuspendTerminal) => void;
}

const nothing = () => {};

/** One per screen; the terminal is in raw mode and marks pastes while it is mounted. */
export function Keyboard({ onReady }: KeyboardProps) {
	const { setRawMode } = useStdin();
	const { suspendTerminal } = useApp();
	useEffect(() => {
		setRawMode(true);
		return () => setRawMode(false);
	}, [setRawMode]);
	usePaste(nothing);
	useEffect(() => onReady(suspendTerminal), [onReady, suspendTerminal]);
	return null;
}
