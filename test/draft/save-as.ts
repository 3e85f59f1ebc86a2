/**
 * Saves a draft in a process of its own: `save-as.ts DRAFT TITLE`. As another user: `save-as.ts DRAFT TITLE UID GID
 * [GROUP…]`, started by root, who gives up all rights first. Prints what went wrong, nothing where it was saved. With
 * `PEP_TEST_UNLESS_LOCKED` set, prints `locked` where it would have to wait for another process, and ends.
 */
import { readFileSync } from "node:fs";
import { DraftStore } from "../../src/draft/store.ts";
import { type FileSystem, REAL_FILES } from "../../src/files/file-system.ts";
import { OUTLINE, sides, sidesIn } from "./fixture.ts";

const [path = "", title = "", ...ids] = process.argv.slice(2);
const [uid = 0, gid = 0, ...groups] = ids.map(Number);
if (ids.length > 0) {
	process.setgroups?.(groups);
	process.setgid?.(gid);
	process.setuid?.(uid);
}

/** Files that end the process where it finds the lock of another one. */
const unlessLocked: FileSystem = {
	...REAL_FILES,
	open: (file, ...options) =>
		REAL_FILES.open(file, ...options).catch((error: NodeJS.ErrnoException) => {
			if (error.code !== "EEXIST" || !String(file).endsWith(".turn.lock")) throw error;
			console.log("locked");
			process.exit();
		}),
};

const text = readFileSync(path, "utf8");
const files = process.env.PEP_TEST_UNLESS_LOCKED === undefined ? REAL_FILES : unlessLocked;
const store = new DraftStore({ path, file: "a.pep.yaml", text, outline: OUTLINE, snapshot: sidesIn(text) }, files);
await store.save(sides({ title })).catch((error: Error) => console.log(error.message));
