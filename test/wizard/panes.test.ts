/** The panes at every size: they fill the screen, and no text is wider than is easy to read. */
import { describe, expect, test } from "vitest";
import { builtInOutline } from "../../src/templates/built-in-templates.ts";
import { fullGuidance, itemLayout, wrapText } from "../../src/wizard/item-layout.ts";
import { outlineRows } from "../../src/wizard/outline-rows.ts";
import { marginOf, panesOf, shownPanes } from "../../src/wizard/panes.ts";
import { initialState } from "../../src/wizard/state.ts";
import type { State } from "../../src/wizard/types.ts";
import { Story } from "./outline.ts";

const SIZES = [
	[40, 10],
	[80, 24],
	[100, 30],
	[160, 40],
	[200, 60],
	[300, 80],
] as const;

async function stateOf(template: string, [columns, rows]: readonly [number, number]): Promise<State> {
	const outline = await builtInOutline(template);
	const proposal = { outline: outline!, stage: "beta" as const, answers: {} };
	return initialState({ file: "a.pep.yaml", markdownFile: "a.md", proposal, size: { columns, rows }, now: 0 });
}

describe.each(SIZES)("at %ix%i", (columns, rows) => {
	const story = () => new Story({}, { place: { item: "summary", focus: 0 }, size: [columns, rows] });

	test("the panes fill the screen without a gap", () => {
		for (const state of [story().state, story().press("escape").state, story().press("alt+p").state]) {
			let left = 0;
			for (const [, pane] of shownPanes(panesOf(state))) {
				expect(pane.left).toBe(left);
				left += pane.width;
			}
			expect(left).toBe(columns);
		}
	});

	test("text and guidance are at most 90 columns wide", () => {
		for (const state of [story().state, story().press("alt+p").state]) {
			const { width } = itemLayout(state);
			expect(width).toBeLessThanOrEqual(90);
			expect(width).toBeLessThanOrEqual(panesOf(state).item!.width - 2 * marginOf(state.size) - 1);
		}
	});

	test("every question is whole, and brief guidance ends with a sentence", async () => {
		for (const template of ["pep", "kep"]) {
			const state = await stateOf(template, [columns, rows]);
			for (const item of state.proposal.outline.items) {
				const { width, question, guidance, form } = itemLayout({ ...state, current: item.id });
				expect(question).toEqual(wrapText(item.label, width));
				expect(form).toBeGreaterThanOrEqual(3);
				const all = fullGuidance(item, width).length;
				const last = guidance.at(-1);
				if (last?.part !== "more") continue;
				expect(all).toBeGreaterThan(0);
				const sentence = guidance.at(-2)?.text ?? ".";
				expect(sentence, item.id).toMatch(/[.!?:)”"’`]$|^\s*(?:[-*•]|\d+[.)]) /);
			}
		}
	});
});

describe("the preview beside the item", () => {
	const isShown = (columns: number, ...keys: string[]): boolean =>
		panesOf(new Story({}, { size: [columns, 40] }).press(...keys).state).preview !== undefined;

	test("is there from 160 columns on, unless the author hides it", () => {
		expect([isShown(159), isShown(160), isShown(160, "alt+p")]).toEqual([false, true, false]);
	});

	test("is there from 140 columns on if the author asks for it", () => {
		expect([isShown(139, "alt+p"), isShown(140, "alt+p"), isShown(140, "alt+p", "alt+p")]).toEqual([
			false,
			true,
			false,
		]);
	});

	test("stays as chosen in the next session", () => {
		const story = new Story({}, { place: { item: "title", focus: 0 }, size: [160, 40] }).press("alt+p");
		expect(story.effects).toContainEqual({ type: "remember", item: "title", focus: 0, previewBeside: false });
		const next = new Story({}, { place: { item: "title", focus: 0, previewBeside: false }, size: [160, 40] });
		expect(panesOf(next.state).preview).toBeUndefined();
	});
});

describe("the labels of the outline", () => {
	/** Cells of a row that are not its label: marks, indentation, and the counts. */
	const others = ({ level, counts }: ReturnType<typeof outlineRows>[number]): number =>
		3 + 2 * level + (counts ? `  ${counts.done}/${counts.of}`.length : 0);

	test.each(["pep", "kep"])(
		"of %s fit where the outline is narrowest, and differ from each other",
		async (template) => {
			const state = await stateOf(template, [100, 30]);
			const rows = outlineRows(state);
			const { width } = panesOf(state).outline!;
			expect(rows.filter((row) => others(row) + row.label.length > width).map(({ label }) => label)).toEqual([]);
			const labels = rows.filter(({ takesAnswer }) => takesAnswer).map(({ label }) => label);
			expect(labels.filter((label, at) => labels.indexOf(label) !== at)).toEqual([]);
		},
	);

	test("leave the whole question at the top of the item", async () => {
		const state = await stateOf("pep", [100, 30]);
		const row = outlineRows(state).find(({ label }) => label === "New API calls");
		const { question } = itemLayout({ ...state, current: row!.id });
		expect(question.join(" ")).toBe("Will enabling/using this feature result in any new API calls?");
	});
});
