/** A proposal as Markdown. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineTexts } from "../../src/markdown/lines.ts";
import type { Outline } from "../../src/outline/types.ts";
import { withAnswer } from "../../src/proposal/answers.ts";
import { renderProposal } from "../../src/proposal/render.ts";
import type { Answer, Answers, Proposal } from "../../src/proposal/types.ts";
import { cpuTime } from "../cpu-time.ts";
import { answerFor, oddText } from "./arbitraries.ts";
import { authorTexts } from "./author-texts.ts";
import { FULL, OUTLINE, proposal } from "./outlines.ts";

/** The rendered lines from one that starts with `from` up to the next blank or unindented one, as a reader sees them. */
function part(answers: Answers, from: string, lines = 8): string {
	const all = lineTexts(renderProposal(proposal(answers)).markdown);
	const start = all.findIndex((line) => line.startsWith(from));
	return all.slice(start, start + lines).join("\n");
}

describe("a proposal as Markdown", () => {
	test("has the template's headings, questions and empty fields while unanswered", async () => {
		await expect(renderProposal(proposal()).markdown).toMatchFileSnapshot("golden/blank.md");
	});

	test("answered", async () => {
		await expect(renderProposal(proposal(FULL, "stable")).markdown).toMatchFileSnapshot("golden/full.md");
	});

	test("prints every reason if nothing applies", async () => {
		const none = OUTLINE.items.filter(({ isStage }) => !isStage);
		const answers = Object.fromEntries(none.map(({ id }) => [id, { "not-applicable": `Reason of ${id}.` }]));
		await expect(renderProposal(proposal(answers)).markdown).toMatchFileSnapshot("golden/not-applicable.md");
	});

	test("is one empty line if the outline is empty", () => {
		const nothing: Outline = { ...OUTLINE, blocks: [], items: [], sections: [] };
		expect(renderProposal({ outline: nothing, stage: "alpha", answers: {} })).toEqual({ markdown: "\n", lines: {} });
	});
});

describe("author text", () => {
	test("is kept byte for byte under a heading, between single blank lines", () => {
		const summary = "\n \n\t* code?\n\n1) a\r\n2) b\r\rlast  \n\n\n";
		expect(renderProposal(proposal({ summary })).markdown).toContain(
			"### Summary\n\n\t* code?\n\n1) a\r\n2) b\r\rlast  \n\n### Motivation",
		);
	});

	test.each(["text", "text\n", "text\r\n", "text\r", "\n\ntext\n\n"])("%j ends before one blank line", (summary) => {
		expect(renderProposal(proposal({ summary })).markdown).toContain("### Summary\n\ntext\n\n### Motivation");
	});

	test("is only indented by two spaces under a question", () => {
		const text = "# A\n\n- b\n  - c\n\n```\n\td\n\n  e\n```\r\nf\rg  \n";
		const markdown = renderProposal(proposal({ "readiness/fail": text })).markdown;
		expect(markdown).toContain(
			"- How can a rollout fail?\n\n  # A\n\n  - b\n    - c\n\n  ```\n  \td\n\n    e\n  ```\r\n  f\r  g  \n\n- Which",
		);
	});

	test("prints nothing if it is only spaces", () => {
		expect(renderProposal(proposal({ summary: " \n\t\n" })).markdown).toBe(renderProposal(proposal()).markdown);
	});

	test("is one line in a heading", () => {
		const { markdown } = renderProposal(proposal({ title: "Two\n\n  lines \n", number: " 12 " }));
		expect(markdown).toContain("\n## KEP-12: Two   lines\n");
	});

	test("is printed unchanged where it replaces structure", () => {
		expect(part({ "motivation/goals": "* one\n* two" }, "#### Goals", 5)).toBe("#### Goals\n\n* one\n* two\n");
		expect(part({ "readiness/enabled": "By a flag." }, "- How can it", 5)).toBe(
			"- How can it be enabled?\n\n  By a flag.\n\n- Does it change any *default* behavior?",
		);
	});
});

