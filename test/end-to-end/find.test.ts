/** Finding, replacing and starting with an example, in a real terminal with the built program. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { emptyFolder } from "./folder.ts";
import { runProgram } from "./program.ts";
import { startInTerminal } from "./terminal.ts";

test("an author takes the example, renames a word in all answers, and undoes both", async () => {
	const { folder, env } = await emptyFolder();
	const made = ["new", "d.pep.yaml", "--title", "Drain pods", "--number", "7", "--no-edit"];
	await runProgram(made, { cwd: folder, env });
	await runProgram(["set", "d.pep.yaml", "motivation", "节点 pods wait."], { cwd: folder, env });
	const screen = startInTerminal(["d.pep.yaml"], { cwd: folder, env, columns: 80, rows: 24 });
	onTestFinished(() => screen.close());
	await screen.until("saved");
	screen.type("\x07");
	await screen.until("Go to:");
	screen.type("Summary\r");
	await screen.until("Alt+G example");
	screen.type("\x1bt");
	await screen.until("The example is your start");
	screen.type("\x1a");
	await screen.until("Write here");
	screen.type("\x07pods\x12");
	await screen.until("Find in all: pods");
	screen.type("\t节点\x1ba");
	await screen.until("Replaced 2 in 2 answers");
	screen.type("\x13");
	await screen.until("Written:");
	screen.type("\x1a");
	await screen.until("are undone");
	screen.type("\x11");
	await screen.exited();
	const draft = await readFile(join(folder, "d.pep.yaml"), "utf8");
	expect(draft).toContain("节点 pods wait.");
	expect(draft).toContain("Drain pods");
});
