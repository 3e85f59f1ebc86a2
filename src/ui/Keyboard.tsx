/** Keeps the terminal as keyboard and pastes need it, and hands out Ink's control of it. Draws nothing, hears nothing. */
import { type SuspendTerminal, useApp, usePaste, useStdin } from "ink";
import { useEffect } from "react";

export interface KeyboardProps {
	/** Called once, when the terminal can be handed to another program. */
	readonly onReady: (suspend: SuspendTerminal) => void;
}

const nothing = () => {};

/** One of these per screen; the terminal is in raw mode, and marks pastes, as long as it is mounted. */
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
