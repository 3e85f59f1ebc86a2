/** What has to change in a draft's file for it to say what the author said. Knows no YAML. */
import type { Outline, Stage } from "../outline/types.ts";
import { parseAnswer } from "../proposal/answers.ts";
import type { Layout } from "../proposal/layout-types.ts";
import { isEqual, type Snapshot } from "../proposal/merge-answers.ts";
import { ownValue } from "../proposal/own-value.ts";
import { serializeAnswer } from "../proposal/saved-data.ts";
import type { Answer } from "../proposal/types.ts";

export interface Changes {
	/** Where the stage changed. */
	readonly stage?: Stage;
	/** Where the document's layout changes; null for one that goes. */
	readonly layout?: Layout | null;
	/** Item id → its answer as it is in the file; undefined for one that goes. In the outline's order. */
	readonly answers: ReadonlyMap<string, unknown>;
}

/** What differs between two states of a proposal. */
export function changesBetween(outline: Outline, before: Snapshot, after: Snapshot): Changes {
	const answers = new Map<string, unknown>();
	for (const item of outline.items) {
		if (item.isStage) continue;
		const data = serializeAnswer(item, ownValue(after.answers, item.id));
		if (!isEqual(serializeAnswer(item, ownValue(before.answers, item.id)), data)) answers.set(item.id, data);
	}
	return { ...(before.stage === after.stage ? {} : { stage: after.stage }), answers };
}

/** The state as it comes back from a file that says it: without what is blank, in the outline's order. */
export function asSaved(outline: Outline, sides: Snapshot): Snapshot {
	const answers = outline.items.flatMap((item): [string, Answer][] => {
		const data = item.isStage ? undefined : serializeAnswer(item, ownValue(sides.answers, item.id));
		const parsed = data === undefined ? undefined : parseAnswer(item, data);
		return parsed && "answer" in parsed && parsed.answer !== undefined ? [[item.id, parsed.answer]] : [];
	});
	return { stage: sides.stage, answers: Object.fromEntries(answers) };
}
