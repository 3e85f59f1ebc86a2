/**
 * The themes: one entry each. The only place that knows colours; `theme.ts` paints with them. A test measures the
 * contrast of every style. Knows no terminal.
 */
import type { StyleName } from "./styled.ts";

/** An SGR code and the one that ends it, so that styles can be nested. */
export type SgrStyle = readonly [on: number | string, off: number];
export type Palette = Readonly<Record<StyleName, readonly SgrStyle[]>>;

export type Background = "dark" | "light" | "unknown";

export interface Theme {
	/** For the docs. */
	readonly about: string;
	/** The background that it is made for; without one, it has a palette for each. */
	readonly background?: "dark" | "light";
	/** The number of colours that it needs. */
	readonly colours: 0 | 16 | 256;
	/** The theme for terminals with fewer colours; without one, only its attributes remain. */
	readonly below?: string;
	/** `unknown` is for all backgrounds that have no palette of their own. */
	readonly palettes: { readonly unknown: Palette } & Partial<Readonly<Record<Background, Palette>>>;
}

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
const BRIGHT_RED: SgrStyle = [91, 39];

/** One of the 240 colours that are the same in all terminals with 256. */
const ink = (colour: number): SgrStyle => [`38;5;${colour}`, 39];
const back = (colour: number): SgrStyle => [`48;5;${colour}`, 49];

/** Attributes only. */
const NONE: Palette = {
	strong: [BOLD],
	emphasis: [ITALIC],
	strike: [STRUCK],
	quiet: [DIM],
	rule: [DIM],
	accent: [],
	heading: [BOLD],
	code: [BOLD],
	link: [UNDERLINE],
	quote: [ITALIC],
	good: [],
	warn: [BOLD],
	bad: [BOLD],
	selected: [INVERSE],
	cursor: [INVERSE],
	misspelled: [UNDERLINE],
	marker: [DIM],
	keyword: [BOLD],
	string: [],
	number: [],
	comment: [DIM, ITALIC],
	name: [],
};

/** The terminal's own 16 colours, those that read on most backgrounds. */
const SIXTEEN: Palette = {
	...NONE,
	accent: [CYAN],
	heading: [BOLD, CYAN],
	code: [GREEN],
	link: [UNDERLINE, CYAN],
	good: [GREEN],
	warn: [BOLD, MAGENTA],
	bad: [BOLD, RED],
	misspelled: [UNDERLINE, RED],
	keyword: [MAGENTA],
	string: [GREEN],
	number: [CYAN],
	name: [CYAN],
};

/** On black, red and magenta are too dark in most terminals. */
const SIXTEEN_ON_DARK: Palette = {
	...SIXTEEN,
	warn: [BOLD, YELLOW],
	bad: [BOLD, BRIGHT_RED],
	misspelled: [UNDERLINE, BRIGHT_RED],
	keyword: [YELLOW],
	number: [YELLOW],
};

/** On white, all but blue and red are too light in most terminals. */
const SIXTEEN_ON_LIGHT: Palette = {
	...SIXTEEN,
	accent: [BLUE],
	heading: [BOLD, BLUE],
	code: [BLUE],
	link: [UNDERLINE, BLUE],
	good: [BLUE],
	warn: [RED],
	bad: [BOLD, RED],
	keyword: [BOLD],
	string: [BLUE],
	number: [BLUE],
	name: [BLUE],
};

const DARK: Palette = {
	...NONE,
	quiet: [ink(248)],
	rule: [ink(244)],
	accent: [ink(80)],
	heading: [BOLD, ink(80)],
	code: [ink(150)],
	link: [UNDERLINE, ink(111)],
	good: [ink(114)],
	warn: [BOLD, ink(221)],
	bad: [BOLD, ink(210)],
	selected: [ink(16), back(110)],
	cursor: [ink(16), back(222)],
	misspelled: [UNDERLINE, ink(210)],
	marker: [ink(248)],
	keyword: [ink(176)],
	string: [ink(150)],
	number: [ink(222)],
	comment: [ITALIC, ink(248)],
	name: [ink(117)],
};

