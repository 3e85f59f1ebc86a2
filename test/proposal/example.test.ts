/** Examples as answers: structured where the kind can read them, and never lost where it can't. */
import { describe, expect, test } from "vitest";
import type { Item } from "../../src/outline/types.ts";
import { markdownOfAnswer } from "../../src/proposal/answers.ts";
import { completenessOf, verdictIn } from "../../src/proposal/completeness.ts";
import { exampleAnswer } from "../../src/proposal/example.ts";
import type { Proposal } from "../../src/proposal/types.ts";
import { builtIn } from "../built-in.ts";
import { OUTLINE } from "../wizard/outline.ts";

function exampleOf(id: string, example: string) {
	const item = OUTLINE.items.find((each) => each.id === id) as Item;
	return exampleAnswer({ ...item, guidance: { example } }, "alpha");
}

describe("the answer made from an example", () => {
	test("is the text itself for prose", () => {
		expect(exampleOf("summary", "One.\n\nTwo.\n")).toBe("One.\n\nTwo.");
	});

	test("has an entry for each list item", () => {
		expect(exampleOf("goals", "- Goal 1: one\n- Goal 2: two")).toEqual(["one", "two"]);
	});

	test("separates the decision from its explanation, whatever follows the word", () => {
		for (const example of ["Yes. By hand.", "Yes, by hand.", "Yes: by hand."])
			expect(exampleOf("changes", example)).toEqual({ answer: "yes", explanation: "By hand." });
	});

	test("ticks the boxes that the example names and leaves the others free", () => {
		expect(
			exampleOf("signoff", "The design comes first:\n\n- [x] (R) Design is written\n- [ ] Tests are planned"),
		).toEqual(["design"]);
	});

	test("fills in the fields below a ticked box", () => {
		const written = "- [x] Feature gate (see the list)\n  - Name: DrainOrder";
		expect(exampleOf("how", written)).toEqual({ gate: { name: "DrainOrder" } });
	});

	test("drops the quotes that YAML needs around a name", () => {
		expect(exampleOf("owners", '"@mira-k"')).toEqual(["@mira-k"]);
	});

	test("is free Markdown where the kind can't read the example", () => {
		expect(exampleOf("packages", "DrainOrder, read by the server")).toBe("DrainOrder, read by the server");
	});

	test("is undefined without an example", () => {
		expect(exampleAnswer(OUTLINE.items[0] as Item, "alpha")).toBeUndefined();
	});
});

test.each(["kep", "pep"])("every example of %s prints words of the example", (name) => {
	const unread: string[] = [];
	for (const item of builtIn(name).items) {
		const answer = exampleAnswer(item, "stable");
		if (item.guidance.example === undefined) continue;
		expect(markdownOfAnswer(item, answer), item.id).not.toBe("");
		const isStructured = typeof answer !== "string" || !item.guidance.example.includes("- [");
		if (!isStructured) unread.push(item.id);
	}
	expect(unread).toEqual([]);
});

describe("an unchanged example", () => {
	const ITEM: Item = {
		id: "goals",
		kind: "list",
		label: "Goals",
		section: "goals",
		path: [],
		required: "alpha",
		guidance: { text: "", example: "- Growing a pool restarts no pod.\n- A pool is resized in under five minutes." },
		placeholders: [],
		aliases: [],
	};
	const GOALS = ["Growing a pool restarts no pod.", "A pool is resized in under five minutes."];

	test("is a placeholder, also when it was read back in its structure, and says so", () => {
		expect(completenessOf(ITEM, GOALS, "alpha")).toBe("placeholder");
		const proposal = { outline: { id: "x", blocks: [], items: [ITEM] }, stage: "alpha", answers: { goals: GOALS } };
		expect(verdictIn(proposal as unknown as Proposal, ITEM, "alpha").reasons).toEqual([{ code: "example", about: [] }]);
	});

	test("is one with the final line break of a draft, and without it as in Markdown", () => {
		const text = "Growing a pool restarts no pod, and takes less than five minutes.";
		const prose: Item = { ...ITEM, kind: "prose", guidance: { text: "", example: text } };
		expect(completenessOf(prose, text, "alpha")).toBe("placeholder");
		expect(completenessOf(prose, `${text}\n`, "alpha")).toBe("placeholder");
	});

	test("is an answer once a word is changed, or a part is left out", () => {
		expect(completenessOf(ITEM, [GOALS[0]!, "A pool grows in under five minutes."], "alpha")).toBe("answered");
		expect(completenessOf(ITEM, [GOALS[1]!], "alpha")).toBe("answered");
	});

	test("is an answer if it is short: many proposals say the same", () => {
		const line: Item = { ...ITEM, kind: "line", guidance: { text: "", example: "SIG Infrastructure" } };
		expect(completenessOf(line, "SIG Infrastructure", "alpha")).toBe("answered");
	});
});
