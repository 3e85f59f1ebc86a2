/** The mouse: what clicks, drags and the wheel do at drawn positions. */
import { describe, expect, test } from "vitest";
import { bufferAt, focusedControl } from "../../src/wizard/form.ts";
import { formLayout } from "../../src/wizard/form-layout.ts";
import { itemLayout, rowsAboveForm } from "../../src/wizard/item-layout.ts";
import { marginOf, panesOf } from "../../src/wizard/panes.ts";
import type { MousePress } from "../../src/wizard/types.ts";
import { OUTLINE, previewOf, Story } from "./outline.ts";

class Hand extends Story {
	mouse(kind: MousePress["kind"], row: number, column: number, button: MousePress["button"] = "left"): this {
		return this.send({ type: "mousePressed", mouse: { kind, button, row, column } });
	}

	/** The screen cell of a row and a cell of the form. */
	at(row: number, cell: number): [row: number, column: number] {
		const { left, top } = panesOf(this.state).item!;
		const above = top + rowsAboveForm(itemLayout(this.state));
		return [above + row, left + marginOf(this.state.size) + cell];
	}

	click(row: number, cell: number): this {
		return this.mouse("press", ...this.at(row, cell)).mouse("release", ...this.at(row, cell));
	}

	drag(row: number, cell: number): this {
		return this.mouse("drag", ...this.at(row, cell));
	}

	wheel(direction: "up" | "down", row: number, cell: number): this {
		return this.mouse(`wheel-${direction}`, ...this.at(row, cell), "middle");
	}

	/** A cell of a pane, or of the overlay that fills the body, counted from its top left corner. */
	in(pane: "outline" | "item" | "preview" | "body", row: number, cell: number): [row: number, column: number] {
		const { left, top } = panesOf(this.state)[pane]!;
		return [top + row, left + cell];
	}

	/** First visible row of the form, or of its only text. */
	get top(): number {
		const { controls, sole, top } = formLayout(this.state, itemLayout(this.state));
		return sole && controls[0]?.type === "text" ? controls[0].view.top : top;
	}

	get selected(): string {
		const control = focusedControl(this.state);
		if (control?.type !== "text") return "";
		const { anchor, cursor } = bufferAt(this.state, control);
		return anchor ? JSON.stringify([anchor, cursor].map(({ line, column }) => [line, column])) : "";
	}
}

const open = (item: string, answers = {}, size: [number, number] = [100, 30]): Hand =>
	new Hand(answers, { place: { item, focus: 0 }, size });

describe("in a text", () => {
	test("places the cursor on a click, at the end of a short line, and at the end of the text below it", () => {
		expect(open("summary", { summary: "abc\nd" }).click(0, 1).type("X").answers.summary).toBe("aXbc\nd");
		expect(open("summary", { summary: "abc\nd" }).click(0, 30).type("X").answers.summary).toBe("abcX\nd");
		expect(open("summary", { summary: "abc\nd" }).click(9, 0).type("X").answers.summary).toBe("abc\nXd");
	});

	test("measures wide characters as they are drawn", () => {
		expect(open("summary", { summary: "你好b" }).click(0, 3).type("X").answers.summary).toBe("你X好b");
	});

	test("selects on a drag, and replaces the selection by typing", () => {
		const hand = open("summary", { summary: "one two\nthree" }).click(0, 4).drag(0, 5).drag(1, 2);
		expect(hand.selected).toBe("[[0,4],[1,2]]");
		expect(hand.type("X").answers.summary).toBe("one Xree");
	});

	test("scrolls on a drag beyond the edge", () => {
		const text = Array.from({ length: 60 }, (_, line) => `line ${line}`).join("\n");
		const hand = open("summary", { summary: text }).press("ctrl+home").click(0, 0);
		for (let step = 0; step < 5; step++) hand.drag(100, 0);
		expect(hand.top).toBe(5);
		for (let step = 0; step < 3; step++) hand.drag(-1, 0);
		expect(hand.top).toBeLessThan(5);
	});

	test("selects nothing on a drag that started elsewhere", () => {
		const hand = open("summary", { summary: "one two" });
		hand.mouse("press", ...hand.in("outline", 1, 3)).drag(0, 2);
		expect(hand.selected).toBe("");
	});

	test("selects a word on a double click, but not on a late second click", () => {
		expect(open("summary", { summary: "one two three" }).click(0, 5).click(0, 5).type("X").answers.summary).toBe(
			"one X three",
		);
		const late = open("summary", { summary: "one two three" }).click(0, 5);
		late.now += 1000;
		expect(late.click(0, 5).type("X").answers.summary).toBe("one tXwo three");
	});

	test("scrolls by the wheel without moving the cursor; a click keeps the view, and a key returns", () => {
		const text = Array.from({ length: 60 }, (_, line) => `line ${line}`).join("\n");
		const hand = open("summary", { summary: text }).press("ctrl+home").wheel("down", 2, 2).wheel("down", 2, 2);
		expect(hand.top).toBe(6);
		expect(hand.click(1, 0).top).toBe(6);
		expect(hand.type("X").answers.summary).toContain("Xline 7\n");
		for (let step = 0; step < 40; step++) hand.wheel("down", 2, 2);
		expect(hand.top).toBe(60 - itemLayout(hand.state).form);
		expect(hand.press("left").top).toBeLessThan(8);
	});
});

