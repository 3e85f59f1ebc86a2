/** Spelling in a real terminal with the built program, and a script in place of aspell. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { fakeSpeller } from "../terminal/fake-speller.ts";
import { emptyFolder } from "./folder.ts";
import { runProgram } from "./program.ts";
import { startInTerminal } from "./terminal.ts";

test("a misspelled word is marked, replaced, and another one learned; the team's words are right", async () => {
	const { folder, env } = await emptyFolder();
	await fakeSpeller(folder, "aspell", { wrong: { desgin: ["design"], kubelet: ["giblet"], Foobar: [] } });
	await writeFile(join(folder, ".pep-wizard.yaml"), "spelling:\n  language: en_GB\n  words: [foobar]\n");
	const made = ["new", "d.pep.yaml", "--title", "Drain pods", "--number", "7", "--no-edit"];
	await runProgram(made, { cwd: folder, env });
	await runProgram(["set", "d.pep.yaml", "summary", "Foobar: 节点 the desgin of the kubelet."], { cwd: folder, env });
	const path = `${folder}:${process.env.PATH}`;
	const screen = startInTerminal(["d.pep.yaml"], { cwd: folder, env: { ...env, PATH: path }, columns: 80, rows: 24 });
	onTestFinished(() => screen.close());
	await screen.until("saved");
	screen.type("\x07");
	await screen.until("Go to:");
	screen.type("Summary\r");
	await screen.until("F7 2 misspelled");
	screen.type("\x1b[18~");
	await screen.until("Not in the dictionary: desgin");
	screen.type("\r");
	await screen.until("Not in the dictionary: kubelet");
	screen.type("a");
	await screen.until("no more misspelled words");
	screen.type("\x11");
	await screen.exited();
	expect(await readFile(join(folder, "d.pep.yaml"), "utf8")).toContain("Foobar: 节点 the design of the kubelet.");
});
