/** A section without a text of its own is answered by what a person finds below its heading; `status` and `check` agree. */
import { describe, expect, it } from "vitest";
import { checkMarkdown } from "../../../src/check/check.ts";
import { statusOf } from "../../../src/proposal/completeness.ts";
import { readProposal } from "../../../src/proposal/reading/read.ts";
import { builtIn } from "../../built-in.ts";
import { compile } from "../../outline/outline-summary.ts";

const kep = builtIn("kep");

/** How far an item is, and whether `check` finds that it has no answer. */
function judged(markdown: string, id: string) {
	const { answers, stage, layout } = readProposal(kep, markdown);
	const { items } = statusOf({ outline: kep, answers, stage, ...(layout && { layout }) });
	const { findings } = checkMarkdown(kep, "7.md", markdown, { path: "/7.md", today: "2026-01-02", exists: () => true });
	const isReported = findings.some(({ rule, item }) => /^answer\/(blank|expected)$/.test(rule) && item === id);
	return { state: items[id], isReported };
}

const DONE = { state: "answered", isReported: false };
const OPEN = { state: "blank", isReported: true };

const proposal = (below: string): string => `# KEP-7: P

## Proposal

### User Stories

#### Story 1

As a user I can.
${below}
### Risks and Mitigations

None at all, we think.
`;

describe("the author's own subsections", () => {
	it("answer their section, wherever they are among the template's", () => {
		const markdown = proposal("\n### How it works\n\nIn three steps, and very well.\n");
		expect(judged(markdown, "proposal")).toEqual(DONE);
	});

	it("don't answer it while they hold only a placeholder, or nothing", () => {
		expect(judged(proposal("\n### How it works\n\nTBD\n"), "proposal")).toEqual(OPEN);
		expect(judged(proposal("\n### How it works\n"), "proposal")).toEqual(OPEN);
	});

	it("don't answer the section above their own", () => {
		expect(judged(proposal("\n#### Story 3\n\nAs an operator I can.\n"), "proposal")).toEqual(OPEN);
	});
});

describe("one of several instances that the template only suggests", () => {
	const template = `# RFC NNNN: Title

## Use cases

List them.

### Use case 1 (optional)

### Use case 2 (optional)

## Motivation

Say why.

### History 1 (optional)
`;
	const outline = compile(template);
	const states = (below: string) => {
		const markdown = `# RFC 7: Pools\n\n## Use cases\n\n${below}\n## Motivation\n\n### History 1\n\nOld.\n`;
		const { answers, stage, layout } = readProposal(outline, markdown);
		return statusOf({ outline, answers, stage, ...(layout && { layout }) }).items;
	};

	it("answers the section", () => {
		expect(states("### Use case 1: Grow\n\nAs a user I can.\n")["use-cases"]).toBe("answered");
		expect(states("### Use case 1\n\nTBD\n\n### Use case 2\n\nAs a user I can.\n")["use-cases"]).toBe("answered");
		expect(states("### Use case 1\n\nTBD\n")["use-cases"]).toBe("blank");
	});

	it("answers nothing if its heading is about something else", () => {
		expect(states("").motivation).toBe("blank");
	});
});

const testPlan = (e2e: string): string => `# KEP-7: P

## Design Details

### Test Plan

[x] I/we understand the owners of the involved components may require updates to
existing tests to make this code solid enough prior to committing the changes necessary
to implement this enhancement.

##### Prerequisite testing updates

None needed here.

##### Unit tests

- \`pkg/x\`: \`2024-01-02\` - \`80%\`

##### Integration tests

We test it in test/integration.

##### e2e tests

${e2e}
`;

describe("the box above the parts", () => {
	const ID = "design-details/test-plan/acknowledgement";
	const state = (markdown: string) => judged(markdown, ID).state;

	it("is also ticked by a capital X, on one line or wrapped differently, and is not text of its section", () => {
		const markdown = testPlan("One test in e2e.");
		for (const text of [
			markdown.replace("[x] I/we", "[X] I/we"),
			markdown.replace("[x] I/we", "- [X] I/we"),
			markdown.replace("updates to\n", "updates\nto "),
			markdown.replace(/ require updates to\n(.*)\n/, " require updates to $1 "),
		]) {
			expect(state(text)).toBe("answered");
			expect(judged(text.replace("One test in e2e.", ""), "design-details/test-plan")).toEqual(OPEN);
		}
	});

	it("counts as open while it is not ticked", () => {
		const markdown = testPlan("One test in e2e.").replace("[x]", "[ ]");
		expect(state(markdown)).toBe("blank");
		expect(state(markdown.replace("updates to\n", "updates\nto "))).toBe("placeholder");
	});
});

describe("the template's parts of a section", () => {
	it("make it done once all of them are answered", () => {
		expect(judged(testPlan("One test in e2e."), "design-details/test-plan")).toEqual(DONE);
	});

	it("leave its text to be written while one of them is missing", () => {
		expect(judged(testPlan(""), "design-details/test-plan")).toEqual(OPEN);
		expect(judged(testPlan("TBD"), "design-details/test-plan")).toEqual(OPEN);
	});
});

describe("a part that is itself answered by what is below it", () => {
	const parts = (stories: string): string => `# KEP-7: P

## Proposal

### User Stories

${stories}
### Notes/Constraints/Caveats

Two things to note.

### Risks and Mitigations

None at all, we think.
`;
	const STORIES = "#### Story 1\n\nAs a user I can.\n\n#### Story 2\n\nAs an operator I can.\n";

	it("counts for the section above", () => {
		expect(judged(parts(STORIES), "proposal/user-stories")).toEqual(DONE);
		expect(judged(parts(STORIES), "proposal")).toEqual(DONE);
		expect(judged(parts("#### Story 1\n\nAs a user I can.\n"), "proposal")).toEqual(DONE);
		expect(judged(parts("#### Growing\n\nAs a user I can.\n"), "proposal")).toEqual(DONE);
	});

	it("counts for nothing while it is open", () => {
		expect(judged(parts("#### Story 1\n\nTBD\n"), "proposal")).toEqual(OPEN);
		expect(judged(parts("TBD\n"), "proposal").state).toBe("blank");
	});
});

describe("the introduction below the title", () => {
	const outline = compile(
		"# RFC: Title\n\nSay what it is.\n\n**Status:** Draft\n\n## Summary\n\nSay it.\n\n## Plan\n\nSay how.\n",
	);
	const introduction = outline.items.find(({ label }) => label === "Introduction")!;

	it("is not answered by the fields at the head, nor by the sections", () => {
		const markdown = "# RFC: Pools\n\n**Status:** Accepted\n\n## Summary\n\nPools.\n\n## Plan\n\nOne step.\n";
		const { answers, stage, layout } = readProposal(outline, markdown);
		const { items } = statusOf({ outline, answers, stage, ...(layout && { layout }) });
		expect(items[introduction.id]).toBe("blank");
		expect(items.plan).toBe("answered");
	});
});
