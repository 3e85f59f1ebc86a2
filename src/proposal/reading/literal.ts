/** Literal text in regular expressions. */

/** A pattern that matches the text itself, with or without the flag `u`. */
export function escapeRegExp(text: string): string {
	return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
