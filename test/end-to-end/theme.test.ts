/** The terminal's background decides the theme, in the built program in a real terminal. */
import { expect, onTestFinished, test } from "vitest";
import { emptyFolder } from "./folder.ts";
import { runProgram } from "./program.ts";
import { type Screen, startInTerminal } from "./terminal.ts";

const LIGHT = "\x1b]11;rgb:ffff/ffff/ffff\x1b\\";

async function open(more: Record<string, string> = {}): Promise<Screen> {
	const { folder, env } = await emptyFolder();
	await runProgram(["new", "d.pep.yaml", "--title", "Pools", "--number", "7", "--no-edit"], { cwd: folder, env });
	const screen = startInTerminal(["d.pep.yaml"], { cwd: folder, env: { ...env, ...more } });
	onTestFinished(() => screen.close());
	return screen;
}

/** The numbers of the colours on the screen, of 256. */
function colours({ terminal }: Screen): Set<number> {
	const used = new Set<number>();
	for (let row = 0; row < terminal.rows; row++)
		for (let column = 0; column < terminal.cols; column++) {
			const cell = terminal.buffer.active.getLine(row)?.getCell(column);
			if (cell?.isFgPalette()) used.add(cell.getFgColor());
		}
	return used;
}

test("a terminal that replies gets its theme, without a key lost, and its own colours until then", async () => {
	const screen = await open();
	await screen.until("saved");
	expect(screen.output).toContain("\x1b]11;?\x07");
	screen.press("ctrl+g");
	await screen.until("Go to:");
	screen.type("Summary\r");
	await screen.until("Alt+G example");
	expect([...colours(screen)].every((colour) => colour < 16)).toBe(true);
	screen.type(`Why${LIGHT}not`);
	await screen.until("Whynot");
	await screen.until((each) => colours(each).has(25));
	expect([...colours(screen)].some((colour) => colour < 16)).toBe(false);
});

test("a reply at once is not echoed, and nothing of it is left for the shell", async () => {
	const screen = await open();
	await screen.until(({ output }) => output.includes("\x1b]11;?"));
	screen.type(LIGHT);
	await screen.until("saved");
	await screen.until((each) => colours(each).has(25));
	screen.press("ctrl+q");
	expect(await screen.exited()).toBe(0);
	expect(screen.everything).not.toContain("rgb:");
});

test("nothing is asked where the theme is chosen, or there are no colours", async () => {
	for (const [name, value] of [
		["PEP_WIZARD_THEME", "dark"],
		["NO_COLOR", "1"],
		["COLORFGBG", "15;0"],
	] as const) {
		const screen = await open({ [name]: value });
		await screen.until("saved");
		expect(screen.output).not.toContain("\x1b]11;?");
		expect([...colours(screen)]).toEqual(name === "NO_COLOR" ? [] : expect.arrayContaining([80]));
	}
});
