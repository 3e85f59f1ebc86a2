/**
 * What texts may contain: some are a single line, and none has control characters, which are invisible and drive terminals. One
 * rule for what is typed and what scripts give. Knows no files.
 */
/** C0 except tabs and line breaks, DEL, C1. */
const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/;

const BREAKS = /(\r\n|\r|\n)+/g;

/** Whether the text is more than a line. */
export function hasBreak(text: string): boolean {
	return /[\r\n]/.test(text);
}

/** The text on one line, with a space for line breaks: what is made of a paste. */
export function onOneLine(text: string): string {
	return text.replace(BREAKS, " ");
}

/**
 * Escape sequences of ECMA-48, as in what is copied from a log with colours: control sequences, control strings with
 * their end, and others of two characters.
 */
const SEQUENCES = /\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\x00-\x07\x0e-\x1f]*(?:\x07|\x1b\\)|[ -/]*[0-Z\\^-~])?/g;

/** The text without control characters and the sequences that they begin: what is made of a paste. */
export function withoutControls(text: string): string {
	return CONTROL.test(text) ? text.replace(SEQUENCES, "").replace(new RegExp(CONTROL, "g"), "") : text;
}

/** The name of the first control character in it, such as `U+001B`; undefined if there is none. */
export function controlIn(text: string): string | undefined {
	const code = CONTROL.exec(text)?.[0].charCodeAt(0);
	return code === undefined ? undefined : `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}
