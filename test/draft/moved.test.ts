/** A draft of an earlier template: its answers keep their items, and its file keeps its keys. */
import { describe, expect, test } from "vitest";
import { parseDraft, readAnswers, updateDraft } from "../../src/draft/codec.ts";
import { compile } from "../outline/outline-summary.ts";
import { draftWith, sidesIn } from "./fixture.ts";

const outline = compile(
	"# Plan\n\n## Goals\n\n## Work\n\n## Risk\n",
	"sections: [{ heading: Goals, kind: list, aliases: [Aims, Targets] }, { heading: Work, aliases: [Plan of Work] }]\n",
);

const OLD = draftWith("  # agreed on", "  aims:", "    - Fast", "  plan-of-work: Slowly.", "  costs: Few.");

describe("answers of an earlier template", () => {
	const read = readAnswers(parseDraft(OLD, "a.pep.yaml"), outline);

	test("move to the items that had these ids", () => {
		expect(read.answers).toEqual({ goals: ["Fast"], work: "Slowly." });
	});

	test("are reported on one line; answers without an item are kept", () => {
		expect(
			read.unknown.map(({ at, severity, message }) => `${at?.line}:${at?.column} ${severity}: ${message}`),
		).toEqual([
			"6:3 note: the template has changed since: “aims” is now “goals” and “plan-of-work” is now “work”",
			"9:3 warning: the template doesn't ask for “costs”",
		]);
		expect(read.kept).toEqual(["costs"]);
	});

	test("count only if the item has none under its own id", () => {
		const both = readAnswers(parseDraft(draftWith("  aims: [Old]", "  goals: [New]"), "a"), outline);
		expect(both.answers).toEqual({ goals: ["New"] });
		expect(both.unknown.map(({ rule }) => rule)).toEqual(["draft/unknown-item"]);
	});

	test("that don't fit the item are reported with their location", () => {
		expect(() => readAnswers(parseDraft(draftWith("  plan-of-work: [a]"), "a"), outline)).toThrow("a:5:17:");
	});
});

describe("a change", () => {
	const before = sidesIn(OLD, outline);
	const changed = (answers: object) =>
		updateDraft(OLD, outline, before, { ...before, answers: { ...before.answers, ...answers } });

	test("stays under the existing key", () => {
		expect(changed({ goals: ["Fast", "Cheap"] })).toBe(OLD.replace("    - Fast\n", "    - Fast\n    - Cheap\n"));
	});

	test("of something else leaves it alone", () => {
		expect(changed({ risk: "None." })).toBe(
			OLD.replace("  plan-of-work: Slowly.\n", "  plan-of-work: Slowly.\n  risk: None.\n"),
		);
	});

	test("that removes it removes the key", () => {
		expect(changed({ work: undefined })).toBe(OLD.replace("  plan-of-work: Slowly.\n", ""));
	});

	test("that removes it leaves the key where an older answer would count in its place", () => {
		for (const keys of [
			["goals", "aims"],
			["aims", "targets"],
		]) {
			const both = draftWith(`  ${keys[0]}: [New]`, `  ${keys[1]}: [Old]`);
			const sides = sidesIn(both, outline);
			expect(sides.answers).toEqual({ goals: ["New"] });
			const updated = updateDraft(both, outline, sides, { ...sides, answers: {} });
			expect(updated).toBe(both.replace(": [New]", ":"));
			expect(sidesIn(updated, outline).answers).toEqual({});
		}
	});
});
