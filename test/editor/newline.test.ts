/** Enter: which prefixes continue, which end, and where it only breaks the line. */
import { describe, expect, test } from "vitest";
import { become } from "./notation.ts";

describe("continues", () => {
	test.each([
		["a|b", "a⏎|b"],
		["- a|", "- a⏎- |"],
		["* a|", "* a⏎* |"],
		["+ a|", "+ a⏎+ |"],
		["-   a|", "-   a⏎-   |"],
		["1. a|", "1. a⏎2. |"],
		["9) a|", "9) a⏎10) |"],
		["01. a|", "01. a⏎02. |"],
		["1. a⏎1. b|", "1. a⏎1. b⏎1. |"],
		["- [ ] a|", "- [ ] a⏎- [ ] |"],
		["- [x] a|", "- [x] a⏎- [ ] |"],
		["1. [X] a|", "1. [X] a⏎2. [ ] |"],
		["> a|", "> a⏎> |"],
		["> > a|", "> > a⏎> > |"],
		["> - a|", "> - a⏎> - |"],
		["- > a|", "- > a⏎  > |"],
		["- 1. a|", "- 1. a⏎  2. |"],
		["  - a|", "  - a⏎  - |"],
		["→- a|", "→- a⏎→- |"],
		["- a| b", "- a⏎- |b"],
		["- |a", "- ⏎- |a"],
		["- a⏎  more|", "- a⏎  more⏎  |"],
		["  a|", "  a⏎  |"],
		["  |", "⏎  |"],
		["- a¦b|c", "- a⏎- |c"],
		["999999999. a|", "999999999. a⏎999999999. |"],
	])("%s: %s", (before, after) => {
		expect(become(before, "newline").replaceAll("·", " ")).toBe(after);
	});
});

describe("ends at an empty item", () => {
	test.each([
		["- a⏎- |", "- a⏎|"],
		["1. a⏎2. |", "1. a⏎|"],
		["- [ ] |", "|"],
		["> |", "|"],
		["> a⏎> |", "> a⏎|"],
		["> > |", "> |"],
		["> - |", "> |"],
		["- a⏎  - |", "- a⏎- |"],
		["1. a⏎   - |", "1. a⏎2. |"],
		["1. a⏎   - b⏎   - |", "1. a⏎   - b⏎2. |"],
		["- [x] a⏎  - [ ] |", "- [x] a⏎- [ ] |"],
		["> - a⏎>   - |", "> - a⏎> - |"],
		["a⏎  - |", "a⏎|"],
	])("%s: %s", (before, after) => {
		expect(become(before, "newline").replaceAll("·", " ")).toBe(after);
	});

	test("types, ends and leaves a list with plain keys", () => {
		expect(become("|", "type - a, newline, type b, newline, newline, type c")).toBe("- a⏎- b⏎c|");
	});
});

describe("adds nothing", () => {
	test.each([
		["|- a", "⏎|- a"],
		["-| a", "-⏎| a"],
		["- |[ ] a", "- ⏎|[ ] a"],
		["-a|", "-a⏎|"],
		["1.a|", "1.a⏎|"],
		["**a**|", "**a**⏎|"],
		["- - -|", "- - -⏎|"],
		["* * *|", "* * *⏎|"],
		["1234567890. a|", "1234567890. a⏎|"],
		["```⏎- a|⏎```", "```⏎- a⏎|⏎```"],
		["~~~⏎> a|", "~~~⏎> a⏎|"],
		["```⏎a⏎```⏎- a|", "```⏎a⏎```⏎- a⏎- |"],
	])("%s: %s", (before, after) => {
		expect(become(before, "newline").replaceAll("·", " ")).toBe(after);
	});
});
