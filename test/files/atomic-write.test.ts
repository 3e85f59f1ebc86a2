/** A file is the old one or the new one, whatever happens while it is written. */
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, lstatSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { WriteError, writeFileAtomically } from "../../src/draft/store.ts";
import { type FileSystem, REAL_FILES } from "../../src/files/file-system.ts";
import { faultyFiles, leftBehind, temporaryFolder } from "../draft/files.ts";
import { eventually } from "../eventually.ts";

const OLD = "old\n".repeat(3000);
const NEW = "new 中\n".repeat(2000);

async function failureOf(run: Promise<unknown>): Promise<Error> {
	const error = await run.then(
		() => undefined,
		(failed: unknown) => failed,
	);
	expect(error).toBeInstanceOf(WriteError);
	return error as Error;
}

/** How many calls one write takes. */
async function callsOf(options: { exclusive?: boolean }, old: string | undefined): Promise<readonly string[]> {
	const path = join(temporaryFolder(), "a.pep.yaml");
	if (old !== undefined) writeFileSync(path, old);
	const { files, calls } = faultyFiles();
	await writeFileAtomically(path, NEW, options, files);
	return calls;
}

describe("with one call that fails", () => {
	test.each(["EIO", "ENOSPC", "EDQUOT", "EACCES", "EROFS", "EMFILE", "ENOENT"])("with %s", async (code) => {
		const calls = await callsOf({}, OLD);
		expect(calls).toContain("file.sync");
		for (let at = 1; at <= calls.length; at++) {
			const folder = temporaryFolder();
			const path = join(folder, "a.pep.yaml");
			writeFileSync(path, OLD);
			const result = await writeFileAtomically(path, NEW, {}, faultyFiles({ at, code }).files).then(
				() => "written",
				(error: unknown) => error,
			);
			const now = readFileSync(path, "utf8");
			expect([OLD, NEW]).toContain(now);
			if (result === "written") expect(now).toBe(NEW);
			else expect(result).toBeInstanceOf(WriteError);
			expect(leftBehind(folder), `${calls[at - 1]} fails`).toEqual([]);
		}
	});

	test("leaves nothing while a new file is made", async () => {
		for (const options of [{}, { exclusive: true }]) {
			const calls = await callsOf(options, undefined);
			for (let at = 1; at <= calls.length; at++) {
				const folder = temporaryFolder();
				const path = join(folder, "a.pep.yaml");
				const result = await writeFileAtomically(path, NEW, options, faultyFiles({ at, code: "EIO" }).files).catch(
					(e) => e,
				);
				const now = await REAL_FILES.readFile(path).then(String, () => "");
				expect(["", NEW]).toContain(now);
				if (result === undefined) expect(now).toBe(NEW);
				if (calls[at - 1] !== "unlink") expect(leftBehind(folder), `${calls[at - 1]} fails`).toEqual([]);
			}
		}
	});
});

test("keeps the file whole if every call fails from some point on, as in a crash", async () => {
	const calls = await callsOf({}, OLD);
	for (let at = 1; at <= calls.length; at++) {
		const path = join(temporaryFolder(), "a.pep.yaml");
		writeFileSync(path, OLD);
		await writeFileAtomically(path, NEW, {}, faultyFiles({ at, code: "EIO", andAllAfter: true }).files).catch(
			() => undefined,
		);
		expect([OLD, NEW]).toContain(readFileSync(path, "utf8"));
	}
});

test("continues partial writes; an empty write is an error", async () => {
	const path = join(temporaryFolder(), "a.pep.yaml");
	const taking = (most: number): FileSystem => ({
		...REAL_FILES,
		open: async (...given) => {
			const file = await REAL_FILES.open(...given);
			const write: typeof file.write = (bytes, offset, length) =>
				most === 0 ? Promise.resolve({ bytesWritten: 0 }) : file.write(bytes, offset, Math.min(most, length));
			return { ...bound(file), write };
		},
	});
	await writeFileAtomically(path, NEW, {}, taking(777));
	expect(readFileSync(path, "utf8")).toBe(NEW);
	await failureOf(writeFileAtomically(path, OLD, {}, taking(0)));
	expect(readFileSync(path, "utf8")).toBe(NEW);
});

