/** One small document for each oddity: what is read from it, and that nothing of it is lost. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { completenessOf } from "../../../src/proposal/completeness.ts";
import { outlineWithExtras } from "../../../src/proposal/layout/extras.ts";
import { readProposal } from "../../../src/proposal/reading/read.ts";
import { draftOf, pep, printed, readDraft } from "./pep.ts";

const folder = new URL("../../fixtures/reading/", import.meta.url);

const textOf = (name: string): string => readFileSync(new URL(`${name}.md`, folder), "utf8");

const read = (name: string) => readProposal(pep, textOf(name));

test.each(readdirSync(folder))("%s comes back byte for byte, also from its draft", (file) => {
	const markdown = textOf(file.replace(/\.md$/, ""));
	const reading = readProposal(pep, markdown);
	expect(printed(pep, reading)).toBe(markdown);
	expect(printed(pep, readDraft(pep, draftOf(pep, reading)))).toBe(markdown);
});

describe("answers are found", () => {
	test.each([
		["crlf", { number: "1", title: "A", summary: "One.\nTwo." }],
		["mixed-endings", { number: "1", title: "A", summary: "One.\nTwo." }],
		["byte-order-mark", { number: "1", title: "A", summary: "One." }],
		["no-final-newline", { number: "1", title: "A", summary: "One." }],
		["front-matter", { number: "1", title: "A", summary: "One." }],
		["setext", { number: "1", title: "A", summary: "One." }],
		["definitions", { summary: expect.stringContaining('"title"') }],
		["other-depths", { summary: "One.", motivation: "Why.", "motivation/goals": "- a", "motivation/non-goals": "b" }],
		["other-order", { number: "1", title: "A", alternatives: "None.", summary: "One.", motivation: "Why." }],
		["marks-in-text", { title: "A {{title}}", summary: "{{summary}}" }],
	])("in %s", (name, answers) => {
		expect(read(name).answers).toMatchObject(answers);
	});

	it("below questions as headings, as list items, in bold, and as a bold line", () => {
		const troubleshooting = "production-readiness/troubleshooting";
		expect(read("questions-four-ways").answers).toMatchObject({
			[`${troubleshooting}/api-server-unavailable`]: "It waits.",
			[`${troubleshooting}/failure-modes`]: "None.",
			[`${troubleshooting}/slo-steps`]: "Look.\nThen ask.",
			"production-readiness/dependencies/specific-services": { answer: "no", explanation: "" },
		});
	});

	it("nested in lists, without their indentation", () => {
		const { answers } = read("nested-lists");
		expect(answers["production-readiness/scalability/api-calls"]).toBe("- one\n  - two\n\n    more\n- three");
	});

	it("are read with their structure", () => {
		const { answers, stage, extras } = read("structured");
		expect(answers).toMatchObject({
			"motivation/goals": ["one", "two"],
			"design-details/test-plan": "All.",
			"design-details/test-plan/acknowledgement": ["understood"],
			"design-details/test-plan/prerequisite-testing-updates": [
				{ package: "pkg/a", date: "2026-03-02", coverage: "84 %" },
			],
			"production-readiness/feature-enablement-and-rollback/how-enabled": {
				"feature-gate": { name: "Pools", components: ["a", "b"] },
			},
			"pep-status/owners": ["@a", "@b"],
		});
		expect({ stage, extras }).toEqual({ stage: "beta", extras: [] });
	});
});

describe("what is no answer", () => {
	it("is left out: comments, an untouched title", () => {
		const { answers } = read("left-over-guidance");
		expect(Object.keys(answers)).not.toContain("summary");
		expect(Object.keys(answers)).not.toContain("title");
		expect(answers.motivation).toBe("Because.");
	});

	it("counts as a placeholder or as not applicable", () => {
		const { answers } = read("left-over-guidance");
		expect(answers.drawbacks).toEqual({ "not-applicable": "" });
		expect(answers.alternatives).toEqual({ "not-applicable": "there is no other way" });
		const goals = pep.items.find(({ id }) => id === "motivation/goals")!;
		expect(completenessOf(goals, answers["motivation/goals"], "alpha")).toBe("placeholder");
	});

	it("is not looked for in code, quotes, comments and lists", () => {
		const { answers, extras } = read("headings-elsewhere");
		expect(Object.keys(answers)).toEqual(["number", "title", "proposal"]);
		expect(extras).toEqual([]);
	});
});

describe("what the template doesn't have", () => {
	it("stays in its place as items of its own, with what is below its heading", () => {
		const { answers, extras, layout, report } = read("extra-sections");
		expect(extras.map(({ id, kind, label, path }) => ({ id, kind, label, path }))).toEqual([
			{ id: "extra/security", kind: "prose", label: "Security", path: [] },
			{ id: "extra/will-it-rain", kind: "prose", label: "Will it rain?", path: expect.anything() },
		]);
		expect(answers["extra/security"]).toBe("Safe.\n\n### Threats\n\nNone.");
		expect(answers["extra/will-it-rain"]).toBe("Yes.");
		expect(report.questions.matched).toBe(1);
		const { items, sections } = outlineWithExtras(pep, layout);
		const ids = items.map(({ id }) => id);
		expect(ids.indexOf("extra/security")).toBe(ids.indexOf("summary") + 1);
		expect(ids.indexOf("extra/will-it-rain")).toBe(ids.indexOf("production-readiness/scalability/api-calls") + 1);
		expect(sections).toHaveLength(pep.sections.length + 2);
	});

	it("includes a heading that was there before", () => {
		const { answers } = read("duplicate-headings");
		expect(answers).toMatchObject({ summary: "One.", "extra/summary": "Two.", "extra/summary-2": "Three." });
	});
});

describe("the layout", () => {
	it("is the document with its answers taken out", () => {
		expect(read("left-over-guidance").layout?.skeleton).toBe(
			textOf("left-over-guidance")
				.replace("NNNN", "{{number}}")
				.replace("Your short, descriptive title", "{{title=Your short, descriptive title}}")
				.replace("-->\n", "-->\n\n{{summary}}\n")
				.replace("Because.", "{{motivation}}")
				.replace("TBD", "{{motivation/goals}}")
				.replace("N/A", "{{drawbacks=N/A}}")
				.replace("Not applicable: there is no other way", "{{alternatives}}"),
		);
	});

	it("names sections that are as the template prints them, instead of copying them", () => {
		const { markdown } = {
			markdown: printed(pep, { answers: { summary: "One." }, stage: "alpha", layout: undefined }),
		};
		const own = markdown.replace("### Drawbacks", "### Security\n\nSafe.\n\n### Drawbacks");
		const toc = "- [Drawbacks](#drawbacks)";
		const { layout, answers } = readProposal(pep, own.replace(toc, `- [Security](#security)\n${toc}`));
		expect(layout?.skeleton).toBe(
			"{{# platform-enhancement-proposal-pep … implementation-history}}\n\n### Security\n\n{{extra/security}}\n\n{{# drawbacks … pep-status}}\n",
		);
		expect(answers).toEqual({ summary: "One.", "extra/security": "Safe." });
	});

	it("is none for a document that equals its printed form", () => {
		const answers = { title: "A", summary: "One.\n\n##### Detail\n\nTwo." };
		const markdown = printed(pep, { answers, stage: "beta", layout: undefined });
		expect(readProposal(pep, markdown)).toMatchObject({ answers, stage: "beta", layout: undefined, extras: [] });
	});
});
