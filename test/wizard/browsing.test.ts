/** Moving in the outline: the selected item is shown at once, and only Enter opens it. */
import { describe, expect, test } from "vitest";
import { itemLayout } from "../../src/wizard/item-layout.ts";
import { browsed, outlineRows } from "../../src/wizard/outline-rows.ts";
import { panesOf } from "../../src/wizard/panes.ts";
import { Story } from "./outline.ts";

const at = (item: string, answers = {}, size: [number, number] = [100, 30]): Story =>
	new Story(answers, { place: { item, focus: 0 }, size });

describe("the item beside the outline", () => {
	test("is the selected one, while the current one stays where it is", () => {
		const story = at("title").press("escape", "down", "down");
		expect(browsed(story.state).current).toBe("goals");
		expect(itemLayout(browsed(story.state)).question).toEqual(["Goals"]);
		expect(story.state.current).toBe("title");
	});

	test("is opened by Enter and left by Esc", () => {
		expect(at("title").press("escape", "down", "enter").state).toMatchObject({ pane: "item", current: "summary" });
		expect(at("title").press("escape", "down", "escape").state).toMatchObject({ pane: "item", current: "title" });
	});

	test("can't be changed by typing", () => {
		const story = at("title").press("escape", "down", "down", "down").type(" 1z");
		expect(story.answers).toEqual({});
	});

	test("is what single keys of the outline are about", () => {
		expect(at("title").press("escape", "down", "x").state.overlay).toMatchObject({ item: "summary" });
		const editor = at("title", { summary: "Words" }).press("escape", "down", "o").effects;
		expect(editor).toContainEqual(expect.objectContaining({ type: "openEditor", item: "summary" }));
		expect(at("title").press("escape", "down", "n").state.current).toBe("goals");
	});

	test("is the first one below a section", () => {
		const story = at("how").press("escape", "left");
		expect(browsed(story.state).current).toBe("signoff");
	});

	test("is not written to the state folder with every step", () => {
		const story = at("title").press("escape", "down", "down", "down");
		expect(story.effects.filter(({ type }) => type === "remember")).toEqual([]);
	});

	test.each([
		[100, 30, true],
		[80, 24, true],
		[70, 20, true],
		[69, 20, false],
		[40, 10, false],
	])("has room at %ix%i: %s", (columns, rows, hasRoom) => {
		const { state } = at("title", {}, [columns, rows]).press("escape");
		expect(panesOf(state).item !== undefined).toBe(hasRoom);
		expect(panesOf(state).outline?.width).toBe(hasRoom ? 32 : columns);
	});
});

describe("a section's row", () => {
	test("counts what its stage requires and is answered", () => {
		const counts = (answers: object) => outlineRows(at("title", answers).state).find(({ folds }) => folds)?.counts;
		expect(counts({})).toEqual({ done: 0, of: 2 });
		expect(counts({ signoff: ["design"] })).toEqual({ done: 1, of: 2 });
	});

	test("stays folded in the next session", () => {
		const story = at("how").press("escape", "left");
		expect(story.effects).toContainEqual({ type: "remember", item: "how", focus: 0, folded: ["signoff"] });
		const next = new Story({}, { place: { item: "how", focus: 0, folded: ["signoff"] } });
		expect(outlineRows(next.state).map(({ id }) => id)).not.toContain("how");
	});
});
