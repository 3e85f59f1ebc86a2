/** What a questionnaire makes of a template, by small examples. */
import { describe, expect, test } from "vitest";
import { itemOf } from "../../src/outline/lookup.ts";
import { compile, inShort, layout } from "./outline-summary.ts";

describe("with a questionnaire", () => {
	test("gives items kinds, stages, guidance and aliases", () => {
		const yaml = `sections:
  - heading: THE GOALS
    id: goals
    kind: list
    required: beta
    encouraged: alpha
    entry-label: "Goal {n}:"
    entry-name: goal
    aliases: [Aims]
    text: |
      What.
    why: Why.
`;
		expect(compile("# The *Goals*\n\nHelp.\n\n# B\n", yaml).items[0]).toStrictEqual({
			id: "goals",
			kind: "list",
			label: "The Goals",
			path: [],
			section: "goals",
			required: "beta",
			encouraged: "alpha",
			guidance: { text: "What.", why: "Why." },
			placeholders: ["Help."],
			aliases: ["THE GOALS", "Aims"],
			entryLabel: "Goal {n}:",
			entryName: "goal",
		});
	});

	test("the template's help replaces a missing text", () => {
		const yaml = "sections:\n  - heading: A\n    why: Why.\n";
		expect(compile("# A\n\nHelp.\n\n# B\n", yaml).items[0]?.guidance).toEqual({ text: "Help.", why: "Why." });
	});

	test("applies the settings of a section below it, unless overridden there", () => {
		const yaml = `required: beta
sections:
  - heading: A
    required: stable
    encouraged: beta
    sections:
      - { heading: C, required: alpha }
`;
		const outline = compile("# A\n\n## B\n\n## C\n\n## D (optional)\n\n# E\n", yaml);
		expect(inShort(outline)).toEqual([
			"a prose stable",
			"a/b prose stable",
			"a/c prose alpha",
			"a/d prose never",
			"e prose beta",
		]);
		expect(outline.items.map(({ encouraged }) => encouraged)).toEqual([
			"beta",
			"beta",
			undefined,
			undefined,
			undefined,
		]);
	});

	test("a group takes no answer", () => {
		expect(inShort(compile("# A\n\nText.\n\n## B\n\n# C\n", "sections: [{ heading: A, kind: group }]\n"))).toEqual([
			"a/b prose alpha",
			"c prose alpha",
		]);
	});

	test("infers the kind from the keys of an entry", () => {
		const yaml = `sections:
  - { heading: A, record: { fields: [{ label: Day, kind: date }] } }
  - { heading: B, options: [{ label: X }] }
  - { heading: C, choices: [{ id: x, label: X }] }
  - { heading: D, entry-name: thing }
`;
		expect(compile("# A\n# B\n# C\n# D\n", yaml).items.map(({ kind }) => kind)).toEqual([
			"records",
			"options",
			"choice",
			"list",
		]);
	});

	test("counts a list as part of the answer where its section has a kind, unless its entries are named", () => {
		const template = "# A\n\nText.\n\n- One?\n- Two?\n\n# B\n";
		expect(inShort(compile(template, "sections: [{ heading: A, kind: prose }]\n"))).toEqual([
			"a prose alpha",
			"b prose alpha",
		]);
		expect(
			inShort(compile(template, "sections: [{ heading: A, kind: prose, questions: [{ question: two }] }]\n")),
		).toEqual(["a prose alpha", "a/one prose alpha", "a/two prose alpha", "b prose alpha"]);
	});

	test("kept paragraphs are printed before or after the answer", () => {
		const yaml = "sections: [{ heading: A, keep: [read this, 'and'] }]\n";
		const outline = compile("# A\n\nRead this first.\n\nText.\n\nAnd this.\n\n# B\n", yaml);
		expect(layout(outline.blocks).slice(1, 4)).toEqual(["= Read this first.", "section a", "= And this."]);
		expect(outline.items[0]?.placeholders).toEqual(["Text."]);
	});

	test("a question may be a heading", () => {
		const yaml = "sections: [{ heading: A, kind: group, questions: [{ question: is it?, id: q, kind: confirm }] }]\n";
		expect(inShort(compile("# A\n\n## Is it?\n\n# B\n", yaml))).toEqual(["a/q confirm alpha", "b prose alpha"]);
	});

	test("matches by alias where no heading has the wording itself", () => {
		const yaml = "sections: [{ heading: Goals, aliases: [Aims], id: goals }]\n";
		expect(compile("# Aims\n\n# B\n", yaml).items[0]).toMatchObject({ id: "goals", label: "Aims", aliases: ["Goals"] });
	});

	test("describes headings with the same words in their order", () => {
		const yaml = "sections: [{ heading: A, id: first }, { heading: A, id: second }]\n";
		expect(compile("# A\n# A\n", yaml).items.map(({ id }) => id)).toEqual(["first", "second"]);
	});

	test("replaces recognised placeholders by named ones", () => {
		const yaml = `sections:
  - heading: "X-NNNN: Name it"
    holes:
      - { text: Name it, id: title, label: Title, why: Names last. }
      - { text: NNNN, id: number, label: Number }
`;
		const outline = compile("# X-NNNN: Name it\n\n## A\n\n# Status\n", yaml);
		expect(layout(outline.blocks)[0]).toBe("# X-{number}: {title}");
		expect(inShort(outline)).toEqual(["number line alpha", "title line alpha", "a prose alpha", "status prose alpha"]);
		expect(itemOf(outline, "title")).toMatchObject({ label: "Title", guidance: { why: "Names last." }, aliases: [] });
	});

	test("treats a heading with a named placeholder as the one around the proposal", () => {
		const yaml = "sections: [{ heading: Our plan, holes: [{ text: plan, label: Title }] }]\n";
		expect(compile("# Our plan\n\n## A\n\n# B\n", yaml).items.map(({ id }) => id)).toEqual(["title", "a", "b"]);
	});

	test("prints options and their fields in the template's words", () => {
		const yaml = `sections:
  - heading: A
    questions:
      - question: How?
        kind: options
        options:
          - label: gate
            fields: [{ label: name }, { label: method, optional: true, under: name }]
`;
		const template = "# A\n\n- How?\n  - **Gate**:\n    - Name:\n      - [Optional] Method:\n\n# B\n";
		expect(itemOf(compile(template, yaml), "a/how")?.options).toStrictEqual([
			{
				id: "gate",
				label: "**Gate**",
				fields: [
					{ id: "name", label: "Name", kind: "line" },
					{ id: "method", label: "[Optional] Method", kind: "line", optional: true, under: "name" },
				],
			},
		]);
	});

	test("offers the stages as the stage's choices, each with its printed words", () => {
		const yaml = "stages: { stable: GA }\nsections: [{ heading: A, fields: [{ label: Stage, is-stage: true }] }]\n";
		const outline = compile("# A\n\n- **Stage:** (x)\n\n# B\n", yaml);
		expect(outline.stageLabels).toEqual({ alpha: "Alpha", beta: "Beta", stable: "GA" });
		expect(itemOf(outline, "a/stage")).toMatchObject({
			kind: "choice",
			isStage: true,
			choices: [
				{ id: "alpha", label: "Alpha" },
				{ id: "beta", label: "Beta" },
				{ id: "stable", label: "GA" },
			],
		});
	});

	test("describes the outline by its description, or else by the first heading", () => {
		expect(compile("# A\n", "description: Plans\nsections: []\n").description).toBe("Plans");
		expect(compile("# **A**\n").description).toBe("A");
	});
});

