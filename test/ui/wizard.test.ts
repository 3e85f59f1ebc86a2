/** The wizard's screen: what it shows at every size, for every kind of item, and where the cursor is. */
import { readFile } from "node:fs/promises";
import { afterEach, describe, expect, test, vi } from "vitest";
import { parseDraft, readAnswers } from "../../src/draft/codec.ts";
import { builtInOutline } from "../../src/templates/built-in-templates.ts";
import { OUTLINE } from "../wizard/outline.ts";
import { leave, type OpenOptions, openWizard } from "./wizard.ts";

const EXAMPLE = "docs/example/1234-in-place-resize-of-worker-pools.pep.yaml";

const pep = await builtInOutline("pep");
if (!pep) throw new Error("the pep template is gone");
const { answers: exampleAnswers } = readAnswers(parseDraft(await readFile(EXAMPLE, "utf8"), EXAMPLE), pep);

/** The example of the documentation, at an item. */
function example(item: string): OpenOptions {
	return { outline: pep!, answers: exampleAnswers, place: { item, focus: 0, cursor: { line: 0, column: 0 } } };
}

describe("the example", () => {
	test("is shown with its preview beside it on a wide screen, until Alt+P hides it", async () => {
		const opened = await openWizard({ ...example("summary"), size: [160, 40] });
		await opened.terminal.until((text) => /│ Summary\n/.test(text));
		await opened.terminal.type("\x1bp");
		expect(opened.terminal.text()).not.toMatch(/│ Summary\n/);
		await leave(opened);
	});

	test("opens its full-screen preview at the item", async () => {
		const opened = await openWizard({ ...example("drawbacks"), size: [80, 24] });
		await opened.terminal.type("\x10");
		await opened.terminal.until((text) => /^┃ Drawbacks\n/m.test(text));
		await leave(opened);
	});

	test("uses only ASCII around the author's text without Unicode", async () => {
		const opened = await openWizard({
			...example("release-signoff-checklist"),
			capabilities: { unicode: false, colours: 0 },
		});
		const foreign = opened.terminal.text().match(/[^\x00-\x7f]/g) ?? [];
		expect(foreign.filter((character) => !/[“”–]/.test(character))).toEqual([]);
		await leave(opened);
	});
});

test("invites to write in blank answers", async () => {
	for (const [id, words] of [
		["summary", "Write here…"],
		["updated", "YYYY-MM-DD"],
		["goals", "+ Add goal"],
		["packages", "+ Add package"],
	] as const) {
		const opened = await openWizard({ place: { item: id, focus: 0 }, size: [80, 24] });
		expect(opened.terminal.text()).toContain(words);
		await leave(opened);
	}
});

test("shows what is wrong with an answer right below it", async () => {
	const answers = { updated: "2026-02-30", packages: [{ name: "agent", date: "soon" }] };
	for (const [item, answer, message] of [
		["updated", "2026-02-30", "! 2026-02-30 is not a real date; write one as YYYY-MM-DD."],
		["packages", "│ soon", "! Write the date as YYYY-MM-DD, for example 2026-03-31."],
	] as const) {
		const opened = await openWizard({ answers, place: { item, focus: 0 }, size: [80, 24] });
		const rows = opened.terminal.rows().map((row) => row.trim());
		expect(rows[rows.indexOf(answer) + 1]).toBe(message);
		await leave(opened);
	}
});

test("aligns the lines of a list entry", async () => {
	const place = { item: "goals", focus: 0 };
	const opened = await openWizard({ answers: { goals: ["Fast\nand safe"] }, place, size: [80, 24] });
	expect(opened.terminal.text()).toMatch(/^( *│ )Fast\n\1and safe$/m);
	await leave(opened);
});

test("names on the smallest screen how to choose, and how to go on", async () => {
	const opened = await openWizard({ ...example("scope/software"), answers: {}, size: [40, 10] });
	expect(opened.terminal.rows().at(-1)).toBe(" 1 2 choose   Alt+G example   Tab next");
	await leave(opened);
});

