/** A session on a draft's real files, without a screen: shared by the tests of concurrent writers. */
import { loadDraft, proposalOf } from "../../src/documents/load-draft.ts";
import { type Saving, sessionSaving } from "../../src/session/saving.ts";
import { type Clock, type EffectHandlers, type Session, startSession } from "../../src/wizard/session.ts";
import { initialState } from "../../src/wizard/state.ts";
import { nextDue, update } from "../../src/wizard/update.ts";
import type { Folder } from "./run.ts";

export interface Author {
	readonly session: Session;
	/** Ends the session; resolves when nothing is being kept any more. */
	leave(): Promise<void>;
}

/** Begins at the summary of `a.pep.yaml`. `handlers` takes the place of what saves for real, or of an editor. */
export async function authorOf(
	place: Folder,
	clock: Clock,
	handlers: (saving: Saving) => Partial<EffectHandlers>,
): Promise<Author> {
	const draft = await loadDraft("a.pep.yaml", place.path);
	const saving = sessionSaving(draft, place.world(), {});
	const session = startSession({
		state: initialState({
			file: draft.file,
			markdownFile: "a.md",
			proposal: proposalOf(draft),
			size: { columns: 80, rows: 24 },
			lastPosition: { item: "summary", focus: 0 },
			now: 0,
		}),
		machine: { update, nextDue },
		clock,
		suspend: (run) => run(),
		copy: () => {},
		handlers: {
			...saving,
			writeMarkdown: async () => "a.md",
			openEditor: async (text) => text,
			remember: async () => {},
			...handlers(saving),
		},
	});
	return {
		session,
		async leave() {
			session.dispatch({ type: "interrupted" });
			await session.ended;
			await saving.finished();
		},
	};
}
