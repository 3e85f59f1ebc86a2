/** The mouse in a real terminal, and the terminal's modes after every exit, including signals. */
import { expect, onTestFinished, test } from "vitest";
import { emptyFolder } from "./folder.ts";
import { runProgram } from "./program.ts";
import { type Screen, startInTerminal } from "./terminal.ts";

async function open(more: Readonly<Record<string, string>> = {}): Promise<Screen> {
	const { folder, env } = await emptyFolder();
	await runProgram(["new", "small.pep.yaml", "--no-edit"], { cwd: folder, env });
	await runProgram(["set", "small.pep.yaml", "summary", "one two three"], { cwd: folder, env });
	const screen = startInTerminal(["small.pep.yaml"], { cwd: folder, env: { ...env, ...more } });
	onTestFinished(() => screen.close());
	await screen.until("Esc outline");
	return screen;
}

/** Clicks the first occurrence of the words; all clicks are in one write, so that no time passes between them. */
function click(screen: Screen, words: string, times = 1): void {
	const row = screen.rows.findIndex((each) => each.includes(words));
	const at = `${(screen.rows[row]?.indexOf(words) ?? 0) + 1};${row + 1}`;
	screen.type(`\x1b[<0;${at}M\x1b[<0;${at}m`.repeat(times));
}

test("opens an item on a click, places the cursor on another, and selects a word on a double click", async () => {
	const screen = await open();
	click(screen, "Summary");
	await screen.until("one two three");
	click(screen, "two");
	await screen.until(({ rows, cursor }) => rows[cursor.row]?.slice(cursor.column) === "two three");
	click(screen, "three", 2);
	screen.type("3");
	await screen.until("one two 3");
	expect(screen.text).not.toContain("three");
	screen.press("ctrl+q");
	expect(await screen.exited()).toBe(0);
	expect(screen.takesMouse).toBe(false);
});

test("leaves the mouse to the terminal with PEP_WIZARD_MOUSE=0, until Alt+E", async () => {
	const screen = await open({ PEP_WIZARD_MOUSE: "0" });
	expect(screen.output).not.toContain("\x1b[?1000h");
	screen.press("alt+e");
	await screen.until((each) => each.text.includes("Mouse capture on") && each.takesMouse);
	screen.press("ctrl+q");
	await screen.exited();
});

test.each(["SIGTERM", "SIGHUP", "SIGINT"] as const)("%s turns mouse reports off", async (signal) => {
	const screen = await open();
	await screen.until((each) => each.takesMouse);
	screen.kill(signal);
	await screen.exited();
	expect(screen.takesMouse).toBe(false);
});
