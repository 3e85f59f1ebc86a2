/** The three streams of a screen, and the usable size of its terminal. */
import type { Size } from "../wizard/types.ts";

export interface Streams {
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	readonly stderr: NodeJS.WriteStream;
}

/**
 * The part of the terminal to draw on. A Windows console scrolls when its last cell is written, and Ink then clears the
 * whole screen for each full-height frame, so one row is left free there.
 */
export function usableSize(stdout: NodeJS.WriteStream): Size {
	const rows = stdout.rows || 24;
	return { columns: stdout.columns || 80, rows: process.platform === "win32" ? rows - 1 : rows };
}
