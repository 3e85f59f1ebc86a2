import { expect, test } from "vitest";
import { readQuestionnaire } from "../../src/outline/questionnaire.ts";
import { problemLines } from "./outline-summary.ts";

const read = (text: string) => readQuestionnaire("q", text, "q.yaml");

test("returns the data, and the location of each value", () => {
	const file = read("pep-wizard-questionnaire: 1\nsections:\n  - heading: A\n    why: B\n");
	expect(file.data).toEqual({ "pep-wizard-questionnaire": 1, sections: [{ heading: "A", why: "B" }] });
	expect(file.locationOf(["sections", 0, "why"])).toEqual({ file: "q.yaml", line: 4, column: 10 });
});

test("locates a missing value at its nearest parent", () => {
	const file = read("pep-wizard-questionnaire: 1\nsections:\n  - heading: A\n");
	expect(file.locationOf(["sections", 0, "why", 3])).toEqual({ file: "q.yaml", line: 3, column: 5 });
});

test.each([
	["sections: [\n", /^q\.yaml:2:1: .*\]/],
	["sections: []\nsections: []\n", /^q\.yaml:2:1: .*unique/],
	["a: &x 1\nb: *x\n", /^q\.yaml:2:4: aliases are not supported here — Write the value out\.$/],
	["a: !!js/function x\n", /^q\.yaml:1:4: /],
	["", /^q\.yaml:1:1: expected keys with values, found nothing$/],
])("refuses %j as a questionnaire", (text, expected) => {
	expect(problemLines(() => read(text))[0]).toMatch(expected);
});

test("refuses an alias bomb without expanding it", () => {
	const layers = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}, *a${i}]`);
	expect(problemLines(() => read(["a0: &a0 x", ...layers].join("\n"))).length).toBe(90);
});
