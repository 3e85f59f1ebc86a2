/** What a template says of its parts: optional, an example, to be considered, to be answered, for a tool. No questionnaire. */
import { describe, expect, test } from "vitest";
import { itemOf } from "../../src/outline/lookup.ts";
import { compile, inShort, layout } from "./outline-summary.ts";

describe("a part of a template", () => {
	test.each([
		["<!-- This is an optional element. Feel free to remove. -->\n# A\n\nText."],
		["# A\n\n<!-- optional -->"],
		["# A\n\n> Optional, but suggested for first drafts."],
		["# A\n\nOptional. What else is there?"],
		["# A\n\n*This section is optional.*"],
		["# A\n\nAn example. Omit this section if it's not applicable."],
		["# A\n\nSay it. This section may be left out."],
		["# A {optional}"],
		["# A - optional"],
		["# A – Optional"],
		["# A *(optional)*"],
		["# A (Optional, but recommended)"],
		["# [Optional] A"],
		["# Optional: A"],
		["# A (if applicable)"],
		["# A [where applicable]"],
	])("“%s” is optional", (text) => {
		expect(inShort(compile(`# Z\n\nText.\n\n${text}\n\n# B\n`))).toEqual([
			"z prose alpha",
			"a prose never",
			"b prose alpha",
		]);
	});

	test.each([
		["# A\n\nOptional features go here."],
		["# A\n\nDescribe which parts are optional for users."],
		["# A\n\nIf applicable, how is it upgraded?"],
		["# A\n\nLinks can optionally be added."],
		["# A\n\nDelete this section's help."],
		["# A\n\n```\noptional\n```"],
	])("“%s” is not", (text) => {
		expect(inShort(compile(`# Z\n\n${text}\n\n# B\n`))[1]).toBe("a prose alpha");
	});

	test("applies a comment in front matter to its own key or to those below it", () => {
		const outline = compile(
			"---\nauthor:\nreviewer: # optional\n# These are optional metadata elements.\nsince: YYYY-MM-DD\nteam: <name>\n# Required again.\narea: <name>\n---\n\n# A\n\n# B\n",
		);
		expect(inShort(outline).slice(0, 5)).toEqual([
			"author people alpha",
			"reviewer people never",
			"since date never",
			"team line never",
			"area line alpha",
		]);
	});

	test("applies a comment that makes the heading below it optional to that heading alone", () => {
		const outline = compile("# A\n\nText.\n\n<!-- This is an optional element. -->\n# B\n\n* {driver 1}\n");
		expect(inShort(outline)).toEqual(["a prose alpha", "b list never"]);
		expect(itemOf(outline, "a")?.guidance.text).toBe("Text.");
	});

	test("treats numbered headings and stand-ins as examples that no proposal has to keep", () => {
		const outline = compile(
			"# T\n\n## A\n\nText.\n\n### Story 1\n\n### Story 2\n\n### Level 2\n\n## B\n\n### {title of an option}\n\nText.\n\n## C 1\n",
		);
		expect(inShort(outline)).toEqual([
			"title line alpha",
			"a prose alpha",
			"a/story-1 prose never",
			"a/story-2 prose never",
			"a/level-2 prose alpha",
			"b/title-of-an-option prose never",
			"c-1 prose alpha",
		]);
	});

	test.each([
		["Impact: ... 1", "never"],
		["Key question: …", "never"],
		["Example scenario, please remove: two pools", "never"],
		["What happens if ...?", "alpha"],
		["Removal", "alpha"],
	])("asks for “%s” with %s", (heading, required) => {
		const [item] = compile(`# T\n\n## A\n\nText.\n\n### ${heading}\n\nText.\n\n## B\n\nText.\n`).items.slice(2);
		expect(item?.required).toBe(required);
	});

	test("shows a sentence beside a task list as its guidance, and prints it above the list", () => {
		const outline = compile("# A\n\nItems marked with (R) are required.\n\n- [ ] (R) One\n- [ ] Two\n\n# B\n");
		expect(inShort(outline)).toEqual(["a checklist alpha", "b prose alpha"]);
		expect(layout(outline.blocks).slice(0, 3)).toEqual(["# A", "= Items marked with (R) are required.", "section a"]);
		expect(itemOf(outline, "a")?.guidance.text).toBe("Items marked with (R) are required.");
	});

	test("reads boxes with dates as the example of a history, which is a text", () => {
		for (const date of ["MM/DD/YYYY", "YYYY-MM-DD", "[date]", "<date>", "2024-05-06", "**DD.MM.YYYY**"]) {
			const outline = compile(`# A\n\n- [ ] ${date}: Idea discussed\n- [ ] ${date}: Accepted\n\n# B\n`);
			expect(inShort(outline)).toEqual(["a prose alpha", "b prose alpha"]);
			expect(itemOf(outline, "a")?.placeholders[0]).toBe(`${date}: Idea discussed`);
		}
	});

	test("keeps comments for tools in every proposal, and never shows them as guidance", () => {
		const outline = compile(
			"<!-- SPDX-License-Identifier: MIT -->\n\n# A\n\n<!-- markdownlint-disable MD024 -->\n\nText.\n\n# B\n",
		);
		expect(layout(outline.blocks)).toEqual([
			"= <!-- SPDX-License-Identifier: MIT -->",
			"# A",
			"= <!-- markdownlint-disable MD024 -->",
			"section a",
			"# B",
			"section b",
		]);
		expect(itemOf(outline, "a")?.guidance.text).toBe("Text.");
	});

	test("shows other questions of a list as guidance of the section, as after “Consider the following”", () => {
		const template = (before: string) => `# A\n\n${before}\n\n- Will there be tests?\n- How?\n\n# B\n`;
		for (const before of ["Consider the following in developing a test plan:", "Think.", "<!-- Be brief. -->"]) {
			const outline = compile(template(before));
			expect(inShort(outline)).toEqual(["a prose alpha", "b prose alpha"]);
			expect(itemOf(outline, "a")?.guidance.text).toContain("- Will there be tests?\n- How?");
			expect(itemOf(outline, "a")?.placeholders).toContain("Will there be tests?");
		}
		expect(inShort(compile(template("Each question must be answered."))).slice(0, 2)).toEqual([
			"a/will-there-be-tests prose alpha",
			"a/how prose alpha",
		]);
	});

	test("asks all questions below the heading of a questionnaire, but not those to consider", () => {
		const outline = compile(
			"# T\n\n## Readiness Questionnaire\n\nText.\n\n### A\n\n- How?\n\n### B\n\nConsider:\n\n- Why?\n\n## C\n\n- Who?\n",
		);
		expect(inShort(outline).map((each) => each.split(" ")[0])).toEqual([
			"title",
			"readiness-questionnaire",
			"readiness-questionnaire/a/how",
			"readiness-questionnaire/b",
			"c",
		]);
	});

	test("asks all questions of a list if a questionnaire names one of them", () => {
		const yaml = "sections: [{ heading: A, questions: [{ question: How?, id: how }] }]\n";
		expect(inShort(compile("# A\n\nConsider:\n\n- How?\n- Why?\n\n# B\n", yaml)).slice(0, 2)).toEqual([
			"a/how prose alpha",
			"a/why prose alpha",
		]);
	});
});
