/** External programs: the whole draft in the author's editor, and suspending to the shell. */
import { describe, expect, test } from "vitest";
import { Story } from "./outline.ts";

const open = (): Story => new Story({}, { place: { item: "summary", focus: 0 } });
const types = (story: Story): string[] => story.took().map(({ type }) => type);

describe("the whole draft in $EDITOR", () => {
	test("is saved first if there are unsaved changes", () => {
		expect(types(open().press("alt+o"))).toEqual(["openDraft"]);
		expect(types(open().type("a").press("alt+o"))).toEqual(["saveDraft", "openDraft"]);
	});

	test("is not opened in a read-only session", () => {
		const story = open();
		story.state = { ...story.state, readOnly: { who: "Ann" } };
		expect(types(story.press("alt+o"))).toEqual([]);
		expect(story.state.notice?.text).toContain("Read-only");
	});

	test("is reported if it can't be parsed, can be opened again, and loses nothing", () => {
		const story = open().type("kept").send({ type: "draftUnusable", message: "small.pep.yaml:3:1: broken" });
		expect(story.state.overlay).toMatchObject({ type: "unusable", selected: 0 });
		story.took();
		expect(types(story.press("enter"))).toContain("openDraft");
		story.send({ type: "draftSaved", revision: story.state.revision }).returned();
		expect(story.state.overlay).toBeUndefined();
		story.send({ type: "draftUnusable", message: "broken" }).press("down", "enter");
		expect(types(story)).not.toContain("openDraft");
		expect(story.state.overlay).toBeUndefined();
		expect(story.send({ type: "draftUnusable", message: "broken" }).press("1").took()).not.toEqual([]);
		story.returned();
		expect(story.send({ type: "draftUnusable", message: "broken" }).press("escape").state.overlay).toBeUndefined();
		expect(story.answers.summary).toBe("kept");
	});
});

test("offers “Suspend” in the help, without a key, and saves first", () => {
	const story = open().type("a").press("f1").type("suspend").press("enter");
	expect(types(story)).toEqual(["saveDraft", "suspend"]);
});
