/**
 * Leaving the wizard for another program and returning, in a real terminal: the whole draft in an editor, and the
 * shell.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { emptyFolder } from "./folder.ts";
import { runProgram } from "./program.ts";
import { PROGRAM, Screen, type StartOptions, startInTerminal } from "./terminal.ts";

const DRAFT = "small.pep.yaml";

async function draft(): Promise<StartOptions> {
	const { folder, env } = await emptyFolder();
	await runProgram(["new", DRAFT, "--no-edit"], { cwd: folder, env });
	await runProgram(["set", DRAFT, "title", "Small"], { cwd: folder, env });
	await runProgram(["set", DRAFT, "summary", "One"], { cwd: folder, env });
	return { cwd: folder, env };
}

/** An editor that changes its file by one of these steps at each call. */
async function editorOf({ cwd }: StartOptions, ...steps: readonly string[]): Promise<string> {
	const script = join(cwd, "editor.cjs");
	await writeFile(
		script,
		`const fs = require("node:fs"); const file = process.argv.at(-1);
		const count = script => { const n = fs.existsSync(script) ? Number(fs.readFileSync(script)) : 0; fs.writeFileSync(script, String(n + 1)); return n; };
		const steps = [${steps.join(", ")}];
		fs.writeFileSync(file, steps[count(process.argv[1] + ".count")](fs.readFileSync(file, "utf8")));`,
	);
	return `'${process.execPath}' '${script}'`;
}

function open(options: StartOptions): Screen {
	const screen = startInTerminal([DRAFT], options);
	onTestFinished(() => screen.close());
	return screen;
}

test("opens the whole draft in $EDITOR with what was typed, and reloads the edited draft", async () => {
	const place = await draft();
	const EDITOR = await editorOf(place, `(text) => text.replace("Twoinside", "seen").replace("Small", "Large")`);
	const screen = open({ ...place, env: { ...place.env, EDITOR } });
	await screen.until("Small");
	screen.press("ctrl+g");
	await screen.until("Go to:");
	screen.type("summary");
	await screen.until("Go to: summary");
	screen.press("enter");
	await screen.until("Why: It is the only part");
	screen.type("Twoinside");
	await screen.until("Twoinside");
	screen.press("alt+o");
	await screen.until("Large");
	await screen.until("seen");
	screen.press("ctrl+q");
	expect(await screen.exited()).toBe(0);
	const text = await readFile(join(place.cwd, DRAFT), "utf8");
	expect(text).toContain("Large");
	expect(text).toContain("Oneseen");
});

test("reports an edited draft that can't be parsed, opens it again, and loses nothing", async () => {
	const place = await draft();
	const EDITOR = await editorOf(
		place,
		`(text) => text + "summary: [broken"`,
		`(text) => text.replace("summary: [broken", "").replace("Small", "Mended")`,
	);
	const screen = open({ ...place, env: { ...place.env, EDITOR } });
	await screen.until("Small");
	screen.press("alt+o");
	await screen.until("1 Open it again");
	expect(screen.text).toMatch(new RegExp(`${DRAFT}:\\d+:\\d+`));
	screen.press("enter");
	await screen.until("Mended");
	screen.press("ctrl+q");
	expect(await screen.exited()).toBe(0);
	expect(await readFile(join(place.cwd, DRAFT), "utf8")).toContain("Mended");
});

test("suspends from the help, returns the terminal to the shell, and resumes with “fg”", async () => {
	const place = await draft();
	const screen = new Screen(
		[
			"-c",
			`set -m; '${process.execPath}' '${PROGRAM}' ${DRAFT}; echo in the shell; read -r _; fg; echo over; read -r _`,
		],
		{
			...place,
			node: "/bin/bash",
			program: "--norc",
			env: { ...place.env, INPUTRC: "/dev/null" },
		},
	);
	onTestFinished(() => screen.close());
	await screen.until("Small");
	screen.press("f1");
	await screen.until("Help (");
	screen.type("suspend");
	await screen.until(/Suspend: return to the shell/);
	screen.press("enter");
	await screen.until("in the shell");
	expect(screen.alternate).toBe(false);
	expect(screen.takesMouse).toBe(false);
	screen.press("enter");
	await screen.until((each) => each.alternate && each.text.includes("Small") && each.takesMouse);
	screen.press("ctrl+q");
	await screen.until("over");
});
