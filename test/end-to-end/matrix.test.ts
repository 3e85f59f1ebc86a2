/** The same story on every Node that the package promises: make a draft, write in the wizard, leave, render. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { emptyFolder } from "./folder.ts";
import { nodeOf, PROMISED } from "./nodes.ts";
import { runProgram } from "./program.ts";
import { startInTerminal } from "./terminal.ts";

test.runIf(process.platform === "linux")("every promised Node is installed", () => {
	expect(PROMISED.filter((major) => nodeOf(major) === undefined)).toEqual([]);
});

test.runIf(PROMISED.some((major) => nodeOf(major) !== undefined)).each(PROMISED)("Node %i", async (major) => {
	const node = nodeOf(major);
	expect(node).toBeDefined();
	const { folder, env } = await emptyFolder();
	const version = await runProgram(["--version"], { cwd: folder, env, node });
	expect(version).toMatchObject({ code: 0, stderr: "" });
	const made = await runProgram(["new", "--title", "Matrix", "--number", "26", "--no-edit"], {
		cwd: folder,
		env,
		node,
	});
	expect(made).toEqual({ code: 0, stdout: "26-matrix.pep.yaml\n", stderr: "" });

	const screen = startInTerminal(["26-matrix.pep.yaml"], { cwd: folder, env, node });
	onTestFinished(() => screen.close());
	await screen.until("Matrix");
	screen.press("ctrl+g");
	screen.type("summary");
	screen.press("enter");
	await screen.until((shown) => /Summary/.test(shown.text) && !/Go to/.test(shown.text));
	screen.type(`Written on Node ${major}`);
	await screen.until(`Written on Node ${major}`);
	screen.press("ctrl+q");
	expect(await screen.exited()).toBe(0);
	expect(screen.alternate).toBe(false);
	expect(screen.cursorVisible).toBe(true);
	expect(await readFile(join(folder, "26-matrix.pep.yaml"), "utf8")).toContain(`Written on Node ${major}`);

	const rendered = await runProgram(["render", "26-matrix.pep.yaml", "-o", "-"], { cwd: folder, env, node });
	expect(rendered).toMatchObject({ code: 0, stderr: "" });
	expect(rendered.stdout).toContain(`Written on Node ${major}`);
});