const LIGHT: Palette = {
	...NONE,
	quiet: [ink(241)],
	rule: [ink(244)],
	accent: [ink(25)],
	heading: [BOLD, ink(25)],
	code: [ink(22)],
	link: [UNDERLINE, ink(25)],
	good: [ink(22)],
	warn: [BOLD, ink(94)],
	bad: [BOLD, ink(160)],
	selected: [ink(231), back(25)],
	cursor: [ink(231), back(94)],
	misspelled: [UNDERLINE, ink(160)],
	marker: [ink(241)],
	keyword: [ink(90)],
	string: [ink(22)],
	number: [ink(94)],
	comment: [ITALIC, ink(241)],
	name: [ink(25)],
};

/** Nothing is dimmed, and text keeps the terminal's own colour where a colour would say nothing. */
const CONTRAST: Palette = {
	...NONE,
	quiet: [],
	rule: [],
	marker: [],
	heading: [BOLD, UNDERLINE],
	comment: [ITALIC],
	bad: [BOLD, UNDERLINE],
	selected: [INVERSE],
	cursor: [BOLD, INVERSE, UNDERLINE],
};

const CONTRAST_ON_DARK: Palette = {
	...CONTRAST,
	accent: [ink(51)],
	code: [ink(120)],
	link: [UNDERLINE, ink(159)],
	good: [ink(120)],
	warn: [BOLD, ink(226)],
	bad: [BOLD, UNDERLINE, ink(217)],
	misspelled: [UNDERLINE, ink(217)],
	string: [ink(120)],
	number: [ink(226)],
	name: [ink(159)],
};

const CONTRAST_ON_LIGHT: Palette = {
	...CONTRAST,
	accent: [ink(18)],
	code: [ink(18)],
	link: [UNDERLINE, ink(18)],
	good: [ink(22)],
	warn: [BOLD, ink(90)],
	bad: [BOLD, UNDERLINE, ink(88)],
	misspelled: [UNDERLINE, ink(88)],
	string: [ink(22)],
	number: [ink(90)],
	name: [ink(18)],
};

export const THEMES: Readonly<Record<string, Theme>> = {
	dark: {
		about: "soft colours on a dark background",
		background: "dark",
		colours: 256,
		below: "16-colours",
		palettes: { unknown: DARK },
	},
	light: {
		about: "dark colours on a light background",
		background: "light",
		colours: 256,
		below: "16-colours",
		palettes: { unknown: LIGHT },
	},
	"high-contrast": {
		about: "strong colours and nothing dimmed, on any background",
		colours: 256,
		palettes: { unknown: CONTRAST, dark: CONTRAST_ON_DARK, light: CONTRAST_ON_LIGHT },
	},
	"16-colours": {
		about: "the colours that your terminal is set to",
		colours: 16,
		below: "none",
		palettes: { unknown: SIXTEEN, dark: SIXTEEN_ON_DARK, light: SIXTEEN_ON_LIGHT },
	},
	none: { about: "no colours: bold, dim, underlined and inverse text", colours: 0, palettes: { unknown: NONE } },
};

/** The names that can be chosen; `auto` goes by the terminal. */
export const THEME_NAMES: readonly string[] = ["auto", ...Object.keys(THEMES)];

export interface ThemeChoice {
	readonly colours: number;
	readonly background: Background;
	/** What the user asked for. */
	readonly theme?: string | undefined;
}

/** The palette for a terminal: of the theme asked for, or else of the one for its background. */
export function paletteFor({ colours, background, theme = "auto" }: ThemeChoice): Palette {
	const named = theme === "auto" ? (background === "unknown" ? "16-colours" : background) : theme;
	let chosen = THEMES[named] ?? THEMES.none!;
	const on = chosen.background ?? background;
	while (colours < chosen.colours && chosen.below !== undefined) chosen = THEMES[chosen.below]!;
	return chosen.palettes[on] ?? chosen.palettes.unknown;
}

/** Whether the theme asked for depends on the background. */
export function dependsOnBackground({ colours, theme = "auto" }: ThemeChoice): boolean {
	return colours > 0 && (theme === "auto" || Object.keys(THEMES[theme]?.palettes ?? {}).length > 1);
}
