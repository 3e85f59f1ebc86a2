/**
 * How roles palette: the only place that knows colours and escape sequences. The 16 colours suffice, none of them bright,
 * yellow on white or blue on black; on a terminal without colours bold, dim, underline and inverse remain.
 */
import type { Capabilities } from "./capabilities.ts";
import { visibleLine } from "./sanitize.ts";
import type { Role, Span, StyledLine } from "./styled.ts";

/** An SGR code and the one that ends it, so that a line can stand inside of other styles. */
type Style = readonly [on: number, off: number];

const BOLD: Style = [1, 22];
const DIM: Style = [2, 22];
const ITALIC: Style = [3, 23];
const UNDERLINE: Style = [4, 24];
const INVERSE: Style = [7, 27];
const STRUCK: Style = [9, 29];
const RED: Style = [31, 39];
const GREEN: Style = [32, 39];
const YELLOW: Style = [33, 39];
const BLUE: Style = [34, 39];
const MAGENTA: Style = [35, 39];
const CYAN: Style = [36, 39];

type Palette = Readonly<Record<Role, readonly Style[]>>;

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
 * Gives the painter for a terminal: a styled line as text with escape sequences. What would drive the terminal and is
 * still in a span becomes a visible mark, so that no path goes around law 4.
 */
export function themeOf(capabilities: Capabilities): (line: StyledLine) => string {
	const { colours, unicode, hyperlinks } = capabilities;
	const palette = PALETTES[capabilities.background];
	const attributes = colours > 0 || !capabilities.dumb;
	const known = new Map<string, readonly [open: string, close: string]>();
	const codesOf = (roles: readonly Role[]) => {
		const key = roles.join();
		const codes = known.get(key) ?? codesFor(stylesOf(roles, palette), colours > 0);
		known.set(key, codes);
		return codes;
	};
	return (line) => {
		let painted = "";
		for (const span of merged(line)) {
			const text = visibleLine(span.text, { unicode });
			const [open, close] = attributes && text !== "" ? codesOf(span.roles) : ["", ""];
			const url = hyperlinks && span.link !== undefined ? safeUrl(span.link) : undefined;
			painted += url ? linked(url, open + text + close) : open + text + close;
		}
		return painted;
	};
}

/** The styles of several roles: of two colours the last one holds, a cursor inside a selection stands out. */
function stylesOf(roles: readonly Role[], palette: Palette): readonly Style[] {
	const styles = new Set(roles.flatMap((role) => palette[role]));
	if (roles.includes("selected") && roles.includes("cursor")) styles.add(UNDERLINE);
	const colour = [...styles].findLast((style) => style[1] === 39);
	return [...styles].filter((style) => style[1] !== 39 || style === colour);
}

function codesFor(styles: readonly Style[], colours: boolean): readonly [open: string, close: string] {
	const used = styles.filter((style) => colours || style[1] !== 39);
	const ends = new Set(used.map((style) => style[1]));
	return [used.map((style) => `\x1b[${style[0]}m`).join(""), [...ends].map((end) => `\x1b[${end}m`).join("")];
}

/** Neighbours of one style as one span: fewer bytes. */
function merged(line: StyledLine): Span[] {
	const spans: Span[] = [];
	for (const span of line) {
		const last = spans.at(-1);
		const alike = last && last.link === span.link && last.roles.join() === span.roles.join();
		if (alike) spans[spans.length - 1] = { ...last, text: last.text + span.text };
		else spans.push(span);
	}
	return spans;
}

function linked(url: string, text: string): string {
	return `\x1b]8;;${url}\x1b\\${text}\x1b]8;;\x1b\\`;
}

/** The address in printable ASCII, or undefined where a terminal should not follow it. */
function safeUrl(link: string): string | undefined {
	if (link.length > 2000 || !URL.canParse(link)) return undefined;
	const { href, protocol } = new URL(link);
	return /^(https?|mailto):$/.test(protocol) && /^[\x21-\x7e]+$/.test(href) ? href : undefined;
}
