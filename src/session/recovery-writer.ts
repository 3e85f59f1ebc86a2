/**
 * Where the answers of a session are while the draft doesn't hold them: a recovery file. Knows neither screen nor
 * conversation, and writes no draft.
 */

import type { World } from "../cli/world.ts";
import type { LoadedDraft } from "../documents/load-draft.ts";
import { beyond, dropRecovery, type Kept, keepRecovery, recallRecovery } from "../draft/recovery.ts";
import { type Sides, same } from "../proposal/merge-answers.ts";
import { ownValue } from "../proposal/own-value.ts";
import type { Answer, Answers } from "../proposal/types.ts";

type Offered = Map<string, Answer | undefined>;

export class RecoveryWriter {
	readonly #draft: LoadedDraft;
	readonly #env: World["env"];
	readonly #from: Kept["from"];
	/** Kept from another time, and not decided by the author yet. */
	readonly #offered: Offered;
	/** What this session found or has put into the file; another one may have put more there. */
	#kept: Kept | undefined;
	#isSafe = true;
	#turn: Promise<void> = Promise.resolve();

	/** `kept` is what was found on starting; the session offers what of it the draft lacks. */
	constructor(draft: LoadedDraft, env: World["env"], kept: Kept | undefined) {
		this.#draft = draft;
		this.#env = env;
		this.#from = kept?.from ?? "session";
		this.#offered = new Map(kept && offeredBy(kept, draft));
		this.#kept = kept;
		// What the draft says already would be offered once more when someone else has changed it.
		const { sides } = draft;
		if (kept && this.#offered.size === 0 && (kept.stage ?? sides.stage) === sides.stage) void this.keep(sides, sides);
	}

	/** The author has decided between what was offered for this item and what the draft says. */
	decided(item: string): void {
		this.#offered.delete(item);
	}

	/** What may be written now: items that the author has not decided stay as they are on the disk. */
	writable({ stage, answers }: Sides, disk: Sides): Sides {
		if (this.#offered.size === 0) return { stage, answers };
		const entries = Object.entries(answers).filter(([id]) => !this.#offered.has(id));
		for (const id of this.#offered.keys()) {
			const there = ownValue(disk.answers, id);
			if (there !== undefined) entries.push([id, there]);
		}
		return { stage, answers: Object.fromEntries(entries) };
	}

	/** Resolves when nothing is being kept or dropped any more; false where words are kept nowhere. */
	get finished(): Promise<boolean> {
		return this.#turn.then(() => this.#isSafe);
	}

	/** After a save, or one that failed: keeps what the draft lacks, and nothing where it holds all. One after the other. */
	keep(mine: Sides, disk: Sides): Promise<void> {
		const kept = beyond(this.#draft.outline, this.#withOffered(mine), disk, this.#from);
		this.#turn = this.#turn.then(() => this.#keep(kept));
		return this.#turn;
	}

	async #keep(kept: Kept | undefined): Promise<void> {
		this.#isSafe = true;
		if (!kept && !this.#kept) return;
		const { outline, path } = this.#draft;
		try {
			const all = this.#withOthers(kept, await recallRecovery(this.#env, path, outline));
			if (all) await keepRecovery(this.#env, path, outline, all);
			else await dropRecovery(this.#env, path);
			this.#kept = kept;
		} catch {
			this.#isSafe = kept === undefined;
			// What failed to be saved is told already; on leaving, a copy is written wherever that can be done.
		}
	}

	/** With what a session has put there that had the draft before, or has taken it over. */
	#withOthers(kept: Kept | undefined, there: Kept | undefined): Kept | undefined {
		const own = this.#kept?.answers;
		const others = [...(there?.answers ?? [])].filter(([id, answer]) => !own?.has(id) || !same(own.get(id), answer));
		if (!there || others.length === 0) return kept;
		return { ...(kept ?? { from: there.from }), answers: new Map([...others, ...(kept?.answers ?? [])]) };
	}

	#withOffered({ stage, answers }: Sides): Sides {
		const all: Record<string, Answer> = { ...answers };
		for (const [id, answer] of this.#offered) {
			if (answer === undefined) delete all[id];
			else all[id] = answer;
		}
		return { stage, answers: all satisfies Answers };
	}
}

/** Without what the draft says already. */
function offeredBy(kept: Kept, { outline, sides }: LoadedDraft): Offered {
	const answers: Record<string, Answer> = { ...sides.answers };
	for (const [id, answer] of kept.answers) {
		if (answer === undefined) delete answers[id];
		else answers[id] = answer;
	}
	return new Map(beyond(outline, { ...sides, answers }, sides)?.answers);
}
