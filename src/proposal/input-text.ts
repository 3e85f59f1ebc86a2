/**
 * Line breaks and control characters in texts, whether typed or given by scripts. Control characters are never allowed:
 * they are invisible, and terminals obey them.
 */

/** C0 except tabs and line breaks, DEL, C1. */
const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/;

const BREAKS = /(\r\n|\r|\n)+/g;

/** Whether the text has line breaks. */
export function hasBreak(text: string): boolean {
	return /[\r\n]/.test(text);
}

/** The text on one line, with spaces for line breaks; used for pastes. */
export function onOneLine(text: string): string {
	return text.replace(BREAKS, " ");
}

/**
 * Escape sequences of ECMA-48, as in text copied from a coloured log: control sequences, terminated control strings, and
 * two-character sequences.
 */
const SEQUENCES = /\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\x00-\x07\x0e-\x1f]*(?:\x07|\x1b\\)|[ -/]*[0-Z\\^-~])?/g;

/** The text without control characters and escape sequences; used for pastes. */
export function withoutControls(text: string): string {
	return CONTROL.test(text) ? text.replace(SEQUENCES, "").replace(new RegExp(CONTROL, "g"), "") : text;
}

/** The name of the first control character in the text, such as `U+001B`; undefined if there is none. */
export function controlIn(text: string): string | undefined {
	const code = CONTROL.exec(text)?.[0].charCodeAt(0);
	return code === undefined ? undefined : `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}
