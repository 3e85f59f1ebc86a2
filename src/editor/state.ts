/**
 * A text buffer as plain data: what it holds between two commands. Serialisable; knows no command, no view, no clock.
 */
import type { Position } from "./types.ts";

/** Where the author is: the cursor, and where the selection began when there is one. */
export interface Selection {
	readonly cursor: Position;
	/** The selection's other end; absent when nothing is selected, never equal to the cursor. */
	readonly anchor?: Position;
}

/** One replacement: at `at` stood `removed`, now stands `inserted`; line breaks are \n. */
export interface Change {
	readonly at: Position;
	readonly removed: string;
	readonly inserted: string;
}

/** What one undo takes back. */
export interface Step {
	readonly change: Change;
	readonly before: Selection;
	readonly after: Selection;
	/** Typing, erasing and pasting go on in the same step while it is fresh; anything else is a step of its own. */
	readonly kind: "typing" | "erasing" | "pasting" | "other";
	/** When it was last added to, in milliseconds. */
	readonly time: number;
}

export interface History {
	readonly past: readonly Step[];
	/** What redo brings back, the next one last. */
	readonly future: readonly Step[];
	/** Whether the last step may still grow: nothing but its own edits happened since. */
	readonly open: boolean;
	/** UTF-16 units that `past` holds. */
	readonly size: number;
}

export interface Buffer extends Selection {
	/** The text split at \n, never empty; every other character stays where it is, \r as well. */
	readonly lines: readonly string[];
	/** The cell that the cursor wants to stand in while it moves by screen lines. */
	readonly goalCell?: number;
	/** The cursor stands at a soft wrap and is drawn at the end of the upper row, not at the start of the lower one. */
	readonly atRowEnd?: boolean;
	/** Where the first row seen begins. */
	readonly top: Position;
	readonly history: History;
}
