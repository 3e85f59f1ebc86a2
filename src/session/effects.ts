/**
 * Carries out a session's effects: saving, writing the Markdown, opening the author's editor, remembering the position.
 * Independent of the screen and the plain conversation.
 */

import { dirname } from "node:path";
import type { World } from "../cli/world.ts";
import { documentOf } from "../documents/document-path.ts";
import { asInDocument } from "../documents/front-matter.ts";
import { type LoadedDraft, proposalOf } from "../documents/load-draft.ts";
import { writeDocument } from "../documents/write-document.ts";
import { parseDraft, readAnswers } from "../draft/codec.ts";
import { openJournal } from "../draft/journal.ts";
import { decodeText } from "../draft/read-error.ts";
import { rememberPosition } from "../draft/state-folder.ts";
import type { Machine } from "../files/machine.ts";
import { readNow } from "../files/read.ts";
import { itemOf } from "../outline/lookup.ts";
import { InputError } from "../outline/problem.ts";
import { renderProposal } from "../proposal/render.ts";
import { editFileInEditor, editTextInEditor } from "../terminal/external-editor.ts";
import { visible } from "../terminal/sanitize.ts";
import { joinWords } from "../text/english.ts";
import type { EffectHandlers } from "../wizard/session.ts";
import { authorReview } from "./author-review.ts";
import { editorNotes } from "./editor-notes.ts";
import { type SavingOptions, sessionSaving } from "./saving.ts";
import { sessionSpelling } from "./spelling.ts";

/** The handlers, and what to wait for after the session has ended. */
export interface SessionEffects extends EffectHandlers {
	/** Resolves when nothing is being written any more; false if some of the author's text could not be kept anywhere. */
	finished(): Promise<boolean>;
}

export interface EffectsOptions extends Omit<SavingOptions, "journal"> {
	readonly machine: Machine;
}

/** The handlers for one session, and its journal, which only the session that has the draft keeps. */
export async function openEffects(
	draft: LoadedDraft,
	world: World,
	{ machine, ...options }: EffectsOptions,
): Promise<SessionEffects> {
	const { path: draftPath, outline } = draft;
	const journal = options.lock && (await openJournal({ env: world.env, draftPath, outline, machine }));
	return sessionEffects(draft, world, { ...options, journal });
}

/** The handlers for one session. Their errors have messages for the author. */
export function sessionEffects(draft: LoadedDraft, world: World, given: SavingOptions = {}): SessionEffects {
	const { path } = draft;
	const saving = sessionSaving(draft, world, given);
	// In sequence, so that the last position wins.
	let remembered = Promise.resolve();
	const review = authorReview(draft, world);
	const spelling = sessionSpelling(path, world.env);
	return {
		...saving,
		review,
		suggestPeople: () => suggestPeople(path, world),
		...spelling,
		suggestProposals: async () => (await import("../documents/known-proposals.ts")).proposalsAround(path, world.env),
		inDocument: (proposal) => asInDocument(proposal, documentOf(draft, proposal.answers)),
		async writeMarkdown({ proposal }) {
			const document = documentOf(draft, proposal.answers);
			const written = await writeDocument(proposal, document, draft, {
				env: world.env,
				before: async () => renderProposal(await asInDocument(proposalOf(draft), document)).markdown,
			});
			return joinWords(written);
		},
		openEditor: (text, id, given) => {
			const item = itemOf(draft.outline, id);
			const notes = given?.map((line) => visible(line)) ?? (item && editorNotes(item));
			return editTextInEditor(text, { env: world.env, name: given ? "reply" : "answer", notes });
		},
		openDraft: () => editDraft(draft, world),
		finish: async (isCovered) => (await import("./finish/from-wizard.ts")).finishDraft(path, world, isCovered),
		remember: ({ type: _, ...position }) => {
			remembered = remembered.then(() => rememberPosition(world.env, path, position));
			return remembered;
		},
		finished: async () => {
			spelling.close();
			const [isKept] = await Promise.all([saving.finished(), remembered, review.finished()]);
			return isKept;
		},
	};
}

/** Opens the draft itself in the author's editor; returns an error message if it can't be parsed afterwards. */
async function editDraft({ path, file, outline }: LoadedDraft, world: World): Promise<string | undefined> {
	await editFileInEditor(path, world.env);
	try {
		readAnswers(parseDraft(decodeText(readNow(path), file), file), outline);
		return undefined;
	} catch (error) {
		if (error instanceof InputError) return error.message;
		return `${file} can no longer be read (${error instanceof Error ? error.message : error})`;
	}
}

/** Loaded on demand, so that no session has to wait for it. */
async function suggestPeople(path: string, world: World): Promise<readonly string[]> {
	const { peopleAround } = await import("../project/people.ts");
	return peopleAround(dirname(path), world.env);
}
