/** The mouse in a terminal: reporting is on with the screen and off on every exit; clicks hit what is drawn. */
import { describe, expect, test } from "vitest";
import type { TestTerminal } from "./terminal.ts";
import { leave, type OpenOptions, openWizard } from "./wizard.ts";

/** The last of the sequences that switch the reports on and off. */
function reports(terminal: TestTerminal): boolean {
	const sent = terminal.written();
	return sent.lastIndexOf("\x1b[?1006h") > sent.lastIndexOf("\x1b[?1006l");
}

/** Clicks the first occurrence of the words on the screen. */
async function clickOn(terminal: TestTerminal, words: string): Promise<void> {
	const rows = terminal.rows();
	const row = rows.findIndex((each) => each.includes(words));
	const column = rows[row]?.indexOf(words) ?? -1;
	const at = `${column + 1};${row + 1}`;
	await terminal.type(`\x1b[<0;${at}M`);
	await terminal.type(`\x1b[<0;${at}m`);
}

const open = (item: string, more: OpenOptions = {}) => openWizard({ place: { item, focus: 0 }, ...more });

/** A conflict: one text was written here, the other meanwhile on disk. */
async function openConflict(size: readonly [number, number], theirs = "their words") {
	const conflicts = [{ item: "summary", theirs }];
	const opened = await open("title", {
		size,
		answers: { summary: "my words" },
		effects: { saveDraft: async () => ({ theirs: {}, conflicts }) },
	});
	await opened.terminal.type("!");
	await opened.terminal.type("\x13");
	return opened;
}

describe("reports", () => {
	test("are on while the screen is shown, and off before it closes", async () => {
		const opened = await open("summary");
		expect(reports(opened.terminal)).toBe(true);
		await leave(opened);
		expect(reports(opened.terminal)).toBe(false);
		const sent = opened.terminal.written();
		expect(sent.lastIndexOf("\x1b[?1000l")).toBeLessThan(sent.lastIndexOf("\x1b[?1049l"));
	});

	test("are off while the author's editor has the terminal", async () => {
		let during: boolean | undefined;
		const opened = await open("summary", {
			effects: {
				openEditor: async (text) => {
					during = reports(opened.terminal);
					return text;
				},
			},
		});
		await opened.terminal.type("\x0f");
		expect(during).toBe(false);
		expect(reports(opened.terminal)).toBe(true);
		await leave(opened);
	});

	test("are off after an error", async () => {
		const broken = () => {
			throw new Error("broken");
		};
		const opened = await open("summary", { effects: { remember: broken } });
		await opened.terminal.type("\t");
		expect((await opened.end).reason).toBe("failed");
		expect(reports(opened.terminal)).toBe(false);
	});

	test("are toggled by Alt+E", async () => {
		const opened = await open("summary");
		await opened.terminal.type("\x1be");
		expect(reports(opened.terminal)).toBe(false);
		expect(opened.terminal.text()).toContain("Mouse capture off");
		await opened.terminal.type("\x1be");
		expect(reports(opened.terminal)).toBe(true);
		await leave(opened);
	});

	test("are never requested if the mouse is not wanted", async () => {
		const opened = await open("summary", { mouse: false });
		expect(opened.terminal.written()).not.toContain("\x1b[?1000h");
		await leave(opened);
	});
});

describe.each([true, false])("a click, with Unicode %s", (unicode) => {
	const capabilities = { unicode };

	test("on a value picks it", async () => {
		const opened = await open("changes", { capabilities });
		await clickOn(opened.terminal, "2 No");
		await clickOn(opened.terminal, "Summary");
		expect((await leave(opened)).state).toMatchObject({
			current: "summary",
			proposal: { answers: { changes: { answer: "no" } } },
		});
	});

	test("on the second row of a box ticks it", async () => {
		const opened = await open("signoff", { capabilities });
		await clickOn(opened.terminal, "Tests are planned");
		expect((await leave(opened)).state.proposal.answers).toEqual({ signoff: ["tests"] });
	});

	test("places the cursor in a field", async () => {
		const opened = await open("packages", {
			capabilities,
			answers: { packages: [{ name: "pool", date: "2026-03-02" }] },
		});
		await clickOn(opened.terminal, "26-03-02");
		const { x, y } = opened.terminal.cursor();
		expect(opened.terminal.rows()[y]?.slice(x)).toMatch(/^26-03-02/);
		await leave(opened);
	});
});

describe.each([
	[100, 30],
	[60, 20],
	[40, 10],
] as const)("over the panes, at %ix%i", (columns, rows) => {
	const size = [columns, rows] as const;

	test.each([
		["2 Theirs", "their words"],
		["1 Mine", "my words"],
	])("a click on “%s” takes that side of a conflict", async (title, summary) => {
		const { terminal, ...opened } = await openConflict(size);
		await clickOn(terminal, summary);
		expect(terminal.text()).toContain("should be kept?");
		await clickOn(terminal, title);
		expect(terminal.text()).not.toContain("should be kept?");
		expect((await leave({ terminal, ...opened })).state.proposal.answers.summary).toBe(summary);
	});

	test("shows as much of a long conflicting text as fits, and marks that there is more", async () => {
		const opened = await openConflict(size, "word ".repeat(2000));
		const words = opened.terminal.rows().filter((row) => row.includes("word word"));
		expect(words.length).toBeGreaterThan(0);
		expect(words.map((row) => row.endsWith("…"))).toEqual(words.map((_, at) => at === words.length - 1));
		await opened.terminal.type("2");
		await leave(opened);
	});

	test("places the cursor in the reason on a click, and selects on a drag", async () => {
		const opened = await open("summary", { size });
		const { terminal } = opened;
		await terminal.type("\x1bOS");
		await terminal.type("no pools here");
		await clickOn(terminal, "pools");
		const { x, y } = terminal.cursor();
		expect(terminal.rows()[y]?.slice(x)).toBe("pools here");
		await terminal.type(`\x1b[<32;${x + 6};${y + 1}M`);
		expect(terminal.inverse(y)).toBe("pools");
		await terminal.type("nodes\r");
		expect((await leave(opened)).state.proposal.answers).toEqual({ summary: { "not-applicable": "no nodes here" } });
	});

	test("opens the draft again on a click on “Open it again”, and continues on “Continue here”", async () => {
		let opens = 0;
		const openDraft = async () => {
			opens++;
			return "small.pep.yaml:12:3: the key “summary” stands here a second time\n  Take one of the two away.";
		};
		const opened = await open("summary", { size, effects: { openDraft } });
		await opened.terminal.type("\x1bo");
		await clickOn(opened.terminal, "Open it again");
		expect(opens).toBe(2);
		await clickOn(opened.terminal, "Continue here");
		expect(opened.terminal.text()).not.toContain("Continue here");
		await leave(opened);
	});
});

test("scrolls a long text by the wheel, hides a cursor out of view, and shows it on a key", async () => {
	const summary = Array.from({ length: 80 }, (_, line) => `line ${line}`).join("\n");
	const opened = await open("summary", { answers: { summary } });
	const { terminal } = opened;
	expect(terminal.text()).toContain("line 79");
	for (let step = 0; step < 10; step++) await terminal.type("\x1b[<64;60;15M");
	expect(terminal.text()).not.toContain("line 79");
	expect(terminal.cursorVisible()).toBe(false);
	await terminal.type("!");
	expect(terminal.text()).toContain("line 79!");
	expect(terminal.cursorVisible()).toBe(true);
	await leave(opened);
});
