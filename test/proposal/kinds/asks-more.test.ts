/** When a bare yes or no is only a part of the answer: by the words of the question and of its guidance. */
import { describe, expect, test } from "vitest";
import type { Item } from "../../../src/outline/types.ts";
import { completenessOf } from "../../../src/proposal/completeness.ts";
import { requestBeyond } from "../../../src/proposal/kinds/asks-more.ts";
import type { Answer } from "../../../src/proposal/types.ts";
import { ITEMS } from "../items.ts";

const asked = (label: string, text?: string): Item => ({
	...ITEMS.prose,
	label,
	placeholders: [],
	guidance: text === undefined ? {} : { text },
});

const YES = "Yes";
const NO = "No";
const BOTH = "both";
const NEITHER = "neither";

describe("finds the word that leaves something open", () => {
	test.each([
		[NEITHER, "Does it change any API?", undefined],
		[NEITHER, "Does it change any API?", "New fields count as well."],
		[NEITHER, "Breaking change", "Yes or no."],
		[YES, "Does it change any API?", "If so, name the fields."],
		[YES, "Does it change any API? If yes, how?", undefined],
		[YES, "Does it change any API?", "New fields count. Describe them, with their defaults."],
		[YES, "Does it change any API, and which fields?", undefined],
		[YES, "Is it tested?", "Say yes if it is, and describe the results."],
		[YES, "Which metrics show that it works?", undefined],
		[YES, "What are other failure modes?", undefined],
		[YES, "Drawbacks", "List what speaks against it."],
		[BOTH, "How can a rollout fail?", undefined],
		[BOTH, "Why is it needed?", undefined],
		[BOTH, "What happens when it is enabled again?", undefined],
		[NO, "Is it tested? If not, why?", undefined],
		[NO, "Is it tested?", "If not, explain what stands in the way."],
	])("%s: “%s” %s", (open, label, text) => {
		const item = asked(label, text);
		const [yes, no] = ["Yes.", "No."].map((word) => requestBeyond(item, word) !== undefined);
		expect(yes ? (no ? BOTH : YES) : no ? NO : NEITHER).toBe(open);
	});

	test("reports the sentence that asks for more", () => {
		const item = asked("Is it tested?", "Unit tests count. Name the tests, with their results.");
		expect(requestBeyond(item, "yes")).toEqual({ word: "Yes", sentence: "Name the tests, with their results." });
		expect(requestBeyond(asked("How can it fail?"), "No")).toEqual({ word: "No", sentence: "How can it fail?" });
	});
});

describe("a bare word, however it is written", () => {
	const item = asked("How can it fail?");
	test.each([
		"Yes",
		"yes.",
		"**Yes**",
		"`No`",
		"> Yes!",
		"Yes, it does.",
		"Yes it can",
		"No, it doesn't.",
		"Yes, of course",
	])("takes %j for a bare word", (text) => expect(requestBeyond(item, text)).toBeDefined());
	test.each([
		"Yes, by hand.",
		"Yes: TestGate",
		"Yes, see below.",
		"No metrics.",
		"None.",
		"Not yet",
		"Yes (v1.2)",
		"",
		"Nothing",
	])("takes %j for more than a bare word", (text) => expect(requestBeyond(item, text)).toBeUndefined());
});

describe("completeness", () => {
	const confirm: Item = { ...ITEMS.confirm, guidance: { text: "If so, describe the difference." } };
	test.each<[Answer, string]>([
		["yes", "partial"],
		[{ answer: "yes", explanation: "" }, "partial"],
		[{ answer: "", explanation: "yes" }, "partial"],
		[{ answer: "yes", explanation: "Pools restart." }, "answered"],
		[{ answer: "no", explanation: "" }, "answered"],
		["Yes, it does", "partial"],
		["Yes, pools restart", "answered"],
	])("of a yes/no question with %j is %s", (answer, state) => {
		expect(completenessOf(confirm, answer, "alpha")).toBe(state);
	});

	test("expects one word alone for questions about a scope", () => {
		expect(completenessOf({ ...confirm, aside: true }, "yes", "alpha")).toBe("answered");
	});
});
