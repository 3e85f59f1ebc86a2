/**
 * Saves a session's answers: into the draft, merged with others' changes, and into the recovery file until they are there.
 * Independent of screen and conversation.
 */
import { hostname } from "node:os";
import type { World } from "../cli/world.ts";
import type { LoadedDraft } from "../documents/load-draft.ts";
import type { Journal } from "../draft/journal.ts";
import { type DraftLock, HEARTBEAT } from "../draft/lock.ts";
import type { Recovery } from "../draft/recovery.ts";
import { sweepStateFolder } from "../draft/state-folder.ts";
import { DraftStore, type SaveResult } from "../draft/store.ts";
import type { EffectHandlers } from "../wizard/session.ts";
import type { ExternalChanges } from "../wizard/types.ts";
import { holderWords } from "./open-session.ts";
import { RecoveryWriter } from "./recovery-writer.ts";

export interface SavingOptions {
	/** Answers recovered from an earlier session. */
	readonly kept?: Recovery | undefined;
	/** Absent in a read-only session. */
	readonly lock?: DraftLock | undefined;
	/** Keeps every key until it is saved. */
	readonly journal?: Journal | undefined;
}

export interface Saving
	extends Pick<EffectHandlers, "saveDraft" | "checkDraft" | "settle" | "record" | "recordUnfinished"> {
	/** Resolves when no write is pending; false if some text could not be kept. */
	finished(): Promise<boolean>;
}

/** Milliseconds after which the first frame is painted, and the author has hardly typed yet. */
const IDLE_DELAY = 300;

/** The handlers that save one session's draft. */
export function sessionSaving(draft: LoadedDraft, world: World, { kept, lock, journal }: SavingOptions): Saving {
	const { path, file, outline, parsed, snapshot } = draft;
	const store = new DraftStore({ path, file, outline, text: parsed.text, snapshot });
	const keeping = new RecoveryWriter(draft, world.env, kept);
	const taken = takenOnce(lock, world);
	const getReady = (): void => {
		store.getReady();
		void sweepStateFolder(world.env);
	};
	const ready = setTimeout(getReady, IDLE_DELAY).unref();
	const beats = setInterval(() => void lock?.beat(), HEARTBEAT).unref();
	return {
		async saveDraft({ stage, answers }) {
			const mine = { stage, answers };
			const covered = journal?.end() ?? 0;
			// Excludes what only others changed. What the author decides during the save isn't in the draft yet.
			const keep = async () => {
				void keeping.keep(store.withAll(mine), store.onDisk);
				if (await keeping.finished) journal?.drop(covered);
			};
			const saved = await store.save(keeping.writable(mine, store.onDisk)).catch((error: unknown) => {
				// The failure is reported without waiting for the copy.
				void keep();
				throw error;
			});
			// Answers that await a decision count as saved, too, because they are kept by then.
			await keep();
			return externalChanges(saved, await taken());
		},
		async checkDraft(mine) {
			const found = await store.check(keeping.writable(mine, store.onDisk));
			return externalChanges(found, await taken());
		},
		settle(seen) {
			for (const item of Object.keys(seen.answers)) keeping.decided(item);
			store.settle(seen);
		},
		record: (before, after, isOwn) => journal?.record(before, after, isOwn),
		recordUnfinished: (before, after) => journal?.recordUnfinished(before, after),
		finished() {
			clearTimeout(ready);
			clearInterval(beats);
			journal?.close();
			return keeping.finished;
		},
	};
}

/** Who has taken the draft over; reported once. */
function takenOnce(lock: DraftLock | undefined, world: World): () => Promise<string | undefined> {
	let isTold = false;
	return async () => {
		const holder = isTold ? undefined : await lock?.takenBy();
		if (!holder) return undefined;
		isTold = true;
		return holderWords(holder, { host: hostname(), now: () => world.now().getTime() });
	};
}

/** What the session must know; undefined if nothing. */
function externalChanges(saved: SaveResult | undefined, taken: string | undefined): ExternalChanges | undefined {
	const { theirs = {}, conflicts = [], ...stages } = saved ?? {};
	const told = { ...stages, ...(taken !== undefined && { taken }) };
	const isNothing = [conflicts, Object.keys(theirs), Object.keys(told)].every(({ length }) => length === 0);
	return isNothing ? undefined : { theirs, conflicts, ...told };
}
