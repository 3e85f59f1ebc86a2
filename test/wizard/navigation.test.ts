/** Navigation: through all items, by name, to what is missing, and back to where the author was. */
import { describe, expect, test } from "vitest";
import { greeted, hintsOf } from "../../src/wizard/hints.ts";
import { COMMANDS } from "../../src/wizard/key-map.ts";
import { keyText } from "../../src/wizard/key-press.ts";
import { outlineRows } from "../../src/wizard/outline-rows.ts";
import { findCommands, findHelp, findItems } from "../../src/wizard/search.ts";
import { OUTLINE, previewOf, Story } from "./outline.ts";

describe("item by item", () => {
	test("goes through all items with Tab, and back with Shift+Tab", () => {
		const story = new Story({}, { place: { item: "title", focus: 0 } });
		const seen = [story.state.current];
		for (let step = 0; step < 100; step++) {
			story.press("tab");
			if (seen.at(-1) !== story.state.current) seen.push(story.state.current);
		}
		expect(seen).toEqual(OUTLINE.items.map(({ id }) => id));
		expect(story.state.notice?.text).toContain("last item");
		const back = [story.state.current];
		for (let step = 0; step < 100; step++) {
			story.press("shift+tab");
			if (back.at(-1) !== story.state.current) back.push(story.state.current);
		}
		expect(back).toEqual([...seen].reverse());
	});

	test("opens a session at the first item still required, or where the author was", () => {
		expect(new Story({ title: "T" }).state.current).toBe("summary");
		const story = new Story(
			{ summary: "abc" },
			{ place: { item: "summary", focus: 0, cursor: { line: 0, column: 1 } } },
		);
		expect(story.type("X").answers.summary).toBe("aXbc");
		expect(new Story({}, { place: { item: "gone", focus: 3 } }).state.current).toBe("title");
	});
});

describe("what is still required", () => {
	test("is visited by Ctrl+N, which wraps around", () => {
		const story = new Story({ title: "T", goals: ["g"] }, { place: { item: "title", focus: 0 } });
		const seen = [];
		for (let step = 0; step < 6; step++) seen.push(story.press("ctrl+n").state.current);
		expect(seen).toEqual(["summary", "signoff", "how", "updated", "owners", "summary"]);
	});

	test("depends on the stage", () => {
		const story = new Story({}, { place: { item: "how", focus: 0 } }).press("ctrl+t", "2", "ctrl+n");
		expect(story.state.current).toBe("changes");
	});

	test("is reported as complete if nothing is missing", () => {
		const all = {
			title: "T",
			summary: "S",
			goals: ["g"],
			signoff: ["design"],
			how: { gate: { name: "G" } },
			updated: "2026-01-02",
			owners: ["@a"],
		};
		expect(new Story(all).press("ctrl+n").state.notice?.text).toBe(
			"Nothing required for alpha is missing. Alt+S offers to write, check, commit and propose it",
		);
	});
});

describe("the outline", () => {
	test("opens and closes with Esc; Enter opens the selected item", () => {
		const story = new Story({}, { place: { item: "title", focus: 0 } }).press("escape", "down", "down", "enter");
		expect(story.state).toMatchObject({ pane: "item", current: "goals" });
		expect(story.press("escape").state.pane).toBe("outline");
		expect(story.press("escape").state.pane).toBe("item");
	});

	test("shows every item once, below its section", () => {
		const rows = outlineRows(new Story().state);
		expect(rows.map(({ id }) => id)).toEqual(OUTLINE.items.map(({ id }) => id));
		expect(rows.find(({ id }) => id === "how")?.level).toBe(1);
	});

	test("folds and opens again", () => {
		const story = new Story({}, { place: { item: "how", focus: 0 } }).press("escape", "left");
		expect(outlineRows(story.state).map(({ id }) => id)).not.toContain("how");
		expect(story.state.outlineAt).toBe("signoff");
		story.press("right");
		expect(outlineRows(story.state).map(({ id }) => id)).toContain("how");
	});

	test("shows only what is still required on m", () => {
		const story = new Story({ title: "T", summary: "S" }, { place: { item: "goals", focus: 0 } }).press("escape", "m");
		const ids = outlineRows(story.state).map(({ id }) => id);
		expect(ids).toEqual(["goals", "signoff", "how", "updated", "owners"]);
	});
});

