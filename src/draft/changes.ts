/** The changes to make in a draft's file so that it contains the author's answers. Knows no YAML. */
import type { Outline, Stage } from "../outline/types.ts";
import { parseAnswer, serializeAnswer } from "../proposal/answers.ts";
import type { Layout } from "../proposal/layout-types.ts";
import type { Snapshot } from "../proposal/merge-answers.ts";
import { isEqual, ownValue } from "../proposal/plain-data.ts";
import type { Answer } from "../proposal/types.ts";

export interface Changes {
	/** The new stage, if it changed. */
	readonly stage?: Stage;
	/** The new layout of the document, if it changed; null removes it. */
	readonly layout?: Layout | null;
	/** Item id → the answer as stored in the file; undefined removes it. In the outline's order. */
	readonly answers: ReadonlyMap<string, unknown>;
}

/** The differences between two snapshots of a draft. */
export function changesBetween(outline: Outline, before: Snapshot, after: Snapshot): Changes {
	const answers = new Map<string, unknown>();
	for (const item of outline.items) {
		if (item.isStage) continue;
		const data = serializeAnswer(item, ownValue(after.answers, item.id));
		if (!isEqual(serializeAnswer(item, ownValue(before.answers, item.id)), data)) answers.set(item.id, data);
	}
	return { ...(before.stage === after.stage ? {} : { stage: after.stage }), answers };
}

/** The snapshot as it would be read back after saving: without blank answers, in the outline's order. */
export function asSaved(outline: Outline, snapshot: Snapshot): Snapshot {
	const answers = outline.items.flatMap((item): [string, Answer][] => {
		const data = item.isStage ? undefined : serializeAnswer(item, ownValue(snapshot.answers, item.id));
		const parsed = data === undefined ? undefined : parseAnswer(item, data);
		return parsed && "answer" in parsed && parsed.answer !== undefined ? [[item.id, parsed.answer]] : [];
	});
	return { stage: snapshot.stage, answers: Object.fromEntries(answers) };
}
