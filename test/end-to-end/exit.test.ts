/** Every exit of a session saves what was typed, restores the terminal, and prints the draft's path. */
import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { modesLeft, type Watched, type WatchOptions, watched } from "./parent-shell.ts";

/** Opens a draft and types into it, without waiting for the save. */
async function typing(options: WatchOptions = {}): Promise<Watched> {
	const session = await watched(options);
	await session.screen.until("F1");
	session.screen.type("Precious words");
	await session.screen.until("Precious words");
	return session;
}

/** Checks everything that is guaranteed at an exit. */
async function expectEnd(session: Watched, code: number): Promise<void> {
	expect(await session.end()).toEqual({ code: String(code), mode: "cooked" });
	expect(session.draft()).toContain("Precious words");
	expect(modesLeft(session.screen.output)).toEqual([]);
	expect(session.screen.everything).toContain("Draft saved: a.pep.yaml");
	expect(session.screen.everything).not.toMatch(/^ +at /m);
}

describe("signals", () => {
	const SIGNALS = ["SIGINT", "SIGQUIT", "SIGTERM", "SIGHUP", "SIGUSR2", "SIGALRM", "SIGABRT"] as const;

	test.each(SIGNALS)("saves and restores the terminal on %s", async (signal) => {
		const session = await typing();
		session.signal(signal);
		await expectEnd(session, 130);
	});

	test.each(["SIGTERM", "SIGHUP", "SIGINT"] as const)("%s in the plain conversation", async (signal) => {
		const session = await watched({ args: ["--plain"] });
		await session.screen.until("The draft is a.pep.yaml");
		session.signal(signal);
		expect(await session.end()).toEqual({ code: "130", mode: "cooked" });
		expect(session.screen.everything).toContain("Draft saved: a.pep.yaml");
	});

	test("restores the keyboard protocol", async () => {
		const session = await watched();
		await session.screen.until(({ output }) => output.includes("\x1b[?u"));
		session.screen.type("\x1b[?0u");
		await session.screen.until(({ output }) => /\x1b\[>\d+u/.test(output));
		session.screen.type("Precious words");
		await session.screen.until("Precious words");
		session.signal("SIGTERM");
		await expectEnd(session, 130);
	});

	test("redraws the screen after a stop, and typing continues", async () => {
		const session = await typing();
		const entered = (output: string) => output.split("\x1b[?1049h").length;
		const before = entered(session.screen.output);
		session.signal("SIGSTOP");
		session.signal("SIGCONT");
		// Until then, the terminal handles Ctrl+Q itself.
		await session.screen.until(({ output }) => entered(output) > before);
		session.screen.type(" and more");
		await session.screen.until("Precious words and more");
		session.screen.press("ctrl+q");
		await expectEnd(session, 0);
	});
});

describe("keys", () => {
	test("leave with Ctrl+C", async () => {
		const session = await typing();
		session.screen.press("ctrl+c");
		await session.screen.until("press Ctrl+C again to leave");
		session.screen.press("ctrl+c");
		await expectEnd(session, 130);
	});

	test("leave with Ctrl+C in the middle of a save", async () => {
		const session = await typing({ before: SLOW_DISK });
		await session.screen.until("Saves now");
		session.screen.press("ctrl+c");
		await session.screen.until("press Ctrl+C again to leave");
		session.screen.press("ctrl+c");
		session.signal("SIGURG");
		await expectEnd(session, 130);
	});

	test("saves on SIGTERM in the middle of a save", async () => {
		const session = await typing({ before: SLOW_DISK });
		await session.screen.until("Saves now");
		session.signal("SIGTERM");
		session.signal("SIGURG");
		await expectEnd(session, 130);
	});
});

/** Delays the sync of a draft until SIGURG, and reports it on the terminal's first line. */
const SLOW_DISK = `
import { open } from "node:fs/promises";
const handle = await open("/dev/null");
const { sync, constructor } = Object.getPrototypeOf(handle);
await handle.close();
const done = new Promise((resolve) => process.once("SIGURG", resolve));
constructor.prototype.sync = async function () {
	process.stderr.write("\\x1b7\\x1b[1;1HSaves now\\x1b8");
	await done;
	return sync.call(this);
};
`;

describe("unexpected errors", () => {
	test.each([
		["an exception", 'throw new Error("a mistake\\x1b[2J of ours")'],
		["a promise that is rejected", 'void Promise.reject(new Error("a mistake\\x1b[2J of ours"))'],
	])("%s: saved, told without a stack, and 4", async (_, mistake) => {
		const before = `process.on("SIGURG", () => setImmediate(() => { ${mistake} }));`;
		const session = await typing({ before });
		session.signal("SIGURG");
		await expectEnd(session, 4);
		expect(session.screen.everything).toContain("pep-wizard ended with an error: a mistake");
		expect(session.screen.output).not.toContain("\x1b[2J of ours");
	});
});

test("saves when the terminal is closed, as by a dropped connection", async () => {
	const session = await typing();
	session.screen.hangUp();
	await expect.poll(session.isRunning).toBe(false);
	expect(session.draft()).toContain("Precious words");
});

describe("in $EDITOR", () => {
	const INTO_EDITOR = { env: { EDITOR: "./ed" } };

	async function inEditor(script: string): Promise<Watched> {
		const session = await watched(INTO_EDITOR);
		const editor = join(session.folder, "ed");
		await writeFile(editor, `#!/bin/sh\n${script}\n`);
		await chmod(editor, 0o755);
		await session.screen.until("F1");
		session.screen.type("Precious words");
		await session.screen.until("Precious words");
		session.screen.press("ctrl+o");
		await session.screen.until("editor runs");
		return session;
	}

	test("ends the editor on Ctrl+C, not the wizard", async () => {
		const session = await inEditor('echo "editor runs"; exec sleep 60');
		session.screen.press("ctrl+c");
		await session.screen.until("the editor was terminated by SIGINT");
		session.screen.press("ctrl+q");
		await expectEnd(session, 0);
	});

	test("saves and exits on SIGTERM", async () => {
		const session = await inEditor('echo "editor runs"; until [ -e closed ]; do sleep 0.05; done');
		session.signal("SIGTERM");
		await expect.poll(session.draft).toContain("Precious words");
		await writeFile(join(session.folder, "closed"), "");
		await expectEnd(session, 130);
	});
});
