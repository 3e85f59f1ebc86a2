/** While another program has the terminal, no byte is taken from it; afterwards the wizard accepts keys at once. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { emptyFolder } from "./folder.ts";
import { nodeOf } from "./nodes.ts";
import { END_OF_RECORDING, type Recorder, recorderIn } from "./recorder.ts";
import { PROGRAM, Screen, type StartOptions, startInTerminal } from "./terminal.ts";

interface Place extends StartOptions {
	readonly recorder: Recorder;
}

/** A folder with a draft of one question, and the recorder as editor. */
async function place(): Promise<Place> {
	const { folder, env } = await emptyFolder();
	await writeFile(join(folder, "short.md"), "## Summary\n\n## Details (optional)\n");
	await writeFile(join(folder, "a.pep.yaml"), "pep-wizard: 1\ntemplate: ./short.md\n");
	const recorder = await recorderIn(folder);
	return { cwd: folder, env: { ...env, EDITOR: recorder.command }, recorder };
}

function start(args: readonly string[], options: StartOptions): Screen {
	const screen = startInTerminal(args, options);
	onTestFinished(() => screen.close());
	return screen;
}

async function wizard(options: StartOptions): Promise<Screen> {
	const screen = start(["a.pep.yaml"], options);
	await screen.until("F1");
	screen.type("Words");
	await screen.until("Words");
	return screen;
}

/** Keys in quick succession, each in its own write. */
async function typeOneByOne(screen: Screen, count: number): Promise<string> {
	let keys = "";
	for (let at = 0; at < count; at++) {
		const key = String.fromCharCode(97 + (at % 26));
		keys += key;
		screen.type(key);
		await new Promise((resolve) => (at % 50 === 0 ? setTimeout(resolve, 2) : setImmediate(resolve)));
	}
	return keys;
}

/** Ends the recording, even if some of the keys that end it are lost; returns the recording. */
async function recorded(screen: Screen, recorder: Recorder): Promise<string | undefined> {
	for (let tries = 0; tries < 120 && recorder.bytes() === undefined; tries++) {
		screen.type(END_OF_RECORDING);
		await expect
			.poll(recorder.bytes, { timeout: 500 })
			.toBeDefined()
			.catch(() => {});
	}
	return recorder.bytes();
}

/** Checks that the wizard is back, loses no key, and exits normally. */
async function expectBack(screen: Screen): Promise<void> {
	await screen.until(({ alternate, text }) => alternate && text.includes("Words"));
	screen.type("!");
	await screen.until("Words!");
	screen.press("ctrl+q");
	expect(await screen.exited()).toBe(0);
}

describe("leaves every key to the editor", () => {
	test.runIf(nodeOf(20) && nodeOf(26)).each([20, 26])("1,000 of 1,000, on Node %i", async (major) => {
		const { recorder, ...options } = await place();
		const screen = await wizard({ ...options, node: nodeOf(major)! });
		screen.press("ctrl+o");
		await screen.until("recorder runs");
		const keys = await typeOneByOne(screen, 1000);
		expect(await recorded(screen, recorder)).toBe(keys);
		await expectBack(screen);
	});

	test("with the whole draft too", async () => {
		const { recorder, ...options } = await place();
		const screen = await wizard(options);
		screen.press("alt+o");
		await screen.until("recorder runs");
		const keys = await typeOneByOne(screen, 100);
		expect(await recorded(screen, recorder)).toBe(keys);
		await expectBack(screen);
	});

	test.each(["ctrl+o", "alt+o"])("also what is typed ahead, right after %s", async (key) => {
		const { recorder, ...options } = await place();
		const screen = await wizard(options);
		screen.press(key);
		screen.type("typed ahead");
		await screen.until("recorder runs");
		const keys = await typeOneByOne(screen, 30);
		expect(await recorded(screen, recorder)).toBe(`typed ahead${keys}`);
		await expectBack(screen);
	});

	test("opened from the plain conversation", async () => {
		const { recorder, ...options } = await place();
		const screen = start(["a.pep.yaml", "--plain"], options);
		await screen.until("only a dot):");
		screen.type("/edit\r");
		await screen.until("recorder runs");
		const keys = await typeOneByOne(screen, 100);
		expect(await recorded(screen, recorder)).toBe(keys);
		screen.type("/quit\r");
		expect(await screen.exited()).toBe(0);
	});
});

test("leaves every key to the shell and its programs while suspended", async () => {
	const { recorder, ...options } = await place();
	const script = `set -m; '${process.execPath}' '${PROGRAM}' a.pep.yaml; ${recorder.command}; fg; echo over`;
	const screen = new Screen(["-c", script], { ...options, node: "/bin/bash", program: "--norc" });
	onTestFinished(() => screen.close());
	await screen.until("F1");
	screen.type("Words");
	await screen.until("Words");
	screen.press("f1");
	await screen.until("Help (");
	screen.type("suspend");
	await screen.until(/Suspend: return to the shell/);
	screen.press("enter");
	await screen.until("recorder runs");
	const keys = await typeOneByOne(screen, 100);
	expect(await recorded(screen, recorder)).toBe(keys);
	await expectBack(screen);
});

test("leaves every key to the pager that shows a preview", async () => {
	const { recorder, ...options } = await place();
	const PAGER = `sh -c "${recorder.command} < /dev/tty"`;
	const screen = start(["preview", "short.md"], { ...options, env: { ...options.env, PAGER } });
	await screen.until("recorder runs");
	const keys = await typeOneByOne(screen, 100);
	expect(await recorded(screen, recorder)).toBe(keys);
	expect(await screen.exited()).toBe(0);
});
