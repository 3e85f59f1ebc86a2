/**
 * Texts that terminals measure differently: nothing is lost or left over on the screen, and the cursor is at the
 * insertion point.
 */
import { expect, test } from "vitest";
import { leave, openWizard } from "./wizard.ts";

const TEXTS = {
	Devanagari: "नमस्ते क्षत्रिय दुनिया ",
	Thai: "กำลังทำงาน น้ำ ",
	emoji: "👍🏽 ❤️ y 👨‍👩‍👧‍👦 🫨z ⚠️ 1️⃣ ",
	mixed: "中文 ক্ষি (❤️) שלום é ",
};

const open = (summary: string) =>
	openWizard({ place: { item: "summary", focus: 0 }, size: [100, 20], answers: { summary } });

test.each(Object.entries(TEXTS))(
	"%s, typed letter by letter, is as if it had been there",
	async (_, text) => {
		const opened = await open("");
		for (const letter of text) await opened.terminal.type(letter);
		await opened.terminal.type("enb");
		await opened.terminal.type("\x7f");
		await opened.terminal.type("d");
		const whole = await open(`${text}end`);
		expect(opened.terminal.rows().slice(1)).toEqual(whole.terminal.rows().slice(1));
		expect(opened.terminal.cursor()).toEqual(whole.terminal.cursor());
		const { x, y } = opened.terminal.cursor();
		const row = opened.terminal.cells(y);
		expect(row.slice(x - 3, x + 1)).toEqual(["e", "n", "d", ""]);
		await leave(whole);
		await leave(opened);
	},
	60_000,
);

test("keeps the columns of neighbouring text, and maps a click to the right letter", async () => {
	const opened = await open(
		Object.values(TEXTS)
			.map((text) => `${text}x`)
			.join("\n"),
	);
	const { terminal } = opened;
	const rows = terminal.rows();
	const at = rows.findIndex((row) => row.includes("नमस्ते"));
	const column = terminal.cells(at).indexOf("x");
	await terminal.type(`\x1b[<0;${column + 1};${at + 1}M`);
	expect(terminal.cursor()).toEqual({ x: column, y: at });
	await terminal.type("!");
	expect(terminal.cells(at).slice(column, column + 2)).toEqual(["!", "x"]);
	await leave(opened);
});

test("shows the filler character in a text as a mark, so that it can't be injected", async () => {
	const opened = await open("a\ufdd0b");
	expect(opened.terminal.written()).not.toContain("\ufdd0");
	expect(opened.terminal.text()).toContain("a¤b");
	await leave(opened);
});
