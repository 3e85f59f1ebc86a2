/** No save comes between another's last read of the draft and its write; dead processes block nothing. */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, symlinkSync, unlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test, vi } from "vitest";
import { DraftStore } from "../../src/draft/store.ts";
import { type FileSystem, REAL_FILES } from "../../src/files/file-system.ts";
import { machineMark } from "../../src/files/machine.ts";
import { withWriteMutex } from "../../src/files/write-mutex.ts";
import { eventually } from "../eventually.ts";
import { NO_FILES } from "../files/no-files.ts";
import { temporaryFolder } from "./files.ts";
import { draftWith, OUTLINE, sides, sidesIn } from "./fixture.ts";

describe.each(["a link to nothing", "a link to a file", ...Object.keys(NO_FILES)])(
	"in place of the mutex: %s",
	(what) => {
		test("delays no save, and leaves a link's target unchanged", async () => {
			const folder = temporaryFolder();
			const path = join(folder, "a.pep.yaml");
			const turn = join(folder, ".a.pep.yaml.turn.lock");
			writeFileSync(path, draftWith("  title: a"));
			writeFileSync(join(folder, "other"), "other");
			if (what.startsWith("a link")) symlinkSync(what === "a link to a file" ? "other" : "nothing", turn);
			else await NO_FILES[what]?.(turn);
			const text = readFileSync(path, "utf8");
			let tries = 0;
			const open: FileSystem["open"] = (file, ...how) => {
				if (file === turn) tries++;
				return REAL_FILES.open(file, ...how);
			};
			const given = { path, file: "a", text, outline: OUTLINE, snapshot: sidesIn(text) };
			await new DraftStore(given, { ...REAL_FILES, open }).save(sides({ title: "b" }));
			// Whoever waits for an owner tries hundreds of times.
			expect(tries).toBeGreaterThan(0);
			expect(tries).toBeLessThan(10);
			expect(sidesIn(readFileSync(path, "utf8")).answers).toEqual({ title: "b" });
			expect(readFileSync(join(folder, "other"), "utf8")).toBe("other");
			expect(readdirSync(folder)).not.toContain("nothing");
		});
	},
);

const SAVE_AS = fileURLToPath(new URL("./save-as.ts", import.meta.url));

function newDraft(): string {
	const path = join(temporaryFolder(), "a.pep.yaml");
	writeFileSync(path, draftWith("  title: a"));
	return path;
}

const turnOf = (path: string): string => join(dirname(path), ".a.pep.yaml.turn.lock");

/** Another process gives the draft a title. Says “locked” if it would have to wait, and nothing if it is done. */
function otherSaves(path: string, title: string): string {
	const { status, stdout } = spawnSync(process.execPath, ["--import", "tsx", SAVE_AS, path, title], {
		env: { ...process.env, PEP_TEST_UNLESS_LOCKED: "1" },
		timeout: 120_000,
		encoding: "utf8",
	});
	return status === 0 ? stdout.trim() : `ended with ${status}`;
}

test("makes another process that saves in between wait, so that neither save is lost", async () => {
	const path = newDraft();
	let said: string | undefined;
	const readNow: FileSystem["readNow"] = (file) => {
		const bytes = REAL_FILES.readNow(file);
		said ??= otherSaves(path, "theirs");
		return bytes;
	};
	const text = readFileSync(path, "utf8");
	const files = { ...REAL_FILES, readNow };
	const store = new DraftStore({ path, file: "a.pep.yaml", text, outline: OUTLINE, snapshot: sidesIn(text) }, files);
	await store.save(sides({ title: "a", summary: "mine" }));
	expect(said).toBe("locked");
	expect(sidesIn(readFileSync(path, "utf8")).answers).toEqual({ title: "a", summary: "mine" });
	expect(otherSaves(path, "theirs")).toBe("");
	expect(readdirSync(dirname(path))).toEqual(["a.pep.yaml"]);
});

describe("does not wait", () => {
	const { pid: dead } = spawnSync(process.execPath, ["-e", ""]);

	test.each([
		["for a process that has ended", `${machineMark()} ${dead} 0123456789abcdef`],
		["for a turn of this process that could not be taken away", `${machineMark()} ${process.pid} 0123456789abcdef`],
	])("%s", async (_, holder) => {
		const path = newDraft();
		writeFileSync(turnOf(path), holder);
		const turns = Array.from({ length: 10 }, (_each, at) => withWriteMutex(REAL_FILES, path, () => at));
		expect(await Promise.all(turns)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
		expect(readdirSync(dirname(path))).toEqual(["a.pep.yaml"]);
	});

	test.each(["00000000 1 0123456789abcdef", ""])(
		"long for a lock of another machine or without an owner (%s)",
		async (holder) => {
			const path = newDraft();
			writeFileSync(turnOf(path), holder);
			let now = 0;
			const clock = vi.spyOn(performance, "now").mockImplementation(() => (now += 1000));
			expect(await withWriteMutex(REAL_FILES, path, () => now)).toBeGreaterThan(5000);
			clock.mockRestore();
			expect(readdirSync(dirname(path))).toEqual(["a.pep.yaml"]);
		},
	);

	test("if no lock file can be created", async () => {
		const open = (): Promise<never> => Promise.reject(Object.assign(new Error("no"), { code: "EROFS" }));
		expect(await withWriteMutex({ ...REAL_FILES, open }, newDraft(), () => "done")).toBe("done");
	});
});

test("keeps a lock that another process takes while the old one is found dead", async () => {
	const path = newDraft();
	const { pid: dead } = spawnSync(process.execPath, ["-e", ""]);
	writeFileSync(turnOf(path), `${machineMark()} ${dead} 0123456789abcdef`);
	const others = `${machineMark()} ${process.ppid} fedcba9876543210`;
	const moved: string[] = [];
	const files: FileSystem = {
		...REAL_FILES,
		async readFile(file) {
			const bytes = await REAL_FILES.readFile(file);
			if (moved.length === 0 && bytes.toString().includes(` ${dead} `)) writeFileSync(turnOf(path), others);
			return bytes;
		},
		renameNow(from, to) {
			moved.push(readFileSync(from, "utf8"));
			REAL_FILES.renameNow(from, to);
		},
	};
	const mine = withWriteMutex(files, path, () => "mine");
	await eventually(() => expect(readFileSync(turnOf(path), "utf8")).toBe(others));
	unlinkSync(turnOf(path));
	expect(await mine).toBe("mine");
	expect(moved).toEqual([]);
});

test("releases the lock when a write fails", async () => {
	const path = newDraft();
	const failing = withWriteMutex(REAL_FILES, path, () => {
		throw new Error("no");
	});
	await expect(failing).rejects.toThrow("no");
	expect(readdirSync(dirname(path))).toEqual(["a.pep.yaml"]);
});
