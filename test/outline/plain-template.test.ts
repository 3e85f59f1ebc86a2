/** What is derived from a template alone, without a questionnaire. */
import { describe, expect, test } from "vitest";
import { itemOf, sectionOf } from "../../src/outline/lookup.ts";
import { compile, inShort, layout } from "./outline-summary.ts";

describe("without a questionnaire", () => {
	test("takes prose below every heading, including one that only has headings below it", () => {
		const outline = compile("# A\n\n# B\n\n## C\n\n# D\n");
		expect(inShort(outline)).toEqual(["a prose alpha", "b prose alpha", "b/c prose alpha", "d prose alpha"]);
		expect(outline.sections.map(({ id, level }) => [id, level])).toEqual([
			["a", 0],
			["b", 0],
			["b/c", 1],
			["d", 0],
		]);
	});

	test("uses an empty heading only as a group if those below it say what to write", () => {
		const outline = compile("# A\n\nText.\n\n# B\n\n## C\n\n### D\n\nText.\n\n# E\n\n## F\n");
		expect(inShort(outline)).toEqual(["a prose alpha", "b/c/d prose alpha", "e prose alpha", "e/f prose alpha"]);
		expect(outline.sections.map(({ id }) => id)).toEqual(["a", "b", "b/c", "b/c/d", "e", "e/f"]);
		expect(inShort(compile("# B\n\n## C\n\nText.\n\n# D\n", "sections: [{ heading: B, why: It matters. }]\n"))[0]).toBe(
			"b prose alpha",
		);
	});

	test("asks at an empty heading beside nothing but bare ones, though one below it says what to write", () => {
		const stages = "# A\n\n## When\n\nSay when.\n\n### Alpha\n\n### Beta\n\n#### By default\n\nSay more.\n\n### GA\n";
		const ids = ["title", "when", "when/alpha", "when/beta", "when/beta/by-default", "when/ga"];
		expect(compile(stages).items.map(({ id }) => id)).toEqual(ids);
		const described = stages.replace("### GA\n", "### GA\n\nSay it.\n");
		expect(compile(described).items.map(({ id }) => id)).not.toContain("when/beta");
	});

	test("asks nothing below the heading of a table of contents", () => {
		const marks = "<!-- START doctoc -->\n<!-- DON'T EDIT -->\n\n- [B](#b)\n\n<!-- END doctoc -->";
		const outline = compile(`# A\n\n## Contents\n\n${marks}\n\n## B\n`);
		expect(inShort(outline)).toEqual(["title line alpha", "b prose alpha"]);
		expect(layout(outline.blocks)).toEqual(["# {title}", "## Contents", "toc", "## B", "section b"]);
	});

	test("treats comments as guidance and text as a placeholder, and prints neither", () => {
		const outline = compile("# A\n\n<!-- Be brief. -->\n\nDescribe\nit.\n\n# B\n");
		expect(itemOf(outline, "a")).toMatchObject({
			guidance: { text: "Be brief.\n\nDescribe\nit." },
			placeholders: ["<!-- Be brief. -->", "Describe\nit."],
		});
		expect(layout(outline.blocks)).toEqual(["# A", "section a", "# B", "section b"]);
	});

	test("shows a comment's words as guidance without its marks, however it is laid out", () => {
		const text = (comment: string) => compile(`# A\n\n${comment}\n\n# B\n`).items[0]?.guidance.text;
		expect(text("<!--\n    code\n\nText.\n-->")).toBe("    code\n\nText.");
		expect(text("<!-- One. --> <!-- Two. -->")).toBe("One.\n\nTwo.");
		expect(text("<!-- -->")).toBeUndefined();
	});

	test("never requires a heading that says it is optional, nor anything below it", () => {
		const outline = compile("# A (Optional)\n\n## B\n\n# C <!-- optional -->\n\n# D\n");
		expect(inShort(outline)).toEqual(["a prose never", "a/b prose never", "c prose never", "d prose alpha"]);
		expect(sectionOf(outline, "a")?.optional).toBe(true);
		expect(sectionOf(outline, "d")?.optional).toBe(false);
	});

	test("reads a task list alone as a checklist", () => {
		const outline = compile(
			"# A\n\n<!-- tick -->\n\n- [ ] One thing\n  - [x] **Two**\n- [ ] Three (optional)\n\n# B\n",
		);
		expect(itemOf(outline, "a")).toMatchObject({
			kind: "checklist",
			entries: [
				{ id: "one-thing", text: "One thing", level: 0, required: "alpha" },
				{ id: "two", text: "**Two**", level: 1, required: "alpha" },
				{ id: "three", text: "Three (optional)", level: 0, required: "never" },
			],
		});
	});

	test("reads task lists below text as one item beside the section's prose", () => {
		const outline = compile("# A\n\nDescribe it.\n\n- [ ] One\n\nMore.\n\n- [ ] Two\n\n# B\n");
		expect(layout(outline.blocks)).toEqual(["# A", "section a", "section a/checklist", "= More.", "# B", "section b"]);
		expect(itemOf(outline, "a/checklist")?.entries?.map(({ id }) => id)).toEqual(["one", "two"]);
	});

	test("reads a box without a bullet as a checklist too, with its lines unchanged", () => {
		const outline = compile("# A\n\n[ ] I agree that\n  this is so.\n\n# B\n\nWhy?\n\n[x] Yes\n");
		expect(itemOf(outline, "a")).toMatchObject({
			kind: "checklist",
			bare: true,
			entries: [{ id: "i-agree-that-this-is-so", text: "I agree that\nthis is so." }],
		});
		expect(inShort(outline).slice(1)).toEqual(["b prose alpha", "b/checklist checklist alpha"]);
		expect(itemOf(compile("# A\n\n[ ] One\n\n- [ ] Two\n"), "a")?.bare).toBeUndefined();
	});

	test("reads a list with only some boxes as text", () => {
		expect(inShort(compile("# A\n\n- [ ] One\n  - Name:\n\n# B\n"))).toEqual(["a prose alpha", "b prose alpha"]);
	});

	test("reads labelled lines as fields, and asks for nothing else in the section", () => {
		const outline = compile(
			"# A\n\n- **SIG:** [Relevant SIG]\n- __Since__: YYYY-MM-DD\n- Owner:\n- Peer: <who> <!-- optional -->\n\n# B\n",
		);
		expect(inShort(outline)).toEqual([
			"a/sig line alpha",
			"a/since date alpha",
			"a/owner line alpha",
			"a/peer line never",
			"b prose alpha",
		]);
		expect(layout(outline.blocks).slice(1, 3)).toEqual(["field a/sig **SIG:**", "field a/since __Since__:"]);
		expect(itemOf(outline, "a/sig")).toMatchObject({
			label: "SIG",
			path: ["A"],
			section: "a",
			placeholders: ["[Relevant SIG]"],
		});
	});

	test("reads lines of a paragraph without a value as fields too, and keeps them as lines", () => {
		const outline = compile("# A\n\n**SIG:** [one]  \nSince: YYYY-MM-DD\\\nOwner:\n\n# B\n");
		expect(inShort(outline)).toEqual(["a/sig line alpha", "a/since date alpha", "a/owner line alpha", "b prose alpha"]);
		expect(outline.blocks.slice(1, 4)).toEqual([
			{ type: "item", item: "a/sig", form: "line", label: "**SIG:**", tail: "  " },
			{ type: "item", item: "a/since", form: "line", label: "Since:", tail: "\\", joins: true },
			{ type: "item", item: "a/owner", form: "line", label: "Owner:", joins: true },
		]);
	});

	test("reads a single labelled line as text, and so a paragraph that has a sentence", () => {
		expect(inShort(compile("# A\n\nConsider:\n\n# B\n"))[0]).toBe("a prose alpha");
		expect(inShort(compile("# A\n\nOwner:\nNote: this is text.\n\n# B\n"))[0]).toBe("a prose alpha");
	});

	test("asks for empty values and placeholders in front matter, and keeps everything else in it", () => {
		const outline = compile(
			"---\n# ours\nlayout: post\nauthor: <name>\ntags:\n  - a\nmore:\n- b\nsince: YYYY-MM-DD\n---\n\n# A\n",
		);
		expect(inShort(outline)).toEqual(["author people alpha", "since date alpha", "a prose alpha"]);
		expect(layout(outline.blocks)).toEqual([
			"= ---\n# ours\nlayout: post",
			"line author author:",
			"= tags:\n  - a\nmore:\n- b",
			"line since since:",
			"= ---",
			"# A",
			"section a",
		]);
	});

	test("does not read a sentence with a colon as a field", () => {
		expect(inShort(compile("# A\n\n- Note: this is how it works.\n\n# B\n"))[0]).toBe("a prose alpha");
	});

	test("asks the questions of a list one by one if they have room for answers, or if the section says so", () => {
		const outline = compile("# A\n\nAnswer these.\n\n- Does it **work**?\n  - Why:\n- Since\n  when?\n\n# B\n");
		expect(layout(outline.blocks).slice(0, 3)).toEqual([
			"# A",
			"question a/does-it-work Does it **work**?",
			"question a/since-when Since when?",
		]);
		expect(itemOf(outline, "a/does-it-work")).toMatchObject({
			kind: "prose",
			label: "Does it work?",
			path: ["A"],
			placeholders: ["Why:"],
		});
	});

	test("repairs a question whose end has become a paragraph", () => {
		const outline = compile(
			"# A\n\nAnswer these.\n\n- One?\n- Does it change any\n\n default behavior?\n- Three?\n\n# B\n",
		);
		expect(outline.items.map(({ label }) => label)).toEqual([
			"One?",
			"Does it change any default behavior?",
			"Three?",
			"B",
		]);
	});

	test("leaves any other paragraph after a list unchanged", () => {
		for (const text of [
			"- One?\n- Two.\n\nis it?",
			"- One?\n- Two\n\nIs it?",
			"- One\n- Two\n\nis it?",
			"- One?\n- Two\n\nno. is it?",
		])
			expect(compile(`# A\n\n${text}\n\n# B\n`).items.map(({ label }) => label)).toContain("B");
		expect(inShort(compile("# A\n\n- One?\n- Two\n\nIs it?\n\n# B\n"))).toEqual(["a prose alpha", "b prose alpha"]);
	});

	test("takes entries for numbered and dotted lists", () => {
		const outline = compile(
			"# A\n\n- **Goal 1:**\n- **Goal 2:** [x]\n- ...\n\n# B\n\n- ...\n\n# C\n\n- <package>: <date>\n",
		);
		expect(inShort(outline)).toEqual(["a list alpha", "b list alpha", "c list alpha"]);
		expect(itemOf(outline, "a")).toMatchObject({ entryLabel: "**Goal {n}:**", entryName: "goal" });
	});

	test("treats other lists as text to replace", () => {
		expect(inShort(compile("# A\n\n- something\n- else\n\n# B\n"))[0]).toBe("a prose alpha");
	});

	test("keeps link targets, thematic breaks and front matter in every proposal", () => {
		const outline = compile("---\nstatus: new\n---\n# A\n\nText.\n\n[x]: https://example.org\n\n---\n\n# B\n");
		expect(layout(outline.blocks)).toEqual([
			"= ---\nstatus: new\n---",
			"# A",
			"section a",
			"= [x]: https://example.org",
			"= ---",
			"# B",
			"section b",
		]);
		expect(outline.sections[0]).toMatchObject({ id: "opening", label: "Opening" });
	});

	test("asks for fields above the first heading too", () => {
		const outline = compile("- Feature Name: (fill me in)\n- Start: YYYY-MM-DD\n\n# A\n\n# B\n");
		expect(inShort(outline).slice(0, 2)).toEqual(["feature-name line alpha", "start date alpha"]);
	});

	test("does not ask for text above the first heading", () => {
		expect(compile("Copy this file.\n\n# A\n\n# B\n").sections.map(({ id }) => id)).toEqual(["a", "b"]);
	});

	test("replaces the text by the answer", () => {
		const outline = compile("# Title\n\n- Owner:\n\nTell the story.\n\n## A\n");
		expect(layout(outline.blocks)).toEqual(["# {title}", "field owner Owner:", "section title-2", "## A", "section a"]);
	});
});

