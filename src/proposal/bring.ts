/**
 * Brings what someone changed in a printed proposal back into its answers, item by item. Answers are compared as they are
 * printed: a document that was read back need not have them in the form in which they were given. Knows no files.
 */
import type { Item, Outline } from "../outline/types.ts";
import { markdownOfAnswer } from "./answers.ts";
import type { Sides } from "./merge.ts";
import { own } from "./own.ts";
import type { Answer } from "./types.ts";

export interface Brought {
	/** Only they changed it: item and their answer, undefined for one that they took away. */
	readonly changes: ReadonlyMap<Item, Answer | undefined>;
	/** Both changed it, or nobody knows who did. */
	readonly conflicts: ReadonlyMap<Item, Answer | undefined>;
	/** Theirs, where they changed it and I didn't. */
	readonly stage: Sides["stage"];
}

/** `last`: what the document said when it was printed; undefined where that isn't known. `theirs`: what it says now. */
export function bringOver(outline: Outline, last: Sides | undefined, mine: Sides, theirs: Sides): Brought {
	const changes = new Map<Item, Answer | undefined>();
	const conflicts = new Map<Item, Answer | undefined>();
	for (const item of outline.items) {
		if (item.isStage) continue;
		const theirAnswer = own(theirs.answers, item.id);
		const [was, my, their] = [last, mine, theirs].map((sides) => printed(item, sides)) as [string, string, string];
		if (their === my || (last && their === was)) continue;
		const isMine = last ? my !== was : my !== "";
		(isMine ? conflicts : changes).set(item, theirAnswer);
	}
	const keepsStage = last === undefined || theirs.stage === last.stage || mine.stage !== last.stage;
	return { changes, conflicts, stage: keepsStage ? mine.stage : theirs.stage };
}

function printed(item: Item, sides: Sides | undefined): string {
	const answer = sides && own(sides.answers, item.id);
	return answer === undefined ? "" : markdownOfAnswer(item, answer);
}
