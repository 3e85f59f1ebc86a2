/** Drafts that belong to someone else, with real owners: as far as rights go, nothing of them changes by a save. */
import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { writeFileAtomically } from "../../src/draft/store.ts";
import { temporaryFolder } from "./files.ts";
import { draftWith, sidesIn } from "./fixture.ts";

/** Neither has a name nor anything else on this machine. */
const ANN = { uid: 64_001, gid: 64_101 };
const BEN = { uid: 64_002, gid: 64_102 };
const TEAM = 64_200;

const isRoot = process.getuid?.() === 0;
const SAVE_AS = fileURLToPath(new URL("./save-as.ts", import.meta.url));

interface Rights {
	readonly uid: number;
	readonly gid: number;
	readonly mode: number;
}

/** A draft of Ann's, in a folder with that mode. */
function annsDraft(rights: Partial<Rights>, folderMode: number): string {
	const folder = temporaryFolder();
	const path = join(folder, "a.pep.yaml");
	writeFileSync(path, draftWith("  title: Ann's"));
	const { uid, gid, mode } = { ...ANN, mode: 0o644, ...rights };
	chownSync(path, uid, gid);
	chmodSync(path, mode);
	chownSync(folder, ANN.uid, TEAM);
	chmodSync(folder, folderMode);
	return path;
}

/** Ben saves; gives the error message, empty if it worked. */
function benSaves(path: string, groups: readonly number[] = []): string {
	const ids = [BEN.uid, BEN.gid, ...groups].map(String);
	const args = ["--import", "tsx", SAVE_AS, path, "Ben's", ...ids];
	return execFileSync(process.execPath, args, { encoding: "utf8" });
}

function rightsOf(path: string): Rights {
	const { uid, gid, mode } = statSync(path);
	return { uid, gid, mode: mode & 0o7777 };
}

const titleIn = (path: string): unknown => sidesIn(readFileSync(path, "utf8")).answers.title;

describe.skipIf(!isRoot)("a draft of Ann's (skipped unless run by root, who alone can give files away)", () => {
	test("stays Ann's when root saves it", async () => {
		const path = annsDraft({ mode: 0o640 }, 0o755);
		await writeFileAtomically(path, draftWith("  title: Root's"));
		expect(rightsOf(path)).toEqual({ ...ANN, mode: 0o640 });
		expect(titleIn(path)).toBe("Root's");
	});

	test("that is world-writable becomes Ben's and stays world-writable", () => {
		const path = annsDraft({ mode: 0o666 }, 0o777);
		expect(benSaves(path)).toBe("");
		expect(titleIn(path)).toBe("Ben's");
		expect(rightsOf(path)).toEqual({ ...BEN, mode: 0o666 });
	});

	test("that is group-writable keeps its group, so that Ann can still write it", () => {
		const path = annsDraft({ gid: TEAM, mode: 0o660 }, 0o770);
		expect(benSaves(path, [TEAM])).toBe("");
		expect(titleIn(path)).toBe("Ben's");
		expect(rightsOf(path)).toEqual({ uid: BEN.uid, gid: TEAM, mode: 0o660 });
	});

	test("gives Ben's group no more access than everybody", () => {
		const path = annsDraft({ mode: 0o676 }, 0o777);
		expect(benSaves(path)).toBe("");
		expect(rightsOf(path)).toEqual({ ...BEN, mode: 0o666 });
	});

	test.each([
		[
			"that Ben may not write",
			{ mode: 0o644 },
			0o777,
			"a.pep.yaml: can't be written: permission denied by the file itself\n" +
				"  Ask its owner for write permission, or continue with a copy of your own.\n",
		],
		[
			"in a folder that Ben may not write",
			{ mode: 0o666 },
			0o755,
			"a.pep.yaml: can't be written: permission denied by its folder FOLDER, where a save puts a new file first\n" +
				"  Ask for write permission on the folder, or continue with a copy in one of your own.\n",
		],
		[
			"in a folder where each may replace only their own files",
			{ mode: 0o666 },
			0o1777,
			"a.pep.yaml: can't be written: permission denied by its folder FOLDER, where only its owner may replace it\n" +
				"  Continue with a copy in a folder of your own.\n",
		],
	])("stays unchanged if %s, and Ben gets advice", (_, rights, folderMode, words) => {
		const path = annsDraft(rights, folderMode);
		expect(benSaves(path)).toBe(words.replace("FOLDER", join(path, "..")));
		expect(titleIn(path)).toBe("Ann's");
		expect(rightsOf(path)).toEqual({ ...ANN, ...rights });
		expect(readdirSync(join(path, ".."))).toEqual(["a.pep.yaml"]);
	});
});