describe("in a form", () => {
	test("ticks and unticks a box on a click", () => {
		const hand = open("signoff").click(1, 4);
		expect(hand.answers.signoff).toEqual(["tests"]);
		expect(hand.click(1, 0).answers.signoff).toBeUndefined();
	});

	test("picks a value on a click", () => {
		const places = formLayout(open("changes").state, itemLayout(open("changes").state)).controls;
		const choice = places[0];
		if (choice?.type !== "choice") throw new Error("confirm begins with a choice");
		const no = choice.positions[1]!;
		const row = choice.label + no.row;
		expect(open("changes").click(row, no.from).answers.changes).toMatchObject({ answer: "no" });
		expect(open("changes").click(row, no.to).answers.changes).toBeUndefined();
	});

	test("accounts for wider ASCII glyphs", () => {
		const hand = open("changes");
		hand.state = { ...hand.state, unicode: false };
		const choice = formLayout(hand.state, itemLayout(hand.state)).controls[0];
		if (choice?.type !== "choice") throw new Error("confirm begins with a choice");
		expect(choice.positions[0]).toMatchObject({ from: 2, to: 2 + "(*) 1 Yes".length });
	});

	test("adds an entry on a click on “Add”, and places the cursor in an entry", () => {
		const hand = open("goals", { goals: ["one"] });
		const { controls } = formLayout(hand.state, itemLayout(hand.state));
		const add = controls.find(({ type }) => type === "add")!;
		hand.click(add.row, add.cell + 1).type("two");
		expect(hand.answers.goals).toEqual(["one", "two"]);
		const first = formLayout(hand.state, itemLayout(hand.state)).controls[0]!;
		expect(hand.click(first.row + first.label, first.cell).type("X").answers.goals).toEqual(["Xone", "two"]);
	});

	test("scrolls a form longer than the screen, and keeps the focus", () => {
		const packages = Array.from({ length: 12 }, (_, index) => ({ name: `p${index}`, date: "2026-01-02" }));
		const hand = open("packages", { packages }, [80, 24]).wheel("down", 0, 0);
		expect(hand.top).toBe(3);
		expect(hand.state.focus).toBe(0);
		expect(hand.press("down").top).toBe(0);
	});
});

describe("in the outline", () => {
	test("opens an item on a click without moving the rows", () => {
		const hand = open("title");
		hand.mouse("press", ...hand.in("outline", 2, 5));
		expect(hand.state).toMatchObject({ current: OUTLINE.items[2]?.id, pane: "item", scrolled: { outline: 0 } });
	});

	test("unfolds a section on a click", () => {
		const hand = open("how").press("escape", "left");
		expect(hand.state.folded).toEqual(["signoff"]);
		hand.mouse("press", ...hand.in("outline", 3, 5));
		expect(hand.state).toMatchObject({ current: "signoff", folded: [] });
	});

	test("scrolls by the wheel until the next key", () => {
		const hand = open("title", {}, [100, 9]);
		hand.mouse("wheel-down", ...hand.in("outline", 2, 3), "middle");
		expect(hand.state.scrolled).toEqual({ outline: 3 });
		hand.mouse("press", ...hand.in("outline", 0, 3));
		expect(hand.state.current).toBe(OUTLINE.items[3]?.id);
		expect(hand.press("down").state.scrolled).toBeUndefined();
	});
});

