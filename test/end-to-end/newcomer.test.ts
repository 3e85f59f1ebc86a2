/**
 * The first ten minutes of a newcomer: from an empty folder, with only `--help` and the screen. Every key except
 * letters is read from the screen first.
 */
import { copyFile, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { emptyFolder } from "./folder.ts";
import { runProgram } from "./program.ts";
import { type Screen, startInTerminal } from "./terminal.ts";

const DRAFT = "77-resize-pools-in-place.pep.yaml";

/** Presses the key that the screen shows before these words. */
async function does(screen: Screen, words: string): Promise<void> {
	const shown = new RegExp(`(?:^| )([A-Z]\\S*) ${words}`, "m");
	await screen.until(shown);
	const key = shown.exec(screen.text)?.[1] ?? "";
	screen.press(key.toLowerCase() === "esc" ? "escape" : key.toLowerCase());
}

/** Opens the help, filters it to the wanted command, and runs that. */
async function viaHelp(screen: Screen, title: string): Promise<void> {
	await does(screen, "help");
	await screen.until("Next field, then next item");
	screen.type(title);
	await screen.until(({ text }) => text.includes(title) && !text.includes("Next field, then next item"));
	await does(screen, "run");
}

async function open(args: readonly string[] = [], place?: { folder: string; env: Record<string, string> }) {
	const { folder, env } = place ?? (await emptyFolder());
	const screen = startInTerminal(args, {
		cwd: folder,
		env: { TMPDIR: `${folder}/..`, ...env },
		columns: 100,
		rows: 30,
	});
	onTestFinished(() => screen.close());
	return { folder, env, screen };
}

test("writes the first sections, finds help, leaves, and resumes", async () => {
	const place = await emptyFolder();
	const help = await runProgram(["--help"], { cwd: place.folder, env: place.env });
	expect(help.stdout).toMatch(/^ {2}pep-wizard +resume a draft in this folder or below, or start a new one$/m);

	const { folder, env, screen } = await open([], place);
	await screen.until("> Start a new proposal");
	await does(screen, "begin");
	await screen.until("> Title");
	screen.type("Resize pools in place");
	await screen.until("resize-pools-in-place.pep.yaml");
	await does(screen, "next");
	await screen.until("> Number");
	screen.type("77");
	await screen.until(DRAFT);
	for (const field of ["Number", "Template", "Stage", "File", "Write in"]) {
		await screen.until(`> ${field}`);
		await does(screen, "next");
	}
	await screen.until("> [ Create ]");
	await does(screen, "create");

	await screen.until("Tab next, Esc outline, F1 help.");
	await viaHelp(screen, "Go to an item");
	await screen.until(/Enter go /);
	screen.type("summary");
	await screen.until("Summary");
	await does(screen, "go");
	await screen.until(/required/);
	screen.type("Operators change the size of a pool while its workloads run.");
	await screen.until("while its workloads run.");
	await does(screen, "next");
	await screen.until("Motivation");
	screen.type("Every change restarts all pods today.");
	await screen.until("Every change restarts");
	await viaHelp(screen, "Save now and write the Markdown");
	await screen.until(`Written: ${DRAFT.replace(".pep.yaml", ".md")}`);
	await viaHelp(screen, "Leave; everything is saved first");
	expect(await screen.exited()).toBe(0);
	expect(screen.everything).toContain(`Resume with: pep-wizard ${DRAFT}`);

	const markdown = await readFile(join(folder, DRAFT.replace(".pep.yaml", ".md")), "utf8");
	expect(markdown).toContain("Operators change the size of a pool while its workloads run.");
	expect(markdown).toContain("Every change restarts all pods today.");
	const again = (await open([], { folder, env })).screen;
	await again.until("Which proposal do you want to work on?");
	await again.until("77 Resize pools in place");
	await does(again, "open");
	await again.until("Every change restarts all pods today.");
	expect(again.text).not.toContain("Tab next, Esc outline, F1 help.");
});

test("returns from the form of a new proposal to the screen before it", async () => {
	const { folder, screen } = await open();
	await screen.until("> Start a new proposal");
	await does(screen, "begin");
	await screen.until("> Title");
	await does(screen, "cancel");
	await screen.until("> Start a new proposal");
	await does(screen, "leave");
	expect(await screen.exited()).toBe(0);
	expect(await readdir(folder)).toEqual([]);
});

test("tries the program on the example, and leaves the folder empty", async () => {
	const { folder, screen } = await open();
	await screen.until("> Start a new proposal");
	screen.press("down");
	await screen.until("> Try it on the example");
	await does(screen, "begin");
	await screen.until("32 of 32 for alpha");
	await screen.until("This is your own copy of the example: change what you like.");
	await screen.until("required · answered");
	await screen.until("Operators can change the CPU and memory");
	screen.press("ctrl+q");
	expect(await screen.exited()).toBe(0);
	expect(screen.everything).toContain("pep-wizard-example-");
	expect(await readdir(folder)).toEqual([]);
});

test("continues with a proposal written by hand", async () => {
	const place = await emptyFolder();
	const name = "1234-in-place-resize-of-worker-pools";
	const example = fileURLToPath(new URL(`../../docs/example/${name}.md`, import.meta.url));
	await copyFile(example, join(place.folder, "resize.md"));
	const { screen, folder } = await open([], place);
	await screen.until("Import resize.md");
	screen.press("down");
	await screen.until("> Try it on the example");
	screen.press("down");
	await screen.until("> Import resize.md");
	await does(screen, "begin");
	// The summary of the import says “100 %”, too.
	await screen.until("32 of 32 for alpha");
	screen.press("ctrl+q");
	expect(await screen.exited()).toBe(0);
	expect((await readdir(folder)).sort()).toEqual(["resize.md", "resize.pep.yaml"]);
	expect(await readFile(join(folder, "resize.md"), "utf8")).toBe(await readFile(example, "utf8"));
});
