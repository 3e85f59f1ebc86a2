/** Every mistake a questionnaire can contain about its template: where, what, and what to do. */
import { describe, expect, test } from "vitest";
import { compile, problemLines } from "./outline-summary.ts";

const TEMPLATE = `# Plan for NNNN: Title

## Summary

Say it.

Terms apply.

## Work

- [ ] (R) Docs written
- [ ] (R) Docs reviewed
- [ ] Tests

### Details

- How can it fail?
  - Gate:
    - Name:
    - Owner:
  - Other:
    - Details:
- Who knows?

## Status

- **Stage:** (A/B)
- **Owner:** [Who]
`;

/** What is wrong with a questionnaire of these sections. Line 3 is the first section's. */
function about(sections: string, others?: Readonly<Record<string, string>>): string[] {
	return problemLines(() => compile(TEMPLATE, `sections:\n${sections}`, others));
}

test("expects nothing where there is no mistake", () => {
	const sections = `  - heading: summary
    keep: [Terms]
  - heading: Work
    checklist: { entries: [{ text: (R) Docs written }, { text: Tests }] }
    sections:
      - heading: Details
        questions:
          - question: how can it fail
            options:
              - { label: Gate, fields: [{ label: Name }, { label: Owner, under: name }] }
              - { label: Other, fields: [{ label: details }] }
  - heading: Status
    fields: [{ label: stage, is-stage: true }, { label: Owner }]
`;
	expect(about(sections)).toEqual([]);
});

describe("an entry that the template doesn't have", () => {
	test.each([
		[
			"a section",
			"  - heading: Sumary\n",
			"t.yaml:3:14: the template has no section “Sumary” — Did you mean “Summary” (t.md:3)?",
		],
		[
			"a section at the margin that stands deeper",
			"  - heading: Details\n",
			"t.yaml:3:14: the template has no section “Details” — It is at t.md:15; describe it inside the section that it belongs to.",
		],
		[
			"a section inside another one",
			"  - heading: Summary\n    sections:\n      - heading: Details\n",
			"t.yaml:5:18: the template has no section “Details” in “Summary” — It is at t.md:15; describe it inside the section that it belongs to.",
		],
		[
			"a section that resembles none",
			"  - heading: Quite another thing\n",
			"t.yaml:3:14: the template has no section “Quite another thing” — Expected “Summary” (t.md:3), “Status” (t.md:25) or “Plan for NNNN: Title” (t.md:1).",
		],
		[
			"a question",
			"  - heading: Work\n    sections:\n      - heading: Details\n        questions:\n          - question: How could it fail?\n",
			"t.yaml:7:23: the template has no question “How could it fail?” in “Details” — Did you mean “How can it fail?” (t.md:17)?",
		],
		[
			"a field",
			"  - heading: Status\n    fields: [{ label: Owners }]\n",
			"t.yaml:4:23: the template has no field “Owners” in “Status” — Did you mean “Owner” (t.md:28)?",
		],
		[
			"a hole",
			'  - heading: "Plan for NNNN: Title"\n    holes: [{ text: XXXX, label: Number }]\n',
			"t.yaml:4:21: the heading has no piece “XXXX” — Expected words of “Plan for NNNN: Title” (t.md:1), exactly as written.",
		],
		[
			"a kept paragraph",
			"  - heading: Summary\n    keep: [Terms of]\n",
			"t.yaml:4:12: the template has no paragraph that begins with “Terms of” in “Summary” — Did you mean “Terms apply.” (t.md:7)?",
		],
		[
			"a task list",
			"  - heading: Summary\n    checklist: {}\n",
			"t.yaml:4:16: the template has no task list in “Summary” — Expected entries that open with “- [ ] ” below t.md:3.",
		],
		[
			"a task list as the section's answer",
			"  - heading: Summary\n    kind: checklist\n",
			"t.yaml:4:11: the template has no task list in “Summary” — Expected entries that open with “- [ ] ”.",
		],
		[
			"a box",
			"  - heading: Work\n    checklist:\n      entries:\n        - text: Test\n        - text: Tested\n",
			"t.yaml:7:17: the template has no box “Tested” — Did you mean “Tests” (t.md:13)?",
		],
		[
			"an option",
			"  - heading: Work\n    sections:\n      - heading: Details\n        questions:\n          - question: How can it fail?\n            options: [{ label: Gates }]\n",
			"t.yaml:8:32: the template has no option “Gates” here — Did you mean “Gate” (t.md:18)?",
		],
		[
			"an option's field",
			"  - heading: Work\n    sections:\n      - heading: Details\n        questions:\n          - question: How can it fail?\n            options: [{ label: Gate, fields: [{ label: Nam }] }]\n",
			"t.yaml:8:56: the template has no field “Nam” here — Did you mean “Name” (t.md:19)?",
		],
	])("%s", (_, sections, expected) => {
		expect(about(sections)).toEqual([expected]);
	});
});