describe("questions", () => {
	test("follow each other directly while unanswered", () => {
		expect(part({}, "- Does it", 4)).toBe(
			"- Does it change any *default* behavior?\n- How can a rollout fail?\n- Which metrics are there?\n- On which services does it depend?",
		);
	});

	test("have their list directly below, and text after a blank line", () => {
		expect(part({ "readiness/metrics": ["a", "b"], "readiness/fail": "c" }, "- How can a", 8)).toBe(
			"- How can a rollout fail?\n\n  c\n\n- Which metrics are there?\n  - a\n  - b\n- On which services does it depend?",
		);
	});

	test("are never underlined by an entry that starts with a blank line", () => {
		expect(part({ "readiness/metrics": ["    code"] }, "- Which", 4)).toBe(
			"- Which metrics are there?\n\n  -\n        code",
		);
	});
});

describe("fields", () => {
	test("take their value on their line, and text of several blocks below", () => {
		const answers: Answers = {
			"status/related": ["a, b", "c"],
			"status/sig": "- x",
			"status/remarks": "- y",
			"status/owners": "Everybody\nelse",
			"status/thread": { "not-applicable": "" },
		};
		expect(part(answers, "- **Stage", 16)).toBe(
			[
				"- **Stage:** Alpha",
				"- **Last Updated:**",
				"- **Discussion Thread:** Not applicable.",
				"- **Related KEPs:**",
				"  - a, b",
				"  - c",
				"- **SIG:** - x",
				"- **Owners:** Everybody",
				"  else",
				"- **Risk:**",
				"- **Remarks:**",
				"",
				"  - y",
				"",
				"- **Watched by:**",
				"  - [ ] Metrics",
			].join("\n"),
		);
	});
});

describe("the table of contents", () => {
	test("lists the headings after it, the author's too, with GitHub's anchors", () => {
		const { markdown } = renderProposal(
			proposal({ summary: "#### Summary\n\n#### C++ & [more](x)!\n\n```\n# no\n```", "readiness/fail": "Deep\n====" }),
		);
		expect(markdown.slice(markdown.indexOf("<!-- toc"), markdown.indexOf("<!-- /toc"))).toBe(
			[
				"<!-- toc -->",
				"- [Signoff](#signoff)",
				"- [Summary](#summary)",
				"  - [Summary](#summary-1)",
				"  - [C++ & more!](#c--more)",
				"- [Motivation](#motivation)",
				"  - [Goals](#goals)",
				"- [Test Plan](#test-plan)",
				"  - [Packages](#packages)",
				"- [Production Readiness](#production-readiness)",
				"- [Deep](#deep)",
				"  - [Status](#status)",
				"",
			].join("\n"),
		);
	});

	test("leaves out those before it, but counts them", () => {
		const { markdown } = renderProposal(proposal({ summary: "#### Proposal" }));
		expect(markdown).toContain("  - [Proposal](#proposal-1)");
		expect(markdown).not.toContain("(#proposal)");
	});

	test("is empty where no heading follows", () => {
		const outline: Outline = { ...OUTLINE, blocks: OUTLINE.blocks.slice(0, 3) };
		expect(renderProposal({ outline, stage: "alpha", answers: {} }).markdown).toMatch(
			/\n<!-- toc -->\n<!-- \/toc -->\n$/,
		);
	});
});

