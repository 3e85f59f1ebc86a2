/** Bold, code and links: adding and removing them. */
import { describe, expect, test } from "vitest";
import { applyEdit } from "../../src/editor/buffer.ts";
import { become, command, read, VIEW } from "./notation.ts";

describe("toggles bold and code", () => {
	test.each([
		["a ¦b| c", "bold", "a **¦b|** c"],
		["a **¦b|** c", "bold", "a ¦b| c"],
		["a ¦**b**| c", "bold", "a ¦b| c"],
		["a |b¦ c", "bold", "a **|b¦** c"],
		["a¦ b |c", "bold", "a **¦b|** c"],
		["one t|wo", "bold", "one **t|wo**"],
		["one **t|wo**", "bold", "one t|wo"],
		["one two|", "bold", "one **two|**"],
		["one |two", "bold", "one **|two**"],
		["a |", "bold", "a **|**"],
		["a **|**", "bold", "a |"],
		["__¦a|__", "bold", "¦a|"],
		["- ¦a⏎- b|", "bold", "- **¦a**⏎- **b|**"],
		["¦- a⏎- b|", "bold", "- **¦a**⏎- **b|**"],
		["- **¦a**⏎- b|", "bold", "- **¦a**⏎- **b|**"],
		["- **¦a**⏎- **b|**", "bold", "- ¦a⏎- b|"],
		["a ¦b| c", "code", "a `¦b|` c"],
		["a `¦b|` c", "code", "a ¦b| c"],
		["¦a`b|", "code", "``¦a`b|``"],
		["``¦a`b|``", "code", "¦a`b|"],
		["¦`b|", "code", "`` ¦`b| ``"],
		["|", "code", "`|`"],
		["`|`", "code", "|"],
	])("%s %s: %s", (before, commands, after) => {
		expect(become(before, commands).replaceAll("·", " ")).toBe(after);
	});

	test("doesn't mark blanks only", () => {
		const buffer = read("a¦ |b");
		for (const mark of ["bold", "code", "link"]) {
			expect(applyEdit(buffer, command(mark), { view: VIEW, now: 0 })).toBe(buffer);
		}
	});

	test("continues typing between the marks, and undoes them in one step", () => {
		expect(become("|", "bold, type x")).toBe("**x|**");
		expect(become("¦a b|", "bold, undo")).toBe("¦a b|");
	});
});

describe("toggles links", () => {
	test.each([
		["see ¦this| now", "see [this](|) now"],
		["see th|is now", "see [this](|) now"],
		["see |", "see [|]()"],
		["¦https://a.example/b|", "[|](https://a.example/b)"],
		["see [¦this|](x) now", "see ¦this| now"],
		["see [th|is](x) now", "see th|is now"],
		["¦[this](x)|", "¦this|"],
		["¦a⏎b|", "[a⏎b](|)"],
	])("%s: %s", (before, after) => {
		expect(become(before, "link").replaceAll("·", " ")).toBe(after);
	});
});
