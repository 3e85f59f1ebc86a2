/** Indenting and outdenting, and where Tab does it. */
import { describe, expect, test } from "vitest";
import { applyEdit, isAfterListMarker } from "../../src/editor/buffer.ts";
import { become, command, read, VIEW } from "./notation.ts";

describe("indent", () => {
	test.each([
		["- a⏎- |b", "- a⏎  - |b"],
		["- a⏎- b|", "- a⏎  - b|"],
		["- |", "  - |"],
		["1. a⏎2. |b", "1. a⏎   2. |b"],
		["10. |", "    10. |"],
		["1. a⏎- |b", "1. a⏎   - |b"],
		["- a⏎1. |b", "- a⏎  1. |b"],
		["- [ ] |a", "  - [ ] |a"],
		["> - a⏎> - |b", "> - a⏎>   - |b"],
		["- a⏎  - b⏎- |c", "- a⏎  - b⏎  - |c"],
		["¦- a⏎- b|", "¦  - a⏎  - b|"],
		["a¦⏎⏎b|", "  a¦⏎⏎  b|"],
		["¦- a⏎|- b", "¦  - a⏎|- b"],
	])("%s: %s", (before, after) => {
		expect(become(before, "indent").replaceAll("·", " ")).toBe(after);
	});
});

describe("outdent", () => {
	test.each([
		["- a⏎  - |b", "- a⏎- |b"],
		["1. a⏎   2. |b", "1. a⏎2. |b"],
		["  - |", "- |"],
		["→- |", "- |"],
		["> - a⏎>   - |b", "> - a⏎> - |b"],
		["- a⏎    - |b", "- a⏎- |b"],
		["¦  - a⏎   b|", "¦- a⏎ b|"],
		["a⏎  b¦⏎c|", "a⏎b¦⏎c|"],
	])("%s: %s", (before, after) => {
		expect(become(before, "outdent").replaceAll("·", " ")).toBe(after);
	});
});

test("reverts an indent by an outdent, each one undo step", () => {
	const list = "¦- a⏎  - b⏎- c|";
	expect(become(list, "indent, outdent")).toBe(list);
	expect(become(list, "indent, undo")).toBe(list);
});

test("does nothing outside lists, so that Tab can move to the next field", () => {
	for (const [notation, words] of [
		["a|b", "indent"],
		["  a|b", "outdent"],
		["- |a", "outdent"],
		["|", "indent"],
	] as const) {
		const buffer = read(notation);
		expect(applyEdit(buffer, command(words), { view: VIEW, now: 0 })).toBe(buffer);
	}
});

test.each([
	["- |a", true],
	["- |", true],
	["1. |a", true],
	["> - |a", true],
	["- [ ] |a", true],
	["- |[ ] a", true],
	["- a|", false],
	["-| a", false],
	["|- a", false],
	["> |a", false],
	["a|", false],
	["- |a¦", false],
])("%s: right after a list marker? %s", (notation, is) => {
	expect(isAfterListMarker(read(notation))).toBe(is);
});
