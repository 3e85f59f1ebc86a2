/**
 * The only code that writes drafts: atomically, and never over another writer's changes. Merges answers item by item;
 * knows no YAML.
 */
import { replaceFile, type WriteOptions } from "../files/atomic-write.ts";
import { type FileSystem, REAL_FILES } from "../files/file-system.ts";
import { toWriteError, WriteError } from "../files/write-error.ts";
import type { Outline, Stage } from "../outline/types.ts";
import { type Acknowledged, type Conflict, mergeAnswers, type Snapshot } from "../proposal/merge-answers.ts";
import { isEqual, ownValue } from "../proposal/plain-data.ts";
import type { Answer, Answers } from "../proposal/types.ts";
import { snapshotOf } from "./answers.ts";
import { asSaved } from "./changes.ts";
import { type Format, type Merged, MergedFile } from "./merged-file.ts";
import { parseDraft } from "./parse.ts";
import { preparse, updateDraftInSteps } from "./update.ts";

export { WriteError };

/**
 * Replaces a file atomically; on failure the old one stays. Follows symbolic links; keeps the mode and, if permitted, the
 * owner. Messages call the file `file`, by default its path.
 * @throws WriteError
 */
export async function writeFileAtomically(
	path: string,
	text: string,
	{ file = path, ...options }: WriteOptions & { readonly file?: string } = {},
	files: FileSystem = REAL_FILES,
): Promise<void> {
	await replaceFile(files, path, text, options).catch((error: unknown) => {
		throw toWriteError(path, file, error);
	});
}

/** The result of a save or check: what others have changed in the file. */
export interface SaveResult {
	/**
	 * Answers that only others changed; undefined for removed ones. The session takes over those that the author has not
	 * started to change, and then calls `settle` with them.
	 */
	readonly theirs: Readonly<Record<string, Answer | undefined>>;
	/** The stage, if only others changed it. */
	readonly stage?: Stage;
	/** Their stage, if both sides changed it; the author's stays. */
	readonly overruled?: Stage;
	/** Items that both sides changed differently. The file contains theirs until `settle` is called for them. */
	readonly conflicts: readonly Conflict[];
}

interface Draft {
	/** The file. */
	readonly path: string;
	/** The file's name in messages. */
	readonly file: string;
	readonly outline: Outline;
	/** The text read from the file. */
	readonly text: string;
	/** Stage and answers in the text. */
	readonly snapshot: Snapshot;
}

/** The draft of one session. Saves run one after the other. */
export class DraftStore {
	readonly #outline: Outline;
	readonly #draft: MergedFile<Snapshot>;
	/** The common base of the author's answers and the file, item by item. */
	#base: Snapshot;
	/** The author's latest answers. */
	#mine: Snapshot;

	constructor({ outline, snapshot, ...draft }: Draft, files: FileSystem = REAL_FILES) {
		this.#outline = outline;
		this.#draft = new MergedFile({ ...draft, content: snapshot }, draftFormat(outline), files);
		this.#base = snapshot;
		this.#mine = snapshot;
	}

	/** Stage and answers in the file as last read or written. */
	get onDisk(): Snapshot {
		return this.#draft.onDisk.content;
	}

