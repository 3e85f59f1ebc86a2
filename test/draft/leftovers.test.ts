/** What a save leaves beside the draft when it is killed is cleared away later; what may be alive is not. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { sweepStateFolder } from "../../src/draft/state-folder.ts";
import { DraftStore, writeFileAtomically } from "../../src/draft/store.ts";
import { sweepFolder } from "../../src/files/cleanup.ts";
import { REAL_FILES } from "../../src/files/file-system.ts";
import { ownStart } from "../../src/files/machine.ts";
import { temporaryName } from "../../src/files/temporary-names.ts";
import { withWriteMutex } from "../../src/files/write-mutex.ts";
import { eventually } from "../eventually.ts";
import { faultyFiles, leftBehind, temporaryFolder } from "./files.ts";
import { draftWith, OUTLINE, sides, sidesIn } from "./fixture.ts";

const HOUR = 3_600_000;

/** As a process of this machine would have named it that has ended by now. */
function nameOfTheDead(): string {
	const { pid } = spawnSync(process.execPath, ["-e", ""]);
	return temporaryName().replace(`-${process.pid}-`, `-${pid}-`);
}

/** What the file says that a process leaves when it is killed while it has the turn to write. */
async function turnOf(pid: number, started?: string): Promise<string> {
	let token = "";
	const target = join(temporaryFolder(), "a.md");
	await withWriteMutex(REAL_FILES, target, () => {
		token = readFileSync(join(dirname(target), ".a.md.turn.lock"), "utf8");
	});
	const [mark, , random, own] = token.split(" ");
	return [mark, pid, random, started ?? own].join(" ");
}

function left(folder: string, name: string, age = 0): string {
	const path = join(folder, name);
	writeFileSync(path, "half of a dra");
	const then = new Date(Date.now() - age);
	utimesSync(path, then, then);
	return path;
}

describe("removes:", () => {
	test("files of a process that has ended", async () => {
		const folder = temporaryFolder();
		left(folder, nameOfTheDead());
		await sweepFolder(folder);
		expect(readdirSync(folder)).toEqual([]);
	});

	test("files older than a day, also of other machines and with former names", async () => {
		const folder = temporaryFolder();
		left(folder, ".pep-wizard-00000000-1-0123456789abcdef.tmp", 25 * HOUR);
		left(folder, ".pep-wizard-0123456789abcdef01234567.tmp", 25 * HOUR);
		left(folder, temporaryName(), 25 * HOUR);
		await sweepFolder(folder);
		expect(readdirSync(folder)).toEqual([]);
	});
});

describe.skipIf(process.platform !== "linux")("if its process id is reused, and that is detectable,", () => {
	test("what the earlier process left is removed", async () => {
		const folder = temporaryFolder();
		left(folder, temporaryName().replace(`-${ownStart()}-`, "-1-"));
		left(folder, temporaryName().replace(`-${process.pid}-`, `-${process.ppid}-`));
		writeFileSync(join(folder, ".a.md.turn.lock"), await turnOf(process.ppid, "1"));
		await sweepFolder(folder);
		expect(readdirSync(folder)).toEqual([]);
	});
});

describe("a write lock of a killed process", () => {
	test("is released at the next start", async () => {
		const folder = temporaryFolder();
		const { pid } = spawnSync(process.execPath, ["-e", ""]);
		writeFileSync(join(folder, ".a.md.turn.lock"), await turnOf(pid));
		await sweepFolder(folder);
		expect(readdirSync(folder)).toEqual([]);
	});

	test("is released after a day, even if nothing is known of its owner", async () => {
		const folder = temporaryFolder();
		for (const name of [".a.md.turn.lock", ".b.md.turn.lock"]) left(folder, name, 25 * HOUR);
		writeFileSync(join(folder, ".b.md.turn.lock"), "");
		await sweepFolder(folder);
		expect(readdirSync(folder)).toEqual([".b.md.turn.lock"]);
	});
});

