/** Words in a row, as a sentence lists them. */

/** `a`, `a and b`, `a, b and c`; with another word instead of “and” where one is given. */
export function joined(words: readonly string[], conjunction: "and" | "or" = "and"): string {
	return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${conjunction} ${words.at(-1)}`;
}
