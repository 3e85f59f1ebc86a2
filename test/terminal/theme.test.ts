/** Styles as escape sequences: which are sent to which terminal, and which never. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Capabilities } from "../../src/terminal/capabilities.ts";
import type { StyledLine, StyleName } from "../../src/terminal/styled.ts";
import { themeOf } from "../../src/terminal/theme.ts";
import { anyText, FORBIDDEN, withoutOwnSequences } from "./hostile.ts";

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

const EVERY: readonly StyleName[] = [
	"strong",
	"emphasis",
	"strike",
	"quiet",
	"accent",
	"heading",
	"code",
	"link",
	"quote",
	"good",
	"warn",
	"bad",
	"selected",
	"cursor",
	"marker",
	"keyword",
	"string",
	"number",
	"comment",
	"name",
];

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
		expect(dumb(EVERY.map((role) => span("x", role)))).toBe("x".repeat(EVERY.length));
	});

	it("are never blue on dark, yellow on light, bright, black or white", () => {
		for (const background of ["dark", "light", "unknown"] as const) {
			const codes = EVERY.flatMap((role) => paint([span("x", role)], { background }).match(/\[\d+m/g) ?? []);
			expect(codes.length).toBeGreaterThan(EVERY.length);
			expect(codes.filter((code) => /\[(30|37|4[0-7]|9[0-7]|10[0-7])m/.test(code))).toEqual([]);
			expect(codes).not.toContain(background === "light" ? "[33m" : "[34m");
		}
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
		fc.record({ text: anyText, styles: fc.subarray([...EVERY]), link: fc.option(anyText, { nil: undefined }) }),
		{ maxLength: 5 },
	);
	fc.assert(
		fc.property(spans, fc.boolean(), (line, unicode) => {
			expect(withoutOwnSequences(themeOf({ ...FULL, unicode })(line))).not.toMatch(FORBIDDEN);
		}),
		{ numRuns: 500 },
	);
});
