/** A disk that is really full, where one can be made: the draft stays unchanged, and the error says what to do. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { DraftStore } from "../../src/draft/store.ts";
import { temporaryFolder } from "./files.ts";
import { draftWith, OUTLINE, sides, sidesIn } from "./fixture.ts";

/** A file system of 64 KiB; undefined where none may be mounted. */
function smallDisk(): string | undefined {
	const path = join(temporaryFolder(), "disk");
	mkdirSync(path);
	try {
		execFileSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", path], { stdio: "ignore" });
	} catch {
		return undefined;
	}
	onTestFinished(() => {
		execFileSync("umount", [path]);
	});
	return path;
}

test("a full disk loses nothing", async (context) => {
	const disk = smallDisk();
	if (disk === undefined) return context.skip();
	const path = join(disk, "a.pep.yaml");
	const text = draftWith("  title: a");
	writeFileSync(path, text);
	const store = new DraftStore({ path, file: "a.pep.yaml", text, outline: OUTLINE, snapshot: sidesIn(text) });
	const save = store.save(sides({ title: "a", summary: "long ".repeat(40_000) }));
	await expect(save).rejects.toThrow(/a\.pep\.yaml: no space left on the disk\n {2}Free some space/);
	expect(readFileSync(path, "utf8")).toBe(text);
	expect(readdirSync(disk)).toEqual(["a.pep.yaml"]);
	await store.save(sides({ title: "b" }));
	expect(sidesIn(readFileSync(path, "utf8")).answers.title).toBe("b");
});
