/** No lost work: when the draft is saved, failed saves, and changes by others. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { saveDue } from "../../src/wizard/saving.ts";
import type { ExternalChanges } from "../../src/wizard/types.ts";
import { keyOf, OUTLINE, Story } from "./outline.ts";

const summary = () => new Story({}, { place: { item: "summary", focus: 0 } });
const saved = (story: Story, changes?: ExternalChanges) =>
	story.send({ type: "draftSaved", revision: story.state.revision, changes });
const saves = (story: Story) => story.took().filter(({ type }) => type === "saveDraft");

describe("saves automatically", () => {
	test("within a second of the last key", () => {
		const story = summary().type("a");
		expect(story.state.save.state).toBe("changed");
		expect(saveDue(story.state)! - story.now).toBeLessThan(1000);
		story.wait(1000);
		expect(saves(story)).toEqual([{ type: "saveDraft", revision: 1, stage: "alpha", answers: { summary: "a" } }]);
		story.send({ type: "draftSaved", revision: 1 });
		expect(story.state.save.state).toBe("saved");
		expect(saveDue(story.state)).toBeUndefined();
	});

	test("at most two seconds after the first unsaved key, however long the author types", () => {
		const story = summary().type("a");
		for (let time = 0; time < 2000; time += 100) story.wait(100).type("b");
		expect(saves(story).length).toBeGreaterThan(0);
	});

	test("again after a save during which something was typed", () => {
		const story = summary().type("a").wait(1000).type("b");
		story.took();
		story.send({ type: "draftSaved", revision: 1 });
		expect(story.state.save.state).toBe("changed");
		story.wait(1000);
		expect(saves(story)).toMatchObject([{ answers: { summary: "ab" } }]);
	});

	test("at once after a slow save if a key has waited for two seconds", () => {
		const story = summary().type("a").wait(1000).type("b");
		story.took();
		for (let time = 0; time < 3000; time += 100) story.wait(100).type("b");
		expect(saves(story)).toEqual([]);
		story.send({ type: "draftSaved", revision: 1 });
		expect(saveDue(story.state)).toBeLessThanOrEqual(story.now);
		expect(saves(story.wait(0))).toHaveLength(1);
	});

	test("as soon as usual after a key pressed late in a slow save", () => {
		const story = summary().type("a").wait(1000).wait(3000).type("b");
		story.took();
		story.send({ type: "draftSaved", revision: 1 });
		expect(saves(story.wait(500))).toEqual([]);
		expect(saves(story.wait(500))).toHaveLength(1);
	});

	test("only changes, not navigation", () => {
		const story = summary().press("tab", "ctrl+g", "escape", "escape", "down").wait(5000);
		expect(saves(story)).toEqual([]);
	});
});

describe("a save that fails", () => {
	test("is reported until a retry succeeds", () => {
		const story = summary().type("a").wait(1000).send({ type: "saveFailed", message: "no space left" });
		expect(story.state.notice).toEqual({ tone: "error", text: "Not saved: no space left" });
		story.took();
		story.wait(3000);
		expect(saves(story).length).toBe(1);
		story.send({ type: "draftSaved", revision: 1 });
		expect(story.state.save.state).toBe("saved");
	});

	test("prevents the first attempt to leave, but not the second", () => {
		const story = summary().type("a").press("ctrl+q").send({ type: "saveFailed", message: "no space left" });
		expect(story.state.leaving).toBe(false);
		story.took();
		story.press("ctrl+q");
		expect(story.took().map(({ type }) => type)).toContain("leave");
	});
});

describe("leaving", () => {
	test("saves first, asks nothing, and remembers the position", () => {
		const story = summary().type("a").press("ctrl+q");
		expect(story.took().map(({ type }) => type)).toEqual(["saveDraft"]);
		story.send({ type: "draftSaved", revision: 1 });
		expect(story.took()).toMatchObject([{ type: "remember", item: "summary" }, { type: "leave" }]);
	});

	test("asks for a second Ctrl+C if nothing is selected, also in an overlay", () => {
		for (const story of [summary(), summary().press("ctrl+g"), summary().press("escape"), summary().press("f4")]) {
			story.press("ctrl+c");
			expect(story.state.notice?.text).toBe("Nothing is selected to copy; press Ctrl+C again to leave");
			expect(story.took()).not.toContainEqual({ type: "leave" });
			expect(story.press("ctrl+c").took().at(-1)).toEqual({ type: "leave" });
		}
	});

	test("starts over after any other key between two Ctrl+C", () => {
		const story = summary().press("ctrl+c").type("a").press("ctrl+c");
		expect(story.state.leaving).toBe(false);
		expect(story.press("ctrl+c").state.leaving).toBe(true);
	});

	test("is not offered by a Ctrl+C that copies", () => {
		const story = summary().type("a").press("shift+home", "ctrl+c");
		expect(story.state.leaveAsked).toBeUndefined();
		expect(story.press("end", "ctrl+c", "left", "ctrl+c").state.leaving).toBe(false);
	});

	test("ignores keys while it saves", () => {
		expect(summary().type("a").press("ctrl+q").type("b").answers.summary).toBe("a");
	});

	test("works the same on a signal", () => {
		const story = summary().type("a").send({ type: "leaveRequested" });
		expect(story.took()[0]?.type).toBe("saveDraft");
	});
});

test("saves and writes the Markdown on Ctrl+S, and shows where", () => {
	const story = summary().type("a").press("ctrl+s");
	expect(story.took().map(({ type }) => type)).toEqual(["saveDraft", "writeMarkdown"]);
	story.send({ type: "markdownWritten", path: "small.md" });
	expect(story.state.notice?.text).toBe("Written: small.md");
});

describe("if someone else changed the file", () => {
	test("reloads and reports other items", () => {
		const story = summary().type("mine").wait(1000);
		saved(story, { theirs: { goals: ["theirs"] }, conflicts: [] });
		expect(story.answers).toEqual({ summary: "mine", goals: ["theirs"] });
		// Later answers of the author are meant to replace theirs.
		expect(story.took()).toContainEqual({ type: "settle", seen: { answers: { goals: ["theirs"] } } });
		expect(story.state.notice?.text).toContain("Goals");
		expect(story.state.save.state).toBe("saved");
	});

	test("asks the author about the same item: mine", () => {
		const story = summary().type("mine").wait(1000);
		saved(story, { theirs: {}, conflicts: [{ item: "summary", theirs: "theirs" }] });
		expect(story.state.overlay?.type).toBe("conflict");
		expect(story.answers.summary).toBe("mine");
		story.took();
		story.press("1");
		expect(story.answers.summary).toBe("mine");
		expect(story.state.save.state).toBe("changed");
		expect(story.took()).toContainEqual({ type: "settle", seen: { answers: { summary: "theirs" } } });
	});

	test("… or theirs, which can be undone", () => {
		const story = summary().type("mine").wait(1000);
		saved(story, { theirs: {}, conflicts: [{ item: "summary", theirs: "theirs" }] });
		story.press("2");
		expect(story.answers.summary).toBe("theirs");
		expect(story.press("ctrl+z").answers.summary).toBe("mine");
	});

	test("reports text typed during the save as a conflict, and keeps it", () => {
		const story = summary().type("a").wait(1000).type("b");
		story.send({ type: "draftSaved", revision: 1, changes: { theirs: { summary: "theirs" }, conflicts: [] } });
		expect(story.answers.summary).toBe("ab");
		expect(story.state.conflicts).toEqual([{ item: "summary", theirs: "theirs" }]);
	});

	test("keeps both versions of an answer typed during the check", () => {
		const story = summary()
			.type("mine")
			.send({
				type: "draftChecked",
				changes: { theirs: { summary: "theirs" }, conflicts: [] },
				written: { stage: "alpha", answers: {} },
			});
		expect(story.answers.summary).toBe("mine");
		expect(story.state.conflicts).toEqual([{ item: "summary", theirs: "theirs" }]);
	});

	test("keeps the author's stage if both set it, and reports the other", () => {
		const story = summary().press("ctrl+t", "b").wait(1000);
		saved(story, { theirs: {}, overruled: "stable", conflicts: [] });
		expect(story.state.proposal.stage).toBe("beta");
		expect(story.state.notice?.text).toBe("Someone else set the stage to stable; your choice, beta, is kept");
	});

	test("reloads and reports a stage that someone else set", () => {
		const story = summary().type("a").wait(1000);
		saved(story, { theirs: {}, stage: "beta", conflicts: [] });
		expect(story.state.proposal.stage).toBe("beta");
		expect(story.state.notice?.text).toBe("Someone else changed the stage to beta");
	});

	test("keeps a stage set during the save", () => {
		const story = summary().type("a").wait(1000).press("ctrl+t", "s");
		story.took();
		story.send({ type: "draftSaved", revision: 1, changes: { theirs: {}, stage: "beta", conflicts: [] } });
		expect(story.state.proposal.stage).toBe("stable");
		expect(story.took()).not.toContainEqual(expect.objectContaining({ type: "settle" }));
	});

	test("reports a missing draft", () => {
		const story = summary().send({ type: "checkFailed", message: "a.pep.yaml is gone" });
		expect(story.state.notice).toEqual({ tone: "error", text: "a.pep.yaml is gone" });
	});

	test("notices it while idle", () => {
		const story = summary().send({
			type: "draftChecked",
			changes: { theirs: { goals: ["g"] }, stage: "beta", conflicts: [] },
			written: { stage: "alpha", answers: {} },
		});
		expect(story.took()).toContainEqual({ type: "settle", seen: { stage: "beta", answers: { goals: ["g"] } } });
		expect(story.state.proposal).toMatchObject({ stage: "beta", answers: { goals: ["g"] } });
		expect(story.state.save.state).toBe("saved");
	});
});

const chords = [
	..."abx- \n1?+".split(""),
	...["enter", "tab", "shift+tab", "escape", "backspace", "delete", "up", "down", "left", "right", "home", "end"],
	...["pageup", "pagedown", "f1", "f4", "shift+left", "shift+up", "alt+up", "alt+down", "alt+x", "alt+g", "alt+m"],
	..."agnptszyxcvbeokwud".split("").map((letter) => `ctrl+${letter}`),
	...["alt+-", "alt++", "alt+enter", "alt+p", "alt+c", "alt+k", "ctrl+left", "alt+backspace"],
];

test("accepts any keys without throwing, with a serialisable state and a valid focus", () => {
	const key = fc.constantFrom(...chords.filter((chord) => !["ctrl+q", "ctrl+c"].includes(chord)));
	const size = fc.tuple(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 60 }));
	fc.assert(
		fc.property(
			fc.array(key, { maxLength: 60 }),
			size,
			fc.constantFrom(...OUTLINE.items),
			(keys, [columns, rows], item) => {
				const story = new Story({}, { place: { item: item.id, focus: 0 }, size: [columns, rows] });
				for (const chord of keys) {
					story.send({ type: "keyPressed", key: keyOf(chord) });
					story.now += 50;
				}
				expect(OUTLINE.items.map(({ id }) => id)).toContain(story.state.current);
				const { proposal: _, ...rest } = story.state;
				expect(JSON.parse(JSON.stringify(rest))).toEqual(rest);
			},
		),
		{ numRuns: 300 },
	);
});
