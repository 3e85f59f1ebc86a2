/**
 * The wizard's first picture, painted as plain text before Ink and React are loaded, which takes longer than everything
 * before it. Keys typed meanwhile wait in the terminal. Loads neither.
 */
import type { Capabilities } from "../terminal/capabilities.ts";
import { insertColumnMoves } from "../terminal/cursor-columns.ts";
import { FATAL_SIGNALS } from "../terminal/terminal-exit.ts";
import type { State } from "../wizard/types.ts";
import { appearanceOf } from "./rows/appearance.ts";
import { screenRows } from "./rows/screen.ts";
import type { Streams } from "./streams.ts";

const ALTERNATE = ["\x1b[?1049h", "\x1b[?1049l"] as const;
const CURSOR = ["\x1b[?25l", "\x1b[?25h"] as const;
const HOME = "\x1b[H";
const ERASE = "\x1b[J";

export interface FirstFrame {
	/** Hands the screen to Ink, which finds the terminal as it would set it up itself; its first frame replaces the picture. */
	handOverToInk(): void;
	/** Restores the terminal if Ink is not started. */
	restore(): void;
}

/** Paints it, in the alternate screen; undefined where only Ink can. `stdin` and `stdout` must be terminals. */
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
	// Early keys must not be echoed across the picture.
	stdin.setRawMode(true);
	const rows = picture.lines.map((line, at) => `\x1b[${at + 1}H${insertColumnMoves(appearance.paint(line).trimEnd())}`);
	const cursor = picture.cursor && `\x1b[${picture.cursor.y + 1};${picture.cursor.x + 1}H${CURSOR[1]}`;
	stdout.write(ALTERNATE[0] + CURSOR[0] + HOME + ERASE + rows.join("") + (cursor ?? ""));
	const restore = (): void => {
		unwatch();
		stdout.write(CURSOR[1] + ALTERNATE[1]);
		stdin.setRawMode(false);
	};
	const unwatch = watch(restore);
	return {
		restore,
		handOverToInk() {
			unwatch();
			takeOver(stdout);
		},
	};
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

/**
 * Ink enters the alternate screen, which would clear it, and then draws from where the cursor is: the one is left out,
 * and the first frame, the first text of several lines, begins at the top of a screen that is empty again. Both happen
 * in one write.
 */
function takeOver(stdout: NodeJS.WriteStream): void {
	const write = stdout.write;
	stdout.write = function (this: NodeJS.WriteStream, chunk: unknown, ...rest: unknown[]): boolean {
		const pass = (text: unknown): boolean => Reflect.apply(write, this, [text, ...rest]);
		if (chunk === ALTERNATE[0]) return true;
		if (typeof chunk !== "string" || !chunk.includes("\n")) return pass(chunk);
		stdout.write = write;
		return pass(HOME + ERASE + chunk);
	};
}
