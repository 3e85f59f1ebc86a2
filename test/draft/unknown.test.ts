/** Unknown answers and keys of a draft are reported, not refused. */
import { expect, test } from "vitest";
import { parseDraft, readAnswers } from "../../src/draft/codec.ts";
import { draftWith, OUTLINE } from "./fixture.ts";

function unknownIn(text: string): string[] {
	const { unknown } = readAnswers(parseDraft(text, "a.pep.yaml"), OUTLINE);
	return unknown.map(({ at, severity, message, fix }) => `${at?.line}:${at?.column} ${severity}: ${message}. ${fix}`);
}

test("reports answers to unknown items, with the nearest unanswered one", () => {
	expect(unknownIn(draftWith("  title: x", "  sumary: y", "  titel: z", "  qqqqqqqq: w"))).toEqual([
		"6:3 warning: the template doesn't ask for “sumary”. Did you mean “summary”?",
		"7:3 warning: the template doesn't ask for “titel”. “pep-wizard outline” lists what the template asks.",
		"8:3 warning: the template doesn't ask for “qqqqqqqq”. “pep-wizard outline” lists what the template asks.",
	]);
});

test("reports unknown keys at the top level", () => {
	expect(unknownIn("pep-wizard: 1\nstge: beta\nowner: me\n")).toEqual([
		"2:1 warning: “stge” is not a key of a draft. Did you mean “stage”?",
		"3:1 warning: “owner” is not a key of a draft. Remove it, or keep it if another tool needs it.",
	]);
});

test("reports a stage among the answers", () => {
	expect(unknownIn(draftWith("  target-stage: beta"))).toEqual([
		"5:3 warning: “target-stage” duplicates the key “stage”. Remove it here, and write the stage there.",
	]);
});
