/** Answers that draft and Markdown changed alike: kept for the wizard to show, until someone has decided. */

import { shellWord } from "../../cli/output.ts";
import type { World } from "../../cli/world.ts";
import type { LoadedDraft } from "../../documents/load-draft.ts";
import { claimDraft } from "../../draft/lock.ts";
import { dropRecovery, type Recovery, recallRecovery, saveRecovery } from "../../draft/recovery.ts";
import { thisMachine } from "../../files/machine.ts";
import type { Item } from "../../outline/types.ts";
import type { ResolvedMerge } from "../../proposal/merge-markdown/resolve-merge.ts";
import { isEqual } from "../../proposal/plain-data.ts";
import { joinWords } from "../../text/english.ts";

/** Keeps the Markdown's answers for the wizard to show; false where it can't, as while a session has the draft. */
export async function offerConflicts(
	draft: LoadedDraft,
	settled: ResolvedMerge,
	world: World,
	say: (line: string) => void,
): Promise<boolean> {
	const both = "or run it again with --mine or --theirs";
	// No session may start meanwhile, because it would not know about the conflicts.
	const claim = await claimDraft(
		draft.path,
		thisMachine(() => world.now().getTime()),
	);
	if ("holder" in claim) {
		say(`  The draft is open: leave the wizard and run this again, ${both}.`);
		return false;
	}
	const waiting = await keep(draft, settled, world).finally(() => claim.lock.release());
	say(`  Decide between them in the wizard: pep-wizard edit ${shellWord(draft.file)}, ${both}.`);
	if (waiting.length === 0) return true;
	const names = joinWords(waiting.map(({ label }) => label));
	say(`  Another answer already waits there: ${names}. Decide on it first, then run this again.`);
	return false;
}

/** Stores the conflicts in the recovery file. Returns the items for which another answer is already stored, which stays. */
async function keep({ path }: LoadedDraft, { conflicts, proposal }: ResolvedMerge, { env }: World): Promise<Item[]> {
	const { outline } = proposal;
	const earlier = await recallRecovery(env, path, outline);
	const waiting = [...conflicts].filter(
		([{ id }, answer]) => earlier?.answers.has(id) && !isEqual(earlier.answers.get(id), answer),
	);
	const answers = new Map([...conflicts].map(([{ id }, answer]) => [id, answer] as const));
	for (const [id, answer] of earlier?.answers ?? []) answers.set(id, answer);
	await saveRecovery(env, path, outline, { ...(earlier ?? { from: "markdown" }), answers });
	return waiting.map(([item]) => item);
}

/** Removes decided conflicts from the recovery file; other answers to the same items stay. */
export async function dropDecided(
	{ path }: LoadedDraft,
	waiting: Recovery,
	{ decided: items, proposal }: ResolvedMerge,
	{ env }: World,
): Promise<void> {
	const decided = new Map([...items].map(([{ id }, answer]) => [id, answer]));
	const left = [...waiting.answers].filter(([id, answer]) => !decided.has(id) || !isEqual(decided.get(id), answer));
	if (left.length === 0 && waiting.stage === undefined) await dropRecovery(env, path);
	else if (left.length < waiting.answers.size)
		await saveRecovery(env, path, proposal.outline, { ...waiting, answers: new Map(left) });
}
