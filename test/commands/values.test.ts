/**
 * One value, given in four ways: `set` refuses it, `check` reports it where a draft holds it, the wizard says so below
 * it, and the plain conversation asks again. All use the same validation, so all say the same.
 */
import { describe, expect, test } from "vitest";
import { loadDraft, proposalOf } from "../../src/documents/load-draft.ts";
import { controlsOf } from "../../src/wizard/form.ts";
import { problemRows } from "../../src/wizard/item-layout.ts";
import { initialState } from "../../src/wizard/state.ts";
import type { State } from "../../src/wizard/types.ts";
import { converse } from "../plain/person.ts";
import { type Folder, folder } from "./run.ts";

const TEMPLATE = "# RFC NNNN: Title\n\n## Risk\n\n## Due\n\n## Thread\n\n## Owners\n\n## Safe\n\n## Tests\n\n## Ways\n";

const QUESTIONNAIRE = `pep-wizard-questionnaire: 1
required: never
scopes:
  - { id: software, question: Software?, sets-aside: [tests], reason: No software. }
sections:
  - heading: "RFC NNNN: Title"
    kind: group
    holes:
      - { text: NNNN, id: number, label: Number, kind: line, pattern: { match: "[0-9]+", expected: digits only } }
      - { text: Title, id: title, label: Title, kind: line }
  - { heading: Risk, kind: choice, choices: [{ id: low, label: Low }, { id: high, label: Quite high }] }
  - { heading: Due, kind: date }
  - { heading: Thread, kind: link }
  - { heading: Owners, kind: people }
  - { heading: Safe, kind: confirm }
  - heading: Tests
    kind: records
    record:
      fields:
        - { id: version, label: Version, pattern: { match: 'v\\d+', expected: a version such as v12 } }
        - { id: date, label: Date, kind: date }
        - { id: link, label: Link, kind: link }
        - { id: people, label: People, kind: people }
        - { id: risk, label: Risk, kind: choice, choices: [{ id: low, label: Low }, { id: high, label: Quite high }] }
  - heading: Ways
    kind: options
    options: [{ id: gate, label: Gate, fields: [{ id: since, label: Since, kind: date }] }]
`;

const HEAD = "pep-wizard: 1\ntemplate: ./t.md\nanswers:\n";

async function withDraft(answers: string): Promise<Folder> {
	const place = await folder();
	await place.write("t.md", TEMPLATE);
	await place.write("t.yaml", QUESTIONNAIRE);
	await place.write("a.pep.yaml", HEAD + answers);
	return place;
}

interface Value {
	readonly what: string;
	readonly id: string;
	/** As it is given to `set`. */
	readonly given: string;
	/** As it is typed, where that is another text. */
	readonly text?: string;
	/** What is answered before, in the plain conversation. */
	readonly before?: readonly string[];
	/** As the draft's lines below `answers:` have it, and the 1-based place of the text there. */
	readonly lines: string;
	readonly at: `${number}:${number}`;
	/** What the author hears. */
	readonly fix: string;
}

const DATE = "Write the date as YYYY-MM-DD";
const CHOICE = "The words are low or high.";

