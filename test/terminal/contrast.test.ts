/**
 * Every theme can be read on the backgrounds that people have: WCAG AA, 4.5 to 1 for text and 3 to 1 for lines. Text in
 * the terminal's own colours is the terminal's affair; so only what a theme changes is measured.
 */
import { describe, expect, test } from "vitest";
import type { StyleName } from "../../src/terminal/styled.ts";
import { themeOf } from "../../src/terminal/theme.ts";
import { THEME_NAMES, THEMES } from "../../src/terminal/themes.ts";
import {
	colourOf,
	contrast,
	DARK_TERMINALS,
	dimmed,
	LIGHT_TERMINALS,
	type Rgb,
	type TerminalColours,
} from "./colours.ts";
import { EVERY_STYLE } from "./styles.ts";

const TEXT = 4.5;
const LINE = 3;
/** Black on white has 21. */
const STRONG = 13;

/** Every style alone, selected, and under the cursor, alone and selected. */
const COMBINATIONS = EVERY_STYLE.flatMap((style): StyleName[][] => [
	[style],
	[style, "selected"],
	[style, "cursor"],
	[style, "selected", "cursor"],
	["quote", style],
	["heading", style],
]);

/** The colours that a terminal shows for painted text. */
function colours(painted: string, terminal: TerminalColours): readonly [ink: Rgb, back: Rgb] {
	let { ink, back } = terminal;
	let isDim = false;
	let isInverse = false;
	for (const [, codes = ""] of painted.slice(0, painted.indexOf("x")).matchAll(/\x1b\[([\d;]*)m/g)) {
		const [code, , index] = codes.split(";").map(Number);
		if (code === 38) ink = colourOf(index!, terminal);
		else if (code === 48) back = colourOf(index!, terminal);
		else if (code === 2) isDim = true;
		else if (code === 7) isInverse = true;
		else if (code! >= 30 && code! < 38) ink = colourOf(code! - 30, terminal);
		else if (code! >= 90 && code! < 98) ink = colourOf(code! - 82, terminal);
	}
	const seen = isDim ? dimmed(ink, back) : ink;
	return isInverse ? [back, seen] : [seen, back];
}

/** What can't be read, as `style on background: ratio`. */
function unreadable(theme: string, colourCount: 16 | 256, background: "dark" | "light", least: number): string[] {
	const paint = themeOf({ ...FULL, colours: colourCount, background, theme });
	const terminals = Object.entries(background === "dark" ? DARK_TERMINALS : LIGHT_TERMINALS);
	// Dimmed text depends on the terminal's own colours, and so do the 16 colours.
	const isFixed = colourCount === 256 && theme !== "none";
	const own = terminals.filter(([, { sixteen }]) => isFixed || sixteen !== undefined);
	return own.flatMap(([name, terminal]) =>
		COMBINATIONS.flatMap((styles) => {
			const painted = paint([{ text: "x", styles }]);
			const [ink, back] = colours(painted, terminal);
			const isOwn = [ink, back].every((colour) => colour === terminal.ink || colour === terminal.back);
			// Where the terminal's own text is pale already, so is its dimmed text.
			if (painted.includes("\x1b[2m") && contrast(terminal.ink, terminal.back) < STRONG) return [];
			const wanted = styles.at(-1) === "rule" ? Math.min(LINE, least) : least;
			const ratio = contrast(ink, back);
			return isOwn || ratio >= wanted ? [] : [`${styles.join("+")} on ${name}: ${ratio.toFixed(2)}`];
		}),
	);
}

const FULL = { unicode: true, hyperlinks: false, screenReader: false, dumb: false } as const;

describe.each(["dark", "light"] as const)("on a %s background", (background) => {
	const made = Object.entries(THEMES).filter(([, theme]) => (theme.background ?? background) === background);

	test.each(made.map(([name]) => name))("%s can be read with 256 colours", (name) => {
		expect(unreadable(name, name === "16-colours" ? 16 : 256, background, TEXT)).toEqual([]);
	});

	test.each(made.map(([name]) => name))("%s can be read where there are only 16 colours", (name) => {
		expect(unreadable(name, 16, background, TEXT)).toEqual([]);
	});

	test("the theme that is chosen without a wish can be read", () => {
		expect(unreadable("auto", 256, background, TEXT)).toEqual([]);
	});

	test("high contrast has 6.5 to 1 at least, and dims nothing", () => {
		expect(unreadable("high-contrast", 256, background, 6.5)).toEqual([]);
		const paint = themeOf({ ...FULL, colours: 256, background, theme: "high-contrast" });
		for (const style of EVERY_STYLE) expect(paint([{ text: "x", styles: [style] }])).not.toContain("\x1b[2m");
	});

	test("a selected row stands out from the background", () => {
		for (const [name, theme] of made) {
			const paint = themeOf({ ...FULL, colours: theme.colours === 256 ? 256 : 16, background, theme: name });
			for (const terminal of Object.values(background === "dark" ? DARK_TERMINALS : LIGHT_TERMINALS)) {
				const [, back] = colours(paint([{ text: "x", styles: ["selected"] }]), terminal);
				expect(contrast(back, terminal.back)).toBeGreaterThanOrEqual(LINE);
			}
		}
	});
});

test("measures as WCAG does", () => {
	expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21);
	expect(contrast([119, 119, 119], [255, 255, 255])).toBeCloseTo(4.48, 2);
});

test("themes have names that can be chosen, and say what they are for", () => {
	expect(THEME_NAMES).toEqual(["auto", ...Object.keys(THEMES)]);
	for (const { about, below } of Object.values(THEMES)) {
		expect(about).toMatch(/^[a-z].*[a-z]$/);
		if (below !== undefined) expect(Object.keys(THEMES)).toContain(below);
	}
});
