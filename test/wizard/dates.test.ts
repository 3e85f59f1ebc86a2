/** Dates while they are typed: unfinished input is not an error yet, and `today` becomes the day. */
import { describe, expect, test } from "vitest";
import { isoDay } from "../../src/proposal/date-words.ts";
import { focusedControl, type TextControl } from "../../src/wizard/form.ts";
import { problemRows } from "../../src/wizard/item-layout.ts";
import { Story } from "./outline.ts";

const at = (item: string, answers = {}): Story => new Story(answers, { place: { item, focus: 0 } });
const problemText = ({ state }: Story): string =>
	problemRows(state, focusedControl(state) as TextControl, 200).join(" ");

describe("a date", () => {
	test.each(["2", "2026", "2026-", "2026-0", "2026-03", "2026-03-", "2026-03-0", "tod"])(
		"is no fault as %s while it is typed, and is one afterwards",
		(text) => {
			const story = at("updated").type(text);
			expect(problemText(story)).toBe("");
			story.send({ type: "itemChosen", item: "thread" }).send({ type: "itemChosen", item: "updated" });
			expect(problemText(story)).toContain("! Write the date as YYYY-MM-DD");
		},
	);

	test.each(["2026-02-30", "soon", "2026-1-"])("is a fault as %s at once: nothing makes it one any more", (text) => {
		expect(problemText(at("updated").type(text))).toContain("! ");
	});

	test("is reported from the start if it is incomplete in the draft", () => {
		expect(problemText(at("updated", { updated: "2026-" }))).toContain("! ");
	});

	test.each(["today", "Today "])("as %j is saved as the day", (text) => {
		const story = at("updated").type(text).wait(2000);
		const day = isoDay(new Date(story.now));
		expect(story.answers.updated).toBe(day);
		expect(story.took()).toContainEqual(expect.objectContaining({ type: "saveDraft", answers: { updated: day } }));
		expect(problemText(story)).toBe("");
	});

	test("is resolved to the day on leaving, and in the fields of a record", () => {
		const story = at("packages").press("tab").type("today").press("ctrl+q");
		expect(story.took()).toContainEqual(
			expect.objectContaining({ type: "saveDraft", answers: { packages: [{ date: isoDay(new Date(story.now)) }] } }),
		);
	});

	test("stays a word if someone else wrote it and the item isn't edited", () => {
		const story = at("summary", { updated: "today" }).type("a").wait(2000);
		expect(story.answers.updated).toBe("today");
	});
});