describe("keeps:", () => {
	test("files of a live process, and of unknown processes", async () => {
		const folder = temporaryFolder();
		const names = [
			temporaryName(),
			".pep-wizard-00000000-4194304-0123456789abcdef.tmp",
			".pep-wizard-0123456789abcdef01234567.tmp",
		];
		for (const name of names) left(folder, name, 23 * HOUR);
		writeFileSync(join(folder, ".a.md.turn.lock"), `00000000 4194304 ${"0".repeat(16)}`);
		names.unshift(".a.md.turn.lock");
		await sweepFolder(folder);
		expect(readdirSync(folder).sort()).toEqual([...names].sort());
	});

	test("files whose names only look similar", async () => {
		const folder = temporaryFolder();
		const names = [".pep-wizard-notes.tmp", "pep-wizard-0123456789abcdef.tmp", `${nameOfTheDead()}.md`];
		for (const name of names) left(folder, name, 99 * HOUR);
		mkdirSync(join(folder, ".pep-wizard-0123456789abcdef01234567.tmp"));
		await sweepFolder(folder);
		expect(readdirSync(folder)).toHaveLength(4);
	});
});

test("an inaccessible folder blocks nothing", async () => {
	await sweepFolder(join(temporaryFolder(), "gone"));
	const folder = temporaryFolder();
	const path = left(folder, nameOfTheDead());
	const unlink = (): Promise<never> => Promise.reject(Object.assign(new Error("no"), { code: "EPERM" }));
	await sweepFolder(folder, { ...REAL_FILES, unlink });
	expect(existsSync(path)).toBe(true);
});

describe("a draft", () => {
	/** Behind a link: what is left lies beside the file itself. */
	function draftBehindALink(): { readonly path: string; readonly folder: string } {
		const [outer, text] = [temporaryFolder(), draftWith("  title: a")];
		const folder = join(outer, "real");
		mkdirSync(folder);
		writeFileSync(join(folder, "a.pep.yaml"), text);
		const path = join(outer, "a.pep.yaml");
		symlinkSync(join("real", "a.pep.yaml"), path);
		return { path, folder };
	}

	function storeOf(path: string, files = REAL_FILES): DraftStore {
		const text = readFileSync(path, "utf8");
		return new DraftStore({ path, file: "a.pep.yaml", text, outline: OUTLINE, snapshot: sidesIn(text) }, files);
	}

	test("that is saved, with `pep-wizard set` too", async () => {
		const { path, folder } = draftBehindALink();
		left(folder, nameOfTheDead());
		await storeOf(path).save(sides({ title: "b" }));
		expect(leftBehind(folder)).toEqual([]);
	});

	test("that is opened", async () => {
		const { path, folder } = draftBehindALink();
		left(folder, nameOfTheDead());
		storeOf(path).getReady();
		await eventually(() => expect(leftBehind(folder)).toEqual([]));
	});

	test("is searched once: later saves don't search again", async () => {
		const { path } = draftBehindALink();
		const { files, calls } = faultyFiles();
		const store = storeOf(path, files);
		for (const title of ["b", "c", "d"]) await store.save(sides({ title }));
		expect(calls.filter((name) => name === "readdir")).toHaveLength(1);
	});
});

test.each(["a.md", "kep.yaml", "index.html", ".pep-wizard.yaml"])(
	"writing a file clears its folder once: %s",
	async (name) => {
		const folder = temporaryFolder();
		left(folder, nameOfTheDead());
		await writeFileAtomically(join(folder, name), "text");
		expect(readdirSync(folder)).toEqual([name]);
		left(folder, nameOfTheDead());
		await writeFileAtomically(join(folder, name), "other");
		expect(readdirSync(folder)).toHaveLength(2);
	},
);

test("two sessions that start at once disturb neither each other nor a save", async () => {
	const folder = temporaryFolder();
	const dead = nameOfTheDead();
	for (let at = 0; at < 50; at++) left(folder, dead.replace(/[0-9a-f]{16}/, String(at).padStart(16, "0")));
	const path = join(folder, "a.md");
	await Promise.all([sweepFolder(folder), sweepFolder(folder), writeFileAtomically(path, "text"), sweepFolder(folder)]);
	expect(readdirSync(folder)).toEqual(["a.md"]);
});

test("the state folder is cleaned up, too", async () => {
	const state = temporaryFolder();
	const folder = join(state, "pep-wizard");
	mkdirSync(folder);
	left(folder, nameOfTheDead());
	left(folder, "keep.json");
	await sweepStateFolder({ XDG_STATE_HOME: state });
	expect(readdirSync(folder)).toEqual(["keep.json"]);
});
