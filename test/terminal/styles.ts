/** All named styles; the compiler complains if one is missing. */
import type { StyleName } from "../../src/terminal/styled.ts";

const STYLES = {
	strong: true,
	emphasis: true,
	strike: true,
	quiet: true,
	rule: true,
	accent: true,
	heading: true,
	code: true,
	link: true,
	quote: true,
	good: true,
	warn: true,
	bad: true,
	selected: true,
	cursor: true,
	misspelled: true,
	marker: true,
	keyword: true,
	string: true,
	number: true,
	comment: true,
	name: true,
} satisfies Record<StyleName, true>;

export const EVERY_STYLE = Object.keys(STYLES) as readonly StyleName[];
