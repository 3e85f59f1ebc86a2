/** Writes what a merge has led to into the draft: answers, and with them the document's layout where that has changed. */

import type { World } from "../../cli/world.ts";
import type { LoadedDraft } from "../../documents/load-draft.ts";
import { claimDraft } from "../../draft/lock.ts";
import { DraftStore, WriteError, writeFileAtomically } from "../../draft/store.ts";
import { thisMachine } from "../../files/machine.ts";
import { withNoLongerAsked } from "../../outline/no-longer-asked.ts";
import { outlineWithExtras } from "../../proposal/layout/extras.ts";
import type { ResolvedMerge } from "../../proposal/merge-markdown/resolve-merge.ts";
import { verifyRoundTrip } from "../../proposal/reading/verify-round-trip.ts";
import { renderProposal } from "../../proposal/render.ts";

/** @throws WriteError where the draft can't be written, or someone else has it or has just written it */
export async function saveMerged(draft: LoadedDraft, settled: ResolvedMerge, world: World): Promise<void> {
	if (!settled.isLayoutChanged) return saveAnswers(draft, settled);
	// A session would go on with the layout that it knows, and render that.
	const claim = await claimDraft(
		draft.path,
		thisMachine(() => world.now().getTime()),
	);
	if ("holder" in claim)
		throw new WriteError(draft.file, "is open, and its layout changes", "Leave the wizard, then run this again.");
	await saveLayout(draft, settled).finally(() => claim.lock.release());
}

/** Joined with what others have written since the draft was read. */
async function saveAnswers(
	{ path, file, outline, parsed, snapshot }: LoadedDraft,
	{ proposal }: ResolvedMerge,
): Promise<void> {
	const store = new DraftStore({ path, file, outline, text: parsed.text, snapshot });
	const { conflicts } = await store.save({ stage: proposal.stage, answers: proposal.answers });
	if (conflicts.length > 0) throw new WriteError(file, "someone else has just changed it", "Run it again.");
}

/** Whole, and only over what was read: the layout and the answers belong together. */
async function saveLayout(draft: LoadedDraft, { proposal }: ResolvedMerge): Promise<void> {
	const { path, file, parsed, snapshot } = draft;
	const { updateDraft } = await import("../../draft/codec.ts");
	const { outline, stage, answers, layout = null } = proposal;
	const items = draft.outline.items.map(({ id }) => id);
	const text = updateDraft(parsed.text, withNoLongerAsked(outline, items), snapshot, { stage, answers }, file, layout);
	await prove(draft, text, proposal);
	await writeFileAtomically(path, text, { file, expected: new TextEncoder().encode(parsed.text) });
}

/** Reads the draft's text as any later run does. @throws InputError where it would not be rendered the same way */
async function prove(
	{ templateOutline, file }: LoadedDraft,
	text: string,
	proposal: ResolvedMerge["proposal"],
): Promise<void> {
	const { parseDraft, readAnswers } = await import("../../draft/codec.ts");
	const parsed = parseDraft(text, file);
	const outline = outlineWithExtras(templateOutline, parsed.layout);
	const { answers } = readAnswers(parsed, outline);
	const read = { answers, stage: parsed.stage, layout: parsed.layout };
	verifyRoundTrip(outline, renderProposal(proposal).markdown, read, file);
}
