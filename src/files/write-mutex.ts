/**
 * Between the last look at a file and putting another in its place nobody else may do the same: a small file beside it
 * says whose turn it is, for less than a blink. What a killed process leaves of it is taken away. Knows nothing of what
 * is written.
 */
import { randomBytes } from "node:crypto";
import { basename, dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { FileSystem } from "./file-system.ts";
import { isOver, machineMark, ownStart } from "./machine.ts";
import { MOST, NoFile } from "./read.ts";
import { codeOf } from "./system-error.ts";
import { temporaryName } from "./temporary-names.ts";
import { writeAll } from "./write-all.ts";

/** Milliseconds until it is tried again. */
const PAUSE = 5;
/** Milliseconds after which one that has not moved on is dead, wherever it runs: a turn takes a few. */
const DEAD = 5000;

const ENDING = ".turn.lock";

/** The turns of this process. */
const held = new Set<string>();

/** Runs it when it is this process's turn to write the file at `target`. Waits for others, but for none that is dead. */
export async function inTurn<T>(files: FileSystem, target: string, run: () => T): Promise<T> {
	const path = join(dirname(target), `.${basename(target)}${ENDING}`);
	const token = `${machineMark()} ${process.pid} ${randomBytes(8).toString("hex")} ${ownStart()}`;
	held.add(token);
	try {
		await taken(files, path, token);
		try {
			return run();
		} finally {
			if ((await holderOf(files, path)) === token) await files.unlink(path).catch(() => undefined);
		}
	} finally {
		held.delete(token);
	}
}

async function taken(files: FileSystem, path: string, token: string): Promise<void> {
	let last: string | undefined;
	let since = 0;
	while (!(await made(files, path, token))) {
		if (await isNoTurn(files, path)) {
			// Where even that can't be taken away, nobody has turns.
			if (!(await removed(files, path))) return;
			continue;
		}
		const holder = await holderOf(files, path);
		if (holder !== last) since = performance.now();
		last = holder;
		if (holder !== undefined && (isOverFor(holder) || performance.now() - since > DEAD))
			await clear(files, path, holder);
		else await setTimeout(PAUSE * (1 + Math.random()));
	}
}

/** False where it is someone's turn. Where no such file can be made, nobody waits: the write itself says what is wrong. */
async function made(files: FileSystem, path: string, token: string): Promise<boolean> {
	try {
		const file = await files.open(path, "wx", 0o644);
		const bytes = new TextEncoder().encode(token);
		try {
			await writeAll(file, bytes);
		} catch {
			await files.unlink(path).catch(() => undefined);
		} finally {
			await file.close();
		}
		return true;
	} catch (error) {
		return codeOf(error) !== "EEXIST";
	}
}

/** What the file says; undefined where it is gone. */
async function holderOf(files: FileSystem, path: string): Promise<string | undefined> {
	return files.readFile(path, MOST.note).then(
		(bytes) => new TextDecoder().decode(bytes),
		() => undefined,
	);
}

/** Whether a file with that name says whose turn it is. */
export function isTurn(name: string): boolean {
	return name.startsWith(".") && name.endsWith(ENDING);
}

/** Takes the file at `path` away where the process whose turn it was has ended, or, when it is old, in any case. */
export async function clearTurn(files: FileSystem, path: string, isOld: boolean): Promise<void> {
	const holder = await holderOf(files, path);
	if (holder !== undefined && (isOld || isOverFor(holder))) await clear(files, path, holder);
}

/** Something that nobody's turn is: a link, a folder, a device. Whoever laid it there would keep all saves waiting. */
async function isNoTurn(files: FileSystem, path: string): Promise<boolean> {
	if (
		await files.readlink(path).then(
			() => true,
			() => false,
		)
	)
		return true;
	try {
		files.readNow(path, MOST.note);
		return false;
	} catch (error) {
		return error instanceof NoFile;
	}
}

function removed(files: FileSystem, path: string): Promise<boolean> {
	return files.unlink(path).then(
		() => true,
		(error: unknown) => codeOf(error) === "ENOENT",
	);
}

/** Its process has ended, or it is this one's and was not taken away. */
function isOverFor(holder: string): boolean {
	const [mark = "", pid = "", , started = ""] = holder.split(" ");
	if (!/^\d+$/.test(pid)) return false;
	if (mark === machineMark() && Number(pid) === process.pid) return !held.has(holder);
	return isOver({ mark, pid: Number(pid), started });
}

/** Takes the file of that holder away, and no other: of several who find it dead only one gets it. */
async function clear(files: FileSystem, path: string, holder: string): Promise<void> {
	const aside = join(dirname(path), temporaryName());
	try {
		// While it was judged, its process may have ended well, and the turn be another's by now.
		if (new TextDecoder().decode(files.readNow(path, MOST.note)) !== holder) return;
		files.renameNow(path, aside);
	} catch {
		return;
	}
	// Someone has cleared it and taken the turn since: it is given back.
	if ((await holderOf(files, aside)) !== holder) await files.link(aside, path).catch(() => undefined);
	await files.unlink(aside).catch(() => undefined);
}