function bound(file: Awaited<ReturnType<FileSystem["open"]>>): typeof file {
	return {
		write: (bytes, offset, length) => file.write(bytes, offset, length),
		stat: () => file.stat(),
		chown: (uid, gid) => file.chown(uid, gid),
		chmod: (mode) => file.chmod(mode),
		sync: () => file.sync(),
		close: () => file.close(),
	};
}

test("syncs the bytes to disk before the rename, and the rename before it ends", async () => {
	const calls = await callsOf({}, OLD);
	const at = (name: string): number => calls.indexOf(name);
	expect(at("file.write")).toBeLessThan(at("file.sync"));
	expect(at("file.sync")).toBeLessThan(at("renameNow"));
	expect(calls.lastIndexOf("file.sync")).toBeGreaterThan(at("renameNow"));
});

test("accepts a folder that can't be synced", async () => {
	const calls = await callsOf({}, OLD);
	const path = join(temporaryFolder(), "a.pep.yaml");
	for (const code of ["EINVAL", "EISDIR", "EPERM", "ENOTSUP"])
		await writeFileAtomically(path, NEW, {}, faultyFiles({ at: calls.lastIndexOf("file.sync") + 1, code }).files);
	expect(readFileSync(path, "utf8")).toBe(NEW);
});

describe("stays unchanged:", () => {
	test("the mode", async () => {
		const path = join(temporaryFolder(), "a.pep.yaml");
		writeFileSync(path, OLD);
		for (const mode of [0o600, 0o640, 0o664, 0o666]) {
			chmodSync(path, mode);
			await writeFileAtomically(path, NEW);
			expect(statSync(path).mode & 0o7777).toBe(mode);
		}
	});

	test("the owner, if permitted", async () => {
		const path = join(temporaryFolder(), "a.pep.yaml");
		writeFileSync(path, OLD);
		const owners: number[][] = [];
		const stat: FileSystem["stat"] = async (file) =>
			Object.assign(await REAL_FILES.stat(file), { uid: 4242, gid: 4343 });
		const open: FileSystem["open"] = async (...given) => {
			const file = bound(await REAL_FILES.open(...given));
			const chown = async (...owner: number[]): Promise<void> => {
				owners.push(owner);
				throw Object.assign(new Error("EPERM"), { code: "EPERM" });
			};
			return { ...file, chown };
		};
		await writeFileAtomically(path, NEW, {}, { ...REAL_FILES, stat, open });
		expect(owners).toEqual([
			[4242, 4343],
			[process.getuid?.(), 4343],
		]);
		expect(readFileSync(path, "utf8")).toBe(NEW);
	});

	test("a symbolic link, also a dangling one", async () => {
		const folder = temporaryFolder();
		mkdirSync(join(folder, "real"));
		symlinkSync(join("real", "b.yaml"), join(folder, "link"));
		symlinkSync("link", join(folder, "a.pep.yaml"));
		for (const text of [OLD, NEW]) {
			await writeFileAtomically(join(folder, "a.pep.yaml"), text);
			expect(readFileSync(join(folder, "real", "b.yaml"), "utf8")).toBe(text);
			expect(lstatSync(join(folder, "a.pep.yaml")).isSymbolicLink()).toBe(true);
		}
	});

	test("a file that is not regular", async () => {
		await writeFileAtomically("/dev/null", NEW);
		expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
	});
});

test("creates a new file with the requested mode", async () => {
	const path = join(temporaryFolder(), "a.pep.yaml");
	await writeFileAtomically(path, NEW, { mode: 0o600 });
	expect(statSync(path).mode & 0o7777).toBe(0o600);
});

