/** A YAML file beside the document: its items, and what can be wrong with it. */
import { describe, expect, test } from "vitest";
import { itemOf } from "../../src/outline/lookup.ts";
import { compile, inShort, layout, problemLines } from "./outline-summary.ts";

const TEMPLATE = "# RFC NNNN: Title\n\n## Why\n";
const SIDECAR = `sections: []
sidecar:
  file: rfc.yaml
  id: meta
  document: rfcs/{number}/README.md
  fields:
    - { key: title, item: title }
    - { key: team, label: Team, why: It decides., required: beta }
    - { key: since, kind: date, plain: true }
    - { key: dates/end, kind: date }
`;

describe("a sidecar's items", () => {
	const outline = compile(TEMPLATE, SIDECAR);

	test("come after the document's, and are not printed", () => {
		expect(inShort(outline)).toEqual([
			"number line alpha",
			"title line alpha",
			"why prose alpha",
			"meta/title line never",
			"meta/team line beta",
			"meta/since date alpha",
			"meta/dates/end date alpha",
		]);
		expect(layout(outline.blocks).at(-1)).toBe("not printed: meta/title, meta/team, meta/since, meta/dates/end");
		expect(itemOf(outline, "meta/team")).toMatchObject({
			label: "Team",
			path: ["rfc.yaml"],
			section: "meta",
			guidance: { why: "It decides." },
		});
	});

	test("have their keys", () => {
		expect(outline.sidecar).toEqual({
			file: "rfc.yaml",
			document: "rfcs/{number}/README.md",
			fields: [
				{ key: "title", item: "meta/title", otherwise: "title" },
				{ key: "team", item: "meta/team" },
				{ key: "since", item: "meta/since", plain: true },
				{ key: "dates/end", item: "meta/dates/end" },
			],
		});
	});
});

test("reads what values must be", () => {
	const declared = `${SIDECAR.replace("{ key: team,", "{ key: team, aliases: [group], words: [a], needed: [{ when: { stage: [beta] } }],")}  closed: true
  other-keys: [{ key: layout, type: text }]
  milestones: { stages: dates, form: { pattern: "v[0-9]+", what: a release, example: v1 } }
`;
	expect(compile(TEMPLATE, declared).sidecar).toMatchObject({
		closed: true,
		others: [{ key: "layout", type: "text" }],
		milestones: { stages: "dates", form: { example: "v1" } },
		fields: [{}, { key: "team", otherKeys: ["group"], words: ["a"], needed: [{ when: { stage: ["beta"] } }] }, {}, {}],
	});
});

describe("mistakes", () => {
	const problemsWith = (...lines: readonly string[]) =>
		problemLines(() => compile(TEMPLATE, `sections: []\nsidecar:\n${lines.map((line) => `  ${line}\n`).join("")}`));

	test("report an item of the document that doesn't exist", () => {
		expect(problemsWith("file: a.yaml", "id: meta", "fields: [{ key: x, item: titel }]")).toEqual([
			"t.yaml:6:28: the template has no item “titel” — Did you mean “title”?",
		]);
	});

	test("report a key that is given twice, or is invalid", () => {
		expect(problemsWith("file: a.yaml", "id: meta", "fields: [{ key: x }, { key: x }, { key: A b }]")).toEqual([
			expect.stringMatching(/^t\.yaml:6:31: “x” can't be a key here, or is there already/),
			expect.stringMatching(/^t\.yaml:6:43: “A b” can't be a key here/),
		]);
	});

	test("report a condition on a missing key, and an invalid pattern", () => {
		const fields = (more: string) =>
			problemsWith("file: a.yaml", "id: meta", `fields: [{ key: x, ${more} }, { key: status }]`);
		expect(fields("needed: [{ when: { statsu: [a] } }]")).toEqual([
			expect.stringMatching(/^t\.yaml:6:31: unknown field “statsu” — Did you mean “status”\?/),
		]);
		expect(fields('form: { pattern: "(a", what: a, example: a }')).toEqual([
			expect.stringContaining("the pattern can't be used: a “)” is missing"),
		]);
	});

	test("report a kind that a key has no room for", () => {
		expect(
			problemsWith("file: a.yaml", "id: meta", "fields: [{ key: x, kind: options, options: [{ label: A }] }]"),
		).toEqual(["t.yaml:6:28: a key has no room for the kind “options” — Expected another kind."]);
	});

	test.each(["../a.yaml", "a/b.yaml", "", ".."])("report a file %j that isn't beside the document", (file) => {
		expect(problemsWith(`file: "${file}"`, "id: meta", "fields: []")[0]).toMatch(
			/^t\.yaml:4:9: expected a file's name alone/,
		);
	});

	test.each(["/etc/x.md", "../x.md", "a/../../x.md", "a\\\\b.md", "C:/x.md"])(
		"report a document %j outside the folder",
		(document) => {
			const [first] = problemsWith("file: a.yaml", "id: meta", `document: "${document}"`, "fields: []");
			expect(first).toMatch(/^t\.yaml:6:13: expected a path inside of a folder/);
		},
	);

	test.each([
		["{ path: '../{x}.yaml', what: a, needed: [{}] }", "expected a path below a folder"],
		["{ path: '/etc/{x}.yaml', what: a, needed: [{}] }", "expected a path below a folder"],
		['{ path: "{x}/a.yaml", what: a, needed: [{}] }', "expected a path below a folder"],
		["{ path: a.yaml, what: a, needed: [{}] }", "expected a path below a folder"],
		["{ path: 'a/{y}.yaml', what: a, needed: [{}] }", "unknown field “y”"],
		["{ path: 'a/{x}.yaml', what: a, needed: [{ when: { y: [a] } }] }", "unknown field “y”"],
		["{ path: 'a/{x}.yaml', what: a, needed: [{ from: { y: v1 } }] }", "unknown field “y”"],
		[
			"{ path: 'a/{x}.yaml', what: a, needed: [{}], other-keys: [{ key: b, needed: [{ given: [c] }] }] }",
			"unknown field “c”",
		],
	])("report a companion %s", (companion, expected) => {
		const problems = problemsWith("file: a.yaml", "id: meta", "fields: [{ key: x }]", `companions: [${companion}]`);
		expect(problems).toEqual([expect.stringContaining(expected)]);
	});

	test.each([
		"folders: ../a",
		"folders: /etc",
		"lists: [{ file: a/../../b.yaml, keys: [] }]",
		'lists: [{ file: "C:/a", keys: [] }]',
	])("report names that are known outside the repository: %s", (known) => {
		const problems = problemsWith("file: a.yaml", "id: meta", `fields: [{ key: x, known: { what: a, ${known} } }]`);
		expect(problems).toEqual([expect.stringContaining("expected a path inside of the repository")]);
	});

	test("report a condition on values of a missing key", () => {
		const field = (more: string) => problemsWith("file: a.yaml", "id: meta", `fields: [{ key: x, ${more} }]`);
		expect(field("only-with: { a: { y: [b] } }")).toEqual([expect.stringContaining("unknown field “y”")]);
		expect(field("known: { what: a, when: { y: [b] } }")).toEqual([expect.stringContaining("unknown field “y”")]);
		expect(field('known: { what: a, unsure: "(a" }')).toEqual([expect.stringContaining("the pattern can't be used")]);
	});
});
