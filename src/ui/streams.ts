/** The three streams that a screen is drawn with, and how much of the terminal is drawn on. */
import type { Size } from "../wizard/types.ts";

export interface Streams {
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	readonly stderr: NodeJS.WriteStream;
}

/**
 * The part of the terminal that is drawn on. A Windows console scrolls when its last cell is written, and Ink then
 * clears the whole screen for each frame of full height: one row is left free there.
 */
export function usableSize(stdout: NodeJS.WriteStream): Size {
	const rows = stdout.rows || 24;
	return { columns: stdout.columns || 80, rows: process.platform === "win32" ? rows - 1 : rows };
}
