/**
 * Only `panesOf` knows which side a pane is on: with its rectangles mirrored, the outline is at the right on the screen
 * and in the first frame, the cursor is at the insertion point, and clicks hit what is drawn.
 */
import { afterAll, expect, test, vi } from "vitest";
import type { Panes, Rectangle } from "../../src/wizard/panes.ts";
import { OUTLINE } from "../wizard/outline.ts";
import { openTerminal } from "./terminal.ts";

// Test files share their modules; this one loads its own and unloads them afterwards.
vi.resetModules();
vi.doMock("../../src/wizard/panes.ts", async (original) => {
	const real = await original<typeof import("../../src/wizard/panes.ts")>();
	return { ...real, panesOf: (state: Parameters<typeof real.panesOf>[0]) => mirrored(real.panesOf(state)) };
});
const { paintFirstFrame } = await import("../../src/ui/first-frame.ts");
const { initialState } = await import("../../src/wizard/state.ts");
const { CAPABILITIES, leave, openWizard } = await import("./wizard.ts");

afterAll(() => {
	vi.doUnmock("../../src/wizard/panes.ts");
	vi.resetModules();
});

function mirrored({ body, airy, ...panes }: Panes): Panes {
	const across = ({ left, width, ...rest }: Rectangle) => ({ ...rest, width, left: body.width - left - width });
	return {
		...Object.fromEntries(Object.entries(panes).map(([name, pane]) => [name, across(pane)])),
		body,
		airy,
	};
}

const SIZE = [100, 30] as const;
const PLACE = { item: "summary", focus: 0 };
const ANSWERS = { title: "Pool resize", summary: "Operators can\nchange it" };

const open = () => openWizard({ answers: ANSWERS, place: PLACE, size: SIZE });

test("shows the outline at the right", async () => {
	const opened = await open();
	const rows = opened.terminal.rows();
	expect(rows.find((row) => row.includes("Operators can"))?.indexOf("Operators")).toBe(2);
	expect(rows.find((row) => row.includes("Packages"))?.indexOf("Packages")).toBeGreaterThan(70);
	await leave(opened);
});

test("paints a first frame equal to the screen, with the same cursor", async () => {
	const proposal = { outline: OUTLINE, stage: "alpha" as const, answers: ANSWERS };
	const [columns, rows] = SIZE;
	const files = { file: "small.pep.yaml", markdownFile: "small.md" };
	const now = new Date(2026, 2, 4, 9, 41).getTime();
	const state = initialState({ ...files, proposal, size: { columns, rows }, now, lastPosition: PLACE });
	const terminal = openTerminal(...SIZE);
	const painted = paintFirstFrame(state, CAPABILITIES, terminal.streams);
	await terminal.settle();
	const opened = await open();
	expect({ rows: terminal.rows(), cursor: terminal.cursor() }).toEqual({
		rows: opened.terminal.rows(),
		cursor: opened.terminal.cursor(),
	});
	painted?.restore();
	await leave(opened);
});

test("maps a click to what is drawn there, and inserts text at the cursor", async () => {
	const opened = await open();
	const { terminal } = opened;
	await clickOn(opened, "change it");
	await terminal.type("X");
	expect(terminal.text()).toContain("Xchange it");
	await clickOn(opened, "Title", 70);
	await terminal.type("\x1b[H!");
	expect(terminal.text()).toContain("!Pool resize");
	await leave(opened);
});

/** Clicks the first occurrence of the words on the screen, from a column on. */
async function clickOn({ terminal }: Awaited<ReturnType<typeof open>>, words: string, from = 0): Promise<void> {
	const rows = terminal.rows();
	const row = rows.findIndex((each) => each.includes(words, from));
	const at = `${(rows[row]?.indexOf(words, from) ?? -1) + 1};${row + 1}`;
	await terminal.type(`\x1b[<0;${at}M\x1b[<0;${at}m`);
}
