/** The text buffer's words. Positions are 0-based; columns count UTF-16 units and stand on grapheme boundaries. */

export interface Position {
	readonly line: number;
	readonly column: number;
}

/** How large the buffer is drawn, in terminal cells; motions by screen line and page need it. */
export interface ViewSize {
	readonly width: number;
	readonly height: number;
}

/** What a command needs to know besides the buffer: how it is drawn, and the time in milliseconds. */
export interface EditContext {
	readonly view: ViewSize;
	readonly now: number;
}

export type Motion =
	| "left"
	| "right"
	| "up"
	| "down"
	| "word-left"
	| "word-right"
	| "line-start"
	| "line-end"
	| "paragraph-up"
	| "paragraph-down"
	| "page-up"
	| "page-down"
	| "start"
	| "end";

export type EditCommand =
	| { readonly type: "move"; readonly to: Motion; readonly select: boolean }
	/** A click or a drag. */
	| { readonly type: "place-cursor"; readonly at: Position; readonly select: boolean }
	/** Typed text; grouped for undo by words and pauses. */
	| { readonly type: "insert"; readonly text: string }
	/** One undo step; line endings become \n. */
	| { readonly type: "paste"; readonly text: string }
	/** Enter: continues lists, task lists, quotes and numbering; ends them on an empty entry. */
	| { readonly type: "newline" }
	/** Deletes the selection, or from the cursor to where the motion leads (Backspace: left, Delete: right). */
	| { readonly type: "delete"; readonly to: Motion }
	| { readonly type: "indent" }
	| { readonly type: "outdent" }
	| { readonly type: "mark"; readonly mark: "bold" | "code" | "link" }
	| { readonly type: "select-all" }
	/** Removes the selection (the caller takes `selectedText` first). */
	| { readonly type: "cut" }
	| { readonly type: "undo" }
	| { readonly type: "redo" };

/** One screen row of a soft-wrapped text. */
export interface ViewRow {
	/** What stands on the row, tabs and control characters as they are (the drawer replaces them). */
	readonly text: string;
	/** The line of the text, and the column where the row begins. */
	readonly line: number;
	readonly column: number;
	/** Cells left out in front of the text, below a list marker or a quote sign; absent where there are none. */
	readonly indent?: number;
	/** Selected part of `text`, [from, to) in UTF-16 units of `text`. */
	readonly selection?: readonly [number, number];
}

export interface View {
	readonly rows: readonly ViewRow[];
	/** Screen row (of all rows of the text) that stands first. */
	readonly top: number;
	/** All screen rows of the text. */
	readonly total: number;
	/** Where the cursor is within `rows`: row index and cell (0-based); cell may equal the width at a full row's end. */
	readonly cursor: { readonly row: number; readonly cell: number };
}
