/** The terminal harness itself: it sees what a person at a terminal would see. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { emptyFolder } from "./folder.ts";
import { Screen } from "./terminal.ts";

async function screenOf(source: string): Promise<Screen> {
	const { folder } = await emptyFolder();
	const program = join(folder, "program.mjs");
	await writeFile(program, source);
	const screen = new Screen([], { cwd: folder, program, columns: 20, rows: 5 });
	onTestFinished(() => screen.close());
	return screen;
}

test("reconstructs the screen from the program's output, and returns its exit code", async () => {
	const screen = await screenOf(`process.stdout.write("one\\r\\ntwo\\x1b[1;1HO"); process.exitCode = 7;`);
	expect(await screen.exited()).toBe(7);
	expect(screen.rows).toEqual(["One", "two", "", "", ""]);
});

test("sends keys, text and sizes", async () => {
	const screen = await screenOf(`
		process.stdin.setRawMode(true);
		process.stdout.on("resize", () => console.log("size " + process.stdout.columns));
		process.stdin.on("data", (data) => { console.log(JSON.stringify(String(data))); if (data[0] === 17) process.exit(0); });
		console.log("ready");`);
	await screen.until("ready");
	screen.press("ctrl+g");
	await screen.until('"\\u0007"');
	screen.type("é");
	await screen.until('"é"');
	screen.resize(30, 5);
	await screen.until("size 30");
	screen.press("ctrl+q");
	expect(await screen.exited()).toBe(0);
});

test("tracks the alternate screen and the cursor", async () => {
	const screen = await screenOf(`
		process.stdin.setRawMode(true);
		process.stdout.write("before\\x1b[?1049h\\x1b[?25linside");
		process.stdin.on("data", () => { process.stdout.write("\\x1b[?25h\\x1b[?1049l"); process.exit(0); });`);
	await screen.until("inside");
	expect({ alternate: screen.alternate, cursor: screen.cursorVisible }).toEqual({ alternate: true, cursor: false });
	screen.press("enter");
	await screen.exited();
	expect({ alternate: screen.alternate, cursor: screen.cursorVisible }).toEqual({ alternate: false, cursor: true });
	expect(screen.rows[0]).toBe("before");
});

test("reports the screen when the awaited output can no longer come", async () => {
	const screen = await screenOf(`console.log("only this")`);
	await expect(screen.until("something else")).rejects.toThrow(
		/ended with 0 while waiting for something else[\s\S]*only this/,
	);
});
