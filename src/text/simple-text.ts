/**
 * A fast path for text in which every character is visible, takes one cell and is a grapheme of its own. Unicode's tables
 * take longer to load than the rest of a command. Knows no terminal.
 */

/**
 * Ranges of simple characters: Latin, Greek and Cyrillic except combining marks, and the symbols that proposals and our
 * screens use: dashes, quotes, arrows, lines, blocks, boxes, ticks.
 */
export const SIMPLE_RANGES: readonly (readonly [first: number, last: number])[] = [
	[0x20, 0x7e],
	[0xa0, 0xac],
	[0xae, 0x2ff],
	[0x370, 0x482],
	[0x48a, 0x52f],
	[0x2010, 0x2027],
	[0x2030, 0x205e],
	[0x2190, 0x21ff],
	[0x2500, 0x25fc],
	[0x2610, 0x2612],
	[0x2713, 0x2718],
];

const escaped = (code: number): string => `\\u${code.toString(16).padStart(4, "0")}`;

/** The simple characters, for use in a character class. */
export const SIMPLE = SIMPLE_RANGES.map(([first, last]) => `${escaped(first)}-${escaped(last)}`).join("");

const SIMPLE_TEXT = new RegExp(`^[${SIMPLE}]*$`);

/** Whether each UTF-16 unit of the text is a visible grapheme of one cell, so that its length is its width. */
export function isSimpleText(text: string): boolean {
	return SIMPLE_TEXT.test(text);
}
