/** Typing and pasting on “+ Add …” and on options, and pasted lists that become entries. */
import { describe, expect, test } from "vitest";
import type { Answers } from "../../src/proposal/types.ts";
import { focusedControl } from "../../src/wizard/form.ts";
import { pastedEntries } from "../../src/wizard/pasted-entries.ts";
import { expectCpuTime } from "../cpu-time.ts";
import { Story } from "./outline.ts";

function at(item: string, answers: Answers = {}): Story {
	return new Story(answers, { place: { item, focus: 0 } });
}

/** With the focus on “+ Add …”. */
function onAdd(item: string, answers: Answers): Story {
	const story = at(item, answers);
	while (focusedControl(story.state)?.type !== "add") story.press("tab");
	return story;
}

const paste = (story: Story, text: string): Story => story.send({ type: "pasted", text });

describe("on “+ Add …”", () => {
	test("starts the entry with what is typed, including blanks between words", () => {
		const story = onAdd("goals", { goals: ["apples"] }).type("150 bananas");
		expect(story.answers.goals).toEqual(["apples", "150 bananas"]);
		story.wait(2000).press("ctrl+z", "ctrl+z", "ctrl+z");
		expect(story.answers.goals).toEqual(["apples"]);
	});

	test("starts an entry with Space or Enter, or uses one that is blank", () => {
		for (const key of [" ", "enter"]) {
			const story = onAdd("goals", { goals: ["a"] })
				.press(key)
				.type("b");
			expect(story.answers.goals).toEqual(["a", "b"]);
		}
		const blank = onAdd("goals", {}).press("enter").type("a");
		expect(blank.answers.goals).toEqual(["a"]);
	});

	test("starts the first field of a record, and a person", () => {
		const records = onAdd("packages", { packages: [{ name: "pool" }] }).type("agent");
		expect(records.answers.packages).toEqual([{ name: "pool" }, { name: "agent" }]);
		expect(onAdd("owners", { owners: ["@mira"] }).type("@tom").answers.owners).toEqual(["@mira", "@tom"]);
	});

	test("starts one or several entries with a paste, undone in one step", () => {
		const story = paste(onAdd("goals", { goals: ["a"] }), "- b\n- c\n");
		expect(story.answers.goals).toEqual(["a", "b", "c"]);
		expect(story.state.notice?.text).toBe("Pasted as 2 entries; Ctrl+Z undoes it");
		expect(story.press("ctrl+z").answers.goals).toEqual(["a"]);
		expect(paste(onAdd("goals", { goals: ["a"] }), "b").press("ctrl+z").answers.goals).toEqual(["a"]);
		const records = paste(onAdd("packages", { packages: [{ name: "p" }] }), "q\nr");
		expect(records.answers.packages).toEqual([{ name: "p" }, { name: "q r" }]);
		expect(records.press("ctrl+z").answers.packages).toEqual([{ name: "p" }]);
	});
});

describe("a pasted list", () => {
	test("becomes entries in a blank one, after one, and within one", () => {
		const list = "- x\n- y";
		const blank = paste(at("goals"), list);
		expect(blank.answers.goals).toEqual(["x", "y"]);
		expect(blank.type("!").answers.goals).toEqual(["x", "y!"]);
		expect(paste(at("goals", { goals: ["a", "b"] }), list).answers.goals).toEqual(["a", "x", "y", "b"]);
		const within = paste(at("goals", { goals: ["ab"] }).press("left"), list);
		expect(within.answers.goals).toEqual(["a", "x", "y", "b"]);
		expect(within.press("ctrl+z").answers.goals).toEqual(["ab"]);
	});

	test("becomes people, and stays text in prose", () => {
		expect(paste(at("owners"), "* @mira\n* @tom\n").answers.owners).toEqual(["@mira", "@tom"]);
		expect(paste(at("owners"), "@mira\n@tom").answers.owners).toEqual(["@mira", "@tom"]);
		expect(paste(at("summary"), "- a\n- b").answers.summary).toBe("- a\n- b");
	});

	test("can be pasted with Ctrl+V, too", () => {
		const story = at("summary").type("- a\n").type("b").press("ctrl+a", "ctrl+x", "tab", "ctrl+v");
		expect(story.answers.goals).toEqual(["a", "b"]);
	});
});

