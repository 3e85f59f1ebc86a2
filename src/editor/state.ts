/** The text buffer as plain, serialisable data. Knows no command, view or clock. */
import type { Position } from "./types.ts";

/** The cursor, and where the selection started if there is one. */
export interface Selection {
	readonly cursor: Position;
	/** The other end of the selection; absent if nothing is selected, never equal to the cursor. */
	readonly anchor?: Position;
}

/** One replacement: at `at`, `removed` became `inserted`; line breaks are \n. */
export interface Change {
	readonly at: Position;
	readonly removed: string;
	readonly inserted: string;
}

/** What one undo reverts. */
export interface Step {
	readonly change: Change;
	readonly before: Selection;
	readonly after: Selection;
	/** Typing, erasing and pasting may continue the last step; anything else is a step of its own. */
	readonly kind: "typing" | "erasing" | "pasting" | "other";
	/** When the step last grew, in milliseconds. */
	readonly time: number;
}

export interface History {
	readonly past: readonly Step[];
	/** What redo restores; the next one is last. */
	readonly future: readonly Step[];
	/** Whether the last step may still grow: nothing else has happened since. */
	readonly open: boolean;
	/** UTF-16 units that `past` holds. */
	readonly size: number;
}

export interface Buffer extends Selection {
	/** The text split at \n, never empty; all other characters are kept, including \r. */
	readonly lines: readonly string[];
	/** The cell that the cursor aims for while it moves vertically. */
	readonly goalCell?: number;
	/** The cursor is at a soft wrap and drawn at the end of the upper row. */
	readonly atRowEnd?: boolean;
	/** Where the first visible row starts. */
	readonly top: Position;
	readonly history: History;
}
