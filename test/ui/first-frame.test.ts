/** The first frame equals Ink's, and Ink takes over the screen without a blank in between. */
import { describe, expect, it, vi } from "vitest";
import { paintFirstFrame } from "../../src/ui/first-frame.ts";
import { runWizard } from "../../src/ui/run.tsx";
import { panesOf } from "../../src/wizard/panes.ts";
import { initialState, type LastPosition } from "../../src/wizard/state.ts";
import type { State } from "../../src/wizard/types.ts";
import { OUTLINE } from "../wizard/outline.ts";
import { openTerminal, type TestTerminal } from "./terminal.ts";
import { CAPABILITIES, leave } from "./wizard.ts";

const START = new Date(2026, 2, 4, 9, 41).getTime();
const ANSWERS = {
	title: "Pool resize – in place",
	summary: "Operators can change it.\n\n- *at once*\n- 中文, क्षत्रिय ❤️ too\n",
};

type Size = readonly [columns: number, rows: number];

function stateOf([columns, rows]: Size, more: Partial<State> = {}, lastPosition?: LastPosition): State {
	const proposal = { outline: OUTLINE, stage: "alpha" as const, answers: ANSWERS };
	const files = { file: "small.pep.yaml", markdownFile: "small.md" };
	return {
		...initialState({ ...files, proposal, size: { columns, rows }, now: START, ...(lastPosition && { lastPosition }) }),
		...more,
	};
}

/** What the author sees. */
function seen(terminal: TestTerminal): unknown {
	const rows = terminal.rows();
	const inverse = rows.map((_, row) => terminal.inverse(row));
	return { rows, inverse, cursor: terminal.cursorVisible() ? terminal.cursor() : "hidden", raw: terminal.raw() };
}

/** Opens the wizard on a screen with the first frame. */
async function takenOver(terminal: TestTerminal, state: State, firstFrame: ReturnType<typeof paintFirstFrame>) {
	const effects = {
		saveDraft: async () => undefined,
		checkDraft: async () => undefined,
		settle: () => {},
		writeMarkdown: async () => "small.md",
		openEditor: async (text: string) => text,
		remember: async () => {},
	};
	const clock = { now: () => START, after: () => () => {} };
	const end = runWizard({ ...terminal.streams, state, effects, capabilities: CAPABILITIES, clock, firstFrame });
	await terminal.settle();
	return { terminal, end, saved: [] };
}

describe("matches Ink's first frame", () => {
	it.each<[string, State]>([
		["outline and item", stateOf([100, 30])],
		["a text with wide characters", stateOf([120, 40], {}, { item: "summary", focus: 0 })],
		["the item alone", stateOf([80, 24])],
		["a small screen", stateOf([40, 10])],
		["the outline alone", stateOf([60, 20], { pane: "outline" })],
		["the outline beside the item, with the keyboard", stateOf([110, 26], { pane: "outline" })],
		[
			"with a notice",
			stateOf([100, 30], { notice: { tone: "info", text: "Ctrl+G goes to any question. ".repeat(9) } }),
		],
	])("%s", async (_, state) => {
		const terminal = openTerminal(state.size.columns, state.size.rows);
		const painted = paintFirstFrame(state, CAPABILITIES, terminal.streams);
		expect(painted).toBeDefined();
		await terminal.settle();
		const before = seen(terminal);
		expect(terminal.alternate()).toBe(true);
		expect(terminal.rows().join("")).toContain("Pool resize");
		const wizard = await takenOver(terminal, state, painted);
		expect(seen(terminal)).toEqual(before);
		await leave(wizard);
		expect({ alternate: terminal.alternate(), raw: terminal.raw() }).toEqual({ alternate: false, raw: false });
	});
});

it("matches it beside the preview, which is laid out later", async () => {
	const state = stateOf([160, 40]);
	const terminal = openTerminal(160, 40);
	const painted = paintFirstFrame(state, CAPABILITIES, terminal.streams);
	await terminal.settle();
	const { left } = panesOf(state).preview!;
	const beforePreview = () => terminal.rows().map((row) => row.slice(0, left));
	const [before, whole] = [beforePreview(), terminal.text()];
	expect(whole).toContain("│ …");
	const wizard = await takenOver(terminal, state, painted);
	expect(beforePreview()).toEqual(before);
	await leave(wizard);
});

it("enters the alternate screen once, and writes no row twice", async () => {
	const state = stateOf([100, 30]);
	const terminal = openTerminal(100, 30);
	const painted = paintFirstFrame(state, CAPABILITIES, terminal.streams);
	const before = terminal.written().length;
	const wizard = await takenOver(terminal, state, painted);
	const after = terminal.written().slice(before);
	expect(after).not.toContain("\x1b[?1049h");
	expect(after).not.toMatch(/\x1b\[[0-9;]*[HJK]|Pool resize/);
	await leave(wizard);
});

it("keeps keys typed before Ink is loaded", async () => {
	const state = stateOf([100, 30], {}, { item: "title", focus: 0 });
	const terminal = openTerminal(100, 30);
	const painted = paintFirstFrame(state, CAPABILITIES, terminal.streams);
	await terminal.type("!");
	const wizard = await takenOver(terminal, state, painted);
	await terminal.type("?");
	expect(terminal.text()).toContain("Pool resize – in place!?");
	await leave(wizard);
});

it("redraws if the terminal was resized meanwhile", async () => {
	const state = stateOf([100, 30]);
	const terminal = openTerminal(100, 30);
	const painted = paintFirstFrame(state, CAPABILITIES, terminal.streams);
	await terminal.resize(120, 34);
	const wizard = await takenOver(terminal, state, painted);
	const other = openTerminal(120, 34);
	const fresh = await takenOver(other, state, undefined);
	expect(terminal.rows()).toEqual(other.rows());
	await leave(wizard);
	await leave(fresh);
});

describe("paints nothing that only Ink can draw", () => {
	it.each<[string, State]>([
		["a screen that is too small", stateOf([30, 8])],
		["something over the panes", stateOf([100, 30], { overlay: { type: "stage", selected: 0 } })],
	])("%s", (_, state) => {
		const terminal = openTerminal(state.size.columns, state.size.rows);
		expect(paintFirstFrame(state, CAPABILITIES, terminal.streams)).toBeUndefined();
		expect({ written: terminal.written(), raw: terminal.raw() }).toEqual({ written: "", raw: false });
	});
});

describe("restores the terminal if Ink is never started", () => {
	it("when it can't be loaded", async () => {
		const terminal = openTerminal(100, 30);
		paintFirstFrame(stateOf([100, 30]), CAPABILITIES, terminal.streams)?.restore();
		await terminal.settle();
		expect({ alternate: terminal.alternate(), raw: terminal.raw() }).toEqual({ alternate: false, raw: false });
		expect(terminal.cursorVisible()).toBe(true);
	});

	it("when the process is terminated", async () => {
		const killed = vi.spyOn(process, "kill").mockReturnValue(true);
		const terminal = openTerminal(100, 30);
		const watching = process.listenerCount("SIGTERM");
		paintFirstFrame(stateOf([100, 30]), CAPABILITIES, terminal.streams);
		expect(process.listenerCount("SIGTERM")).toBe(watching + 1);
		process.emit("SIGTERM", "SIGTERM");
		await terminal.settle();
		expect(terminal.alternate()).toBe(false);
		expect(killed).toHaveBeenCalledWith(process.pid, "SIGTERM");
		expect(process.listenerCount("SIGTERM")).toBe(watching);
		killed.mockRestore();
	});
});
