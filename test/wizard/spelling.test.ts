/** Spelling in the wizard: when words are asked about, what is marked, and what F7 does. */
import { describe, expect, test } from "vitest";
import type { Answers } from "../../src/proposal/types.ts";
import { bufferAt, focusedControl } from "../../src/wizard/form.ts";
import { hintsOf } from "../../src/wizard/hints.ts";
import { misspelledIn } from "../../src/wizard/spelling.ts";
import type { SpellingVerdicts } from "../../src/wizard/types.ts";
import { Story } from "./outline.ts";

const TEXT = "The desgin of `kubctl` is very importent.";
const WRONG: SpellingVerdicts = { desgin: ["design", "deign"], importent: ["important"] };

function at(id: string, answers: Answers, spelling?: boolean): Story {
	return new Story(answers, {
		place: { item: id, focus: 0, cursor: { line: 0, column: 0 }, ...(spelling !== undefined && { spelling }) },
		spelling: true,
	});
}

/** Lets the checker answer what it was asked. */
function answered(story: Story): Story {
	for (const effect of story.wait(600).took())
		if (effect.type === "checkSpelling") {
			const verdicts = Object.fromEntries(effect.words.map((word) => [word, WRONG[word] ?? (true as const)]));
			story.send({ type: "spellingChecked", verdicts });
		}
	return story;
}

function marked({ state }: Story): string[] {
	const control = focusedControl(state);
	if (control?.type !== "text") return [];
	const { lines, cursor } = bufferAt(state, control);
	return misspelledIn(state, lines, [0, lines.length], state.typed ? cursor : undefined).map(({ word }) => word);
}

describe("words are asked about", () => {
	const asked = (story: Story) => story.took().flatMap((each) => (each.type === "checkSpelling" ? each.words : []));

	test("half a second after the last key, each once", () => {
		const story = at("summary", { summary: "One pool" });
		expect(asked(story.wait(499))).toEqual([]);
		expect(asked(story.wait(1))).toEqual(["One", "pool"]);
		story.send({ type: "spellingChecked", verdicts: { One: true, pool: true } });
		story.press("end").type(" two");
		expect(asked(story.wait(400).wait(100))).toEqual(["two"]);
	});

	test("in the next item", () => {
		const story = answered(at("summary", { summary: "One", goals: ["Safe"] }));
		expect(asked(story.press("tab").wait(500))).toEqual(["Safe"]);
	});

	test("but not in dates and names of people", () => {
		expect(asked(at("updated", { updated: "tomorrow" }).wait(500))).toEqual([]);
	});

	test("and not at all where the author turned spelling off", () => {
		expect(asked(at("summary", { summary: TEXT }, false).wait(500))).toEqual([]);
	});
});

test("misspelled words are marked, but not the one that is being typed", () => {
	const story = answered(at("summary", { summary: TEXT }));
	expect(marked(story)).toEqual(["desgin", "importent"]);
	expect(marked(answered(story.press("end").type(" desgin")))).toEqual(["desgin", "importent"]);
	expect(marked(story.type(" "))).toEqual(["desgin", "importent", "desgin"]);
});

test("the key line counts them and names F7", () => {
	const story = answered(at("summary", { summary: TEXT }));
	expect(hintsOf(story.state)).toContainEqual({ key: "F7", does: "2 misspelled" });
	expect(hintsOf(story.press("tab").state)).not.toContainEqual(expect.objectContaining({ key: "F7" }));
});

describe("F7", () => {
	const open = () => answered(at("summary", { summary: TEXT })).press("f7");

	test("selects the next word and lists what may be meant", () => {
		expect(open().state.overlay).toEqual({
			type: "spelling",
			word: "desgin",
			suggestions: ["design", "deign"],
			selected: 0,
		});
	});

	test("Enter or a number replaces the word and goes on; Ctrl+Z takes it back", () => {
		const story = open().press("enter");
		expect(story.state.overlay).toMatchObject({ word: "importent" });
		story.press("1");
		expect(story.answers.summary).toBe("The design of `kubctl` is very important.");
		expect(story.state).toMatchObject({ notice: { text: "There are no more misspelled words in this answer" } });
		expect(story.state.overlay).toBeUndefined();
		expect(story.press("ctrl+z").answers.summary).toBe("The design of `kubctl` is very importent.");
	});

	test("again leaves the word and goes to the next one, around the end", () => {
		const words = ["f7", "f7"].map((key) => open().press(key).state.overlay);
		expect(words[0]).toMatchObject({ word: "importent" });
		expect(open().press("f7", "f7").state.overlay).toMatchObject({ word: "desgin" });
	});

	test("a adds the word to the dictionary, i ignores it", () => {
		const story = open();
		story.took();
		expect(story.press("a").took()).toContainEqual({ type: "learnWord", word: "desgin" });
		expect(marked(story.press("i"))).toEqual([]);
	});

	test("o turns spelling off for the draft, F7 turns it on again", () => {
		const story = open();
		story.took();
		expect(story.press("o").took()).toContainEqual(expect.objectContaining({ type: "remember", spelling: false }));
		expect(marked(story)).toEqual([]);
		expect(marked(answered(story.press("f7")))).toEqual(["desgin", "importent"]);
	});

	test("says that nothing is wrong, or that it can't know yet", () => {
		const notice = (story: Story) => story.press("f7").state.notice?.text;
		expect(notice(answered(at("summary", { summary: "Fine" })))).toBe("There are no misspelled words in this answer");
		expect(notice(at("summary", { summary: TEXT }))).toBe("Still checking the spelling; press F7 again");
	});

	test("says why there is no checker; one that is lost is reported once", () => {
		const message = "Spelling needs aspell or hunspell on the $PATH";
		const none = at("summary", { summary: TEXT }).send({ type: "spellingFailed", message });
		expect(none.state.notice).toBeUndefined();
		expect(none.press("f7").state.notice?.text).toBe(message);
		const lost = answered(at("summary", { summary: TEXT })).send({ type: "spellingFailed", message: "aspell ended" });
		expect(lost.state.notice?.text).toBe("Spelling is off: aspell ended");
		expect(marked(lost)).toEqual([]);
	});
});
