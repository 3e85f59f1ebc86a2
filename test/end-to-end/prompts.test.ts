/** Terminal input in a real terminal: for the questions before the wizard, and for answers in it. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { emptyFolder } from "./folder.ts";
import { type Screen, startInTerminal } from "./terminal.ts";

async function open(...args: readonly string[]): Promise<{ screen: Screen; folder: string }> {
	const { folder, env } = await emptyFolder();
	const screen = startInTerminal(args, { cwd: folder, env, columns: 80, rows: 24 });
	onTestFinished(() => screen.close());
	return { screen, folder };
}

test("supports readline keys in the form of a new proposal, and keeps its answers if the draft can't be created", async () => {
	const { screen, folder } = await open("new", "--number", "", "--stage", "alpha", "--template", "pep");
	await screen.until("> Title");
	screen.type("rezise 节点 pools");
	screen.press("ctrl+a", "alt+d");
	screen.type("resize");
	screen.press("ctrl+e", "ctrl+w");
	screen.type("nodes");
	screen.press("down", "down", "down", "down");
	await screen.until("> File");
	screen.press("ctrl+u");
	screen.type("no/such/folder");
	screen.press("ctrl+s");
	await screen.until("no/such/folder.pep.yaml: its folder");
	expect(screen.text).toContain("Title     resize 节点 nodes");
	screen.press("ctrl+c");
	await screen.until("Press Ctrl+C again to leave");
	screen.press("ctrl+u");
	screen.type("mine");
	screen.press("ctrl+s");
	await screen.until("Does it change any software?");
	screen.press("ctrl+q");
	expect(await screen.exited()).toBe(0);
	expect(await readFile(join(folder, "mine.pep.yaml"), "utf8")).toContain("title: resize 节点 nodes\n");
});

test("types nothing but digits for late replies, old mouse reports and keypads of old terminals", async () => {
	const { screen, folder } = await open(
		"new",
		"a.pep.yaml",
		"--title",
		"T",
		"--number",
		"",
		"--stage",
		"alpha",
		"--template",
		"pep",
	);
	await screen.until("saved");
	screen.press("ctrl+g");
	await screen.until("Go to:");
	screen.type("summary\r");
	await screen.until(/^ *Summary$/m);
	screen.type("one \x1b]11;rgb:0000/0000/0000\x1b\\");
	screen.type("\x1b]11;rgb:0000/0000/0000\x07\x1b[?62;22c\x1b[24;80R\x1b[I\x1bP>|xterm(390)\x1b\\\x1b_Gi=31;OK\x1b\\");
	screen.type("\x1b[M !!\x1b[M#!!\x1bOr\x1bOw\x1bOp two\x1b[27;2;13~three\x1b[27;5;122~");
	await screen.until("one 270 two");
	await screen.until(({ text }) => !text.includes("three"));
	screen.type("\x1b[200~ \x1b[31mred\x1b[0m\x1b[201~");
	await screen.until("Control characters were removed from the pasted text");
	screen.press("ctrl+c");
	await screen.until("press Ctrl+C again to leave");
	screen.press("ctrl+c");
	expect(await screen.exited()).toBe(130);
	expect(await readFile(join(folder, "a.pep.yaml"), "utf8")).toContain("one 270 two\n");
});
