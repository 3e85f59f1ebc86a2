/**
 * Text that needs no tables: whether every character of it takes one cell, is seen, and stands for itself whatever is
 * beside it. Asked before Unicode's tables are, which take longer to load than the rest of a command. Knows no terminal.
 */

/**
 * First and last of the simple characters: Latin, Greek and Cyrillic but for their combining marks, and the signs that
 * proposals and our own screens are made of: dashes, quotes, arrows, lines, blocks, boxes, ticks.
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

/** The simple characters, for a character class. */
export const SIMPLE = SIMPLE_RANGES.map(([first, last]) => `${escaped(first)}-${escaped(last)}`).join("");

const SIMPLE_TEXT = new RegExp(`^[${SIMPLE}]*$`);

/** True where the text's length is its width in cells, and each of its characters is a grapheme that is seen. */
export function isSimpleText(text: string): boolean {
	return SIMPLE_TEXT.test(text);
}
