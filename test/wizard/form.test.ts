/** Writing answers: every kind of item, by the keys that an author presses. */
import { describe, expect, test } from "vitest";
import { focusedControl } from "../../src/wizard/form.ts";
import { Story } from "./outline.ts";

/** A session at an item. */
function at(item: string, answers = {}): Story {
	return new Story(answers, { place: { item, focus: 0 } });
}

describe("a line", () => {
	test("is typed; Enter moves to the next item", () => {
		const story = at("title").type("Pools").press("enter");
		expect(story.answers.title).toBe("Pools");
		expect(story.state.current).toBe("summary");
	});

	test("accepts a paste of several lines as one line", () => {
		const story = at("title").send({ type: "pasted", text: "In-place\r\nresize" });
		expect(story.answers.title).toBe("In-place resize");
	});
});

describe("prose", () => {
	test("accepts line breaks; Tab moves on", () => {
		const story = at("summary").type("One\nTwo").press("tab");
		expect(story.answers.summary).toBe("One\nTwo");
		expect(story.state.current).toBe("goals");
	});

	test("continues after its last character, before the final line break", () => {
		expect(at("summary", { summary: "- One\n" }).type("\nTwo").answers.summary).toBe("- One\n- Two\n");
		expect(at("summary", { summary: "\n" }).type("One").answers.summary).toBe("\nOne");
	});

	test("indents on Tab after a list marker", () => {
		const story = at("summary").type("- a\n").press("tab").type("b");
		expect(story.answers.summary).toBe("- a\n  - b");
		expect(story.state.current).toBe("summary");
	});

	test("undoes a paste of 200 lines in one step", () => {
		const text = Array.from({ length: 200 }, (_, i) => `line ${i} 你好 👩‍🚀`).join("\r\n");
		const story = at("summary").type("a").send({ type: "pasted", text });
		expect(story.answers.summary).toBe(`a${text.replaceAll("\r", "")}`);
		story.press("ctrl+z");
		expect(story.answers.summary).toBe("a");
	});

	test("has no answer once it is emptied", () => {
		const story = at("summary").type("a").press("backspace");
		expect(story.answers).toEqual({});
	});
});

describe("a list", () => {
	test("adds an entry on Enter; Enter in an empty one moves on", () => {
		const story = at("goals").type("fast\nsafe\n").press("enter");
		expect(story.answers.goals).toEqual(["fast", "safe"]);
		expect(focusedControl(story.state)?.type).toBe("add");
	});

	test("removes an empty entry on Backspace, and moves to the one before", () => {
		const story = at("goals").type("fast\n").press("backspace").type("er");
		expect(story.answers.goals).toEqual(["faster"]);
	});

	test("moves entries up and down with the focus", () => {
		const story = at("goals", { goals: ["a", "b", "c"] });
		story.press("alt+down");
		expect(story.answers.goals).toEqual(["b", "a", "c"]);
		expect(story.state.focus).toBe(1);
		story.press("alt+up");
		expect(story.answers.goals).toEqual(["a", "b", "c"]);
	});

	test("removes an entry, which can be undone and redone", () => {
		const story = at("goals", { goals: ["a", "b"] }).press("alt+x");
		expect(story.answers.goals).toEqual(["b"]);
		story.press("ctrl+z");
		expect(story.answers.goals).toEqual(["a", "b"]);
		story.press("ctrl+y");
		expect(story.answers.goals).toEqual(["b"]);
	});

	test("may have entries of several lines", () => {
		const story = at("goals").type("a").press("alt+enter").type("b");
		expect(story.answers.goals).toEqual(["a\nb"]);
	});
});

describe("a checklist", () => {
	test("ticks on Space; arrows move between boxes, and Tab moves to the next item", () => {
		const story = at("signoff").press(" ", "down", "x");
		expect(story.answers.signoff).toEqual(["design", "tests"]);
		story.press(" ");
		expect(story.answers.signoff).toEqual(["design"]);
		story.press("tab");
		expect(story.state.current).toBe("how");
	});

	test("can be undone", () => {
		expect(at("signoff").press(" ", "ctrl+z").answers).toEqual({});
	});
});

describe("options", () => {
	test("show their fields when ticked", () => {
		const story = at("how").press(" ", "tab").type("InPlace");
		expect(story.answers.how).toEqual({ gate: { name: "InPlace" } });
	});

	test("restore their fields when unticked and ticked again", () => {
		const story = at("how").press(" ", "tab").type("InPlace").press("shift+tab", " ");
		expect(story.answers.how).toBeUndefined();
		expect(story.press(" ").answers.how).toEqual({ gate: { name: "InPlace" } });
		story.press(" ", "down", " ").press("up", " ");
		expect(story.answers.how).toEqual({ gate: {}, other: {} });
		story.press(" ", "down", " ", "up", " ");
		expect(story.answers.how).toEqual({ gate: { name: "InPlace" } });
	});

	test("are undone together with their text", () => {
		const story = at("how").press(" ", "tab").type("X");
		story.press("ctrl+z", "ctrl+z");
		expect(story.answers.how).toBeUndefined();
		story.press("ctrl+y");
		expect(story.answers.how).toBeDefined();
	});
});

