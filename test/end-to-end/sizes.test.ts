/** Terminals that report no plausible size, as in containers and under `script`. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { emptyFolder } from "./folder.ts";
import { PROGRAM, Screen } from "./terminal.ts";

test.each(["0", "65535"])("a terminal of %s columns and rows is taken for one of 80x24", async (told) => {
	const { folder, env } = await emptyFolder();
	await writeFile(join(folder, "short.md"), "# Proposal\n\n## Summary\n");
	await writeFile(join(folder, "a.pep.yaml"), "pep-wizard: 1\ntemplate: ./short.md\n");
	const script = `stty cols ${told} rows ${told}; exec '${process.execPath}' '${PROGRAM}' a.pep.yaml`;
	const screen = new Screen(["-c", script], { cwd: folder, env, node: "/bin/bash", program: "--norc" });
	onTestFinished(() => screen.close());
	await screen.until("F1");
	screen.type("Words");
	await screen.until("Words");
	const below = screen.rows.findLastIndex((row) => row !== "");
	expect(below).toBeLessThan(24);
	expect(Math.max(...screen.rows.map((row) => row.length))).toBeLessThanOrEqual(80);
	screen.press("ctrl+q");
	expect(await screen.exited()).toBe(0);
});
