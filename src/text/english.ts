/** English phrases made from data: lists and counts. Knows no document. */

/** `a`, `a and b`, `a, b and c`; also with `or`. */
export function joinWords(words: readonly string[], conjunction: "and" | "or" = "and"): string {
	return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${conjunction} ${words.at(-1)}`;
}

/** `1 line`, `2 lines`. */
export function pluralize(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** The text with its first letter in upper case. */
export function capitalize(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
