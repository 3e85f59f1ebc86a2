/** What questionnaires tell reviewers: what to look for, what answers often lack, and whether a change needs them again. */
import { expect, test } from "vitest";
import { compileOutline } from "../../src/outline/compile.ts";
import { guideOf } from "../../src/outline/review-guide.ts";
import type { Outline } from "../../src/outline/types.ts";
import { builtIn } from "../built-in.ts";

const item = (outline: Outline, id: string) => outline.items.find((each) => each.id === id)!;

function outlineOf(...texts: readonly string[]): Outline {
	const questionnaires = texts.map((text, at) => ({
		name: `q${at}`,
		file: `q${at}.yaml`,
		// Each includes the next one.
		text: `pep-wizard-questionnaire: 1\n${at + 1 < texts.length ? `include: [q${at + 1}]\n` : ""}sections:\n  - heading: Risks\n${text.replace(/^/gm, "    ")}\n`,
	}));
	return compileOutline({ name: "q0", template: { file: "t.md", text: "# T\n\n## Risks\n" }, questionnaires });
}

test("a team's own entries come after those that it includes, each once", () => {
	const outline = outlineOf(
		"review:\n  look-for: [Ours., Shared.]\n  stale: false",
		"reviewers: Short.\nreview:\n  look-for: [Theirs., Shared.]\n  gaps: [No numbers.]",
	);
	expect(item(outline, "risks").review?.stale).toBe(false);
	expect(guideOf(item(outline, "risks"))).toEqual({
		lookFor: ["Short.", "Theirs.", "Shared.", "Ours."],
		gaps: ["No numbers."],
	});
});

test("an item without any has an empty guide", () => {
	expect(guideOf(item(outlineOf("text: What can go wrong?"), "risks"))).toEqual({ lookFor: [], gaps: [] });
});

test.each(["pep", "kep"])("%s guides reviewers through every question of the review and its main sections", (name) => {
	const { items } = builtIn(name);
	const questions = items.filter(({ id }) => id.startsWith("production-readiness/"));
	expect(questions.length).toBeGreaterThanOrEqual(25);
	const main = [
		"Summary",
		"Motivation",
		"Goals",
		"Non-Goals",
		"Proposal",
		"Risks and Mitigations",
		"Design Details",
		"Test Plan",
		"Graduation Criteria",
		"Drawbacks",
		"Alternatives",
	];
	const unguided = [...questions, ...items.filter(({ label }) => main.includes(label))].filter(
		({ review }) => !review?.lookFor.length || review.gaps.length === 0,
	);
	expect(unguided.map(({ id }) => id)).toEqual([]);
	const history = items.filter(
		({ label, id }) => label === "Implementation History" || id.startsWith("release-signoff-checklist"),
	);
	expect(history.length).toBeGreaterThan(1);
	expect(history.filter(({ review }) => review?.stale !== false).map(({ id }) => id)).toEqual([]);
});