test("says whether an answer is required in whole words on the smallest screen", async () => {
	const item = "production-readiness/scalability/api-calls";
	const opened = await openWizard({ ...example(item), answers: {}, size: [40, 10] });
	expect(opened.terminal.rows()[1]).toBe(" required from beta · not answered");
	await leave(opened);
});

test("says from which stage an answer is required", async () => {
	const opened = await openWizard({ place: { item: "changes", focus: 0 } });
	expect(opened.terminal.text()).toContain("required from beta");
	await leave(opened);
});

test("shows the nearest of the headings around an item, where not all fit", async () => {
	for (const [columns, rows, shown] of [
		[100, 30, "… › Feature Enablement and Rollback"],
		[40, 10, "Feature Enablem…"],
	] as const) {
		const item = "production-readiness/feature-enablement-and-rollback/how-enabled";
		const opened = await openWizard({ ...example(item), size: [columns, rows] });
		expect(opened.terminal.text()).toContain(shown);
		await leave(opened);
	}
});

test("asks for the stage, with what each requires", async () => {
	const opened = await openWizard({ place: { item: "summary", focus: 0 }, size: [80, 24] });
	await opened.terminal.type("\x14");
	await opened.terminal.type("\x1b[B");
	await expect(opened.terminal.text()).toMatchFileSnapshot("golden/overlay-stage.txt");
	await leave(opened);
});

describe("guidance that doesn't fit above the form", () => {
	const text = Array.from({ length: 40 }, (_, at) => `- Point ${at + 1}`).join("\n");
	const guidance = { text, why: "So that all know it.", example: "Pools grow.", reviewers: "Numbers." };
	const outline = { ...OUTLINE, items: OUTLINE.items.map((item) => ({ ...item, guidance })) };
	const at = { outline, place: { item: "summary", focus: 0 } };

	test("is shortened; Alt+G shows all of it, scrollable, then none", async () => {
		const opened = await openWizard({ ...at, size: [80, 24] });
		const { terminal } = opened;
		expect(terminal.text()).toContain("Alt+G more");
		await terminal.type("\x1bg");
		await expect(terminal.text()).toMatchFileSnapshot("golden/overlay-guidance.txt");
		await terminal.type("\x1b[B");
		expect(terminal.rows()[3]).toContain("- Point 2");
		await terminal.type("\x1b[F");
		expect(terminal.text()).toContain("Pools grow.");
		await terminal.type("\x1b[<65;10;10M");
		await terminal.type("\x1b[<64;10;10M");
		expect(terminal.text()).not.toContain("Pools grow.");
		await terminal.type("\x1bg");
		expect(terminal.text()).not.toContain("Point");
		expect(terminal.text()).toContain("Write here…");
		await leave(opened);
	});

	test("returns to the brief form on Esc", async () => {
		const opened = await openWizard({ ...at, size: [40, 10] });
		await opened.terminal.type("\x1bg");
		expect(opened.terminal.text()).toContain("- Point 6");
		await opened.terminal.type("\x1b");
		expect(opened.terminal.text()).toContain("Alt+G more");
		await leave(opened);
	});

	test("stays above the form if it fits", async () => {
		const opened = await openWizard({ ...at, size: [100, 60] });
		await opened.terminal.type("\x1bg");
		for (const part of ["Point 40", "Pools grow.", "Write here…"]) expect(opened.terminal.text()).toContain(part);
		await leave(opened);
	});
});

test("shows only numbers for the stages in a small terminal", async () => {
	const opened = await openWizard({ place: { item: "summary", focus: 0 }, size: [40, 10] });
	await opened.terminal.type("\x14");
	expect(opened.terminal.rows().slice(3, 6)).toEqual([
		expect.stringMatching(/1 alpha +\d of \d *$/),
		expect.stringMatching(/2 beta +\d of \d+, \+1$/),
		expect.stringMatching(/3 stable .*\d of \d+, \+2$/),
	]);
	await leave(opened);
});

