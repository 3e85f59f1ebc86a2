/** Find and replace in the answer and in all answers. */
import { describe, expect, test } from "vitest";
import { selectedText } from "../../src/editor/buffer.ts";
import type { Answers } from "../../src/proposal/types.ts";
import { currentMatch, foundMatches } from "../../src/wizard/find.ts";
import { bufferAt, focusedControl } from "../../src/wizard/form.ts";
import { hintsOf } from "../../src/wizard/hints.ts";
import { expectCpuTime } from "../cpu-time.ts";
import { Story } from "./outline.ts";

const TEXT = "Pods drain. A pod waits.\nThe pod is gone.";

function at(id: string, answers: Answers): Story {
	return new Story(answers, { place: { item: id, focus: 0, cursor: { line: 0, column: 0 } } });
}

function selection({ state }: Story): string {
	const control = focusedControl(state);
	return control?.type === "text" ? selectedText(bufferAt(state, control)) : "";
}

function count({ state }: Story): string {
	return `${currentMatch(state) + 1} of ${foundMatches(state).length}`;
}

describe("Ctrl+F", () => {
	test("selects the first match while the words are typed", () => {
		const story = at("summary", { summary: TEXT }).press("ctrl+f").type("pod");
		expect([selection(story), count(story)]).toEqual(["Pod", "1 of 3"]);
		expect(selection(story.type(" w"))).toBe("pod w");
		expect([selection(story.press("backspace", "backspace")), count(story)]).toEqual(["Pod", "1 of 3"]);
	});

	test("goes to the next match with Enter, to the previous one with Up, and around the ends", () => {
		const story = at("summary", { summary: TEXT }).press("ctrl+f").type("pod");
		const seen = ["enter", "enter", "enter", "up"].map((key) => count(story.press(key)));
		expect(seen).toEqual(["2 of 3", "3 of 3", "1 of 3", "3 of 3"]);
	});

	test("closes with Esc and leaves the match selected, so that typing replaces it", () => {
		const story = at("summary", { summary: TEXT }).press("ctrl+f").type("drain").press("escape").type("x");
		expect(story.answers.summary).toBe(TEXT.replace("drain", "x"));
	});

	test("starts with the selected words, and with the last ones otherwise", () => {
		const story = at("summary", { summary: TEXT }).press("ctrl+f").type("pod").press("escape", "end", "ctrl+f");
		expect(count(story)).toBe("3 of 3");
		story.press("escape", "ctrl+home", "ctrl+shift+right", "ctrl+f");
		expect([story.state.find?.query.lines[0], count(story)]).toEqual(["Pods", "1 of 1"]);
	});

	test("finds words in every text of a structured answer", () => {
		const story = at("goals", { goals: ["one pod", "two", "three pods"] })
			.press("ctrl+f")
			.type("pod")
			.press("enter");
		expect([story.state.focus, count(story)]).toEqual([2, "2 of 2"]);
	});

	test("says how the keys work", () => {
		const story = at("summary", { summary: TEXT }).press("ctrl+f");
		expect(hintsOf(story.state)[0]).toEqual({ key: "Enter", does: "next" });
		expect(story.press("ctrl+r").state.find?.field).toBe("replacement");
		expect(hintsOf(story.state)[0]).toEqual({ key: "Enter", does: "replace" });
	});

	test("lets other commands close the search and run", () => {
		const story = at("summary", { summary: TEXT }).press("ctrl+f", "ctrl+p");
		expect([story.state.find?.open, story.state.overlay?.type]).toEqual([false, "preview"]);
	});

	test("takes pastes into its own line", () => {
		const story = at("summary", { summary: TEXT }).press("ctrl+f").send({ type: "pasted", text: "waits\n" });
		expect([selection(story), story.answers.summary]).toEqual(["waits", TEXT]);
	});
});

