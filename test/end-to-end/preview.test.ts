/** Reading the proposal, and going from it to what is missing, in a real terminal with the built program. */
import { expect, onTestFinished, test } from "vitest";
import { emptyFolder } from "./folder.ts";
import { runProgram } from "./program.ts";
import { startInTerminal } from "./terminal.ts";

test("an author reads the proposal, goes from a missing answer to its item, and back by a click", async () => {
	const { folder, env } = await emptyFolder();
	const run = (...args: readonly string[]) => runProgram(args, { cwd: folder, env });
	await run("new", "d.pep.yaml", "--title", "Drain pods", "--number", "7", "--no-edit");
	await run("set", "d.pep.yaml", "summary", "A `node` drains in 节 order.\n\n```mermaid\nsequenceDiagram\n```");
	const screen = startInTerminal(["d.pep.yaml"], { cwd: folder, env, columns: 80, rows: 24 });
	onTestFinished(() => screen.close());
	await screen.until("saved");
	screen.press("ctrl+p");
	await screen.until("Enter goes there");
	screen.type("/drains in\r");
	await screen.until("A node drains in 节 order.");
	expect(screen.text).toContain("Mermaid diagram: sequence diagram");
	expect(screen.text).not.toMatch(/#|`/);
	for (let presses = 0; !/┃ Goals\n/.test(screen.text) && presses < 9; presses++) {
		const before = screen.text;
		screen.press("ctrl+n");
		await screen.until(({ text }) => text !== before);
	}
	expect(screen.text).toMatch(/┃ Goals\n┃ +○ Not answered yet/);
	screen.press("enter");
	await screen.until("+ Add goal");
	screen.type("Fast\x10");
	await screen.until(/┃ • Goal 1: Fast/);
	const row = screen.rows.findIndex((line) => line.includes("A node drains"));
	screen.type(row < 0 ? "\x1b" : `\x1b[<0;10;${row + 1}M\x1b[<0;10;${row + 1}m`);
	await screen.until(row < 0 ? "+ Add goal" : "A `node` drains");
	screen.press("ctrl+q");
	expect(await screen.exited()).toBe(0);
});