describe("the cursor", () => {
	test("is at the insertion point, also after wide characters and emoji", async () => {
		const opened = await openWizard({ place: { item: "summary", focus: 0 }, size: [100, 30] });
		await opened.terminal.type("你好👩‍🚀x");
		const { x, y } = opened.terminal.cursor();
		const row = opened.terminal.rows()[y] ?? "";
		expect(row.slice(0, row.indexOf("x") + 1)).toContain("你好");
		// Outline and margin, then two wide characters, an emoji and a letter.
		expect(x).toBe(32 + 2 + 2 + 2 + 2 + 1);
		await leave(opened);
	});

	test("is hidden if nothing can be typed", async () => {
		const opened = await openWizard({ place: { item: "signoff", focus: 0 } });
		expect(opened.terminal.cursorVisible()).toBe(false);
		await opened.terminal.type("\t\t");
		await leave(opened);
	});

	test("is moved in the same write as the text, so that input methods see no jump", async () => {
		const opened = await openWizard({ place: { item: "summary", focus: 0 } });
		opened.terminal.bytes();
		const before = opened.terminal.written().length;
		await opened.terminal.type("a");
		const sent = opened.terminal.written().slice(before);
		const frames = sent.split("\x1b[?2026h").length - 1;
		expect(frames).toBeGreaterThan(0);
		expect(sent.lastIndexOf("\x1b[?25h")).toBeLessThan(sent.lastIndexOf("\x1b[?2026l"));
		await leave(opened);
	});
});

test("shows the line number of a long text next to the scroll bar", async () => {
	const summary = Array.from({ length: 340 }, (_, line) => `line ${line}`).join("\n");
	const long = await openWizard({ answers: { summary }, place: { item: "summary", focus: 0 }, size: [100, 30] });
	expect(long.terminal.rows()[2]).toMatch(/ 340\/340 {2}required · answered$/);
	await long.terminal.type("\x1b[1;5H");
	expect(long.terminal.rows()[2]).toMatch(/ 1\/340 {2}required/);
	await leave(long);
	const short = await openWizard({ answers: { summary: "one\ntwo" }, place: { item: "summary", focus: 0 } });
	expect(short.terminal.rows()[2]).not.toContain("/2");
	await leave(short);
});

// Without the preview, which is laid out later.
test("writes few bytes for a key, however large the screen", async () => {
	const opened = await openWizard({ ...example("motivation"), size: [159, 60] });
	await opened.terminal.type("a");
	opened.terminal.bytes();
	await opened.terminal.type("b");
	expect(opened.terminal.bytes()).toBeLessThan(1000);
	await leave(opened);
});

test("keeps text and position on resizes while typing, even below the smallest size", async () => {
	const opened = await openWizard({ place: { item: "summary", focus: 0 }, size: [100, 30] });
	await opened.terminal.type("one");
	for (const [columns, rows] of [
		[40, 10],
		[10, 3],
		[300, 100],
		[80, 24],
	] as const) {
		await opened.terminal.resize(columns, rows);
		await opened.terminal.type("x");
	}
	expect(opened.terminal.text()).toContain("onexxxx");
	const end = await leave(opened);
	expect(end.state.proposal.answers.summary).toBe("onexxxx");
});

test("draws the final size correctly after many resizes", async () => {
	const opened = await openWizard({ ...example("motivation"), size: [100, 30] });
	const before = opened.terminal.text();
	const storm = Array.from({ length: 40 }, (_, step) =>
		opened.terminal.resize(30 + ((step * 37) % 270), 8 + ((step * 13) % 92)),
	);
	storm.push(opened.terminal.resize(100, 30));
	await Promise.all(storm);
	expect(opened.terminal.text()).toBe(before);
	await leave(opened);
});

test("draws a screen that was made narrower as if it had been that size", async () => {
	for (const [columns, rows, nextColumns, nextRows, keys] of [
		[160, 45, 80, 24, "\x1b"],
		[100, 30, 60, 16, ""],
	] as const) {
		const opened = await openWizard({ ...example("motivation"), size: [columns, rows] });
		const fresh = await openWizard({ ...example("motivation"), size: [nextColumns, nextRows] });
		for (const { terminal } of [opened, fresh]) if (keys !== "") await terminal.type(keys);
		await opened.terminal.resize(nextColumns, nextRows);
		const wanted = fresh.terminal.text();
		await opened.terminal.until((text) => text === wanted);
		await leave(opened);
		await leave(fresh);
	}
});