describe("reading a paste as entries", () => {
	const blank = { multiline: true, blank: true };
	test.each([
		["- a\n- b", ["a", "b"]],
		["* a\r\n* b\r\n", ["a", "b"]],
		["1. a\n2) b\n10. c", ["a", "b", "c"]],
		["- [ ] a\n- [x] b", ["a", "b"]],
		["• a\n• b", ["a", "b"]],
		["  - a\n  - b", ["a", "b"]],
		["- a\n  goes on\n- b", ["a\ngoes on", "b"]],
		["- a\ngoes on\n- b", ["a\ngoes on", "b"]],
		["- a\n  - below\n- b", ["a\n- below", "b"]],
		["- a\n\n- b\n\n  second\n", ["a", "b\n\nsecond"]],
		["Goals:\n- a\n- b", ["Goals:", "a", "b"]],
		["- a", ["a"]],
		["alpha\nbeta\n\ngamma", ["alpha", "beta", "gamma"]],
	])("%j", (text, entries) => {
		expect(pastedEntries(text, blank)).toEqual(entries);
	});

	test.each([
		["a word", blank],
		["-5 degrees", blank],
		["```\ncode\n```", blank],
		["| a |\n| - |", blank],
		[`${"wrapped ".repeat(9)}\nat the end`, blank],
		["alpha\nbeta", { multiline: true, blank: false }],
		["- a", { multiline: true, blank: false }],
		[`- ${"\n- x".repeat(3000)}`, blank],
	])("as one text: %j", (text, target) => {
		expect(pastedEntries(text, target)).toBeUndefined();
	});

	test("gives one entry per line if entries are single lines", () => {
		expect(pastedEntries("- a\n  - b\n- c", { multiline: false, blank: false })).toEqual(["a", "b", "c"]);
	});

	test("handles hostile text in bounded time", () => {
		for (const text of ["- ".repeat(200_000), "\n".repeat(300_000), `${" ".repeat(300_000)}-`, "-\t".repeat(1000)])
			expectCpuTime(500, () => pastedEntries(text, blank), text.slice(0, 2));
	});
});

describe("on an option", () => {
	test("ticks it and types into its first field", () => {
		const story = at("how").type("Xena x");
		expect(story.answers.how).toEqual({ gate: { name: "Xena x" } });
		expect(paste(at("how").press("down"), "because").answers.how).toEqual({ other: { why: "because" } });
	});

	test("types into its first field if it is ticked already", () => {
		expect(at("how", { how: { gate: { name: "In" } } }).type("Place").answers.how).toEqual({
			gate: { name: "InPlace" },
		});
	});

	test("ticks on Enter, then moves on, and never unticks", () => {
		const story = at("how").press("enter");
		expect(story.answers.how).toEqual({ gate: {} });
		story.press("enter").type("InPlace");
		expect(story.answers.how).toEqual({ gate: { name: "InPlace" } });
		const boxes = at("signoff").press("enter", "enter", "enter", "enter");
		expect(boxes.answers.signoff).toEqual(["design", "tests"]);
		expect(boxes.state.current).toBe("how");
	});

	test("reports a letter on a box without fields, and ticks nothing", () => {
		const story = at("signoff").press("q");
		expect(story.answers.signoff).toBeUndefined();
		expect(story.state.notice?.text).toBe("Space ticks the box; “q” does nothing here");
	});
});

describe("a paste with control characters", () => {
	const LEFT_OUT = "Control characters were removed from the pasted text";

	test.each([
		["colours of a log", "a \x1b[31mred\x1b[0m word", "a red word"],
		["a link and a title", "\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x07 \x1b]0;title\x07end", "link end"],
		["a progress bar", "50 %\x08\x08\x0760 %", "50 %60 %"],
		["C1 controls", "a\u0085b\u009b", "ab"],
		["half of a sequence", "a\x1b[", "a["],
	])("is pasted without them, and the footer says so: %s", (_name, text, pasted) => {
		const story = paste(new Story({}, { place: { item: "summary", focus: 0 } }), text);
		expect(story.state.proposal.answers.summary).toBe(pasted);
		expect(story.state.notice?.text).toBe(LEFT_OUT);
	});

	test("keeps tabs and line breaks", () => {
		const story = paste(new Story({}, { place: { item: "summary", focus: 0 } }), "a\tb\r\nc\rd");
		expect(story.state.proposal.answers.summary).toBe("a\tb\nc\nd");
		expect(story.state.notice).toBeUndefined();
	});

	test("is cleaned in a query, too", () => {
		const story = paste(new Story({}).press("ctrl+g"), "go\x1b[1mals\n");
		expect(story.state.overlay).toMatchObject({ query: { lines: ["goals "] } });
		expect(story.state.notice?.text).toBe(LEFT_OUT);
	});
});
