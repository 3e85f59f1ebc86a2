/** Opening a draft that another session has open, and how sessions announce themselves. */
import { readFile, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import type { World } from "../../src/cli/world.ts";
import { loadDraft } from "../../src/documents/load-draft.ts";
import { sessionEffects } from "../../src/session/effects.ts";
import { openSession } from "../../src/session/open-session.ts";
import { shortDraft } from "../commands/drafts.ts";
import { folder } from "../commands/run.ts";
import { eventually } from "../eventually.ts";

/** Half past two in the afternoon, in whatever zone the test runs. */
const NOW = new Date(2026, 2, 4, 14, 30).getTime();
const MINUTE = 60_000;

async function draftAndWorld() {
	const place = await folder();
	await shortDraft(place, "  title: Pools\n");
	const world = { cwd: place.path, env: { XDG_STATE_HOME: join(place.path, ".state") }, now: () => new Date(NOW) };
	const path = join(place.path, "a.pep.yaml");
	return { path, lockFile: join(place.path, ".a.pep.yaml.lock"), world: world as unknown as World };
}

/** A lock of Ann's, on a machine that isn't this one, last touched at that time. */
async function annHas(lockFile: string, touched: number): Promise<void> {
	const entry = {
		user: "ann",
		host: "another-desk",
		pid: 7,
		since: NOW - 60 * MINUTE,
		boot: "",
		started: "",
		token: "t",
	};
	await writeFile(lockFile, JSON.stringify(entry));
	await utimes(lockFile, touched / 1000, touched / 1000);
}

async function whoHas(path: string, world: World): Promise<string> {
	let owner = "";
	const entry = await openSession(path, world, async (who) => {
		owner = who;
		return { type: "take" };
	});
	if (entry.type === "ours") await entry.lock.release();
	return owner;
}

test("names a session on another machine", async () => {
	const { path, lockFile, world } = await draftAndWorld();
	await annHas(lockFile, NOW - MINUTE);
	expect(await whoHas(path, world)).toBe("ann on another-desk, since 13:30");
});

test("names an inactive session on another machine", async () => {
	const { path, lockFile, world } = await draftAndWorld();
	await annHas(lockFile, NOW - 10 * MINUTE);
	expect(await whoHas(path, world)).toBe("ann on another-desk, since 13:30, inactive since 14:20");
});

test("a session renews its heartbeat until it ends", async () => {
	const { path, lockFile, world } = await draftAndWorld();
	const entry = await openSession(path, world, async () => ({ type: "look" }));
	if (entry.type !== "ours") throw new Error("it is held");
	onTestFinished(() => void vi.useRealTimers());
	vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
	const draft = await loadDraft("a.pep.yaml", world.cwd);
	const effects = sessionEffects(draft, world, { lock: entry.lock });
	await utimes(lockFile, 1, 1);
	vi.advanceTimersByTime(MINUTE);
	await eventually(async () => expect((await stat(lockFile)).mtimeMs).toBe(NOW));
	await effects.finished();
	expect(vi.getTimerCount()).toBe(0);
	expect(JSON.parse(await readFile(lockFile, "utf8"))).toMatchObject({ pid: process.pid });
});
