import { linkSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { FileTooLarge, MAX_BYTES, NotARegularFile, readNow, readTextIfAny } from "../../src/files/read.ts";
import { expectCpuTime } from "../cpu-time.ts";
import { temporaryFolder } from "../draft/files.ts";
import { NO_FILES } from "./no-files.ts";

test("reads a whole file, also through links", () => {
	const folder = temporaryFolder();
	const path = join(folder, "a");
	const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, at) => at % 251));
	writeFileSync(path, bytes);
	symlinkSync("a", join(folder, "link"));
	linkSync(path, join(folder, "hard"));
	for (const name of ["a", "link", "hard"]) expect(readNow(join(folder, name)).equals(bytes), name).toBe(true);
});

test("reads no bytes from an empty file", () => {
	const path = join(temporaryFolder(), "a");
	writeFileSync(path, "");
	expect(readNow(path).length).toBe(0);
});

test.runIf(process.platform === "linux")("reads a system file that reports no length", () => {
	expect(readNow("/proc/cpuinfo").toString()).toContain("processor");
	expect(() => readNow("/proc/cpuinfo", 10)).toThrow(FileTooLarge);
});

test("reads a file of exactly the limit, and refuses one byte more before reading", () => {
	const path = join(temporaryFolder(), "a");
	writeFileSync(path, "x".repeat(100));
	expect(readNow(path, 100).length).toBe(100);
	expect(() => readNow(path, 99)).toThrow(FileTooLarge);
});

test("formats the limit in a fitting unit", () => {
	expect(new FileTooLarge(MAX_BYTES.document).message).toBe("is larger than 16 MiB");
	expect(new FileTooLarge(MAX_BYTES.note).message).toBe("is larger than 64 KiB");
});

describe("refuses anything but a file at once", () => {
	test.each(Object.entries(NO_FILES))("%s", async (words, make) => {
		const path = join(temporaryFolder(), "a");
		await make(path);
		expectCpuTime(500, () => {
			expect(() => readNow(path)).toThrow(NotARegularFile);
			expect(() => readNow(path)).toThrow(words);
			expect(readTextIfAny(path)).toBeUndefined();
		});
	});

	test("a link to one as well", async () => {
		const folder = temporaryFolder();
		await NO_FILES["is a named pipe, not a file"]?.(join(folder, "pipe"));
		symlinkSync("pipe", join(folder, "link"));
		expect(() => readNow(join(folder, "link"))).toThrow("is a named pipe, not a file");
	});
});

test("passes on the file system's errors", () => {
	const folder = temporaryFolder();
	symlinkSync("round", join(folder, "round"));
	expect(() => readNow(join(folder, "none"))).toThrow(expect.objectContaining({ code: "ENOENT" }));
	expect(() => readNow(join(folder, "round"))).toThrow(expect.objectContaining({ code: "ELOOP" }));
});

test("accepts text only in UTF-8", () => {
	const path = join(temporaryFolder(), "a");
	writeFileSync(path, "Größe");
	expect(readTextIfAny(path)).toBe("Größe");
	writeFileSync(path, Buffer.from([0xff, 0xfe, 0x41]));
	expect(readTextIfAny(path)).toBeUndefined();
	expect(readFileSync(path).length).toBe(3);
});
