/**
 * The only code that writes drafts: whole or not at all, and never over what someone else wrote. Knows no YAML.
 */
import type { Outline, Stage } from "../outline/types.ts";
import type { Conflict, Sides } from "../proposal/merge.ts";
import type { Answer } from "../proposal/types.ts";

/** Could not write (exit code 4). Its message is ready for people: the file, why, and what to do. */
export class WriteError extends Error {}

export interface WriteOptions {
	/** Fails where there is a file already. */
	readonly exclusive?: boolean;
	/** Mode of a new file; what the user's umask leaves of 0666 without it. */
	readonly mode?: number;
}

/**
 * Writes a file whole: on any failure the old one is there as it was. A symbolic link is followed; mode and, where
 * allowed, owner stay.
 * @throws WriteError
 */
export async function writeWhole(_path: string, _text: string, _options: WriteOptions = {}): Promise<void> {
	throw new Error("not built yet");
}

/** What others changed in the file since. */
export interface Saved {
	/** Answers that someone else changed and the author didn't; undefined for removed ones. */
	readonly theirs: Readonly<Record<string, Answer | undefined>>;
	/** The stage, where someone else changed it and the author didn't. */
	readonly stage?: Stage;
	/** Items that both changed differently; the file holds theirs. */
	readonly conflicts: readonly Conflict[];
}

/** The file of one session. */
export class DraftStore {
	/** `text` and `sides` are what was read from `path`; messages call it `file`. */
	constructor(_draft: {
		readonly path: string;
		readonly file: string;
		readonly text: string;
		readonly outline: Outline;
		readonly sides: Sides;
	}) {
		throw new Error("not built yet");
	}

	/** Writes the author's answers, joined with what others wrote since. Waits for saves before it. @throws WriteError */
	save(_sides: Sides): Promise<Saved> {
		throw new Error("not built yet");
	}

	/** What others changed since the last look, without writing; undefined for nothing. @throws InputError */
	check(): Promise<Saved | undefined> {
		throw new Error("not built yet");
	}

	/** The author has seen what others wrote for this item: from now on what the author gives for it counts. */
	settle(_item: string): void {
		throw new Error("not built yet");
	}
}