	/** The file's answers merged with the author's, which take precedence. */
	withAll(snapshot: Snapshot): Snapshot {
		const mine = asSaved(this.#outline, snapshot);
		const { merged, conflicts } = mergeAnswers(this.#base, mine, this.onDisk);
		return conflicts.reduce((all, { item }) => withAnswerOf(all, item, ownValue(mine.answers, item)), merged);
	}

	/** Does the preparations of the first save ahead of time. Doesn't touch the draft. */
	getReady(): void {
		void this.#draft.sweep();
		preparse(this.#draft.onDisk.text, this.#draft.file);
	}

	/**
	 * Writes the author's answers, merged with others' changes since. A deleted file is recreated. On failure the file stays
	 * unchanged, and the next save tries again.
	 * @throws WriteError
	 */
	save(snapshot: Snapshot): Promise<SaveResult> {
		return this.#draft.enqueue(() => {
			this.#mine = asSaved(this.#outline, snapshot);
			return this.#draft.save((theirs) => this.#merge(this.#mine, theirs));
		});
	}

	/**
	 * Others' changes since the last check, compared with the author's latest answers or with `snapshot`; undefined if there
	 * are none. Writes nothing, and reads the file only if its stamp has changed, so it may be called often.
	 * @throws InputError if the file is no longer a draft, Error if it is gone; each once
	 */
	check(snapshot?: Snapshot): Promise<SaveResult | undefined> {
		return this.#draft.enqueue(async () => {
			if (!(await this.#draft.check())) return undefined;
			if (snapshot) this.#mine = asSaved(this.#outline, snapshot);
			const { fromTheirs, conflicts, merged } = mergeAnswers(this.#base, this.#mine, this.onDisk);
			const hasChanges = fromTheirs.length > 0 || conflicts.length > 0 || merged.stage !== this.#mine.stage;
			return hasChanges ? this.#result(merged, fromTheirs, conflicts) : undefined;
		});
	}

	/**
	 * Marks others' changes as seen by the author, whose later answers to these items then take precedence. Waits for
	 * earlier saves and checks, which were started before the author had seen them.
	 */
	settle(seen: Acknowledged): void {
		void this.#draft.enqueue(() => {
			const { stage = this.#base.stage, answers } = seen;
			const there = Object.entries(answers).filter((entry): entry is [string, Answer] => entry[1] !== undefined);
			const clean = asSaved(this.#outline, { stage, answers: Object.fromEntries(there) });
			const settled = Object.keys(answers).reduce(
				(base, item) => withAnswerOf(base, item, ownValue(clean.answers, item)),
				this.#base,
			);
			this.#base = { ...settled, stage };
		});
	}

	#merge(mine: Snapshot, theirs: Snapshot): Merged<Snapshot, SaveResult> {
		const base = this.#base;
		const { merged, fromTheirs, conflicts } = mergeAnswers(base, mine, theirs);
		const overruled = new Set([base.stage, mine.stage, theirs.stage]).size === 3 ? theirs.stage : undefined;
		return {
			content: merged,
			result: { ...this.#result(merged, fromTheirs, conflicts), ...(overruled && { overruled }) },
			accept: () => {
				this.#base = advanceBase(this.#base, mine, merged);
			},
		};
	}

	#result(merged: Snapshot, fromTheirs: readonly string[], conflicts: readonly Conflict[]): SaveResult {
		const theirs = Object.fromEntries(fromTheirs.map((item) => [item, ownValue(merged.answers, item)]));
		const stage = merged.stage === this.#mine.stage ? {} : { stage: merged.stage };
		return { theirs, ...stage, conflicts };
	}
}

function draftFormat(outline: Outline): Format<Snapshot> {
	return {
		noun: "draft",
		parse: (text, file) => snapshotOf(parseDraft(text, file), outline),
		update: ({ text, content }, to, file) => updateDraftInSteps(text, outline, content, to, file),
	};
}

/** The base, updated where the author's answers and the file agree. */
function advanceBase(base: Snapshot, mine: Snapshot, file: Snapshot): Snapshot {
	const items = new Set([base, mine, file].flatMap(({ answers }) => Object.keys(answers)));
	let moved = mine.stage === file.stage ? { ...base, stage: file.stage } : base;
	for (const item of items) {
		const answer = ownValue(file.answers, item);
		if (isEqual(ownValue(mine.answers, item), answer)) moved = withAnswerOf(moved, item, answer);
	}
	return moved;
}

function withAnswerOf(snapshot: Snapshot, item: string, answer: Answer | undefined): Snapshot {
	if (ownValue(snapshot.answers, item) === answer) return snapshot;
	const others = Object.entries(snapshot.answers).filter(([id]) => id !== item);
	const answers: Answers = Object.fromEntries(answer === undefined ? others : [...others, [item, answer]]);
	return { ...snapshot, answers };
}