const WRONG: readonly Value[] = [
	{
		what: "a line with a pattern",
		id: "number",
		given: "abc412",
		lines: "  number: abc412\n",
		at: "4:11",
		fix: "Expected digits only.",
	},
	{ what: "a choice", id: "risk", given: "maybe", lines: "  risk: maybe\n", at: "4:9", fix: CHOICE },
	{ what: "a date", id: "due", given: "03/04/26", lines: "  due: 03/04/26\n", at: "4:8", fix: DATE },
	{
		what: "a day that there isn't",
		id: "due",
		given: "2026-02-30",
		lines: "  due: 2026-02-30\n",
		at: "4:8",
		fix: "2026-02-30 is not a real date",
	},
	{ what: "a link", id: "thread", given: "no link", lines: "  thread: no link\n", at: "4:11", fix: "Enter a link" },
	{
		what: "a person",
		id: "owners",
		given: '["@"]',
		text: "@",
		before: ["yes"],
		lines: '  owners:\n    - "@"\n',
		at: "5:8",
		fix: "Write the handle directly",
	},
	{
		what: "yes or no",
		id: "safe",
		given: "maybe",
		lines: "  safe: maybe\n",
		at: "4:9",
		fix: "Please answer yes or no.",
	},
	{
		what: "a scope",
		id: "scope/software",
		given: "it depends",
		lines: "  scope/software: it depends\n",
		at: "4:19",
		fix: "Please answer yes or no.",
	},
	{
		what: "an id in a list of ids",
		id: "scope/wanted",
		given: "[bogus]",
		text: "bogus",
		before: ["yes"],
		lines: "  scope/wanted:\n    - bogus\n",
		at: "5:7",
		fix: "The words are tests.",
	},
	{
		what: "a field with a pattern",
		id: "tests",
		given: "[{version: x1}]",
		text: "x1",
		before: ["yes"],
		lines: "  tests:\n    - version: x1\n",
		at: "5:16",
		fix: "Expected a version such as v12.",
	},
	{
		what: "a date in a field",
		id: "tests",
		given: "[{date: soon}]",
		text: "soon",
		before: ["yes", ""],
		lines: "  tests:\n    - date: soon\n",
		at: "5:13",
		fix: DATE,
	},
	{
		what: "a link in a field",
		id: "tests",
		given: "[{link: no link}]",
		text: "no link",
		before: ["yes", "", ""],
		lines: "  tests:\n    - link: no link\n",
		at: "5:13",
		fix: "Enter a link",
	},
	{
		what: "a person in a field",
		id: "tests",
		given: '[{people: ["@"]}]',
		text: "@",
		before: ["yes", "", "", ""],
		lines: '  tests:\n    - people:\n        - "@"\n',
		at: "6:12",
		fix: "Write the handle",
	},
	{
		what: "a choice in a field",
		id: "tests",
		given: "[{risk: maybe}]",
		text: "maybe",
		before: ["yes", "", "", "", ""],
		lines: "  tests:\n    - risk: maybe\n",
		at: "5:13",
		fix: CHOICE,
	},
	{
		what: "a date in an option",
		id: "ways",
		given: "{gate: {since: soon}}",
		text: "soon",
		before: ["yes", ""],
		lines: "  ways:\n    gate:\n      since: soon\n",
		at: "6:14",
		fix: DATE,
	},
];

async function stateAt(place: Folder, id: string): Promise<State> {
	const proposal = proposalOf(await loadDraft("a.pep.yaml", place.path));
	const size = { columns: 100, rows: 30 };
	return initialState({
		file: "a.pep.yaml",
		markdownFile: "a.md",
		proposal,
		size,
		lastPosition: { item: id, focus: 0 },
		now: 0,
	});
}

/** All that the wizard says below the item's texts. */
async function toldBelow(place: Folder, id: string): Promise<string> {
	const state = await stateAt(place, id);
	return controlsOf(state)
		.flatMap((control) => (control.type === "text" ? problemRows(state, control, 200) : []))
		.join("\n");
}

describe.each(WRONG)("$what that isn't one", ({ id, given, text = given, before = [], lines, at, fix }) => {
	test("is refused by set, and the draft stays unchanged", async () => {
		const place = await withDraft("  title: T\n");
		const { code, err } = await place.run("set", "a.pep.yaml", id, given);
		expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(fix) });
		expect(await place.read("a.pep.yaml")).toBe(`${HEAD}  title: T\n`);
	});

	test("is reported by check with its location, stays readable, and is kept", async () => {
		const place = await withDraft(lines);
		const { code, out } = await place.run("check", "a.pep.yaml");
		const severity = out.includes("date/format") ? "warning" : "error";
		if (severity === "error") expect(code).toBe(1);
		expect(out).toContain(`\n  ${at} ${severity} `);
		expect(out).toContain(fix);
		expect((await place.run("set", "a.pep.yaml", "title", "T")).code).toBe(0);
		expect(await place.read("a.pep.yaml")).toContain(lines);
	});

	test("is marked in the wizard", async () => {
		expect(await toldBelow(await withDraft(lines), id)).toContain(`! ${fix}`);
	});

	test("is reported in the plain conversation", async () => {
		const proposal = proposalOf(await loadDraft("a.pep.yaml", (await withDraft(lines)).path));
		const { said } = await converse({ proposal, at: id }, [...before, text, text]);
		expect(said).toContain(fix);
	});
});

describe("dates accept “today”", () => {
	test("with set, in an item and in fields", async () => {
		const place = await withDraft("  title: T\n");
		for (const [id, given] of [
			["due", "Today"],
			["tests", "[{date: today}]"],
			["ways", "{gate: {since: today}}"],
		] as const)
			expect((await place.run("set", "a.pep.yaml", id, given)).code).toBe(0);
		const text = await place.read("a.pep.yaml");
		expect(text.match(/2026-03-04/g)).toHaveLength(3);
		expect(text).not.toMatch(/today/i);
	});

	test("but other kinds keep the word", async () => {
		const place = await withDraft("  title: T\n");
		await place.run("set", "a.pep.yaml", "title", "today");
		expect(await place.read("a.pep.yaml")).toContain("  title: today\n");
	});
});