describe("Ctrl+R", () => {
	const replacing = (story: Story, find: string, put: string): Story =>
		story.press("ctrl+r").type(find).press("tab").type(put);

	test("replaces one match after the other with Enter; Down skips one", () => {
		const story = replacing(at("summary", { summary: TEXT }), "pod", "node").press("enter", "down", "enter");
		expect(story.answers.summary).toBe("nodes drain. A pod waits.\nThe node is gone.");
	});

	test("replaces all with Alt+A like String.replaceAll, and one Ctrl+Z undoes it", () => {
		const story = replacing(at("summary", { summary: TEXT }), "pod", "节点$&").press("alt+a");
		expect(story.answers.summary).toBe(TEXT.replaceAll(/pod/gi, () => "节点$&"));
		expect(story.state.find?.open).toBe(false);
		expect(story.press("ctrl+z").answers.summary).toBe(TEXT);
		expect(story.press("ctrl+y").answers.summary).toContain("节点");
	});

	test("replaces in all entries of a list as one step", () => {
		const goals = ["a pod", "pod", "none"];
		const story = replacing(at("goals", { goals }), "pod", "").press("alt+a");
		expect(story.answers.goals).toEqual(["a ", "", "none"]);
		expect(story.press("ctrl+z").answers.goals).toEqual(goals);
	});

	test("says so where there is nothing to replace", () => {
		const story = replacing(at("summary", { summary: TEXT }), "absent", "x").press("alt+a");
		expect([story.state.notice?.text, story.answers.summary]).toEqual(["Nothing to replace", TEXT]);
	});

	test("changes nothing in a read-only session", () => {
		const story = at("summary", { summary: TEXT });
		story.state = { ...story.state, readOnly: { who: "Ben" } };
		expect(replacing(story, "pod", "x").press("enter", "alt+a").answers.summary).toBe(TEXT);
	});
});

describe("in all answers", () => {
	const answers: Answers = {
		summary: "A pod.",
		goals: ["pods wait"],
		how: { "not-applicable": "no pod" },
		changes: { answer: "yes", explanation: "Each pod." },
	};

	test("the words of go-to are found, and Enter goes from answer to answer", () => {
		const story = at("summary", answers).press("ctrl+g").type("pod").press("ctrl+f");
		const seen = [story.state.current, ...[1, 2, 3, 4].map(() => story.press("enter").state.current)];
		expect(seen).toEqual(["summary", "goals", "how", "changes", "summary"]);
	});

	test("Ctrl+G widens the search and narrows it again", () => {
		const story = at("summary", answers).press("ctrl+f").type("pod").press("ctrl+g");
		expect(count(story)).toBe("1 of 4");
		expect(count(story.press("ctrl+g"))).toBe("1 of 1");
	});

	test("all are replaced as one step, from wherever the author is", () => {
		const story = at("title", answers).press("ctrl+g").type("pod").press("ctrl+r", "tab").type("node").press("alt+a");
		expect(JSON.stringify(story.answers)).toBe(JSON.stringify(answers).replaceAll("pod", "node"));
		expect(story.state.notice?.text).toBe("Replaced 4 in 4 answers; Ctrl+Z undoes all of it");
		expect(story.press("ctrl+z").answers).toEqual(answers);
		expect(JSON.stringify(story.press("ctrl+y").answers)).not.toContain("pod");
	});

	test("each answer is undone alone once something else has changed", () => {
		const story = at("title", answers).press("ctrl+g").type("pod").press("ctrl+r", "tab").type("node").press("alt+a");
		story.send({ type: "itemChosen", item: "title" }).type("T").send({ type: "itemChosen", item: "goals" });
		story.press("ctrl+z");
		expect([story.answers.goals, story.answers.summary]).toEqual([["pods wait"], "A node."]);
	});
});

test("a text of 600 KB is searched and replaced within a moment", () => {
	const summary = "The pods of a node drain in order, 按顺序.\n".repeat(14_000);
	expectCpuTime(2000, () => {
		const story = at("summary", { summary });
		story.press("ctrl+r").type("pod").press("tab").type("x").press("enter", "alt+a");
		expect(story.answers.summary).not.toContain("pod");
	});
});
