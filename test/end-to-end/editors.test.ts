/** Common editors, opened from the wizard: every key reaches the answer, and the wizard returns. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { firstProgramOnPath } from "../../src/terminal/programs.ts";
import { emptyFolder } from "./folder.ts";
import { type Screen, startInTerminal } from "./terminal.ts";

interface Editor {
	readonly command: string;
	/** On the screen as soon as it accepts keys. */
	readonly up: string | RegExp;
	readonly before?: readonly string[];
	/** Keys that save and leave, each with the screen to wait for. */
	readonly leave: readonly (readonly [key: string, shown: string | RegExp])[];
}

/** The wizard's own screen. */
const WIZARD = "F1";

const EDITORS: Readonly<Record<string, Editor>> = {
	micro: {
		command: "micro",
		up: "ft:markdown",
		leave: [
			["ctrl+s", "Saved"],
			["ctrl+q", WIZARD],
		],
	},
	nano: {
		command: "nano -I",
		up: "GNU nano",
		leave: [
			["ctrl+o", "File Name to Write"],
			["enter", "Wrote"],
			["ctrl+x", WIZARD],
		],
	},
	vim: {
		command: "vim -u NONE -N",
		up: /answer\.md" .*L/,
		before: ["i"],
		leave: [
			["escape", /^(?![\s\S]*INSERT)/],
			["ZZ", WIZARD],
		],
	},
	emacs: {
		command: "emacs -nw -Q",
		up: /answer\.md .*\(/,
		leave: [
			["ctrl+x", ""],
			["ctrl+s", "Wrote"],
			["ctrl+x", ""],
			["ctrl+c", WIZARD],
		],
	},
};

async function write(screen: Screen, text: string): Promise<void> {
	let written = "";
	for (const letter of text) {
		screen.type(letter);
		written += letter;
		await screen.until(written);
	}
}

for (const [name, { command, up, before = [], leave }] of Object.entries(EDITORS)) {
	test.runIf(firstProgramOnPath([name], process.env))(name, async () => {
		const { folder, env } = await emptyFolder();
		await writeFile(
			join(folder, "short.md"),
			"## Summary\n\n<!-- What is better afterwards? -->\n\n## Details (optional)\n",
		);
		await writeFile(join(folder, "a.pep.yaml"), "pep-wizard: 1\ntemplate: ./short.md\n");
		const screen = startInTerminal(["a.pep.yaml"], { cwd: folder, env: { ...env, EDITOR: command } });
		onTestFinished(() => screen.close());
		await screen.until(WIZARD);
		screen.press("ctrl+o");
		await screen.until(up);
		await screen.until("What is better afterwards?");
		for (const keys of before) screen.type(keys);
		await write(screen, "abcdefgh");
		for (const [key, shown] of leave) {
			if (key.length === 2) screen.type(key);
			else screen.press(key);
			await screen.until(shown);
		}
		screen.type("!");
		await screen.until(/abcdefgh!|!abcdefgh/);
		screen.press("ctrl+q");
		expect(await screen.exited()).toBe(0);
		expect(await readFile(join(folder, "a.pep.yaml"), "utf8")).toMatch(/summary: (?:abcdefgh!|"?!abcdefgh"?)\n/);
	});
}