describe("included questionnaires", () => {
	const template = "# P\n\n## Deep\n\nText.\n\n### Deeper\n\nAnswer these.\n\n- Is it?\n\n## Last\n";

	test("are matched by heading anywhere", () => {
		const others = { more: "sections: [{ heading: Deeper, questions: [{ question: Is it, id: q }] }]\n" };
		expect(inShort(compile(template, "include: [more]\nsections: []\n", others))).toEqual([
			"title line alpha",
			"deep prose alpha",
			"deep/deeper/q prose alpha",
			"last prose alpha",
		]);
	});

	test("say from which stage their sections are required", () => {
		const others = { more: "required: stable\nsections: [{ heading: Deeper }]\n" };
		expect(inShort(compile(template, "include: [more]\nsections: []\n", others))).toContain(
			"deep/deeper/is-it prose stable",
		);
	});

	test("are overridden, key by key, by the file that includes them", () => {
		const others = { more: "sections: [{ heading: Last, id: end, why: Theirs., text: Theirs. }]\n" };
		const outline = compile(template, "include: [more]\nsections: [{ heading: Last, why: Ours. }]\n", others);
		expect(itemOf(outline, "end")?.guidance).toEqual({ text: "Theirs.", why: "Ours." });
	});

	test("are read once, however many files include them", () => {
		const others = {
			a: "include: [c]\nsections: []\n",
			b: "include: [c]\nsections: []\n",
			c: "sections: [{ heading: Last, id: end }]\n",
		};
		expect(itemOf(compile(template, "include: [a, b]\nsections: []\n", others), "end")?.label).toBe("Last");
	});

	test("are not read unless included", () => {
		expect(compile(template, undefined, { broken: "sections: [" }).items).toHaveLength(4);
	});
});
