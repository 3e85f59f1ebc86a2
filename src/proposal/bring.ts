/**
 * Brings what someone changed in a printed proposal back into its answers, item by item. Answers are compared as they are
 * printed: a document that was read back need not have them in the form in which they were given. Knows no files.
 */
import { type Item, type Outline, STAGES, type Stage } from "../outline/types.ts";
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
	readonly stage: Stage;
	/** Theirs, where both changed it, or nobody knows who did. */
	readonly otherStage?: Stage;
}

/**
 * `last`: what the document said when it was printed; undefined where that isn't known. `theirs`: what it says now.
 * `waiting`: by item id, what was told before and nobody has decided on.
 */
export function bringOver(
	outline: Outline,
	last: Sides | undefined,
	mine: Sides,
	theirs: Sides,
	waiting: ReadonlyMap<string, Answer | undefined> = new Map(),
): Brought {
	const changes = new Map<Item, Answer | undefined>();
	const conflicts = new Map<Item, Answer | undefined>();
	for (const item of outline.items) {
		if (item.isStage) continue;
		const theirAnswer = own(theirs.answers, item.id);
		const [was, my, their] = [last, mine, theirs].map((sides) => printed(item, sides)) as [string, string, string];
		const waits = waiting.has(item.id) && their === printedAnswer(item, waiting.get(item.id));
		if (their === my || (last && their === was && !waits)) continue;
		const isMine = waits || (last ? my !== was : my !== "");
		(isMine ? conflicts : changes).set(item, theirAnswer);
	}
	return { changes, conflicts, ...stageOf(last, mine, theirs) };
}

/** A document that says nothing of its stage has the first one. */
function stageOf(last: Sides | undefined, mine: Sides, theirs: Sides): Pick<Brought, "stage" | "otherStage"> {
	const [was, my, their] = [last, mine, theirs].map((sides) => sides?.stage ?? STAGES[0]) as [Stage, Stage, Stage];
	if (their === my || their === was) return { stage: my };
	return last && my === was ? { stage: their } : { stage: my, otherStage: their };
}

function printed(item: Item, sides: Sides | undefined): string {
	return printedAnswer(item, sides && own(sides.answers, item.id));
}

function printedAnswer(item: Item, answer: Answer | undefined): string {
	return answer === undefined ? "" : markdownOfAnswer(item, answer);
}
