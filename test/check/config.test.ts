/** `.pep-wizard.yaml`: rules by name, family and path, and its own mistakes. */
import { describe, expect, test } from "vitest";
import { readConfig } from "../../src/check/config.ts";
import { InputError } from "../../src/outline/problem.ts";
import { check, read } from "./golden.ts";

const settings = (text: string, path = "a.md") => readConfig(text, "c.yaml").settingsFor(path);

function problemLines(text: string): string[] {
	try {
		readConfig(text, "c.yaml");
	} catch (error) {
		if (error instanceof InputError) return error.message.split("\n");
		throw error;
	}
	return [];
}

test("an empty file changes nothing", () => {
	expect(settings("")).toEqual({});
	expect(settings("# nothing\n")).toEqual({});
});

test("turns a rule off, or makes it more or less severe", () => {
	const given = settings("rules:\n  toc/outdated: off\n  date/future: note\n");
	expect(given).toEqual({ "toc/outdated": "off", "date/future": "note" });
	const wrong = read("date-future/wrong.md");
	expect(check(wrong, { settings: given }).findings.map(({ severity }) => severity)).toEqual(["note"]);
	expect(check(wrong, { settings: settings("rules: { date/future: off }") }).findings).toEqual([]);
});

test("/* names a family, * all rules; the more specific name wins", () => {
	const given = settings('rules: { "*": off, "date/*": note, date/future: error }');
	expect([given["date/future"], given["date/format"], given["toc/outdated"]]).toEqual(["error", "note", "off"]);
});

test("overrides the settings of the files that a path matches; the last one wins", () => {
	const text = [
		"rules: { date/future: note }",
		"paths:",
		'  - { glob: "archive/**", rules: { date/future: off, toc/missing: off } }',
		'  - { glob: "**/1234-*.{md,pep.yaml}", rules: { date/future: error } }',
	].join("\n");
	expect(settings(text, "x.md")).toEqual({ "date/future": "note" });
	expect(settings(text, "archive/old/x.md")).toEqual({ "date/future": "off", "toc/missing": "off" });
	expect(settings(text, "archive/1234-a.md")).toEqual({ "date/future": "error", "toc/missing": "off" });
	expect(settings(text, ".hidden/1234-a.pep.yaml")).toEqual({ "date/future": "error" });
});

describe("a mistake is reported with its location", () => {
	test.each([
		["rules:\n  date/futur: off\n", "c.yaml:2:3: unknown key “date/futur”"],
		["rules:\n  date/future: of\n", "c.yaml:2:16: expected off, note, warning or error, found “of”"],
		["rules: [a]\n", "c.yaml:1:8: expected keys with values, found a list"],
		["rule: {}\n", "c.yaml:1:1: unknown key “rule”"],
		["paths:\n  - glob: a\n", "c.yaml:2:5: expected the key “rules” here"],
		["paths:\n  - { glob: 1, rules: {} }\n", "c.yaml:2:13: expected text, found 1"],
		["a: &a 1\nb: *a\n", "c.yaml:2:4: aliases are not supported here"],
	])("%j", (text, expected) => {
		expect(problemLines(text)[0]).toBe(expected);
	});

	test("and a correction", () => {
		expect(problemLines("rules:\n  date/futur: off\n")[1]).toContain("date/future");
	});
});
