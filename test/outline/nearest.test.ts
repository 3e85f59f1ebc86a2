import fc from "fast-check";
import { expect, test } from "vitest";
import { nearestWord } from "../../src/outline/nearest.ts";

const COMMANDS = ["new", "edit", "render", "preview", "status", "outline", "get", "set", "templates"];
const IDS = ["summary", "motivation", "motivation/goals", "motivation/non-goals", "design-details/test-plan"];

test.each([
	["stauts", COMMANDS, "status"],
	["STATUS", COMMANDS, "status"],
	["prev", COMMANDS, "preview"],
	["template", COMMANDS, "templates"],
	["goals", IDS, "motivation/goals"],
	["motivation/gaols", IDS, "motivation/goals"],
	["test-plan", IDS, "design-details/test-plan"],
	["sumary", IDS, "summary"],
	["zebra", COMMANDS, undefined],
	["", COMMANDS, undefined],
])("“%s” among %j is %s", (word, valid, meant) => {
	expect(nearestWord(word, valid)).toBe(meant);
});

test("finds a valid word nearest to itself", () => {
	fc.assert(
		fc.property(fc.constantFrom(...COMMANDS, ...IDS), (word) => nearestWord(word, [...COMMANDS, ...IDS]) === word),
	);
});