describe("in overlays", () => {
	test("goes to an item, runs a command, and picks a stage on a click", () => {
		const click = (hand: Hand, row: number) => hand.mouse("press", ...hand.in("body", 2 + row, 4)).state;
		expect(click(open("title").press("ctrl+g"), 1).current).toBe("summary");
		expect(click(open("title").press("ctrl+t"), 2).proposal.stage).toBe("stable");
		expect(click(open("title").press("f1").type("Go to an item"), 0).overlay?.type).toBe("goto");
		expect(click(open("title").press("ctrl+t"), 9).overlay?.type).toBe("stage");
	});

	test("moves through a list and scrolls the preview by the wheel", () => {
		const commands = open("title").press("f1");
		expect(commands.mouse("wheel-down", ...commands.in("body", 7, 9)).state.overlay).toMatchObject({ selected: 1 });
		const preview = open("title").press("ctrl+p");
		preview
			.send({ type: "previewLaidOut", rows: previewOf(100), itemLine: 0, beside: false })
			.mouse("wheel-down", ...preview.in("body", 7, 9));
		expect(preview.state.overlay).toMatchObject({ top: 3 });
	});

	test("opens the item whose text is clicked in the preview, whole or beside the item", () => {
		const rows = previewOf(100).map((row, at) => ({ ...row, item: at < 10 ? "title" : "goals" }));
		for (const beside of [false, true]) {
			const hand = open("title", {}, [200, 30]);
			if (!beside) hand.press("ctrl+p");
			hand.send({ type: "previewLaidOut", rows, itemLine: 0, beside });
			const area = beside ? "preview" : "body";
			hand.mouse("wheel-down", ...hand.in(area, 7, 9)).mouse("press", ...hand.in(area, 7, 9));
			expect(hand.state).toMatchObject({ pane: "item", current: "goals" });
			expect(hand.state.overlay).toBeUndefined();
		}
	});

	test("scrolls the preview beside the item until the next key", () => {
		const hand = open("title", {}, [200, 30]);
		hand.send({ type: "previewLaidOut", rows: previewOf(100), itemLine: 0, beside: true });
		const place = hand.in("preview", 7, 9);
		hand.mouse("wheel-down", ...place).mouse("wheel-down", ...place);
		expect(hand.state.scrolled).toEqual({ preview: 6 });
	});
});

describe("in the item shown while the author moves in the outline", () => {
	const browse = (size: [number, number]): Hand => open("title", {}, size).press("escape", "down", "down", "down");

	test("opens it and does what the click is for", () => {
		const hand = browse([100, 30]);
		const shown = { ...hand.state, current: "signoff" };
		const { left, top } = panesOf(shown).item!;
		const row = top + rowsAboveForm(itemLayout(shown));
		hand.mouse("press", row, left + marginOf(shown.size));
		expect(hand.state).toMatchObject({ pane: "item", current: "signoff" });
		expect(hand.answers.signoff).toEqual(["design"]);
	});

	test("only opens it where the item then fills the screen", () => {
		const hand = browse([80, 24]);
		const shown = { ...hand.state, current: "signoff" };
		const { left, top } = panesOf(shown).item!;
		const row = top + rowsAboveForm(itemLayout(shown));
		hand.mouse("press", row, left + marginOf(shown.size));
		expect(hand.state).toMatchObject({ pane: "item", current: "signoff" });
		expect(hand.answers.signoff).toBeUndefined();
	});

	test("scrolls from its start with the wheel", () => {
		const hand = open("title", { summary: "line\n".repeat(60) }, [100, 30]).press("escape", "down");
		hand.mouse("wheel-down", ...hand.in("item", 20, 9), "middle");
		expect(hand.state.scrolled).toEqual({ "summary#": 3 });
	});
});

test("releases the mouse on Alt+E", () => {
	const hand = open("signoff").press("alt+e");
	expect(hand.state.mouse).toBe(false);
	expect(hand.click(0, 0).answers.signoff).toBeUndefined();
	expect(hand.press("alt+e").click(0, 0).answers.signoff).toEqual(["design"]);
});

test("accepts clicks anywhere, at any size", () => {
	const kinds = ["press", "drag", "release", "wheel-up", "wheel-down"] as const;
	for (const size of [
		[40, 10],
		[20, 6],
		[200, 60],
	] as [number, number][]) {
		for (const { id } of OUTLINE.items) {
			const hand = open(id, { goals: ["a"] }, size);
			for (let step = 0; step < 60; step++)
				hand.mouse(kinds[step % kinds.length]!, (step * 7) % size[1], (step * 13) % size[0]);
			expect(hand.state.current).toBeDefined();
		}
	}
});
