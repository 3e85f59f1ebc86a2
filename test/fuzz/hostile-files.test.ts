/**
 * Hostile files: whatever they contain, the outcome is a result or an error with a location, without control
 * characters. Few runs here; `npm run test:fuzz` makes many. The seed of a failure is printed.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDraft, readAnswers } from "../../src/draft/codec.ts";
import { compileOutline } from "../../src/outline/compile.ts";
import { formatProblem, InputError } from "../../src/outline/problem.ts";
import { readProposal } from "../../src/proposal/reading/read.ts";
import { renderProposal } from "../../src/proposal/render.ts";
import { layOutMarkdown } from "../../src/terminal/markdown-view.ts";
import { visible } from "../../src/terminal/sanitize.ts";
import { OUTLINE } from "../draft/fixture.ts";

const RUNS = Number(process.env.PEP_WIZARD_FUZZ ?? 150);
const WHOLE = { numRuns: RUNS };

/** What a terminal acts on: C0 but newline and tab, DEL, C1, bidirectional controls. */
const DRIVES = /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** Random sequences of YAML and Markdown syntax. */
function textOf(...pieces: readonly string[]): fc.Arbitrary<string> {
	const piece = fc.oneof(
		{ weight: 6, arbitrary: fc.constantFrom(...pieces) },
		{ weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 6 }) },
	);
	// Without an explicit size, most would be short.
	return fc.array(piece, { maxLength: 60, size: "max" }).map((all) => all.join(""));
}

const YAML = ["\n", "  ", "- ", ": ", "title", "summary", "answers:", "|", ">", "&a", "*a", "!!js", "<<", "__proto__"];
const MORE_YAML = [
	"constructor",
	"{",
	"}",
	"[",
	"]",
	"'",
	'"',
	"\\",
	"#",
	"---\n",
	"%YAML",
	"1e999",
	"~",
	"\x1b[2J",
	"\u202e",
];
const MARKDOWN = [
	"\n",
	"\n\n",
	"# ",
	"## ",
	"Summary",
	"Goals",
	"- [ ] ",
	"* ",
	"1. ",
	"> ",
	"```",
	"<!--",
	"-->",
	"|",
];
const MORE_MARKDOWN = [
	"[",
	"](",
	")",
	"![",
	"**",
	"_",
	"`",
	"<a",
	">",
	"    ",
	"\t",
	"\r\n",
	"\\",
	"&amp;",
	"\x1b]0;x\x07",
	"~~",
];

/** The result, or the error message; any other exception fails the test. */
function orComplaint<T>(run: () => T): T | string {
	try {
		return run();
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		for (const problem of error.problems) expect(problem.at?.file).toBeTruthy();
		return error.problems.map(formatProblem).join("\n");
	}
}

describe("drafts", () => {
	test("are read, or refused with a location and a message without control characters", () => {
		const heads = fc.constantFrom("pep-wizard: 1\nanswers:\n  ", "pep-wizard: 1\n", "");
		fc.assert(
			fc.property(heads, textOf(...YAML, ...MORE_YAML), (head, text) => {
				const read = orComplaint(() => readAnswers(parseDraft(head + text, "a.pep.yaml"), OUTLINE));
				if (typeof read === "string") expect(visible(read)).not.toMatch(DRIVES);
				expect(({} as Record<string, unknown>).polluted).toBeUndefined();
			}),
			WHOLE,
		);
	});
});

describe("templates and documents", () => {
	const text = textOf(...MARKDOWN, ...MORE_MARKDOWN);
	const outline = compileOutline({
		name: "t",
		template: { text: "# T\n\n## Summary\n\n## Goals\n\n- [ ] a\n", file: "t.md" },
		questionnaires: [],
	});

	test("accepts any Markdown as a template, or refuses it with a location", () => {
		fc.assert(
			fc.property(text, (template) => {
				const made = () =>
					compileOutline({ name: "t", template: { text: template, file: "t.md" }, questionnaires: [] });
				orComplaint(made);
			}),
			WHOLE,
		);
	});

	test("prints any document that is read byte for byte", () => {
		fc.assert(
			fc.property(text, (document) => {
				const { answers, stage, layout } = readProposal(outline, document);
				const printed = renderProposal({ outline, answers, stage, ...(layout && { layout }) }).markdown;
				expect(printed).toBe(document);
			}),
			WHOLE,
		);
	});

	test("sends no control characters of a document to the terminal", () => {
		fc.assert(
			fc.property(text, (document) => {
				const lines = layOutMarkdown(document, { width: 40, unicode: true, hyperlinks: true });
				for (const { spans } of lines)
					for (const { text: shown, link } of spans) expect(shown + (link ?? "")).not.toMatch(DRIVES);
			}),
			WHOLE,
		);
	});
});
