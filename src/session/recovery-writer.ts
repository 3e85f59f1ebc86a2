/**
 * Keeps answers that the draft doesn't contain (yet) in a recovery file. Independent of screen and conversation; writes no
 * draft.
 */

import type { World } from "../cli/world.ts";
import type { LoadedDraft } from "../documents/load-draft.ts";
import { dropRecovery, type Recovery, recallRecovery, saveRecovery, unsavedChanges } from "../draft/recovery.ts";
import type { Snapshot } from "../proposal/merge-answers.ts";
import { isEqual, ownValue } from "../proposal/plain-data.ts";
import type { Answer, Answers } from "../proposal/types.ts";

type Offered = Map<string, Answer | undefined>;

export class RecoveryWriter {
	readonly #draft: LoadedDraft;
	readonly #env: World["env"];
	readonly #from: Recovery["from"];
	/** Recovered from an earlier session, and not yet decided on by the author. */
	readonly #offered: Offered;
	/** What this session found or wrote in the file; another session may have added to it. */
	#kept: Recovery | undefined;
	#isSafe = true;
	#pending: Promise<void> = Promise.resolve();

	/** `kept` is what was found at the start; the session offers the part that the draft lacks. */
	constructor(draft: LoadedDraft, env: World["env"], kept: Recovery | undefined) {
		this.#draft = draft;
		this.#env = env;
		this.#from = kept?.from ?? "session";
		this.#offered = new Map(kept && offeredBy(kept, draft));
		this.#kept = kept;
		// Otherwise answers that the draft already has would be offered again once someone else changes them.
		const { snapshot } = draft;
		if (kept && this.#offered.size === 0 && (kept.stage ?? snapshot.stage) === snapshot.stage)
			void this.keep(snapshot, snapshot);
	}

	/** The author has chosen between the recovered answer and the draft's. */
	decided(item: string): void {
		this.#offered.delete(item);
	}

	/** What may be written now: items that the author has not decided on stay as they are on disk. */
	writable({ stage, answers }: Snapshot, disk: Snapshot): Snapshot {
		if (this.#offered.size === 0) return { stage, answers };
		const entries = Object.entries(answers).filter(([id]) => !this.#offered.has(id));
		for (const id of this.#offered.keys()) {
			const there = ownValue(disk.answers, id);
			if (there !== undefined) entries.push([id, there]);
		}
		return { stage, answers: Object.fromEntries(entries) };
	}

	/** Resolves when no write is pending; false if some text could not be kept. */
	get finished(): Promise<boolean> {
		return this.#pending.then(() => this.#isSafe);
	}

	/** After a successful or failed save: keeps what the draft lacks; deletes the file if it lacks nothing. Sequential. */
	keep(mine: Snapshot, disk: Snapshot): Promise<void> {
		const kept = unsavedChanges(this.#draft.outline, this.#withOffered(mine), disk, this.#from);
		this.#pending = this.#pending.then(() => this.#keep(kept));
		return this.#pending;
	}

	async #keep(kept: Recovery | undefined): Promise<void> {
		this.#isSafe = true;
		if (!kept && !this.#kept) return;
		const { outline, path } = this.#draft;
		try {
			const all = this.#withOthers(kept, await recallRecovery(this.#env, path, outline));
			if (all) await saveRecovery(this.#env, path, outline, all);
			else await dropRecovery(this.#env, path);
			this.#kept = kept;
		} catch {
			this.#isSafe = kept === undefined;
			// The failed save has been reported; on exit, a copy is written wherever possible.
		}
	}

	/** Adds what other sessions wrote to the file: earlier ones, or one that took the draft over. */
	#withOthers(kept: Recovery | undefined, there: Recovery | undefined): Recovery | undefined {
		const own = this.#kept?.answers;
		const others = [...(there?.answers ?? [])].filter(([id, answer]) => !own?.has(id) || !isEqual(own.get(id), answer));
		if (!there || others.length === 0) return kept;
		return { ...(kept ?? { from: there.from }), answers: new Map([...others, ...(kept?.answers ?? [])]) };
	}

	#withOffered({ stage, answers }: Snapshot): Snapshot {
		const all: Record<string, Answer> = { ...answers };
		for (const [id, answer] of this.#offered) {
			if (answer === undefined) delete all[id];
			else all[id] = answer;
		}
		return { stage, answers: all satisfies Answers };
	}
}

/** The recovered answers that differ from the draft. */
function offeredBy(kept: Recovery, { outline, snapshot }: LoadedDraft): Offered {
	const answers: Record<string, Answer> = { ...snapshot.answers };
	for (const [id, answer] of kept.answers) {
		if (answer === undefined) delete answers[id];
		else answers[id] = answer;
	}
	return new Map(unsavedChanges(outline, { ...snapshot, answers }, snapshot)?.answers);
}
