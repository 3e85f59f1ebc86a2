/** The baseline: what it knows, what is new or worse, and that it survives being printed, read and merged. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	type BaselineEntry,
	baselineEntries,
	compareWithBaseline,
	entryWords,
	printBaseline,
	readBaseline,
} from "../../src/check/baseline.ts";
import type { Finding, Report } from "../../src/check/types.ts";
import { InputError } from "../../src/outline/problem.ts";
import { check, read } from "./golden.ts";

const at = (line: number) => ({ file: "a.md", line });
const blank: Finding = { rule: "answer/blank", severity: "error", message: "is blank", item: "goals", at: at(3) };
const link: Finding = { rule: "link/missing-file", severity: "warning", message: "no x.md", at: at(5) };

function report(...findings: readonly Finding[]): Report {
	return { ...check(read("right.md")), findings };
}

/** What stays of findings when others are the baseline. */
function left(now: readonly Finding[], before: readonly Finding[]): readonly Finding[] {
	return compareWithBaseline(report(...now), baselineEntries(report(...before))).report.findings;
}

describe("counts as known", () => {
	test("a finding that was there, wherever it is now", () => {
		expect(left([{ ...blank, at: at(90) }, link], [blank, link])).toEqual([]);
	});

	test("a finding about an item, whatever its message says today", () => {
		expect(left([{ ...blank, message: "is still blank" }], [blank])).toEqual([]);
	});

	test("a finding that is less severe than it was", () => {
		expect(left([{ ...blank, severity: "warning" }], [blank])).toEqual([]);
	});
});

describe("reports", () => {
	test.each<[string, Finding]>([
		["another rule", { ...blank, rule: "answer/placeholder" }],
		["another item", { ...blank, item: "summary" }],
		["what is more severe than it was", { ...link, severity: "error" }],
		["another message without an item", { ...link, message: "no y.md" }],
	])("%s", (_name, finding) => {
		expect(left([finding], [blank, link])).toEqual([finding]);
	});

	test("one more finding of a kind", () => {
		expect(left([link, { ...link, at: at(6) }], [link])).toEqual([{ ...link, at: at(6) }]);
	});
});

test("names entries that match nothing, with the surplus number", () => {
	const { outdated } = compareWithBaseline(report(link), baselineEntries(report(blank, link, link)));
	expect(outdated.map(entryWords)).toEqual(["answer/blank goals", "link/missing-file “no x.md”"]);
	const twice = compareWithBaseline(report(), baselineEntries(report(link, link))).outdated;
	expect(twice.map(entryWords)).toEqual(["link/missing-file “no x.md” (2 times)"]);
});

test("prints one line per entry, sorted, whatever the order of the files", () => {
	const entries = baselineEntries(report(link, link, blank));
	const text = printBaseline(
		new Map([
			["b.md", entries],
			["a/ü.md", entries.slice(0, 1)],
			["c.md", []],
		]),
	);
	expect(text.replace(/^#.*\n/gm, "")).toBe(`pep-wizard-baseline: 1
files:
  "a/ü.md":
    - { rule: answer/blank, item: goals, severity: error }
  "b.md":
    - { rule: answer/blank, item: goals, severity: error }
    - { rule: link/missing-file, message: "no x.md", severity: warning, count: 2 }
`);
});

test("reads back what was printed", () => {
	const text = fc.string({ unit: "binary", maxLength: 30 });
	const entry: fc.Arbitrary<BaselineEntry> = fc.record({
		rule: fc.constantFrom("a/b", "toc/outdated"),
		message: text,
		severity: fc.constantFrom("note", "warning", "error"),
	});
	const files = fc.uniqueArray(fc.tuple(text, fc.array(entry, { minLength: 1, maxLength: 4 })), {
		selector: ([name]) => name,
		maxLength: 4,
	});
	fc.assert(
		fc.property(files, (given) => {
			expect(readBaseline(printBaseline(new Map(given)), "b.yaml")).toEqual(new Map(given));
		}),
	);
});

test("knows all findings once they are entries", () => {
	const finding = fc.record({
		rule: fc.constantFrom("a/b", "c/d"),
		severity: fc.constantFrom("note", "warning", "error"),
		message: fc.constantFrom("x", "y"),
		item: fc.option(fc.constantFrom("goals", "summary"), { nil: undefined }),
		at: fc.constant(at(1)),
	}) as fc.Arbitrary<Finding>;
	fc.assert(
		fc.property(fc.array(finding, { maxLength: 12 }), (findings) => {
			const compared = compareWithBaseline(report(...findings), baselineEntries(report(...findings)));
			expect(compared.report.findings).toEqual([]);
			expect(compared.outdated).toEqual([]);
			expect(compared.report.known).toEqual(findings);
		}),
	);
});

test.each([
	["files: {}\n", "baseline.yaml:1"],
	["pep-wizard-baseline: 1\nfiles:\n  a.md:\n    - { rule: a/b, severity: bad }\n", "baseline.yaml:4"],
	["pep-wizard-baseline: 1\nfiles:\n  a.md: []\n  a.md: []\n", "baseline.yaml:4"],
	["pep-wizard-baseline: 1\n<<<<<<< ours\n", "baseline.yaml:2"],
])("reports a mistake with its line: %j", (text, place) => {
	expect.assertions(2);
	try {
		readBaseline(text, "baseline.yaml");
	} catch (error) {
		expect(error).toBeInstanceOf(InputError);
		expect((error as InputError).message).toContain(place);
	}
});
