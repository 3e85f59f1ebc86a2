/** Law 4: no text from a file controls the terminal, none is invisible, and ordinary text is unchanged. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { visible, visibleLine } from "../../src/terminal/sanitize.ts";
import { anyText, FORBIDDEN } from "./hostile.ts";

describe("replaces control characters by marks", () => {
	it.each([
		["an escape sequence", "a\x1b[31mred", "a␛[31mred", "a^[[31mred"],
		["a window title", "\x1b]0;owned\x07", "␛]0;owned␇", "^[]0;owned^G"],
		["a C1 introducer", "\x9b31m", "\\x9b31m", "\\x9b31m"],
		["a carriage return", "safe\rEVIL", "safe␍EVIL", "safe^MEVIL"],
		["backspace, delete, null", "\b\x7f\0", "␈␡␀", "^H^?^@"],
		["a right-to-left override", "exe.\u202Etxt", "exe.⟨U+202E⟩txt", "exe.<U+202E>txt"],
		["an isolate and marks", "\u2066\u200F\u061C", "⟨U+2066⟩⟨U+200F⟩⟨U+061C⟩", "<U+2066><U+200F><U+061C>"],
		["a line separator", "\u2028\u2029\u0085", "⟨U+2028⟩⟨U+2029⟩\\x85", "<U+2028><U+2029>\\x85"],
	])("%s", (_, text, unicode, ascii) => {
		expect(visible(text)).toBe(unicode);
		expect(visible(text, { unicode: false })).toBe(ascii);
	});
});

describe("replaces invisible characters by marks", () => {
	it.each([
		["zero-width space, word joiner, byte order mark", "a\u200B\u2060\uFEFFb", "a⟨U+200B⟩⟨U+2060⟩⟨U+FEFF⟩b"],
		["a soft hyphen", "co\u00ADop", "co⟨U+00AD⟩op"],
		["hidden tags", "\u{E0041}\u{E007F}", "⟨U+E0041⟩⟨U+E007F⟩"],
		["interlinear annotation", "\uFFF9\uFFFB", "⟨U+FFF9⟩⟨U+FFFB⟩"],
		["what is no character", "\uFDD0\uFFFF\u{1FFFE}", "⟨U+FDD0⟩⟨U+FFFF⟩⟨U+1FFFE⟩"],
		["Hangul fillers", "\u3164\u115F", "⟨U+3164⟩⟨U+115F⟩"],
		["a joiner between Latin letters", "pass\u200Dword", "pass⟨U+200D⟩word"],
		["a selector that selects nothing", "a\uFE0Fb", "a⟨U+FE0F⟩b"],
		["joiners in a row", "👨\u200D\u200D👩", "👨⟨U+200D⟩⟨U+200D⟩👩"],
		["half of a surrogate pair", "a\uD83Db", "a\uFFFDb"],
	])("%s", (_, text, expected) => {
		expect(visible(text)).toBe(expected);
	});
});

it.each([
	["lines and tabs", "a\n\tb\n"],
	["Chinese with an ideographic space", "中文\u3000段落。"],
	["variants of ideographs", "葛\u{E0100}城"],
	["a family, a profession, a flag", "👨‍👩‍👧‍👦 👩🏽‍💻 🏳️‍🌈 🇩🇪"],
	["a heart, a keycap", "❤️ ❤︎ 1️⃣"],
	["the flag of Scotland", "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}"],
	["Hindi with and without joiners", "क्‍ष हिन्दी"],
	["Persian with a non-joiner", "می‌خواهم"],
	["Arabic and Hebrew letters", "العربية עברית"],
	["combining marks, accents", "e\u0301 ñ Å"],
	["Korean", "한국어"],
	["no-break space, dashes, quotes", "a\u00A0b – “c”"],
])("ordinary text stays: %s", (_, text) => {
	expect(visible(text)).toBe(text);
});

it("replaces line breaks and tabs in one line, too", () => {
	expect(visibleLine("a\n\tb")).toBe("a␊␉b");
	expect(visibleLine("a\n\tb", { unicode: false })).toBe("a^J^Ib");
});

it("never lets a forbidden character through, whatever the text", () => {
	fc.assert(
		fc.property(anyText, fc.boolean(), (text, unicode) => {
			expect(visible(text, { unicode }).replace(/[\n\t]/g, "")).not.toMatch(FORBIDDEN);
			expect(visibleLine(text, { unicode })).not.toMatch(FORBIDDEN);
		}),
		{ numRuns: 2000 },
	);
});

it("changes nothing the second time", () => {
	fc.assert(
		fc.property(anyText, fc.boolean(), (text, unicode) => {
			const once = visibleLine(text, { unicode });
			expect(visibleLine(once, { unicode })).toBe(once);
		}),
		{ numRuns: 2000 },
	);
});