describe("duplicate descriptions", () => {
	test.each([
		[
			"a section",
			"  - heading: Summary\n  - heading: SUMMARY\n",
			"t.yaml:4:14: section “SUMMARY” is described twice — Merge the two descriptions.",
		],
		[
			"a field",
			"  - heading: Status\n    fields:\n      - label: Owner\n      - label: owner\n",
			"t.yaml:6:16: field “owner” is described twice in “Status” — Merge the two descriptions.",
		],
		[
			"a piece of a heading",
			'  - heading: "Plan for NNNN: Title"\n    holes:\n      - { text: "NNNN: Title", label: A }\n      - { text: Title, label: B }\n',
			"t.yaml:6:17: the piece “Title” of the heading is described twice — Join the two, or shorten one so that they don't overlap.",
		],
		[
			"a box whose beginning fits two",
			"  - heading: Work\n    checklist:\n      entries: [{ text: (R) Docs }]\n",
			"t.yaml:5:25: several boxes begin with “(R) Docs” — Write more of it: the boxes are in lines 11 and 12 of t.md.",
		],
		[
			"an id among neighbours",
			"  - heading: Summary\n    id: a\n  - heading: Status\n    id: a\n",
			"t.yaml:6:9: the id “a” is used twice here — Choose another one; ids must be unique.",
		],
		[
			"an id among boxes",
			"  - heading: Work\n    kind: checklist\n    checklist:\n      entries:\n        - { text: (R) Docs w, id: a }\n        - { text: Tests, id: a }\n",
			"t.yaml:8:30: the id “a” is used twice here — Choose another one; ids must be unique.",
		],
		[
			"an id among choices",
			"  - heading: Summary\n    choices:\n      - { id: a, label: A }\n      - { id: a, label: B }\n",
			"t.yaml:6:15: the id “a” is used twice here — Choose another one; ids must be unique.",
		],
		[
			"the stage",
			"  - heading: Summary\n    is-stage: true\n  - heading: Status\n    fields: [{ label: Stage, is-stage: true }]\n",
			"t.yaml:6:40: a second item holds the proposal's stage — Remove “is-stage” from one of them.",
		],
	])("%s", (_, sections, expected) => {
		expect(about(sections)).toEqual([expected]);
	});
});

describe("keys that don't fit together", () => {
	test.each([
		["kind: choice", "3:5: a choice without choices — Add “choices:”, each with “id” and “label”."],
		["choices: []", "4:14: a choice without choices — Add “choices:”, each with “id” and “label”."],
		["kind: options", "3:5: options without anything to pick — Add “options:”, each with a “label”."],
		["kind: records", "3:5: records without fields — Add “record:” with “fields:”, each with a “label”."],
		["record: { fields: [] }", "4:13: records without fields — Add “record:” with “fields:”, each with a “label”."],
		[
			"record: { format: '{day}: {nam}', fields: [{ label: Day }, { label: Name }] }",
			"4:23: unknown field “nam” to print — Did you mean “{name}”?",
		],
		[
			"record: { fields: [{ label: A, under: b }, { label: B }] }",
			"4:43: unknown field “b” before this one — There is no earlier field here.",
		],
		[
			"record: { fields: [{ label: A, kind: choice }] }",
			"4:24: a choice without choices — Add “choices:”, each with “id” and “label”.",
		],
		[
			"record: { fields: [{ label: A, choices: [] }] }",
			"4:45: “choices” has no meaning for the kind “line” — Only “choice” has it.",
		],
		[
			"record: { fields: [{ label: A, id: x }, { label: B, id: x }] }",
			"4:61: the id “x” is used twice here — Choose another one; ids must be unique.",
		],
		["kind: prose\n    boxes: true", "5:12: “boxes” has no meaning for the kind “prose” — Only “options” has it."],
		[
			"kind: line\n    entry-name: a",
			"5:17: “entry-name” has no meaning for the kind “line” — Only “list”, “records” or “people” has it.",
		],
		[
			"is-stage: true\n    choices: [{ id: alpha, label: A }]",
			"5:14: the choices of the stage are not the stages — Expected the ids “alpha”, “beta” and “stable”.",
		],
		[
			"id: Not An Id",
			"4:9: “Not An Id” can't be an id — Use lower-case letters, digits and hyphens, with at least one letter, for example “how-enabled”.",
		],
	])("%s", (keys, expected) => {
		expect(about(`  - heading: Summary\n    ${keys}\n`)).toEqual([`t.yaml:${expected}`]);
	});
});

