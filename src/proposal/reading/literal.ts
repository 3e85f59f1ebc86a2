/** Literal text in regular expressions. */

/** A pattern that matches the text itself, with or without the flag `u`. */
export function literal(text: string): string {
	return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
