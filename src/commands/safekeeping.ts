/**
 * Where the answers of a session are while the draft doesn't hold them: a recovery file. Knows neither screen nor
 * conversation, and writes no draft.
 */
import { beyond, dropRecovery, type Kept, keepRecovery } from "../draft/recovery.ts";
import type { Sides } from "../proposal/merge.ts";
import { own } from "../proposal/own.ts";
import type { Answer, Answers } from "../proposal/types.ts";
import type { LoadedDraft } from "./load-draft.ts";
import type { World } from "./world.ts";

type Offered = Map<string, Answer | undefined>;

export class Safekeeping {
	readonly #draft: LoadedDraft;
	readonly #env: World["env"];
	readonly #from: Kept["from"];
	/** Kept from another time, and not decided by the author yet. */
	readonly #offered: Offered;
	/** There is a file. */
	#isKept: boolean;
	#turn: Promise<void> = Promise.resolve();

	/** `kept` is what was found on starting; the session offers what of it the draft lacks. */
	constructor(draft: LoadedDraft, env: World["env"], kept: Kept | undefined) {
		this.#draft = draft;
		this.#env = env;
		this.#from = kept?.from ?? "session";
		this.#offered = new Map(kept && offeredBy(kept, draft));
		this.#isKept = kept !== undefined;
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
			const there = own(disk.answers, id);
			if (there !== undefined) entries.push([id, there]);
		}
		return { stage, answers: Object.fromEntries(entries) };
	}

	/** Resolves when nothing is being kept or dropped any more. */
	get finished(): Promise<void> {
		return this.#turn;
	}

	/** After a save, or one that failed: keeps what the draft lacks, and nothing where it holds all. One after the other. */
	keep(mine: Sides, disk: Sides): Promise<void> {
		const kept = beyond(this.#draft.outline, this.#withOffered(mine), disk, this.#from);
		this.#turn = this.#turn.then(() => this.#keep(kept));
		return this.#turn;
	}

	async #keep(kept: Kept | undefined): Promise<void> {
		try {
			if (kept) await keepRecovery(this.#env, this.#draft.path, this.#draft.outline, kept);
			else if (this.#isKept) await dropRecovery(this.#env, this.#draft.path);
			this.#isKept = kept !== undefined;
		} catch {
			// What failed to be saved is told already; on leaving, a copy is written wherever that can be done.
		}
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
