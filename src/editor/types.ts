/** Types of the text buffer. Positions are 0-based; columns count UTF-16 units and are on grapheme boundaries. */

export interface Position {
	readonly line: number;
	readonly column: number;
}

/** The drawn size in terminal cells, which motions by row and page depend on. */
export interface ViewSize {
	readonly width: number;
	readonly height: number;
}

/** What commands need besides the buffer: the drawn size, and the time in milliseconds. */
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
	/** The row's text, including tabs and control characters, which are replaced when drawing. */
	readonly text: string;
	/** The line of the text, and the column where the row starts. */
	readonly line: number;
	readonly column: number;
	/** Hanging indent in cells, below a list or quote marker; absent if there is none. */
	readonly indent?: number;
	/** Selected part of `text`, [from, to) in UTF-16 units of `text`. */
	readonly selection?: readonly [number, number];
}

export interface View {
	readonly rows: readonly ViewRow[];
	/** Number, among all rows of the text, of the first visible row. */
	readonly top: number;
	/** Number of rows of the whole text. */
	readonly total: number;
	/** The cursor's index in `rows` and its cell, both 0-based; at the end of a full row, the cell equals the width. */
	readonly cursor: { readonly row: number; readonly cell: number };
}
