/** Carries out a review session's effects: writes the review, and looks for what others changed on disk. */
import { stat } from "node:fs/promises";
import type { World } from "../../cli/world.ts";
import type { ReviewStore } from "../../draft/review-store.ts";
import { ownValue } from "../../proposal/plain-data.ts";
import type { Proposal } from "../../proposal/types.ts";
import type { Review } from "../../review/types.ts";
import { visible } from "../../terminal/sanitize.ts";
import type { ReviewHandlers } from "../../wizard/review/session.ts";
import type { ReviewState } from "../../wizard/review/types.ts";
import { keepSeen, type SeenTexts, textsOf } from "./seen-texts.ts";

export interface ReviewFiles {
	readonly store: ReviewStore;
	/** The proposal's file, absolute. */
	readonly path: string;
	/** Reads the proposal again. */
	readonly open: () => Promise<Proposal>;
	/** What `check` reports, by item. */
	readonly findings: () => Promise<ReviewState["findings"]>;
}

/** The handlers, and what to wait for after the session has ended. */
export interface ReviewEffects extends ReviewHandlers {
	finished(): Promise<void>;
}

/** The handlers of one session. `kept` are the texts of earlier rounds. */
export function reviewEffects(
	{ store, path, open, findings }: ReviewFiles,
	proposal: Proposal,
	kept: SeenTexts,
	{ env }: World,
): ReviewEffects {
	let now = proposal;
	let texts = kept;
	let stamp = stampOf(path);
	let keeping = Promise.resolve();
	const keep = (review: Review): Promise<void> => {
		texts = wanted(review, { ...texts, ...textsOf(now) });
		keeping = keeping.then(() => keepSeen(env, path, texts));
		return keeping;
	};
	return {
		async save(base, mine) {
			const there = await store.save(base, mine);
			void keep(there);
			return there;
		},
		async check() {
			const review = await store.check();
			const changed = review ? { review } : {};
			const [before, after] = [await stamp, await stampOf(path)];
			if (before === after) return changed;
			stamp = Promise.resolve(after);
			now = await open();
			return { ...changed, proposal: now, findings: await findings() };
		},
		openEditor: async (text, name, notes) => {
			const { editTextInEditor } = await import("../../terminal/external-editor.ts");
			return editTextInEditor(text, { env, name, notes: notes.map((line) => visible(line)) });
		},
		// Also after a session that only looked: its answers are what the next one compares with.
		finished: () => (store.onDisk.rounds.length > 0 ? keep(store.onDisk) : keeping),
	};
}

/** The texts that some round is about. */
function wanted({ rounds }: Review, texts: SeenTexts): SeenTexts {
	const digests = rounds.flatMap(({ seen, unseen = {} }) => [...Object.values(seen), ...Object.values(unseen)]);
	const entries = [...new Set(digests)].flatMap((digest): [string, string][] => {
		const text = ownValue(texts, digest);
		return text === undefined ? [] : [[digest, text]];
	});
	return Object.fromEntries(entries);
}

/** A value that changes with every write to the file. */
async function stampOf(path: string): Promise<string> {
	const facts = await stat(path).catch(() => undefined);
	return facts ? `${facts.ino} ${facts.size} ${facts.mtimeMs}` : "gone";
}
