/**
 * Paints styled lines with a theme: the only place that knows escape sequences for styles. Without colours, bold, dim,
 * underline and inverse remain.
 */
import type { Capabilities } from "./capabilities.ts";
import { visibleLine } from "./sanitize.ts";
import type { Span, StyledLine, StyleName } from "./styled.ts";
import { type Palette, paletteFor, type SgrStyle } from "./themes.ts";

/**
 * Returns the painter for a terminal, which turns a styled line into text with escape sequences. Control characters in
 * spans become visible marks here too, so that no path bypasses law 4.
 */
export function themeOf(capabilities: Capabilities): (line: StyledLine) => string {
	const { colours, unicode, hyperlinks } = capabilities;
	const palette = paletteFor(capabilities);
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

/** These come last, so that their colours win: text must be readable on their background. */
const ABOVE: readonly StyleName[] = ["selected", "cursor"];
const UNDERLINE: SgrStyle = [4, 24];

/** The SGR styles of several named styles. The last colour or dimming wins; a cursor inside a selection is underlined. */
function sgrStylesOf(names: readonly StyleName[], palette: Palette): readonly SgrStyle[] {
	const above = ABOVE.filter((name) => names.includes(name));
	const ordered = [...names.filter((name) => !ABOVE.includes(name)), ...above];
	const styles = new Map(ordered.flatMap((name) => palette[name]).map((style) => [style[0], style]));
	if (above.length > 1) styles.set(UNDERLINE[0], UNDERLINE);
	const last = (is: (style: SgrStyle) => boolean): SgrStyle | undefined => [...styles.values()].findLast(is);
	const tones = [last(isTone), last(([, off]) => off === 49)];
	return [...styles.values()].filter((style) => !(isTone(style) || isColour(style)) || tones.includes(style));
}

/** Dim text has no colour: both together can't be read. */
function isTone([on, off]: SgrStyle): boolean {
	return off === 39 || on === 2;
}

function isColour([, off]: SgrStyle): boolean {
	return off === 39 || off === 49;
}

function codesFor(styles: readonly SgrStyle[], colours: boolean): readonly [open: string, close: string] {
	const used = styles.filter((style) => colours || !isColour(style));
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
