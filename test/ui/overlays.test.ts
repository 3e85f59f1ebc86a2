/** Overlays in small terminals: everything fits, and cut text is marked. */
import { describe, expect, test } from "vitest";
import { OUTLINE } from "../wizard/outline.ts";
import { leave, openWizard } from "./wizard.ts";

const QUESTION =
	"Will enabling or using this feature result in a non-negligible increase in resource usage (CPU, RAM, disk, IO, " +
	"network, and whatever else a component takes) in any components, and on which of the nodes of a cluster?";

const LONG = {
	...OUTLINE,
	items: OUTLINE.items.map((item) => (item.id === "summary" ? { ...item, label: QUESTION } : item)),
};

const SIZES = [
	[40, 10],
	[80, 24],
	[90, 18],
] as const;

const inItem = (size: readonly [number, number]) =>
	openWizard({ outline: LONG, size, place: { item: "summary", focus: 0 }, answers: { summary: "Mine." } });

/** The visible rows of the question, as one text. */
const joined = (text: string): string => text.replace(/\s*[┃│]?\s*\n\s*/g, " ");

describe.each(SIZES)("at %ix%i", (columns, rows) => {
	test("marks a cut question, and shows all of it with the guidance", async () => {
		const opened = await inItem([columns, rows]);
		const { terminal } = opened;
		const shown = joined(terminal.text());
		expect(shown.includes(QUESTION) || /Will enabling [^…]+…/.test(shown)).toBe(true);
		if (columns === 40) {
			await terminal.type("\x1bg");
			const first = joined(terminal.text());
			await terminal.type("\x1b[F");
			expect(`${first} ${joined(terminal.text())}`).toMatch(/Will enabling or using .* nodes of a cluster\?/);
			await terminal.type("\x1b");
		}
		await leave(opened);
	});

	test("shows a reason of several rows while it is typed", async () => {
		const opened = await inItem([columns, rows]);
		const { terminal } = opened;
		await terminal.type("\x1bOS");
		await terminal.type(`${"first words ".repeat(9)}last words`);
		const text = terminal.text();
		expect(text).toContain("Why is it not applicable?");
		expect(text).toContain("last words");
		expect(text.trimEnd().split("\n").at(-1)).toContain("Enter mark");
		await terminal.type("\x1b");
		await leave(opened);
	});

	test.each([
		["the go-to", "\x07", "Go to:", "Enter go"],
		["the help", "\x1bOP", "Help", "Enter run"],
		["the stages", "\x14", "Which stage", "Enter choose"],
	])("%s has title, rows and keys", async (_, key, title, keys) => {
		const opened = await inItem([columns, rows]);
		await opened.terminal.type(key);
		const lines = opened.terminal.text().trimEnd().split("\n");
		expect(lines.findIndex((line) => line.includes(title))).toBeLessThan(3);
		expect(lines.at(-1)).toContain(keys);
		if (title === "Help" && columns >= 80) expect(lines.slice(3, -2).join("\n")).not.toContain("…");
		await opened.terminal.type("\x1b");
		await leave(opened);
	});

	test("shows both sides of a conflict below the question", async () => {
		let saves = 0;
		const conflicts = [{ item: "summary", theirs: "Theirs. ".repeat(60) }];
		const opened = await openWizard({
			outline: LONG,
			size: [columns, rows],
			place: { item: "title", focus: 0 },
			answers: { summary: "Mine. ".repeat(60) },
			effects: { saveDraft: async () => (saves++ === 0 ? { theirs: {}, conflicts } : undefined) },
		});
		await opened.terminal.type("T\x13");
		await opened.terminal.settle();
		const text = opened.terminal.text();
		for (const words of ["Will enabling", "1 Mine", "Mine. Mine.", "2 Theirs", "Theirs. Theirs."])
			expect(text).toContain(words);
		await opened.terminal.type("1");
		await leave(opened);
	});
});
