/** Recovery after `kill -9`: everything typed up to the last key is offered at the next start only. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { emptyFolder } from "./folder.ts";
import { Screen } from "./terminal.ts";

const TEMPLATE = "## Summary\n\n## Goals\n";
const DRAFT = "pep-wizard: 1\ntemplate: ./short.md\n";

async function place() {
	const { folder, env } = await emptyFolder();
	await writeFile(join(folder, "short.md"), TEMPLATE);
	const draft = join(folder, "a.pep.yaml");
	await writeFile(draft, DRAFT);
	const state = join(env.XDG_STATE_HOME ?? "", "pep-wizard");
	const start = (args: readonly string[] = [], more: Readonly<Record<string, string>> = {}): Screen => {
		const screen = new Screen([...args, "a.pep.yaml"], {
			cwd: folder,
			env: { ...env, ...more },
			columns: 100,
			rows: 24,
		});
		onTestFinished(() => screen.close());
		return screen;
	};
	return {
		start,
		draft,
		inDraft: () => readFileSync(draft, "utf8"),
		inState: () => readdirSync(state).map((name) => name.replace(/^[0-9a-f]+\./, "")),
		files: () => readdirSync(state).map((name) => join(state, name)),
	};
}

async function kill(screen: Screen): Promise<void> {
	screen.kill("SIGKILL");
	await screen.exited();
}

test("recovers text, a paste of 200 lines and an undone one unchanged", async () => {
	const { start, inDraft, inState, files } = await place();
	const first = start();
	await first.until("F1");
	const lines = Array.from({ length: 200 }, (_, line) => `line ${line}`).join("\n");
	first.paste(`${lines}\n`);
	await first.until("line 199");
	first.type("漢字 👩‍👩‍👧 end");
	await first.until(" end");
	first.paste(" undone");
	await first.until("undone");
	first.press("ctrl+z");
	await first.until((screen) => !screen.text.includes("undone"));
	await kill(first);
	expect(files().every((path) => (statSync(path).mode & 0o777) === 0o600)).toBe(true);
	const second = start();
	await second.until("Written last time");
	second.type("1");
	await second.until(/saved \d\d:\d\d(?![\s\S]*Written last time)/);
	second.press("ctrl+q");
	expect(await second.exited()).toBe(0);
	expect(inDraft()).toContain("line 0\n");
	expect(inDraft()).toMatch(/line 199\n +漢字 👩‍👩‍👧 end\n/);
	expect(inState()).toEqual(["json"]);
});

test("keeps others' text on disk until the author has chosen", async () => {
	const { start, draft, inDraft } = await place();
	const first = start();
	await first.until("F1");
	first.type("mine");
	await first.until("mine");
	await kill(first);
	await writeFile(draft, `${DRAFT}answers:\n  summary: theirs\n`);
	const second = start();
	await second.until("theirs");
	expect(second.text).toContain("mine");
	expect(inDraft()).toContain("summary: theirs");
	second.type("2");
	second.press("ctrl+q");
	expect(await second.exited()).toBe(0);
	expect(inDraft()).toContain("summary: theirs");
	expect(inDraft()).not.toContain("mine");
});

test("recovers the text if the draft can't be saved before or after the kill", async () => {
	const { start, draft, inDraft } = await place();
	const first = start();
	await first.until("F1");
	await writeFile(draft, "<<<<<<< a merge\n");
	first.type("while it is merged");
	await first.until("NOT SAVED");
	first.type(", and more");
	await first.until(", and more");
	await kill(first);
	await writeFile(draft, DRAFT);
	const second = start();
	await second.until("while it is merged, and more");
	second.type("1");
	second.press("ctrl+q");
	expect(await second.exited()).toBe(0);
	expect(inDraft()).toContain("while it is merged, and more");
});

test("recovers lines of the plain conversation, including an unfinished one", async () => {
	const { start, inDraft } = await place();
	const first = start(["--plain"]);
	await first.until("only a dot):");
	first.type("One line\rand another\r");
	await first.until("and another");
	first.type("half of a thi");
	await first.until("half of a thi");
	await kill(first);
	const second = start(["--plain"]);
	await second.until("1 takes the first");
	expect(second.text).toContain("One line");
	second.type("1\r");
	await second.until("empty keeps it");
	second.type("/quit\r");
	expect(await second.exited()).toBe(0);
	expect(inDraft()).toMatch(/One line\n +and another\n +half of a thi\n/);
});

test("leaves no journal after a regular exit, and works without a state folder", async () => {
	const { start, inDraft, inState } = await place();
	const first = start();
	await first.until("F1");
	first.type("kept");
	await first.until("kept");
	first.press("ctrl+q");
	expect(await first.exited()).toBe(0);
	expect(inState()).toEqual(["json"]);
	const second = start([], { XDG_STATE_HOME: "/dev/null/nowhere" });
	await second.until("Write here");
	second.type("too");
	await second.until("too");
	second.press("ctrl+q");
	expect(await second.exited()).toBe(0);
	expect(inDraft()).toMatch(/kept[\s\S]*too/);
});