describe("headings around the whole proposal", () => {
	const ids = (text: string): string[] => compile(text).items.map(({ id }) => id);

	test("are left out of ids and levels", () => {
		const outline = compile("# Proposal\n\n## A\n\n### B\n\n## C\n");
		expect(outline.items.map(({ id, path }) => [id, path])).toEqual([
			["title", []],
			["a", []],
			["a/b", ["A"]],
			["c", []],
		]);
		expect(outline.sections.map(({ id, level }) => [id, level])).toEqual([
			["proposal", 0],
			["a", 0],
			["a/b", 1],
			["c", 0],
		]);
	});

	test("take an answer if they have text of their own", () => {
		expect(ids("# Proposal\n\nIntroduce it.\n\n## A\n\n## B\n")).toEqual(["title", "proposal", "a", "b"]);
	});

	test("have placeholders for number and title", () => {
		const outline = compile("# Acme proposals\n\n## ADR-000: Short title\n\n### A\n\n## Status\n");
		expect(layout(outline.blocks)[1]).toBe("## ADR-{number}: {title}");
		expect(inShort(outline)).toEqual(["number line alpha", "title line alpha", "a prose alpha", "status prose alpha"]);
		expect(itemOf(outline, "title")).toMatchObject({ label: "Title", placeholders: ["Short title"] });
	});

	test.each([
		["# [short title]", "title"],
		["# RFC: <name of it>", "title"],
		["# {title}", "title"],
		["# NNNN", "number"],
	])("“%s” has a placeholder", (heading, id) => {
		expect(ids(`${heading}\n\n## A\n\n## B\n`)).toEqual([id, "a", "b"]);
	});

	test("are not assumed where a section merely comes first", () => {
		expect(ids("# A\n\n## B\n\n# C\n")).toEqual(["a", "a/b", "c"]);
		expect(ids("# T\n\n## A\n\nText.\n\n### B\n\n### C\n")).toEqual(["title", "a", "a/b", "a/c"]);
		expect(ids("# [A](b)\n")).toEqual(["a"]);
	});
});

