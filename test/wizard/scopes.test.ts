/** Scopes in a session: asked first, shown as not applicable, and overridden for single items. */
import { describe, expect, test } from "vitest";
import type { Answers } from "../../src/proposal/types.ts";
import { outlineRows } from "../../src/wizard/outline-rows.ts";
import { currentAnswer, initialState, statusOfProposal } from "../../src/wizard/state.ts";
import { compile } from "../outline/outline-summary.ts";
import { Story } from "./outline.ts";

const outline = compile(
	"# RFC NNNN: Title\n\n## Why\n\n## Nodes\n",
	"sections: []\nscopes:\n  - { id: nodes, question: Nodes?, sets-aside: [nodes], reason: No node changes. }\n",
);

function session(answers: Answers, item?: string): Story {
	const story = new Story();
	story.state = initialState({
		file: "a.pep.yaml",
		markdownFile: "a.md",
		proposal: { outline, stage: "alpha", answers },
		size: { columns: 100, rows: 30 },
		...(item === undefined ? {} : { lastPosition: { item, focus: 0 } }),
		now: 0,
	});
	return story;
}

const NO = { answer: "no", explanation: "" } as const;

describe("a session", () => {
	test("opens a new proposal at the scope, any other at what is missing", () => {
		expect(session({}).state.current).toBe("scope/nodes");
		expect(session({ title: "T", number: "1" }).state.current).toBe("scope/nodes");
		expect(session({ title: "T", number: "1", "scope/nodes": NO }).state.current).toBe("why");
		expect(session({ title: "T", number: "1", why: "So." }).state.current).toBe("nodes");
	});

	test("shows the scope's questions above everything else", () => {
		const rows = outlineRows(session({}).state).map(({ id, level }) => `${"  ".repeat(level)}${id}`);
		expect(rows.slice(0, 4)).toEqual(["scope", "  scope/nodes", "  scope/wanted", "number"]);
	});
});

describe("an item that is set aside", () => {
	test("is not applicable, and not missing", () => {
		const { state } = session({ "scope/nodes": NO, title: "T", number: "1" }, "nodes");
		expect(currentAnswer(state)).toEqual({ "not-applicable": "No node changes." });
		expect(statusOfProposal(state.proposal).missing).toEqual(["why"]);
	});

	test("is asked anyway after F4, and marked again by a second one", () => {
		const story = session({ "scope/nodes": NO }, "nodes").press("f4");
		expect(story.answers).toEqual({ "scope/nodes": NO, "scope/wanted": ["nodes"] });
		expect(currentAnswer(story.state)).toBeUndefined();
		story.type("32 GiB");
		expect(story.answers.nodes).toBe("32 GiB");
		expect(session(story.answers, "nodes").press("f4").state.overlay?.type).toBe("not-applicable");
	});

	test("accepts the author's own reason instead of the scope's", () => {
		const story = session({ "scope/nodes": NO }, "nodes").type(" So far.");
		expect(story.answers.nodes).toEqual({ "not-applicable": "No node changes. So far." });
		story.press("f4");
		expect(currentAnswer(story.state)).toBeUndefined();
	});

	test("is asked when its answer is removed otherwise", () => {
		const story = session({ "scope/nodes": NO }, "nodes");
		story.send({ type: "answerGiven", item: "nodes", answer: undefined });
		expect(story.answers["scope/wanted"]).toEqual(["nodes"]);
	});

	test("returns when the scope's answer changes", () => {
		const story = session({ "scope/nodes": NO }, "scope/nodes");
		story.send({ type: "answerGiven", item: "scope/nodes", answer: { answer: "yes", explanation: "" } });
		expect(statusOfProposal(story.state.proposal).missing).toContain("nodes");
	});
});
