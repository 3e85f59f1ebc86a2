import { existsSync, mkdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { REAL_FILES } from "../../src/files/file-system.ts";
import { makeFolder } from "../../src/files/folder.ts";
import { temporaryFolder } from "../draft/files.ts";

test("creates a folder with its parents, with the given mode", async () => {
	const folder = temporaryFolder();
	await makeFolder(join(folder, "a/b/c"), 0o700);
	for (const name of ["a", "a/b", "a/b/c"]) expect(statSync(join(folder, name)).mode & 0o777, name).toBe(0o700);
});

test("leaves an existing one unchanged, also through a link", async () => {
	const folder = temporaryFolder();
	mkdirSync(join(folder, "a"), { mode: 0o755 });
	symlinkSync("a", join(folder, "link"));
	await makeFolder(join(folder, "a"), 0o700);
	await makeFolder(join(folder, "link/b"), 0o700);
	expect(statSync(join(folder, "a")).mode & 0o777).toBe(0o755);
	expect(existsSync(join(folder, "a/b"))).toBe(true);
});

test("reports a file in its place, or above it", async () => {
	const folder = temporaryFolder();
	writeFileSync(join(folder, "a"), "");
	await expect(makeFolder(join(folder, "a"))).rejects.toMatchObject({ code: "EEXIST" });
	await expect(makeFolder(join(folder, "a/b"))).rejects.toMatchObject({ code: "ENOTDIR" });
});

test("tries at most twice if the system keeps reporting a missing parent", async () => {
	const tried: string[] = [];
	const mkdir = async (path: string): Promise<never> => {
		tried.push(path);
		throw Object.assign(new Error("ENOENT"), { code: "ENOENT" });
	};
	await expect(makeFolder("/nowhere/a/b/c", 0o700, { ...REAL_FILES, mkdir })).rejects.toMatchObject({ code: "ENOENT" });
	for (const path of tried) expect(tried.filter((each) => each === path).length).toBeLessThanOrEqual(2);
	expect(tried.length).toBeLessThan(10);
});

test.runIf(process.platform === "linux")("terminates below /proc", async () => {
	await expect(makeFolder("/proc/nowhere/a/b")).rejects.toMatchObject({ code: "ENOENT" });
});

test("succeeds for two processes that create the same folder", async () => {
	const path = join(temporaryFolder(), "a/b/c/d");
	await Promise.all(Array.from({ length: 8 }, () => makeFolder(path)));
	expect(existsSync(path)).toBe(true);
});