describe("ids", () => {
	const ids = (text: string): string[] => compile(text).items.map(({ id }) => id);

	test("are slugs, numbered where the words repeat", () => {
		expect(ids("# A/B & C\n# A / B and C\n# a-b-and-c-2\n# A, B, and C!\n")).toEqual([
			"a-b-and-c",
			"a-b-and-c-2",
			"a-b-and-c-2-2",
			"a-b-and-c-3",
		]);
	});

	test("are only compared with their neighbours", () => {
		expect(ids("# A\n## X\n# B\n## X\n## X\n")).toEqual(["a", "a/x", "b", "b/x", "b/x-2"]);
	});

	test("given by a questionnaire take precedence", () => {
		const yaml = "sections:\n  - heading: B\n    id: a\n";
		expect(compile("# A\n# B\n", yaml).items.map(({ id }) => id)).toEqual(["a-2", "a"]);
	});

	test("are never empty, only digits, or a key that every object has", () => {
		expect(ids("# !\n# 2024\n# Constructor\n#\n")).toEqual(["section", "section-2024", "constructor-2", "untitled"]);
	});

	test("end at a word where the heading is long", () => {
		const [id = ""] = ids(`# ${"words ".repeat(40)}\n# B\n`);
		expect(id).toBe("words-words-words-words-words-words-words-words-words-words-words-words-words");
		expect(ids(`# ${"x".repeat(300)}\n# B\n`)[0]).toBe("x".repeat(80));
	});
});
