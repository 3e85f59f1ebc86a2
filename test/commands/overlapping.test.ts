/**
 * A session that looks and saves while scripts set other answers: however their ends overlap, nothing of either is
 * written over, and nobody is asked about what only one of them changed.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { loadDraft } from "../../src/documents/load-draft.ts";
import { STAGES } from "../../src/outline/types.ts";
import type { Clock } from "../../src/wizard/session.ts";
import { authorOf } from "./author.ts";
import { shortDraft } from "./drafts.ts";
import { type Folder, folder } from "./run.ts";

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function turns(count: number): Promise<void> {
	for (let done = 0; done < count; done++) await turn();
}

/** A session whose handlers take their time before they begin and before they tell; `lag` gives how many turns. */
async function author(place: Folder, lag: () => number) {
	let open = 0;
	const slowly =
		<A, R>(handler: (given: A) => Promise<R>) =>
		async (given: A): Promise<R> => {
			open++;
			try {
				const outcome = await handler(given);
				await turns(lag());
				return outcome;
			} finally {
				open--;
			}
		};
	const { session, leave } = await authorOf(place, hurried(), ({ saveDraft, checkDraft }) => ({
		saveDraft: slowly(saveDraft),
		checkDraft: slowly(checkDraft),
	}));
	return { session, leave, isQuiet: () => open === 0 && session.getState().save.state === "saved" };
}

/** Time is up as soon as nothing else is to be done, so that saves follow changes closely; nobody looks unasked. */
function hurried(): Clock {
	let now = 0;
	return {
		now: () => now,
		after(milliseconds, run) {
			if (milliseconds >= 2000) return () => {};
			const immediate = setImmediate(() => {
				now += milliseconds;
				run();
			});
			return () => clearImmediate(immediate);
		},
	};
}

const step = fc.record({
	what: fc.constantFrom("type", "set", "stage", "look", "wait"),
	item: fc.constantFrom("risk", "due"),
	turns: fc.nat(12),
});

test("loses nothing of either side when saves overlap", async () => {
	const property = fc.asyncProperty(
		fc.array(step, { minLength: 4, maxLength: 30 }),
		fc.infiniteStream(fc.nat(6)),
		async (steps, lags) => {
			const place = await folder();
			await shortDraft(place, "  title: Pools\n");
			const { session, leave, isQuiet } = await author(place, () => lags.next().value);
			const mine = { title: "Pools", summary: "" };
			const theirs: Record<string, string> = { stage: "alpha" };
			const set = async (item: string, value: string): Promise<void> => {
				theirs[item] = value;
				expect(await place.run("set", "a.pep.yaml", item, value)).toMatchObject({ code: 0 });
			};
			for (const [at, { what, item, turns: count }] of steps.entries()) {
				if (what === "type") {
					mine.summary += `${at}.`;
					session.dispatch({ type: "answerGiven", item: "summary", answer: mine.summary });
				} else if (what === "look") session.dispatch({ type: "checkRequested" });
				else if (what === "stage") await set("stage", STAGES[at % STAGES.length]!);
				else if (what === "set") await set(item, item === "due" ? `2026-03-${10 + at}` : ["low", "high"][at % 2]!);
				await turns(count);
			}
			while (!isQuiet()) await turn();
			session.dispatch({ type: "checkRequested" });
			while (!isQuiet()) await turn();
			await leave();
			const { snapshot } = await loadDraft("a.pep.yaml", place.path);
			const { stage, ...answers } = theirs;
			const all = { title: mine.title, ...(mine.summary && { summary: mine.summary }), ...answers };
			expect(snapshot).toEqual({ stage, answers: all });
			const { proposal, conflicts } = session.getState();
			expect({ stage: proposal.stage, answers: proposal.answers, conflicts }).toMatchObject({
				stage,
				answers,
				conflicts: [],
			});
		},
	);
	await fc.assert(property, { numRuns: 60 });
});
