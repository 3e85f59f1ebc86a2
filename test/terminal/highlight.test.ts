/** Highlighting of Markdown source: what is recognised, and that no character changes. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { highlightMarkdown } from "../../src/terminal/highlight.ts";
import { expectCpuTime } from "../cpu-time.ts";
import { anyMarkdown } from "./hostile.ts";

/** A line in a notation: plain text unchanged, styled text as `{style:text}`. */
function show(lines: readonly string[], from = 0, to = lines.length): string[] {
	return highlightMarkdown(lines, from, to).map((line) =>
		line.map(({ text, styles }) => (styles.length > 0 ? `{${styles.join("+")}:${text}}` : text)).join(""),
	);
}

it.each([
	["## A *b*", "{marker:## }{heading:A }{marker:*}{heading+emphasis:b}{marker:*}"],
	[
		"a **b** `c` ~~d~~",
		"a {marker:**}{strong:b}{marker:**} {marker:`}{code:c}{marker:`} {marker:~~}{strike:d}{marker:~~}",
	],
	["- [ ] open", "{marker:- }{marker:[ ]} open"],
	["  1. [x] done", "{marker:  1. }{good:[x]} done"],
	["> quoted", "{marker:> }quoted"],
	["[text](http://a.b/c_d_e)", "{marker:[}{link:text}{marker:](http://a.b/c_d_e)}"],
	["see https://a.b/c, now", "see {link:https://a.b/c,} now"],
	["<!-- TODO --> x <br>", "{comment:<!-- TODO -->} x {marker:<br>}"],
	["|---|:-:|", "{marker:|---|:-:|}"],
	["---", "{marker:---}"],
	["snake_case_word, 2 * 3 * 4, #tag", "snake_case_word, 2 * 3 * 4, #tag"],
	["\\*no\\*", "{marker:\\*}no{marker:\\*}"],
	["", ""],
])("%s", (line, expected) => {
	expect(show([line])).toEqual([expected]);
});

it("keeps a fence open until one of the same length closes it", () => {
	const lines = ["````go", "*a*", "```", "````", "*a*"];
	expect(show(lines)).toEqual([
		"{marker:````go}",
		"{code:*a*}",
		"{code:```}",
		"{marker:````}",
		"{marker:*}{emphasis:a}{marker:*}",
	]);
});

it("recognises a fence in a list", () => {
	expect(show(["- ```", "  *a*", "  ```", "*a*"])[1]).toBe("{code:  *a*}");
});

it("continues a comment across lines", () => {
	expect(show(["<!-- a", "*b*", "c --> *d*"])).toEqual([
		"{comment:<!-- a}",
		"{comment:*b*}",
		"{comment:c -->} {marker:*}{emphasis:d}{marker:*}",
	]);
});

it("gives the same result whatever was highlighted before", () => {
	const line = fc.constantFrom("```", "~~~", "a", "<!--", "b -->", "- ```");
	const look = fc.record({ lines: fc.array(line, { maxLength: 8 }), from: fc.nat(8) });
	fc.assert(
		fc.property(fc.array(look), (looks) => {
			for (const { lines, from } of looks) expect(show(lines, from)).toEqual(show(lines, 0).slice(from));
		}),
	);
});

it("highlights only the requested lines, with what is open above them", () => {
	expect(show(["```", "a", "b", "```", "c"], 2, 5)).toEqual(["{code:b}", "{marker:```}", "c"]);
	expect(show(["a"], 5, 9)).toEqual([]);
});

it("changes no character", () => {
	fc.assert(
		fc.property(anyMarkdown, fc.nat(5), (markdown, from) => {
			const lines = markdown.split("\n");
			const styled = highlightMarkdown(lines, from, lines.length);
			expect(styled.map((line) => line.map((span) => span.text).join(""))).toEqual(lines.slice(from));
		}),
		{ numRuns: 1000 },
	);
});

it("highlights hostile lines in bounded time", () => {
	const parts = [
		"[",
		"![",
		"*a_ ",
		"**a",
		"`a",
		"~~a",
		"<a ",
		"<!-",
		"_a",
		"\\",
		"[a](",
		"[a](b",
		"`a``b",
		"__a ",
		"(*a",
		"```a",
	];
	const lines = parts.map((part) => part.repeat(4000 / part.length));
	// Measured: 30 ms.
	expectCpuTime(2000, () => highlightMarkdown(lines, 0, lines.length));
});
