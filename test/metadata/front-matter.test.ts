/** Front matter: read as YAML writes it, and changed where an answer changed; comments and quotes stay. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { documentMetadata, draftMetadata } from "../../src/metadata/document.ts";
import { compileOutline } from "../../src/outline/compile.ts";
import { readProposal } from "../../src/proposal/reading/read.ts";
import { renderProposal } from "../../src/proposal/render.ts";
import type { Answers } from "../../src/proposal/types.ts";

const QUESTIONNAIRE = `pep-wizard-questionnaire: 1
fields:
  - { label: status, kind: choice, choices: [{ id: draft, label: draft }, { id: done, label: done }], only-choices: true }
  - { label: owners, kind: people, type: list }
  - { label: note, required: never }
sections:
  - { heading: T, fields: [{ label: Team, words: [a, b] }] }
`;

const outline = compileOutline({
	name: "t",
	template: { text: "---\nstatus:\nowners:\nnote:\n---\n\n# T\n\n- **Team:**\n\n## Why\n", file: "t.md" },
	questionnaires: [{ name: "t", text: QUESTIONNAIRE, file: "t.yaml" }],
});

const document = (...lines: string[]): string =>
	`---\n${lines.join("\n")}\n---\n\n# T\n\n- **Team:** a\n\n## Why\n\nSo.\n`;

/** The document's front matter with other answers. */
function changed(text: string, answers: Answers): string[] {
	const { stage, layout, answers: before } = readProposal(outline, text);
	const proposal = { outline, stage, answers: { ...before, ...answers }, ...(layout && { layout }) };
	return renderProposal(proposal).markdown.split("\n---\n")[0]!.split("\n").slice(1);
}

describe("values", () => {
	test.each<[string, unknown]>([
		["owners: [a, 'it''s b', \"c, d\"] # people", ["a", "it's b", "c, d"]],
		["owners:\n  - a # lead\n  # and\n  - 'b'", ["a", "b"]],
		["owners: # people\n- a", ["a"]],
		["owners: a, b", ["a", "b"]],
		["owners: []", undefined],
		["owners: ~", undefined],
		["owners: {a: b}", undefined],
		["owners: [a, [b]]", undefined],
	])("%j", (text, owners) => {
		expect(readProposal(outline, document(text, "other: 1")).answers.owners).toEqual(owners);
	});

	test("are read back byte for byte, whatever they are", () => {
		const unit = fc.constantFrom("a", " ", "#", "'", '"', "[", "]", ",", ":", "-", "\\", "{", "}", "\n  - ", "\n# ");
		fc.assert(
			fc.property(fc.string({ unit, maxLength: 12 }), (value) => {
				const text = document("status: draft # so far", `owners: ${value}`, "other: x");
				const { answers, stage, layout } = readProposal(outline, text);
				expect(renderProposal({ outline, answers, stage, ...(layout && { layout }) }).markdown).toBe(text);
			}),
			{ numRuns: 150 },
		);
	});
});

describe("a change", () => {
	test("leaves comments, quotes and other entries as they are", () => {
		const text = document("# Tools", "status: 'draft' # so far", "owners:", '  - "@a" # lead', "  - '@b'", "x: [1]");
		expect(changed(text, { status: "done", owners: ["@a", "@c"] })).toEqual([
			"# Tools",
			"status: 'done' # so far",
			"owners:",
			'  - "@a" # lead',
			'  - "@c"',
			"x: [1]",
		]);
		expect(changed(document('owners: ["a"]'), { owners: ["a", "b"] })).toEqual(['owners: ["a", "b"]']);
		expect(changed(document("owners:", "  - a"), { owners: [] })).toEqual(["owners:"]);
	});

	test("puts a new key below the one before it, or adds front matter", () => {
		const text = document("status: draft # so far", "x: 1");
		expect(changed(text, { owners: ["a"] })).toEqual(["status: draft # so far", "owners: [a]", "x: 1"]);
		expect(changed("# T\n\n## Why\n\nSo.\n", { status: "done", owners: ["@a"] })).toEqual([
			"status: done",
			'owners: ["@a"]',
		]);
	});
});

describe("metadata", () => {
	test("has front matter and labelled lines, each with its location", () => {
		const { data, source } = documentMetadata(outline, "a.md", document("status: draft", "owners: [a]", "n: 1"))!;
		expect(data).toEqual({ status: "draft", owners: ["a"], n: "1", team: "a" });
		expect([source!.locationOf(["owners", 0]), source!.locationOf(["team"])]).toEqual([
			{ file: "a.md", line: 3, column: 10 },
			{ file: "a.md", line: 9, column: 13 },
		]);
	});

	test("of a draft is what its answers will write there", () => {
		const answers = { status: "done", owners: ["a"] };
		expect(draftMetadata({ outline, stage: "alpha", answers })!.data).toEqual(answers);
	});

	test("is reported and ignored if it is not YAML", () => {
		const { data, problems } = documentMetadata(outline, "a.md", document("status: [", "owners: a"))!;
		expect([data, problems!.length]).toEqual([{ team: "a" }, 1]);
	});
});
