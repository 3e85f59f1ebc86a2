/** Only one session at a time writes a draft, wherever it runs; locks of dead sessions block nothing. */
import { readdirSync, readFileSync, rmSync, statSync, symlinkSync, unlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { claimDraft, type DraftLock, holderOf, takeOver } from "../../src/draft/lock.ts";
import { REAL_FILES } from "../../src/files/file-system.ts";
import { type Machine, thisMachine } from "../../src/files/machine.ts";
import { temporaryFolder } from "./files.ts";

const ANN: Machine = {
	host: "desk",
	user: "ann",
	pid: 100,
	boot: "b1",
	isAlive: (pid) => pid < 1000,
	startOf: (pid) => `start ${pid}`,
	now: () => 5,
};
const BEN: Machine = { ...ANN, host: "laptop", user: "ben", pid: 200 };

function newDraft(): string {
	const path = join(temporaryFolder(), "a.pep.yaml");
	writeFileSync(path, "");
	return path;
}

async function locked(path: string, machine = ANN): Promise<DraftLock> {
	const claim = await claimDraft(path, machine);
	if ("holder" in claim) throw new Error("it is held");
	return claim.lock;
}

const lockOf = (path: string): string => join(dirname(path), ".a.pep.yaml.lock");

describe("taking", () => {
	test("gives the second session the owner and the time", async () => {
		const path = newDraft();
		await locked(path);
		expect(await claimDraft(path, BEN)).toMatchObject({ holder: { user: "ann", host: "desk", pid: 100, since: 5 } });
		expect(await holderOf(path, BEN)).toMatchObject({ user: "ann" });
	});

	test("succeeds for one of many at the same moment", async () => {
		const path = newDraft();
		const machines = Array.from({ length: 20 }, (_, at) => ({ ...ANN, pid: 100 + at }));
		const claims = await Promise.all(machines.map((machine) => claimDraft(path, machine)));
		expect(claims.filter((claim) => "lock" in claim)).toHaveLength(1);
	});

	test("uses the same lock for a link", async () => {
		const path = newDraft();
		symlinkSync(path, join(dirname(path), "b.pep.yaml"));
		await locked(path);
		expect(await claimDraft(join(dirname(path), "b.pep.yaml"), BEN)).toHaveProperty("holder");
	});

	test("hides the file, and removes it on leaving", async () => {
		const path = newDraft();
		const lock = await locked(path);
		expect(readdirSync(dirname(path)).sort()).toEqual([".a.pep.yaml.lock", "a.pep.yaml"]);
		expect(statSync(lockOf(path)).mode & 0o444).toBe(0o444);
		await lock.release();
		expect(readdirSync(dirname(path))).toEqual(["a.pep.yaml"]);
	});

	test("does not block if no lock file can be created", async () => {
		const path = newDraft();
		const refuse = async () => {
			throw Object.assign(new Error("EROFS"), { code: "EROFS" });
		};
		const claim = await claimDraft(path, ANN, { ...REAL_FILES, open: refuse });
		expect(claim).toHaveProperty("lock");
		if ("lock" in claim) {
			expect(await claim.lock.takenBy()).toBeUndefined();
			await claim.lock.release();
		}
	});
});

describe("takes an abandoned lock", () => {
	test.each([
		["its process is dead", { isAlive: () => false }],
		["it is from before the machine was started", { boot: "b2" }],
		["another process has its number now", { startOf: () => "later" }],
	] satisfies [string, Partial<Machine>][])("%s", async (_, differs) => {
		const path = newDraft();
		await locked(path);
		await locked(path, { ...ANN, pid: 101, ...differs });
		expect(JSON.parse(readFileSync(lockOf(path), "utf8"))).toMatchObject({ pid: 101 });
	});

	test.each(["", "{", "null", '{"pid":-1}', '{"pid":"1","since":1}'])("without readable content (%s)", async (text) => {
		const path = newDraft();
		writeFileSync(lockOf(path), text);
		await locked(path);
	});

	test("for only one of many that find it at once", async () => {
		const path = newDraft();
		await locked(path, { ...ANN, pid: 5000 });
		const machines = Array.from({ length: 20 }, (_, at) => ({ ...ANN, pid: 100 + at }));
		const claims = await Promise.all(machines.map((machine) => claimDraft(path, machine)));
		expect(claims.filter((claim) => "lock" in claim)).toHaveLength(1);
		expect(readdirSync(dirname(path)).sort()).toEqual([".a.pep.yaml.lock", "a.pep.yaml"]);
	});

	test("but not another machine's, whose processes are unknown", async () => {
		const path = newDraft();
		await locked(path);
		expect(await claimDraft(path, { ...BEN, isAlive: () => false })).toHaveProperty("holder");
	});
});

describe("on another machine", () => {
	const MINUTE = 60_000;
	const at = (machine: Machine, now: number): Machine => ({ ...machine, now: () => now });

	test("a session with a heartbeat is never reported as silent", async () => {
		const path = newDraft();
		const start = Date.now();
		let now = start;
		const lock = await locked(path, { ...ANN, now: () => now });
		for (; now < start + 60 * MINUTE; now += MINUTE) {
			await lock.beat();
			expect(await holderOf(path, at(BEN, now + MINUTE / 2))).not.toHaveProperty("silentSince");
		}
	});

	test("one without a heartbeat for minutes is reported with the time, and can be taken over", async () => {
		const path = newDraft();
		const start = Date.now();
		const ann = await locked(path, at(ANN, start));
		expect(await claimDraft(path, at(BEN, start + 4 * MINUTE))).not.toHaveProperty("holder.silentSince");
		const claim = await claimDraft(path, at(BEN, start + 6 * MINUTE));
		const silentSince = "holder" in claim ? (claim.holder.silentSince ?? 0) : 0;
		expect(Math.abs(silentSince - start)).toBeLessThan(MINUTE);
		const ben = await takeOver(path, at(BEN, start + 6 * MINUTE));
		// It was only asleep, and doesn't speak for whoever has the draft now.
		const before = statSync(lockOf(path)).mtimeMs;
		await ann.beat();
		expect(statSync(lockOf(path)).mtimeMs).toBe(before);
		expect(await ann.takenBy()).toMatchObject({ user: "ben" });
		expect(await ben.takenBy()).toBeUndefined();
	});

	test("on this machine the process decides", async () => {
		const path = newDraft();
		await locked(path);
		const claim = await claimDraft(path, at({ ...BEN, host: ANN.host }, Date.now() + 600 * MINUTE));
		expect(claim).not.toHaveProperty("holder.silentSince");
	});
});

describe("taking over", () => {
	test("is noticed by the former owner, whose leaving keeps the new lock", async () => {
		const path = newDraft();
		const ann = await locked(path);
		expect(await ann.takenBy()).toBeUndefined();
		const ben = await takeOver(path, BEN);
		expect(await ann.takenBy()).toMatchObject({ user: "ben", host: "laptop" });
		await ann.release();
		expect(await ben.takenBy()).toBeUndefined();
		expect(await claimDraft(path, ANN)).toHaveProperty("holder");
	});

	test("recreates a lock that was deleted", async () => {
		const path = newDraft();
		const ann = await locked(path);
		unlinkSync(lockOf(path));
		expect(await ann.takenBy()).toBeUndefined();
		expect(await claimDraft(path, BEN)).toHaveProperty("holder");
	});

	test("survives a missing folder", async () => {
		const path = newDraft();
		const ann = await locked(path);
		rmSync(dirname(path), { recursive: true });
		expect(await ann.takenBy()).toBeUndefined();
		await ann.release();
	});
});

test("recognises the current process as alive", () => {
	const machine = thisMachine(() => 7);
	expect(machine.isAlive(process.pid)).toBe(true);
	expect(machine.isAlive(2 ** 22 + 5)).toBe(false);
	expect(machine.startOf(process.pid)).toBe(thisMachine(() => 8).startOf(process.pid));
	expect(machine.now()).toBe(7);
});

test.each(["other", "nothing"])(
	"replaces a link in the lock's place, and leaves its target (%s) unchanged",
	async (leadsTo) => {
		const folder = temporaryFolder();
		const path = join(folder, "a.pep.yaml");
		writeFileSync(path, "");
		writeFileSync(join(folder, "other"), "other");
		symlinkSync(leadsTo, join(folder, ".a.pep.yaml.lock"));
		expect(await claimDraft(path, ANN)).toHaveProperty("lock");
		expect(readdirSync(folder).sort()).toEqual([".a.pep.yaml.lock", "a.pep.yaml", "other"]);
		expect(readFileSync(join(folder, "other"), "utf8")).toBe("other");
		expect(await claimDraft(path, BEN)).toHaveProperty("holder");
	},
);
