/**
 * How styles look: the only place that knows colours and escape sequences. Uses the 16 basic colours, none of them
 * bright, never yellow on white or blue on black. Without colours, bold, dim, underline and inverse remain.
 */
import type { Capabilities } from "./capabilities.ts";
import { visibleLine } from "./sanitize.ts";
import type { Span, StyledLine, StyleName } from "./styled.ts";

/** An SGR code and the one that ends it, so that styles can be nested. */
type SgrStyle = readonly [on: number, off: number];

const BOLD: SgrStyle = [1, 22];
const DIM: SgrStyle = [2, 22];
const ITALIC: SgrStyle = [3, 23];
const UNDERLINE: SgrStyle = [4, 24];
const INVERSE: SgrStyle = [7, 27];
const STRUCK: SgrStyle = [9, 29];
const RED: SgrStyle = [31, 39];
const GREEN: SgrStyle = [32, 39];
const YELLOW: SgrStyle = [33, 39];
const BLUE: SgrStyle = [34, 39];
const MAGENTA: SgrStyle = [35, 39];
const CYAN: SgrStyle = [36, 39];

type Palette = Readonly<Record<StyleName, readonly SgrStyle[]>>;

/** For dark and unknown backgrounds: cyan reads well on both. */
const DARK: Palette = {
	strong: [BOLD],
	emphasis: [ITALIC],
	strike: [STRUCK],
	quiet: [DIM],
	accent: [CYAN],
	heading: [BOLD, CYAN],
	code: [GREEN],
	link: [UNDERLINE, CYAN],
	quote: [ITALIC],
	good: [GREEN],
	warn: [BOLD, MAGENTA],
	bad: [BOLD, RED],
	selected: [INVERSE],
	cursor: [INVERSE],
	misspelled: [UNDERLINE, RED],
	marker: [DIM],
	keyword: [MAGENTA],
	string: [GREEN],
	number: [CYAN],
	comment: [DIM, ITALIC],
	name: [CYAN],
};

const PALETTES: Readonly<Record<Capabilities["background"], Palette>> = {
	unknown: DARK,
	dark: { ...DARK, warn: [BOLD, YELLOW], number: [YELLOW] },
	light: { ...DARK, accent: [BLUE], heading: [BOLD, BLUE], link: [UNDERLINE, BLUE], number: [BLUE], name: [BLUE] },
};

/**
 * Returns the painter for a terminal, which turns a styled line into text with escape sequences. Control characters in
 * spans become visible marks here too, so that no path bypasses law 4.
 */
export function themeOf(capabilities: Capabilities): (line: StyledLine) => string {
	const { colours, unicode, hyperlinks } = capabilities;
	const palette = PALETTES[capabilities.background];
	const attributes = colours > 0 || !capabilities.dumb;
	const known = new Map<string, readonly [open: string, close: string]>();
	const codesOf = (styles: readonly StyleName[]) => {
		const key = styles.join();
		const codes = known.get(key) ?? codesFor(sgrStylesOf(styles, palette), colours > 0);
		known.set(key, codes);
		return codes;
	};
	return (line) => {
		let painted = "";
		for (const span of merged(line)) {
			const text = visibleLine(span.text, { unicode });
			const [open, close] = attributes && text !== "" ? codesOf(span.styles) : ["", ""];
			const url = hyperlinks && span.link !== undefined ? safeUrl(span.link) : undefined;
			painted += url ? linked(url, open + text + close) : open + text + close;
		}
		return painted;
	};
}

/** The SGR styles of several named styles. The last colour wins; a cursor inside a selection is underlined. */
function sgrStylesOf(names: readonly StyleName[], palette: Palette): readonly SgrStyle[] {
	const styles = new Set(names.flatMap((name) => palette[name]));
	if (names.includes("selected") && names.includes("cursor")) styles.add(UNDERLINE);
	const colour = [...styles].findLast((style) => style[1] === 39);
	return [...styles].filter((style) => style[1] !== 39 || style === colour);
}

function codesFor(styles: readonly SgrStyle[], colours: boolean): readonly [open: string, close: string] {
	const used = styles.filter((style) => colours || style[1] !== 39);
	const ends = new Set(used.map((style) => style[1]));
	return [used.map((style) => `\x1b[${style[0]}m`).join(""), [...ends].map((end) => `\x1b[${end}m`).join("")];
}

/** Merges neighbouring spans of the same style, to write fewer bytes. */
function merged(line: StyledLine): Span[] {
	const spans: Span[] = [];
	for (const span of line) {
		const last = spans.at(-1);
		const alike = last && last.link === span.link && last.styles.join() === span.styles.join();
		if (alike) spans[spans.length - 1] = { ...last, text: last.text + span.text };
		else spans.push(span);
	}
	return spans;
}

function linked(url: string, text: string): string {
	return `\x1b]8;;${url}\x1b\\${text}\x1b]8;;\x1b\\`;
}

/** The URL in printable ASCII; undefined if a terminal should not open it. */
function safeUrl(link: string): string | undefined {
	if (link.length > 2000 || !URL.canParse(link)) return undefined;
	const { href, protocol } = new URL(link);
	return /^(https?|mailto):$/.test(protocol) && /^[\x21-\x7e]+$/.test(href) ? href : undefined;
}