describe("includes", () => {
	const including = (...names: string[]) => `include: [${names.join(", ")}]\nsections: []\n`;

	test("of a missing file are reported", () => {
		const others = { common: "sections: []\n" };
		expect(problemLines(() => compile(TEMPLATE, including("comon"), others))).toEqual([
			"t.yaml:2:11: there is no questionnaire “comon” — Did you mean “common”?",
		]);
	});

	test("of the file itself are reported", () => {
		expect(problemLines(() => compile(TEMPLATE, including("t")))).toEqual([
			"t.yaml:2:11: questionnaires include each other in a cycle: “t” includes “t” — Remove this include.",
		]);
	});

	test("in a cycle are reported at the one that closes it", () => {
		const others = { a: including("b"), b: including("c"), c: including("a") };
		expect(problemLines(() => compile(TEMPLATE, including("a"), others))).toEqual([
			"c.yaml:2:11: questionnaires include each other in a cycle: “a” includes “b” includes “c” includes “a” — Remove this include.",
		]);
	});

	test("have their mistakes reported in their own file", () => {
		const others = { a: "sections:\n  - heading: Summery\n" };
		expect(problemLines(() => compile(TEMPLATE, including("a"), others))).toEqual([
			"a.yaml:3:14: the template has no section “Summery” — Did you mean “Summary” (t.md:3)?",
		]);
	});
});

test("reports all mistakes at once", () => {
	const sections = "  - heading: A\n  - heading: Summary\n    questions: [{ question: B }]\n    keep: [C]\n";
	expect(about(sections).map((line) => line.slice(0, 12))).toEqual(["t.yaml:3:14:", "t.yaml:6:12:", "t.yaml:5:29:"]);
});

test("mistakes in a template are located in the template", () => {
	expect(problemLines(() => compile("text", "sections: []\n"))[0]).toMatch(/^t\.md:1:1: expected at least one/);
});

describe("above the first heading", () => {
	const front = "---\nstate:\ntags:\n  - a\n---\n\n# A\n";
	const problemsWith = (yaml: string) => problemLines(() => compile(front, `${yaml}\nsections: []\n`));

	test("a missing field is reported", () => {
		expect(problemsWith("fields: [{ label: stat }]")).toEqual([
			"t.yaml:2:19: the template has no field “stat” in “Opening” — Did you mean “state” (t.md:2)?",
		]);
	});

	test("a line is refused as the place for boxes, records and options", () => {
		expect(problemsWith("fields: [{ label: state, options: [{ label: a }] }]")).toEqual([
			"t.yaml:2:10: a line has no room for the kind “options” — Expected a kind of one line, such as “line”, “choice” or “list”.",
		]);
	});

	test("a list is accepted, any other value of several lines is refused", () => {
		expect(problemsWith("fields: [{ label: tags }]")).toEqual([]);
		const map = "---\nlinks:\n  a: b\n---\n\n# A\n";
		expect(problemLines(() => compile(map, "fields: [{ label: links }]\nsections: []\n"))).toEqual([
			"t.yaml:2:19: “links:” has a value of several lines, which can't take an answer — Remove it from the questionnaire.",
		]);
	});
});