describe("exclusive", () => {
	test("never replaces a file or a link", async () => {
		const folder = temporaryFolder();
		const path = join(folder, "a.pep.yaml");
		await writeFileAtomically(path, OLD, { exclusive: true });
		expect((await failureOf(writeFileAtomically(path, NEW, { exclusive: true }))).message).toContain("already exists");
		symlinkSync("nowhere", join(folder, "link"));
		await failureOf(writeFileAtomically(join(folder, "link"), NEW, { exclusive: true }));
		expect(readFileSync(path, "utf8")).toBe(OLD);
		expect(leftBehind(folder)).toEqual([]);
	});

	test("works without hard links", async () => {
		const path = join(temporaryFolder(), "a.pep.yaml");
		const link = (): Promise<void> => Promise.reject(Object.assign(new Error("no"), { code: "EPERM" }));
		await writeFileAtomically(path, NEW, { exclusive: true }, { ...REAL_FILES, link });
		expect(readFileSync(path, "utf8")).toBe(NEW);
		await failureOf(writeFileAtomically(path, OLD, { exclusive: true }, { ...REAL_FILES, link }));
	});
});

describe("error messages", () => {
	test("name the file, the reason and the fix", async () => {
		const folder = temporaryFolder();
		const missing = join(folder, "gone", "a.pep.yaml");
		expect((await failureOf(writeFileAtomically(missing, NEW, { file: "gone/a.pep.yaml" }))).message).toBe(
			`gone/a.pep.yaml: its folder ${join(folder, "gone")} doesn't exist\n  Make it with “mkdir -p ${join(folder, "gone")}”, then try again.`,
		);
		expect((await failureOf(writeFileAtomically(folder, NEW, { file: "x" }))).message).toBe(
			"x: is a folder, not a file\n  Name a file in it.",
		);
	});

	test("are also given for a read-only file, which a rename would bypass", async () => {
		const path = join(temporaryFolder(), "a.pep.yaml");
		writeFileSync(path, OLD);
		const access = (): Promise<void> => Promise.reject(Object.assign(new Error("no"), { code: "EACCES" }));
		const error = await failureOf(writeFileAtomically(path, NEW, {}, { ...REAL_FILES, access }));
		expect(error.message).toContain("permission denied");
		expect(error.name).toBe("WriteError");
		expect(readFileSync(path, "utf8")).toBe(OLD);
	});

	test.each([
		["ENOSPC", "no space left"],
		["EROFS", "read-only"],
		["EIO", "the disk reports an error"],
		["EWHATEVER", "EWHATEVER"],
	])("of %s", async (code, words) => {
		const path = join(temporaryFolder(), "a.pep.yaml");
		const open = (): Promise<never> => Promise.reject(Object.assign(new Error("no"), { code }));
		expect((await failureOf(writeFileAtomically(path, NEW, {}, { ...REAL_FILES, open }))).message).toContain(words);
	});
});

describe.runIf(process.platform !== "win32")("a pipe", () => {
	const pipe = (): string => {
		const path = join(temporaryFolder(), "pipe");
		execFileSync("sh", ["-c", 'mkfifo "$1"', "sh", path]);
		return path;
	};

	test("with a reader gets all of it", async () => {
		const path = pipe();
		const reader = spawn("cat", [path], { stdio: ["ignore", "pipe", "inherit"] });
		const read: Buffer[] = [];
		reader.stdout.on("data", (bytes: Buffer) => read.push(bytes));
		// Listened for from the start: the reader may be gone by the time that the writer hears of its own success.
		const closed = once(reader, "close");
		const text = "x".repeat(300_000);
		await eventually(() => writeFileAtomically(path, text));
		await closed;
		expect(Buffer.concat(read).toString() === text).toBe(true);
	});

	test("without a reader does not block", async () => {
		const error = await writeFileAtomically(pipe(), NEW, { file: "a.md" }).catch((failed: Error) => failed);
		expect((error as Error).message).toContain("a.md: can't be written: no such device, or nothing reads the pipe");
	});
});
