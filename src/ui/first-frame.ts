/**
 * Paints the wizard's first frame as plain text before Ink and React are loaded, which takes longer than everything
 * before it. Keys typed meanwhile wait in the terminal. Loads neither Ink nor React.
 */
import type { Capabilities } from "../terminal/capabilities.ts";
import { insertColumnMoves } from "../terminal/cursor-columns.ts";
import { FATAL_SIGNALS } from "../terminal/terminal-exit.ts";
import type { Size, State } from "../wizard/types.ts";
import type { Frame } from "./paint/painter.ts";
import { appearanceOf } from "./rows/appearance.ts";
import { screenRows } from "./rows/screen.ts";
import type { Streams } from "./streams.ts";

const ALTERNATE = ["\x1b[?1049h", "\x1b[?1049l"] as const;
const CURSOR = ["\x1b[?25l", "\x1b[?25h"] as const;
const HOME = "\x1b[H";
const ERASE = "\x1b[J";

export interface FirstFrame {
	/** What the terminal shows. */
	readonly shown: Frame;
	/** The terminal's size for it. */
	readonly size: Size;
	/** Leaves the terminal as it is to the caller, who must restore it from now on. */
	handOver(): void;
	/** Restores the terminal if the screen is not started. */
	restore(): void;
}

/**
 * Paints the first frame in the alternate screen; returns undefined if only Ink can draw it. `stdin` and `stdout` must
 * be terminals.
 */
export function paintFirstFrame(
	state: State,
	capabilities: Capabilities,
	{ stdin, stdout }: Pick<Streams, "stdin" | "stdout">,
): FirstFrame | undefined {
	// A Windows console scrolls when its last cell is written.
	if (process.platform === "win32") return undefined;
	const appearance = appearanceOf(capabilities);
	const picture = screenRows({ ...state, unicode: capabilities.unicode }, appearance);
	if (!picture) return undefined;
	// Early keys must not be echoed over the frame.
	stdin.setRawMode(true);
	const shown = { rows: picture.lines.map(appearance.paint), cursor: picture.cursor };
	const rows = shown.rows.map((row, at) => `\x1b[${at + 1}H${insertColumnMoves(row.trimEnd())}`);
	const cursor = picture.cursor && `\x1b[${picture.cursor.y + 1};${picture.cursor.x + 1}H${CURSOR[1]}`;
	stdout.write(ALTERNATE[0] + CURSOR[0] + HOME + ERASE + rows.join("") + (cursor ?? ""));
	const restore = (): void => {
		unwatch();
		stdout.write(CURSOR[1] + ALTERNATE[1]);
		stdin.setRawMode(false);
	};
	const unwatch = watch(restore);
	return { shown, size: state.size, restore, handOver: () => unwatch() };
}

/** Restores the terminal if the process ends before Ink starts; returns a function that stops watching. */
function watch(giveBack: () => void): () => void {
	const end = (signal: NodeJS.Signals): void => {
		giveBack();
		process.kill(process.pid, signal);
	};
	for (const signal of FATAL_SIGNALS) process.once(signal, end);
	process.once("exit", giveBack);
	return () => {
		for (const signal of FATAL_SIGNALS) process.off(signal, end);
		process.off("exit", giveBack);
	};
}
