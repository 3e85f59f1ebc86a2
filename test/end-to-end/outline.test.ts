/** The outline in a real terminal: it shows the item that is selected, and remembers what is folded. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { emptyFolder } from "./folder.ts";
import { runProgram } from "./program.ts";
import { type Screen, startInTerminal } from "./terminal.ts";

const DRAFT = "small.pep.yaml";

async function draft() {
	const { folder, env } = await emptyFolder();
	await runProgram(["new", DRAFT, "--no-edit"], { cwd: folder, env });
	await runProgram(["set", DRAFT, "summary", "Pools resize in place."], { cwd: folder, env });
	return { folder, env };
}

async function open(
	place: Awaited<ReturnType<typeof draft>>,
	size: { columns: number; rows: number },
): Promise<Screen> {
	const screen = startInTerminal([DRAFT], { cwd: place.folder, env: place.env, ...size });
	onTestFinished(() => screen.close());
	await screen.until("Esc outline");
	return screen;
}

async function leave(screen: Screen): Promise<void> {
	screen.press("ctrl+q");
	expect(await screen.exited()).toBe(0);
}

/** Moves down in the outline until the item beside it is this one. */
async function moveTo(screen: Screen, question: string): Promise<void> {
	for (let step = 0; step < 60 && !screen.text.includes(question); step++) {
		const before = screen.text;
		screen.press("down");
		await screen.until(({ text }) => text !== before);
	}
	expect(screen.text).toContain(question);
}

test.each([
	[80, 24],
	[100, 30],
])("shows each item at %ix%i as soon as it is selected, and changes nothing before Enter", async (columns, rows) => {
	const place = await draft();
	const before = await readFile(join(place.folder, DRAFT), "utf8");
	const screen = await open(place, { columns, rows });
	screen.press("escape");
	await screen.until("Enter open");
	await moveTo(screen, "Pools resize in place.");
	screen.type("z");
	await screen.until("z does nothing in the outline");
	expect(await readFile(join(place.folder, DRAFT), "utf8")).toBe(before);
	screen.press("enter");
	await screen.until("Esc outline");
	screen.type("Fast. ");
	await screen.until("Fast.");
	await leave(screen);
	expect(await readFile(join(place.folder, DRAFT), "utf8")).toContain("Fast.");
});

test("keeps a section folded in the next session", async () => {
	const place = await draft();
	const screen = await open(place, { columns: 100, rows: 30 });
	expect(screen.text).toContain("Cloud provider calls");
	screen.press("escape");
	await screen.until("Enter open");
	screen.press("home");
	screen.press("left");
	await screen.until(({ text }) => !text.includes("Cloud provider calls"));
	await leave(screen);
	const again = await open(place, { columns: 100, rows: 30 });
	expect(again.text).toMatch(/▸ Scope +0\/6/);
	expect(again.text).not.toContain("Cloud provider calls");
	await leave(again);
});

test("has the preview beside it on a wide screen, until Alt+P hides it for good", async () => {
	const place = await draft();
	const screen = await open(place, { columns: 160, rows: 40 });
	await screen.until("│   ◦ Non-Goals");
	screen.press("alt+p");
	await screen.until(({ text }) => !text.includes("│   ◦ Non-Goals"));
	await leave(screen);
	const again = await open(place, { columns: 160, rows: 40 });
	expect(again.text).not.toContain("│");
	await leave(again);
});
