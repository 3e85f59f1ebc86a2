/**
 * The files that a save makes beside its target, and what becomes of them when it is killed: their names tell who made
 * them, so that the dead are cleared away and nobody's live one is. Knows nothing of what is in them.
 */
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { type FileSystem, REAL_FILES } from "./file-system.ts";
import { isAlive, machineMark } from "./machine.ts";

const NAME = /^\.pep-wizard-(?:([0-9a-f]{8})-(\d{1,10})-)?[0-9a-f]{16,24}\.tmp$/;

/** Milliseconds after which one is dead whoever made it: a save takes less than a second, clocks differ by hours at most. */
const DEAD = 24 * 3_600_000;

/** A name that no other has, for a file of this process. */
export function temporaryName(): string {
	return `.pep-wizard-${machineMark()}-${process.pid}-${randomBytes(8).toString("hex")}.tmp`;
}

/**
 * Clears the folder of what saves left behind that were killed: those of processes of this machine that have ended, and
 * all that are older than a day. Never fails.
 */
export async function sweepLeftovers(
	folder: string,
	files: FileSystem = REAL_FILES,
	now: number = Date.now(),
): Promise<void> {
	const names = await files.readdir(folder).catch(() => []);
	for (const name of names) {
		const path = join(folder, name);
		if (NAME.test(name) && (await isDead(name, path, files, now))) await files.unlink(path).catch(() => undefined);
	}
}

async function isDead(name: string, path: string, files: FileSystem, now: number): Promise<boolean> {
	const [, mark, pid] = NAME.exec(name) ?? [];
	if (mark === machineMark() && !isAlive(Number(pid))) return true;
	const facts = await files.stat(path).catch(() => undefined);
	if (!facts?.isFile()) return false;
	return now - facts.mtimeMs > DEAD;
}