test("wraps a long notice, and removes it with the next key", async () => {
	const opened = await openWizard({ place: { item: "summary", focus: 0 }, size: [40, 10] });
	await opened.terminal.type("\x1bp");
	const said = opened.terminal.text().replace(/\s+/g, " ");
	expect(said).toContain("The preview fits beside the item from 140 columns on; Ctrl+P shows it alone");
	await opened.terminal.type("x");
	expect(opened.terminal.text()).not.toContain("140");
	expect(opened.terminal.rows().at(-1)).toContain("Tab next item");
	await leave(opened);
});

test("says that the terminal is too small, and accepts only text and leaving", async () => {
	const opened = await openWizard({ place: { item: "summary", focus: 0 }, size: [80, 24] });
	await opened.terminal.resize(39, 9);
	expect(opened.terminal.text()).toContain("40x10 is needed");
	await opened.terminal.type("kept");
	await opened.terminal.resize(80, 24);
	expect(opened.terminal.text()).toContain("kept");
	await opened.terminal.type("\x1b");
	await opened.terminal.resize(39, 9);
	await opened.terminal.type("q");
	await opened.terminal.type("x");
	await opened.terminal.resize(80, 24);
	expect(opened.terminal.text()).toContain("Enter open");
	await leave(opened);
});

test("saves and restores the terminal on leaving", async () => {
	const opened = await openWizard({ place: { item: "summary", focus: 0 } });
	await opened.terminal.type("kept");
	expect((await leave(opened)).reason).toBe("left");
	expect(opened.saved.at(-1)).toEqual({ summary: "kept" });
	expect(opened.terminal.alternate()).toBe(false);
	expect(opened.terminal.raw()).toBe(false);
});

test("saves, restores the terminal and reports an unexpected error", async () => {
	const opened = await openWizard({
		place: { item: "summary", focus: 0 },
		effects: {
			remember: () => {
				throw new Error("broken");
			},
		},
	});
	await opened.terminal.type("kept\t");
	const end = await opened.end;
	expect(end).toMatchObject({ reason: "failed", error: { message: "broken" } });
	expect(opened.saved.at(-1)).toEqual({ summary: "kept" });
	expect(opened.terminal.alternate()).toBe(false);
});

test("sends no control characters of a draft to the terminal", async () => {
	const hostile = "\x1b]0;owned\x07 \x1b[31mred \u202eevil \x9b2J";
	const opened = await openWizard({
		answers: { title: hostile, summary: hostile, goals: [hostile] },
		place: { item: "summary", focus: 0 },
	});
	await opened.terminal.type("\x10");
	await opened.terminal.type("\x1b");
	await opened.terminal.type("\t");
	const sent = opened.terminal.written();
	expect(sent).not.toContain("\x1b]0;");
	expect(sent).not.toContain("\u202e");
	expect(sent).not.toContain("\x9b");
	await leave(opened);
});

describe("several unmarked lines in one read", () => {
	afterEach(() => vi.restoreAllMocks());
	const lines = "- a line that was copied\r- and another";

	test("are a paste in a multi-line text: Enter adds no markers", async () => {
		const opened = await openWizard({ place: { item: "summary", focus: 0 } });
		await opened.terminal.type(lines);
		// Longer than the pause between two reads of a paste.
		const later = performance.now() + 1_000;
		vi.spyOn(performance, "now").mockReturnValue(later);
		await opened.terminal.type("\r");
		await opened.terminal.type("typed");
		const { state } = await leave(opened);
		expect(state.proposal.answers).toEqual({ summary: "- a line that was copied\n- and another\n- typed" });
	});

	test("are keys where Enter moves to the next field", async () => {
		const opened = await openWizard({ place: { item: "title", focus: 0 } });
		await opened.terminal.type("A title that is long enough\rone");
		const { state } = await leave(opened);
		expect(state.proposal.answers).toEqual({ title: "A title that is long enough", summary: "one" });
	});
});