describe("the line of an item", () => {
	const at = (answers: Answers, id: string): string | undefined => {
		const { markdown, lines } = renderProposal(proposal(answers));
		return lineTexts(markdown)[lines[id]!];
	};

	test("is its heading or its question, answered or not", () => {
		for (const answers of [{}, FULL]) {
			expect(at(answers, "summary")).toBe("### Summary");
			expect(at(answers, "motivation/goals")).toBe("#### Goals");
			expect(at(answers, "signoff")).toBe("### Signoff");
			expect(at(answers, "title")).toMatch(/^## KEP-/);
			expect(at(answers, "readiness/fail")).toBe("- How can a rollout fail?");
			expect(at(answers, "status/sig")).toMatch(/^- \*\*SIG:\*\*/);
			expect(at(answers, "tests")).toBe("### Test Plan");
			expect(at(answers, "tests/acknowledgement")).toMatch(/^- \[.\] I\/we understand/);
		}
	});

	test("is known for every item, whatever the answers are", () => {
		fc.assert(
			fc.property(randomAnswers, (answers) => {
				const { markdown, lines } = renderProposal(proposal(answers));
				const texts = lineTexts(markdown);
				expect(Object.keys(lines).sort()).toEqual(OUTLINE.items.map(({ id }) => id).sort());
				for (const line of Object.values(lines)) expect(texts[line]).toMatch(/\S/);
			}),
		);
	});
});

const randomAnswers: fc.Arbitrary<Answers> = fc
	.record(Object.fromEntries(OUTLINE.items.map((item) => [item.id, answerFor(item)])), { requiredKeys: [] })
	.map(
		(answers) => Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== undefined)) as Answers,
	);

/** A proposal whose document has no table of contents, which many answers change. */
function withoutToc(answers: Answers): Proposal {
	const blocks = OUTLINE.blocks.filter(({ type }) => type !== "toc");
	return { outline: { ...OUTLINE, blocks }, stage: "alpha", answers };
}

/** How many lines two documents have in common at their beginning, and then at their end. */
function common(a: readonly string[], b: readonly string[]): [number, number] {
	const short = Math.min(a.length, b.length);
	let head = 0;
	while (head < short && a[head] === b[head]) head++;
	let tail = 0;
	while (tail < short - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
	return [head, tail];
}

describe("for any answers", () => {
	test("every line that an author wrote is printed", () => {
		const inHeading = ["number", "title"];
		fc.assert(
			fc.property(randomAnswers, (answers) => {
				const { markdown } = renderProposal(proposal(answers));
				for (const item of OUTLINE.items.filter(({ id }) => !inHeading.includes(id)))
					for (const line of authorTexts(item, answers[item.id]).flatMap(lineTexts))
						if (/\S/.test(line)) expect(markdown).toContain(line);
			}),
			{ numRuns: 300 },
		);
	});

	test("the text ends with one line ending, and no heading of the outline is lost", () => {
		fc.assert(
			fc.property(randomAnswers, (answers) => {
				const { markdown } = renderProposal(proposal(answers));
				expect(markdown).toMatch(/[^\r\n]\n$/);
				for (const label of ["### Summary", "#### Goals", "## Status"]) expect(markdown).toContain(`\n\n${label}\n`);
			}),
		);
	});

	test("another answer to one item changes only that item's lines", () => {
		const one = fc
			.constantFrom(...OUTLINE.items)
			.chain((item) => fc.tuple(fc.constant(item), answerFor(item) as fc.Arbitrary<Answer | undefined>));
		fc.assert(
			fc.property(randomAnswers, one, (answers, [item, answer]) => {
				const before = withoutToc(answers);
				const { markdown, lines } = renderProposal(before);
				const old = lineTexts(markdown);
				const now = lineTexts(renderProposal(withAnswer(before, item, answer)).markdown);
				const [head, tail] = common(old, now);
				const behind = Object.values(lines).filter((line) => line > lines[item.id]!);
				expect(head).toBeGreaterThanOrEqual(Math.min(lines[item.id]!, old.length));
				if (head < old.length) expect(old.length - tail).toBeLessThanOrEqual(Math.min(old.length, ...behind));
			}),
			{ numRuns: 500 },
		);
	});
});

test("takes linear time: ten times the text takes about ten times as long", () => {
	const time = (size: number): number => {
		const text = oddLines(size);
		const big = proposal({ summary: text, "readiness/fail": text, "status/remarks": text });
		return cpuTime(() => renderProposal(big));
	};
	time(2_000);
	const small = Math.min(time(3_000), time(3_000), time(3_000));
	expect(Math.min(time(30_000), time(30_000))).toBeLessThan(small * 40 + 200);
});

function oddLines(count: number): string {
	const lines = fc.sample(oddText, { numRuns: 500, seed: 1 });
	return Array.from({ length: count }, (_, at) => lines[at % lines.length]).join("\n");
}
