/** Typing, pasting, deleting and cutting. */
import { describe, expect, test } from "vitest";
import { applyEdit, bufferOf, selectedText, textOf } from "../../src/editor/buffer.ts";
import { become, command, read, show, VIEW } from "./notation.ts";

describe("typing and pasting", () => {
	test.each([
		["a|c", "type b", "ab|c"],
		["a¦b|c", "type x", "ax|c"],
		["|", "type 👩‍👩‍👧", "👩‍👩‍👧|"],
		["a|b", "paste x⏎y", "ax⏎y|b"],
		["a¦b⏎c|d", "paste x", "ax|d"],
		["e|x", "type \u0301", "e\u0301|x"],
		["|🇩🇪", "type 🇫", "🇫🇩|🇪"],
	])("%s %s: %s", (before, commands, after) => {
		expect(become(before, commands)).toBe(after);
	});

	test("normalizes line endings of a paste to line feeds, and keeps everything else", () => {
		const pasted = applyEdit(
			bufferOf(""),
			{ type: "paste", text: "a\r\nb\rc\n\td\0\u001b[1m" },
			{ view: VIEW, now: 0 },
		);
		expect(textOf(pasted)).toBe("a\nb\nc\n\td\0\u001b[1m");
	});

	test("returns the same buffer if nothing is typed or pasted", () => {
		const buffer = read("a¦b|c");
		expect(applyEdit(buffer, command("type "), { view: VIEW, now: 0 })).toBe(buffer);
		expect(applyEdit(buffer, command("paste "), { view: VIEW, now: 0 })).toBe(buffer);
	});
});

describe("deleting", () => {
	test.each([
		["ab|c", "delete left", "a|c"],
		["ab|c", "delete right", "ab|"],
		["a⏎|b", "delete left", "a|b"],
		["a|⏎b", "delete right", "a|b"],
		["a¦b|c", "delete left", "a|c"],
		["a¦b|c", "delete word-right", "a|c"],
		["x👩‍👩‍👧‍👦|", "delete left", "x|"],
		["|🇩🇪x", "delete right", "|x"],
		["कि|", "delete left", "|"],
		["e\u0301|", "delete left", "|"],
		["one two|", "delete word-left", "one |"],
		["|one two", "delete word-right", "| two"],
		["a⏎|b", "delete word-left", "a|b"],
		["a b|c d", "delete line-end", "a b|"],
		["a|⏎b", "delete line-end", "a|b"],
		["  a b|c", "delete line-start", "|c"],
		["a⏎|b", "delete line-start", "a|b"],
		["- |a", "delete left", "-|a"],
		["  |- a", "delete left", " |- a"],
		["a⏎b|⏎c", "delete end", "a⏎b|"],
		["a⏎b|⏎c", "delete start", "|⏎c"],
		["ab⏎c|d", "delete up", "a|d"],
	])("%s %s: %s", (before, commands, after) => {
		expect(become(before, commands).replaceAll("·", " ")).toBe(after);
	});

	test("deletes to the end of a wrapped line, including its last row", () => {
		expect(become("the |quick brown fox", "delete line-end", { width: 10, height: 4 })).toBe("the |");
		expect(become("the quick brown f|ox", "delete line-start", { width: 10, height: 4 })).toBe("|ox");
	});

	test("moves the cursor after a grapheme that a deletion has joined", () => {
		expect(become("🇩x|🇪", "delete left")).toBe("🇩🇪|");
	});

	test("returns the same buffer if there is nothing to delete", () => {
		for (const [notation, words] of [
			["|a", "delete left"],
			["a|", "delete right"],
			["a|", "delete line-end"],
			["|a", "delete line-start"],
			["a|b", "cut"],
		] as const) {
			const buffer = read(notation);
			expect(applyEdit(buffer, command(words), { view: VIEW, now: 0 })).toBe(buffer);
		}
	});
});

describe("cutting", () => {
	test("returns the selection and removes it", () => {
		const buffer = read("a¦b⏎c|d");
		expect(selectedText(buffer)).toBe("b\nc");
		expect(show(applyEdit(buffer, command("cut"), { view: VIEW, now: 0 }))).toBe("a|d");
		expect(selectedText(read("ab|c"))).toBe("");
	});
});