describe("yes or no", () => {
	test("is chosen by letter, number or arrow keys", () => {
		expect(at("changes").press("y").answers.changes).toEqual({ answer: "yes", explanation: "" });
		expect(at("changes").press("2").answers.changes).toEqual({ answer: "no", explanation: "" });
		expect(at("changes").press("right", "right").answers.changes).toEqual({ answer: "no", explanation: "" });
	});

	test("moves on with Enter or Tab, and to the explanation with Down", () => {
		for (const key of ["enter", "tab"]) expect(at("changes").press("y", key).state.current).toBe("packages");
		const story = at("changes").press("n", "down").type("It is off.");
		expect(story.answers.changes).toEqual({ answer: "no", explanation: "It is off." });
		expect(story.press("tab").state.current).toBe("packages");
		expect(story.press("shift+tab").state.focus).toBe(0);
	});
});

describe("records", () => {
	test("are filled in field by field; another one can be added", () => {
		const story = at("packages").type("pool\n").type("2026-03-02").press("tab", "enter").type("agent");
		expect(story.answers.packages).toEqual([{ name: "pool", date: "2026-03-02" }, { name: "agent" }]);
	});

	test("are moved and removed as a whole", () => {
		const story = at("packages", { packages: [{ name: "a" }, { name: "b" }] }).press("alt+down");
		expect(story.answers.packages).toEqual([{ name: "b" }, { name: "a" }]);
		story.press("alt+x");
		expect(story.answers.packages).toEqual([{ name: "b" }]);
	});
});

describe("people, dates, links", () => {
	test("take one person per entry", () => {
		expect(at("owners").type("@mira-k\n@tom").answers.owners).toEqual(["@mira-k", "@tom"]);
	});
	test("are kept as typed, even while they are invalid", () => {
		expect(at("updated").type("2026-1").answers.updated).toBe("2026-1");
		expect(at("thread").type("https:").answers.thread).toBe("https:");
	});
});

describe("the stage", () => {
	test("is chosen in its item or its overlay, and is no answer", () => {
		const story = at("stage").press("2");
		expect(story.state.proposal.stage).toBe("beta");
		expect(story.answers).toEqual({});
		story.press("ctrl+t", "3");
		expect(story.state.proposal.stage).toBe("stable");
		story.press("ctrl+t", "up", "up", "enter");
		expect(story.state.proposal.stage).toBe("alpha");
	});
});

describe("not applicable", () => {
	test("needs a reason", () => {
		const story = at("summary").press("f4", "enter");
		expect(story.state.overlay?.type).toBe("not-applicable");
		story.type("No users.").press("enter");
		expect(story.answers.summary).toEqual({ "not-applicable": "No users." });
		expect(story.state.overlay).toBeUndefined();
	});

	test("restores the answer when it is undone", () => {
		const story = at("summary").type("Mine.").press("f4").type("No.").press("enter", "f4");
		expect(story.answers.summary).toBe("Mine.");
	});

	test("Esc leaves the item unchanged", () => {
		expect(at("summary").type("a").press("f4").type("b").press("escape").answers.summary).toBe("a");
	});

	test("lets its reason be edited in place", () => {
		const story = at("summary").press("f4").type("No").press("enter").type("ne.");
		expect(story.answers.summary).toEqual({ "not-applicable": "None." });
	});

	test("asks for the selected item on x in the outline", () => {
		const story = at("title").press("escape", "down", "x").type("No.").press("enter");
		expect(story.answers).toEqual({ summary: { "not-applicable": "No." } });
	});
});

describe("$EDITOR", () => {
	test("edits the text as one undo step", () => {
		const story = at("summary").type("a").press("ctrl+o");
		expect(story.took()).toContainEqual({ type: "openEditor", item: "summary", path: [], text: "a" });
		story.send({ type: "editorClosed", item: "summary", path: [], text: "b\nc\n" }).returned();
		expect(story.answers.summary).toBe("b\nc\n");
		expect(story.press("ctrl+z").answers.summary).toBe("a");
	});

	test("reports a failure and changes nothing", () => {
		const story = at("summary").type("a").send({ type: "editorFailed", message: "nano was not found" });
		expect(story.state.notice).toEqual({ tone: "error", text: "nano was not found" });
		expect(story.answers.summary).toBe("a");
	});
});

test("copies and pastes inside the wizard, and copies to the terminal's clipboard", () => {
	const story = at("summary").type("word").press("shift+home", "ctrl+c", "end", "ctrl+v");
	expect(story.answers.summary).toBe("wordword");
	expect(story.took()).toContainEqual({ type: "copy", text: "word" });
});

describe("removing “not applicable”", () => {
	test("restores the answer", () => {
		const story = at("summary").type("hello").press("f4").type("rr").press("enter");
		expect(story.answers.summary).toEqual({ "not-applicable": "rr", answer: "hello" });
		expect(story.type("!").press("f4").answers.summary).toBe("hello");
		expect(story.state.notice?.text).toBe("Applies again; the previous answer is restored");
	});

	test("restores the answer in another session, months later", () => {
		const answers = { goals: { "not-applicable": "None.", answer: ["One", "Two"] } };
		const story = new Story(answers, { place: { item: "goals", focus: 0 } });
		expect(story.press("f4").answers.goals).toEqual(["One", "Two"]);
	});

	test("works after the reason was edited, too", () => {
		const story = at("summary").press("f4").type("why").press("enter").type(" more").press("f4");
		expect(story.answers.summary).toBeUndefined();
	});

	test("can be undone", () => {
		const story = at("summary").type("hello").press("f4").type("rr").press("enter", "f4", "ctrl+z");
		expect(story.answers.summary).toEqual({ "not-applicable": "rr", answer: "hello" });
	});
});

test("doesn't choose a stage by a command's letter", () => {
	expect(at("summary").press("ctrl+t", "ctrl+s").state.proposal.stage).toBe("alpha");
	expect(at("summary").press("ctrl+t", "alt+b").state.proposal.stage).toBe("alpha");
});
