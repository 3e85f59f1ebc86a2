/** The template's own words in the place of an answer, judged both ways: as they are, wrapped, split, and as they once were. */
import { describe, expect, test } from "vitest";
import type { Item } from "../../../src/outline/types.ts";
import { wordPattern } from "../../../src/proposal/kinds/template-words.ts";
import { textCompleteness } from "../../../src/proposal/kinds/text-completeness.ts";
import { ITEMS } from "../items.ts";

const COMMENT = `<!--
This section lists the reasons for the change. Describe who is affected, and how
often, so that readers can judge whether it is worth the work.

Consider the following:
- Who asked for it?
- Feature implemented behind a switch

Links to reports are welcome.
-->`;

/** A section whose template has a comment, two paragraphs, a list, and a sentence to fill in. */
const item: Item = {
	...ITEMS.prose,
	placeholders: [
		COMMENT,
		"Wrapped guidance over\ntwo lines.",
		"And a second.",
		"What could go wrong for users, and what do you do about it?",
		"The switch <name> of the controller is off by default and can be set at any time.",
		"All data is kept for as long as…",
	],
	guidance: { text: "Say in two sentences what readers should remember." },
};

const judged = (text: string) => textCompleteness(item, text, "beta");

describe("the template's words are a placeholder", () => {
	test.each([
		["one paragraph, wrapped in another way", "Wrapped guidance\nover two lines."],
		["several paragraphs", "Wrapped guidance over\ntwo lines.\n\nAnd a second."],
		["some of them, in another order", "And a second.\n\nWrapped guidance over two lines."],
		["as a quotation or a list", "> And a second.\n\n- And a second."],
		["a comment of the template, made visible", "Links to reports are welcome."],
		[
			"a part of one of its paragraphs",
			"Describe who is affected, and how often, so that readers can judge whether it is worth the work.",
		],
		[
			"an earlier wording",
			"This section lists all the reasons for a change. Describe who is affected and how often, so readers can judge whether it is worth the work.",
		],
		["its question", "What could go wrong for users and what do you do about it"],
		["beside a word for an answer to come", "TBD\n\nAnd a second."],
		["a beginning, with anything behind it", "All data is kept for as long as the cluster exists, or longer."],
		["what the questionnaire tells authors", "Say in two sentences what readers should remember."],
		["a comment alone", "<!-- not yet -->"],
		["headings without a text", "#### Alpha\n\n#### Beta"],
		["headings above nothing else", "#### Alpha\n\nTBD\n\n#### Beta\n\nAnd a second."],
		[
			"the sentence to fill in, as it is",
			"The switch <name> of the controller is off by default and can be set at any time.",
		],
	])("%s", (_, text) => expect(judged(text)).toBe("placeholder"));
});

describe("the author's words are an answer", () => {
	test.each([
		["below the template's", "And a second.\n\nPools are resized."],
		["behind a paragraph of the template's", "Links to reports are welcome. Pools are resized in place."],
		["behind its question", "What could go wrong for users, and what do you do about it? Nothing."],
		["before it", "No. What could go wrong for users, and what do you do about it?"],
		["on a line of their own before it", "No\nWhat could go wrong for users, and what do you do about it?"],
		["in the sentence to fill in", "The switch pools of the controller is off by default and can be set at any time."],
		["with the template's words in them", "Users can judge whether it is worth the work by its metrics."],
		["in a list that the template only suggests", "- Feature implemented behind a switch"],
		[
			"with a name in the middle",
			"This section lists the reasons for ResizePolicy. Describe who is affected, and how often.",
		],
		["below a heading", "#### Alpha\n\nPools are resized."],
		["beside a comment", "<!-- not yet -->\n\nPools are resized."],
		["short", "None."],
	])("%s", (_, text) => expect(judged(text)).toBe("answered"));
});

test("long texts and texts of only marks take no longer than others", () => {
	for (const mark of ["what could go ", "<!--", "\n\n", "- ", "# ", "<"])
		expect(judged(mark.repeat(600))).toMatch(/answered|placeholder|blank/);
});

test("words in Latin script are split as Unicode's classes of letters and numbers split them", () => {
	for (let code = 0; code < 0x3000; code++) {
		const text = `a${String.fromCodePoint(code)}b`;
		expect(text.match(wordPattern(text)), code.toString(16)).toEqual(text.match(/[\p{L}\p{N}]+/gu));
	}
});