describe("go to", () => {
	test("finds by heading, by the headings around it, by answer", () => {
		const { proposal } = new Story({ summary: "Pods survive a resize" }).state;
		expect(findItems(proposal, "goals")[0]?.id).toBe("goals");
		expect(findItems(proposal, "last upd")[0]?.id).toBe("updated");
		expect(findItems(proposal, "resize survive").map(({ id }) => id)).toContain("summary");
		expect(findItems(proposal, "").length).toBe(OUTLINE.items.length);
		expect(findItems(proposal, "zzzz")).toEqual([]);
	});

	test("ranks exact matches before scattered letters", () => {
		const renamed: Readonly<Record<string, Partial<(typeof OUTLINE.items)[number]>>> = {
			goals: { label: "Non-Goals", path: ["Motivation"] },
			changes: {
				label: "How can an operator determine if the feature is in use by workloads?",
				path: ["Production Readiness Review Questionnaire", "Monitoring Requirements"],
			},
		};
		const items = OUTLINE.items.map((item) => ({ ...item, ...renamed[item.id] }));
		const proposal = { ...new Story().state.proposal, outline: { ...OUTLINE, items } };
		expect(findItems(proposal, "mon").map(({ id }) => id)).toEqual(["changes", "goals"]);
	});

	test("finds by the outline's words for a long question", () => {
		const items = OUTLINE.items.map((item) => (item.id === "changes" ? { ...item, short: "Upgrade path" } : item));
		const proposal = { ...new Story().state.proposal, outline: { ...OUTLINE, items } };
		expect(findItems(proposal, "upgrade path").map(({ id }) => id)).toEqual(["changes"]);
	});

	test("filters while typing, goes on Enter, and stays on Esc", () => {
		const story = new Story({}, { place: { item: "title", focus: 0 } });
		expect(story.press("ctrl+g").type("owners").press("enter").state).toMatchObject({
			current: "owners",
			pane: "item",
		});
		expect(story.press("ctrl+g").type("sum").press("escape").state.current).toBe("owners");
	});
});

describe("help", () => {
	test("lists every command, filters by typing, and runs one with Enter", () => {
		expect(findCommands("")).toEqual(COMMANDS);
		expect(findCommands("undo")[0]?.id).toBe("undo");
		expect(findCommands("write")[0]?.id).toBe("save");
		const story = new Story({}, { place: { item: "summary", focus: 0 } })
			.press("f1")
			.type("target stage")
			.press("enter");
		expect(story.state.overlay?.type).toBe("stage");
	});

	test.each([
		["quit", "leave"],
		["exit", "leave"],
		["find", "find"],
		["replace", "replace"],
		["skip", "not-applicable"],
		["n/a", "not-applicable"],
		["missing", "next-required"],
		["beta", "stage"],
		["vim", "editor"],
		["delete", "row-remove"],
		["collapse", "fold"],
		["close", "leave"],
		["xyzzy", undefined],
	])("who types “%s” finds %s", (word, id) => {
		expect(findCommands(word)[0]?.id).toBe(id);
	});

	test("opens with ? in the outline; in a text, ? is a letter", () => {
		expect(new Story().press("escape", "?").state.overlay?.type).toBe("help");
		expect(new Story({}, { place: { item: "summary", focus: 0 } }).type("?").answers.summary).toBe("?");
	});
});

describe("the preview", () => {
	test("opens at the item, scrolls within the text, and closes", () => {
		const story = new Story()
			.press("ctrl+p")
			.send({ type: "previewLaidOut", rows: previewOf(100), itemLine: 50, beside: false });
		expect(story.state.overlay).toMatchObject({ type: "preview", top: 48 });
		story.press("pagedown", "end");
		expect(story.state.overlay).toMatchObject({ top: 74 });
		story.press("home", "up");
		expect(story.state.overlay).toMatchObject({ top: 0 });
		expect(story.press("escape").state.overlay).toBeUndefined();
	});
});

