/** Styles as escape sequences: which are sent to which terminal, and which never. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Capabilities } from "../../src/terminal/capabilities.ts";
import type { StyledLine, StyleName } from "../../src/terminal/styled.ts";
import { themeOf } from "../../src/terminal/theme.ts";
import { paletteFor } from "../../src/terminal/themes.ts";
import { anyText, FORBIDDEN, withoutOwnSequences } from "./hostile.ts";
import { EVERY_STYLE } from "./styles.ts";

const FULL: Capabilities = {
	colours: 16,
	unicode: true,
	hyperlinks: true,
	background: "unknown",
	screenReader: false,
	dumb: false,
};
const paint = (line: StyledLine, more: Partial<Capabilities> = {}) =>
	JSON.stringify(themeOf({ ...FULL, ...more })(line))
		.slice(1, -1)
		.replaceAll("\\u001b", "ESC");
const span = (text: string, ...styles: readonly StyleName[]) => ({ text, styles });

describe("styles", () => {
	it("open before the text and close after it, each with its own code", () => {
		expect(paint([span("a"), span("b", "heading")])).toBe("aESC[1mESC[36mbESC[22mESC[39m");
	});

	it("apply the last of two colours", () => {
		expect(paint([span("x", "heading", "code")])).toBe("ESC[1mESC[32mxESC[22mESC[39m");
	});

	it("merge neighbours of the same style", () => {
		expect(paint([span("a", "strong"), span("b", "strong")])).toBe("ESC[1mabESC[22m");
	});

	it("make the cursor stand out in a selection", () => {
		expect(paint([span("x", "selected", "cursor")])).not.toBe(paint([span("x", "selected")]));
	});

	it("keep attributes without colours", () => {
		expect(paint([span("x", "heading")], { colours: 0 })).toBe("ESC[1mxESC[22m");
		expect(paint([span("x", "selected")], { colours: 0 })).toBe("ESC[7mxESC[27m");
	});

	it("leave plain text on a dumb terminal", () => {
		const dumb = themeOf({ ...FULL, colours: 0, hyperlinks: false, dumb: true });
		expect(dumb(EVERY_STYLE.map((role) => span("x", role)))).toBe("x".repeat(EVERY_STYLE.length));
	});

	it("use, of 16 colours, none that common terminals show too dark or too light", () => {
		for (const background of ["dark", "light", "unknown"] as const) {
			const codes = EVERY_STYLE.flatMap((style) => paint([span("x", style)], { background }).match(/\[\d+m/g) ?? []);
			expect(codes.length).toBeGreaterThan(EVERY_STYLE.length);
			expect(codes.filter((code) => /\[(30|37|4[0-7]|9[02-7]|10[0-7])m/.test(code))).toEqual([]);
			expect(codes).not.toContain(background === "light" ? "[33m" : "[34m");
		}
	});

	it("paint selected text in the selection's colours, whatever else it is", () => {
		const dark = { colours: 256, background: "dark" } as const;
		const selected = paint([span("x", "selected")], dark);
		expect(paint([span("x", "selected", "bad")], dark)).toContain(/38;5;\d+/.exec(selected)![0]);
		expect(paint([span("x", "bad", "selected")], dark)).toContain(/48;5;\d+/.exec(selected)![0]);
	});
});

describe("the theme", () => {
	const chosen = (more: Partial<Capabilities>) => paint([span("x", "accent")], { colours: 256, ...more });

	it.each([
		["dark", { background: "dark" }, "ESC[38;5;80m"],
		["light", { background: "light" }, "ESC[38;5;25m"],
		["16 colours, which the terminal's own palette makes readable", { background: "unknown" }, "ESC[36m"],
		["16 colours where there are no more", { background: "light", colours: 16 }, "ESC[34m"],
		["none where there are no colours", { background: "dark", colours: 0 }, "x"],
	] as const)("is %s", (_, more, start) => {
		expect(chosen(more)).toMatch(new RegExp(`^${start.replace("[", "\\[")}`));
	});

	it("is the one asked for, for the background that it is made for", () => {
		expect(chosen({ theme: "light", background: "dark" })).toContain("38;5;25");
		expect(chosen({ theme: "light", background: "dark", colours: 16 })).toContain("[34m");
		expect(chosen({ theme: "16-colours", background: "dark" })).toContain("[36m");
		expect(chosen({ theme: "none", background: "dark" })).toBe("x");
		expect(chosen({ theme: "auto", background: "dark" })).toBe(chosen({ background: "dark" }));
	});

	it("has high contrast by attributes alone where the background or the colours are not known", () => {
		const contrast = { theme: "high-contrast" };
		expect(chosen({ ...contrast, background: "light" })).toContain("38;5;18");
		expect(chosen(contrast)).toBe("x");
		expect(paint([span("x", "heading")], { ...contrast, colours: 16, background: "dark" })).toBe(
			"ESC[1mESC[4mxESC[22mESC[24m",
		);
	});

	it("has an entry for every style", () => {
		expect(Object.keys(paletteFor({ colours: 256, background: "dark" })).sort()).toEqual([...EVERY_STYLE].sort());
	});
});

describe("links", () => {
	it("can be clicked if the terminal supports it", () => {
		const line = [{ text: "here", styles: [], link: "https://example.com/ä?q=1" }];
		expect(paint(line)).toBe("ESC]8;;https://example.com/%C3%A4?q=1ESC\\\\hereESC]8;;ESC\\\\");
		expect(paint(line, { hyperlinks: false })).toBe("here");
	});

	it.each(["javascript:alert(1)", "file:///etc/passwd", "x.md", "#here", "ssh://host", `https://${"a".repeat(3000)}`])(
		"never lead to %s",
		(link) => {
			expect(paint([{ text: "here", styles: [], link }])).toBe("here");
		},
	);

	it("carry no escape sequence in their URL", () => {
		const link = "https://example.com/\x1b]0;owned\x07";
		const painted = themeOf(FULL)([{ text: "here", styles: [], link }]);
		expect(withoutOwnSequences(painted)).toBe("here");
	});
});

it("sends no sequences but its own, whatever a span holds", () => {
	const spans = fc.array(
		fc.record({ text: anyText, styles: fc.subarray([...EVERY_STYLE]), link: fc.option(anyText, { nil: undefined }) }),
		{ maxLength: 5 },
	);
	fc.assert(
		fc.property(spans, fc.boolean(), (line, unicode) => {
			expect(withoutOwnSequences(themeOf({ ...FULL, unicode })(line))).not.toMatch(FORBIDDEN);
		}),
		{ numRuns: 500 },
	);
});
