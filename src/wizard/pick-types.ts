/** What an author can pick instead of typing it, as plain data. */

/** A proposal of the repository that another one can refer to. */
export interface KnownProposal {
	/** As its file or folder is called. */
	readonly number?: string;
	readonly title: string;
	/** Its document, from the draft's folder, with slashes. */
	readonly path: string;
	/** Its folder, or its document if that has no folder of its own, from the repository's top: `/proposals/7-pools`. */
	readonly place: string;
}

/** One row of the list below a field. */
export interface Suggestion {
	/** What goes into the field. */
	readonly value: string;
	/** How it is listed. */
	readonly words: string;
}

/** What is open below the focused field: the whole list, or a calendar at a day. */
export type Picker =
	/** As long as the field has the value that was `chosen` before, it filters nothing. */
	| { readonly type: "list"; readonly chosen?: string }
	| { readonly type: "calendar"; readonly day: string; readonly today: string };