test("binds each key to one command only", () => {
	const keys = COMMANDS.flatMap((command) => command.keys);
	expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
	const single = COMMANDS.flatMap((command) => command.inOutline ?? []);
	expect(single.filter((key, index) => single.indexOf(key) !== index)).toEqual([]);
});

test("writes keys as people know them", () => {
	expect(["ctrl+g", "shift+tab", "alt++", "f4", "x", "alt+-"].map(keyText)).toEqual([
		"Ctrl+G",
		"Shift+Tab",
		"Alt++",
		"F4",
		"x",
		"Alt+-",
	]);
});

test("gives hints everywhere, those for the control first", () => {
	expect(hintsOf(new Story({}, { place: { item: "signoff", focus: 0 } }).state)[0]).toEqual({
		key: "Space",
		does: "tick",
	});
	for (const key of ["ctrl+g", "ctrl+p", "ctrl+t", "f1", "f4", "escape"])
		expect(hintsOf(new Story().press(key).state).length).toBeGreaterThan(1);
});

test("offers another entry only where Enter adds one", () => {
	const hints = (story: Story) => hintsOf(story.state).map(({ does }) => does);
	const story = new Story({}, { place: { item: "goals", focus: 0 } });
	expect(hints(story)).not.toContain("add another");
	expect(hints(story.type("Fast"))).toContain("add another");
});

test("names the numbers beside choices as their keys", () => {
	const first = (item: string) => hintsOf(new Story({}, { place: { item, focus: 0 } }).state)[0];
	expect(first("changes")).toEqual({ key: "1 2", does: "choose" });
	expect(first("stage")).toEqual({ key: "1 2 3", does: "choose" });
});

describe("the marks of the outline", () => {
	const glyphs = (query: string, unicode = true) =>
		findHelp(query, unicode).flatMap((entry) => (entry.type === "mark" ? [entry.mark.glyph] : []));

	test.each(["legend", "marks", "symbols", "Marks "])("are explained at the top of the help for “%s”", (query) => {
		expect(findHelp(query, true)[0]).toMatchObject({ type: "mark" });
		expect(glyphs(query)).toEqual(["✓", "◐", "◌", "○", "·", "–", "✎"]);
	});

	test("are at the end of the whole help, in ASCII where there is nothing else", () => {
		expect(findHelp("", false).at(-1)).toMatchObject({ type: "mark" });
		expect(glyphs("", false)).toEqual(["+", "~", "?", "o", ".", "-", "#"]);
	});

	test("are found by what they mean, and leave the commands first", () => {
		expect(findHelp("mark", true)[0]).toMatchObject({ type: "command" });
		expect(glyphs("in progress")).toEqual(["◐"]);
		expect(glyphs("undo")).toEqual([]);
	});

	test("are explained once more by Enter, without closing the help", () => {
		const { state } = new Story().press("f1").type("legend").press("enter");
		expect(state.notice?.text).toMatch(/^✓ in the outline: answered/);
		expect(state.overlay?.type).toBe("help");
	});

	test("are explained in one line of a first session: at the start, or where the outline is opened first", () => {
		const line = "Marks: ○ required, ◐ in progress, ✓ answered. F1 explains all.";
		const wide = greeted(new Story({}, { size: [140, 40] }).state);
		expect(wide.notice?.text).toBe(`Tab next, Esc outline, F1 help. Everything is saved as you type. ${line}`);
		expect(greeted(new Story({}, { size: [100, 30] }).state).notice?.text).toContain(line);
		const story = new Story({}, { size: [80, 24] });
		story.state = greeted(story.state);
		expect(story.state.notice?.text).not.toContain("Marks");
		expect(story.press("escape").state.notice?.text).toBe(line);
		expect(story.press("escape", "escape").state.notice).toBeUndefined();
	});
});
