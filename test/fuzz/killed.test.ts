/**
 * Random keys, pastes and stages, and a kill at any moment: draft, recovery file and journal together contain what the
 * session had. Few sessions here; `npm run test:fuzz` kills more.
 */
import { join } from "node:path";
import { expect, test } from "vitest";
import { asSaved } from "../../src/draft/changes.ts";
import { type Journal, openJournal } from "../../src/draft/journal.ts";
import { adoptJournals } from "../../src/draft/journal-recovery.ts";
import { dropRecovery, recoveryIn, saveRecovery, unsavedChanges } from "../../src/draft/recovery.ts";
import type { Environment } from "../../src/draft/state-folder.ts";
import { thisMachine } from "../../src/files/machine.ts";
import { STAGES } from "../../src/outline/types.ts";
import type { Snapshot } from "../../src/proposal/merge-answers.ts";
import type { Answer } from "../../src/proposal/types.ts";
import type { Effect } from "../../src/wizard/types.ts";
import { temporaryFolder } from "../draft/files.ts";
import { SEED } from "../seed.ts";
import { OUTLINE, Story } from "../wizard/outline.ts";
import { type Below, CHORDS, externalChanges, generator } from "./random-keys.ts";

const SESSIONS = Number(process.env.PEP_WIZARD_FUZZ ?? 40);
const MOST_KEYS = 80;
const PASTE = Array.from({ length: 200 }, (_, line) => `- line ${line} 👩‍👩‍👧\n`).join("");
const ALIVE = thisMachine(() => 0);

interface Place {
	readonly env: Environment;
	readonly draftPath: string;
}

/** A session whose saves end at random times, and fail at random. */
class Session {
	readonly story = new Story({ summary: "S", goals: ["one", "two"] });
	disk: Snapshot = { stage: "alpha", answers: this.story.answers };
	readonly below: Below;
	readonly place: Place;
	readonly journal: Journal;
	saving: { readonly covered: number; readonly effect: Extract<Effect, { type: "saveDraft" }> } | undefined;

	constructor(below: Below, place: Place, journal: Journal) {
		this.below = below;
		this.place = place;
		this.journal = journal;
	}

	/** Like the running session: first the journal, then the effects. */
	private act(run: (story: Story) => void): void {
		const before = this.story.state;
		run(this.story);
		const after = this.story.state;
		if (before.proposal !== after.proposal)
			this.journal.record(before.proposal, after.proposal, before.revision !== after.revision);
		for (const effect of this.story.took())
			if (effect.type === "saveDraft") this.saving = { covered: this.journal.end(), effect };
	}

	step(): void {
		const { below } = this;
		const chord = CHORDS[below(CHORDS.length)]!;
		const item = ["goals", "how", "packages", "owners", "signoff"][below(5)]!;
		const rare: readonly ((story: Story) => Story)[] = [
			(story) => story.send({ type: "pasted", text: below(2) ? PASTE : "a\nb" }),
			(story) => story.send({ type: "stageChosen", stage: STAGES[below(3)]! }),
			(story) => story.send({ type: "itemChosen", item }),
			(story) => story.press("f4", "w", "enter"),
			(story) => story.press("ctrl+z"),
			(story) => story.press("ctrl+y"),
			(story) => story.wait(2000),
		];
		const doIt = rare[below(rare.length * 4)] ?? ((story) => story.press(chord));
		this.act(doIt);
		this.act((story) => story.returned());
	}

	/** The save that is under way ends, well or not; gives true when the process is killed before its journal is gone. */
	async endSave(): Promise<boolean> {
		const { saving, below, story } = this;
		if (!saving) return false;
		this.saving = undefined;
		const { covered, effect } = saving;
		const written: Snapshot = effect;
		const isKilled = below(6) === 0;
		// A session that is killed before it hears of others' changes doesn't know them.
		const others = () => (isKilled ? undefined : externalChanges(below, () => `theirs ${below(9)}`));
		const theirs = below(4) === 0 ? "failed" : others();
		if (theirs === "failed") await this.keep(written);
		else {
			const alone = Object.entries(theirs?.theirs ?? {});
			const both = (theirs?.conflicts ?? []).map((each): [string, Answer] => [each.item, each.theirs]);
			const open = new Set(story.state.conflicts.map((each) => each.item));
			this.disk = withAnswers(written, [...alone, ...both]);
			// What others changed alone is not kept as the author's.
			await this.keep(
				withAnswers(
					written,
					alone.filter(([id]) => !open.has(id)),
				),
			);
		}
		if (isKilled) return true;
		this.journal.drop(covered);
		if (theirs === "failed") this.act(() => story.send({ type: "saveFailed", message: "no" }));
		else
			this.act(() => story.send({ type: "draftSaved", revision: effect.revision, ...(theirs && { changes: theirs }) }));
		return false;
	}

	private async keep(mine: Snapshot): Promise<void> {
		const { env, draftPath } = this.place;
		const kept = unsavedChanges(OUTLINE, mine, this.disk);
		if (kept) await saveRecovery(env, draftPath, OUTLINE, kept);
		else await dropRecovery(env, draftPath);
	}
}

function withAnswers({ stage, answers }: Snapshot, more: readonly (readonly [string, Answer])[]): Snapshot {
	return { stage, answers: { ...answers, ...Object.fromEntries(more) } };
}

/** What the next session has: the draft, and what it offers. */
async function recovered(disk: Snapshot, { env, draftPath }: Place): Promise<Snapshot> {
	const kept = recoveryIn(await adoptJournals(env, draftPath, { ...ALIVE, isAlive: () => false }), OUTLINE);
	const answers = new Map<string, Answer | undefined>([...Object.entries(disk.answers), ...(kept?.answers ?? [])]);
	const there = [...answers].filter((entry): entry is [string, Answer] => entry[1] !== undefined);
	return asSaved(OUTLINE, { stage: kept?.stage ?? disk.stage, answers: Object.fromEntries(there) });
}

test(`${SESSIONS} sessions that are killed, seed ${SEED}`, async () => {
	const below = generator(SEED);
	const folder = temporaryFolder();
	for (let number = 0; number < SESSIONS; number++) {
		const draftPath = join(folder, `${number}.pep.yaml`);
		const place: Place = { env: { HOME: folder, XDG_STATE_HOME: join(folder, "state") }, draftPath };
		const session = new Session(below, place, await openJournal({ ...place, outline: OUTLINE, machine: ALIVE }));
		let isMarkedProcessDead = false;
		for (let keys = 1 + below(MOST_KEYS); keys > 0 && !isMarkedProcessDead; keys--) {
			session.step();
			isMarkedProcessDead = below(8) === 0 && (await session.endSave());
		}
		const said = asSaved(OUTLINE, session.story.state.proposal);
		expect(await recovered(session.disk, place), `PEP_WIZARD_SEED=${SEED}, session ${number}`).toEqual(said);
	}
}, 3_600_000);
