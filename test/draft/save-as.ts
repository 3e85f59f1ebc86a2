/**
 * Saves a draft in a process of its own: `save-as.ts DRAFT TITLE`. As another user: `save-as.ts DRAFT TITLE UID GID
 * [GROUP…]`, started by root, who gives up all rights first. Prints what went wrong, nothing where it was saved.
 */
import { readFileSync } from "node:fs";
import { DraftStore } from "../../src/draft/store.ts";
import { OUTLINE, sides, sidesIn } from "./fixture.ts";

const [path = "", title = "", ...ids] = process.argv.slice(2);
const [uid = 0, gid = 0, ...groups] = ids.map(Number);
if (ids.length > 0) {
	process.setgroups?.(groups);
	process.setgid?.(gid);
	process.setuid?.(uid);
}

const text = readFileSync(path, "utf8");
const store = new DraftStore({ path, file: "a.pep.yaml", text, outline: OUTLINE, snapshot: sidesIn(text) });
await store.save(sides({ title })).catch((error: Error) => console.log(error.message));
