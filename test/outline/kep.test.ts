/** The outline of templates/kep.md with its questionnaires. */
import { describe, expect, test } from "vitest";
import { itemOf, sectionOf } from "../../src/outline/lookup.ts";
import { builtIn } from "../built-in.ts";

const outline = builtIn("kep");

describe("the review", () => {
	const review = (name: string) => builtIn(name).items.filter(({ id }) => id.startsWith("production-readiness/"));

	test("has the same ids, kinds and stages as in the PEP, so that answers can move", () => {
		const shape = (name: string) =>
			review(name).map(({ id, kind, required, expected }) => `${id} ${kind} ${expected ?? required}`);
		expect(shape("kep")).toEqual(shape("pep"));
		expect(shape("kep")).toHaveLength(25);
	});

	test("has the same fields as in the PEP", () => {
		const fields = (name: string) =>
			review(name).flatMap(({ id, options = [] }) =>
				options.flatMap((option) => option.fields.map((field) => `${id} ${option.id} ${field.id} ${field.kind}`)),
			);
		expect(fields("kep")).toEqual(fields("pep"));
	});

	test("has its own headings, with boxes for its options", () => {
		const id = "production-readiness/feature-enablement-and-rollback/how-enabled";
		expect(sectionOf(outline, id)).toMatchObject({
			label: "How can this feature be enabled / disabled in a live cluster?",
			level: 2,
		});
		const boxed = outline.items.filter(({ options }) => options).map(({ boxes }) => boxes);
		expect(boxed).toEqual([true, true, true]);
	});
});

test("an agreement is a box without a bullet, as in the form", () => {
	expect(itemOf(outline, "design-details/test-plan/acknowledgement")).toMatchObject({
		kind: "checklist",
		bare: true,
		entries: [{ id: "understood", text: expect.stringMatching(/^I\/we understand .*\n.*\n.*enhancement\.$/) }],
	});
});

test("never requires an item whose heading says that it is optional", () => {
	const never = outline.items
		.filter(({ required, expected, aside }) => required === "never" && !expected && !aside)
		.map(({ id }) => id);
	expect(never).toEqual([
		"proposal/user-stories",
		"proposal/user-stories/story-1",
		"proposal/user-stories/story-2",
		"proposal/notes-constraints-caveats",
		"infrastructure-needed",
		"kep-yaml/title",
		"kep-yaml/kep-number",
		"kep-yaml/participating-sigs",
		"kep-yaml/see-also",
		"kep-yaml/replaces",
	]);
});

describe("help", () => {
	test("tells for every item why it is asked and what a reviewer looks for, with an example", () => {
		const mute = outline.items.filter(({ guidance }) => !guidance.why || !guidance.example || !guidance.reviewers);
		expect(mute.map(({ id }) => id)).toEqual([]);
	});

	test("says for every item except placeholders what to write", () => {
		const mute = outline.items.filter(({ guidance }) => !guidance.text);
		expect(mute.map(({ id }) => id)).toEqual(["number", "title"]);
	});

	test("differs from item to item", () => {
		const texts = outline.items.flatMap(({ guidance }) => Object.values(guidance));
		expect(texts.filter((each, i) => texts.indexOf(each) !== i)).toEqual([]);
	});
});
