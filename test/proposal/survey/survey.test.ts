/** How existing proposals use a template, and what a questionnaire could say because of it. */
import { describe, expect, test } from "vitest";
import { compileOutline } from "../../../src/outline/compile.ts";
import { suggestionsFor } from "../../../src/proposal/survey/suggest.ts";
import { Surveyor } from "../../../src/proposal/survey/survey.ts";
import { expectCpuTime } from "../../cpu-time.ts";

const TEMPLATE = [
	"# RFC NNNN: Title",
	"",
	"## Summary",
	"",
	"## ABI compatibility",
	"",
	"## User stories",
	"",
	"## Alternatives considered",
	"",
].join("\n");

const outline = compileOutline({ name: "t", template: { text: TEMPLATE, file: "t.md" }, questionnaires: [] });

function survey(...documents: readonly (readonly string[])[]) {
	const surveyor = new Surveyor(outline);
	for (const headings of documents)
		surveyor.add(["# RFC 7: A change", ...headings.flatMap((heading) => [`## ${heading}`, "Text."])].join("\n\n"));
	return surveyor.result();
}

const aliases = (...documents: readonly (readonly string[])[]): Record<string, string[]> =>
	Object.fromEntries(
		suggestionsFor(outline, survey(...documents)).map(({ id, aliases: all }) => [id, all.map(({ text }) => text)]),
	);

const times = (count: number, headings: readonly string[]): (readonly string[])[] =>
	Array.from({ length: count }, () => headings);

describe("a survey", () => {
	test("counts what is present and filled, and what is only in the documents", () => {
		const { proposals, usages, added } = survey(["Summary", "Security"], ["Summary", "Security", "Cost"], ["Goals"]);
		expect(proposals).toBe(3);
		expect(usages.find(({ id }) => id === "summary")).toMatchObject({ present: 2, filled: new Map([["summary", 2]]) });
		expect(added).toEqual([
			{ text: "Security", count: 2 },
			{ text: "Cost", count: 1 },
			{ text: "Goals", count: 1 },
		]);
	});

	test("counts a heading once for each document", () => {
		expect(survey(["Security", "Security"]).added).toEqual([{ text: "Security", count: 1 }]);
	});

	test("takes linear time over many headings", () => {
		const headings = Array.from({ length: 4_000 }, (_, at) => `Heading ${at} of many`);
		expectCpuTime(5_000, () => survey(headings, headings));
	});
});

describe("aliases are proposed", () => {
	test("for words that were recognised by their form", () => {
		expect(aliases(["User story"], ["User stories"])).toEqual({ "user-stories": ["User story"] });
	});

	test("for headings about the same thing in a section's place", () => {
		const others = ["Summary", "Effect on ABI stability", "Alternatives considered"];
		expect(aliases(...times(3, others))).toEqual({ "abi-compatibility": ["Effect on ABI stability"] });
	});

	test("not for a heading that is beside the section as well", () => {
		const both = ["Summary", "ABI compatibility", "Effect on ABI stability", "Alternatives considered"];
		const others = ["Summary", "Effect on ABI stability", "Alternatives considered"];
		expect(aliases(...times(3, others), both)).toEqual({});
	});

	test("not for a heading somewhere else in the document", () => {
		expect(aliases(...times(3, ["Summary", "Alternatives considered", "User guide"]))).toEqual({});
	});

	test("not for a heading about something else, or in too few documents", () => {
		expect(aliases(...times(3, ["Summary", "Security", "Alternatives considered"]))).toEqual({});
		expect(aliases(...times(2, ["Summary", "Effect on ABI stability", "Alternatives considered"]))).toEqual({});
	});

	test("not for a slip in one of many", () => {
		expect(aliases(["User story"], ...times(200, ["User stories"]))).toEqual({});
	});
});
