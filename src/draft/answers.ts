/** Reads the answers in a parsed draft according to the outline's items. Opens no file. */
import { itemOf } from "../outline/lookup.ts";
import { nearestWord } from "../outline/nearest.ts";
import { InputError, type Problem } from "../outline/problem.ts";
import type { Item, Outline } from "../outline/types.ts";
import { parseAnswer } from "../proposal/answers.ts";
import type { Snapshot } from "../proposal/merge-answers.ts";
import { ownValue } from "../proposal/plain-data.ts";
import type { Answer, Answers } from "../proposal/types.ts";
import { joinWords } from "../text/english.ts";
import { formerKeys } from "./answer-keys.ts";
import type { ParsedDraft } from "./parse.ts";

export interface ReadAnswers {
	/** In the outline's order. */
	readonly answers: Answers;
	/** Answers to items that are not in the outline, and unknown keys; they stay in the file. */
	readonly unknown: readonly Problem[];
	/** Keys of the unknown answers that are texts, in the file's order. */
	readonly kept: readonly string[];
}

/**
 * The draft's answers to the outline's items.
 * @throws InputError with the location of every answer that is invalid for its item
 */
export function readAnswers(draft: ParsedDraft, outline: Outline): ReadAnswers {
	const wrong: Problem[] = [];
	const answers: [string, Answer][] = [];
	const former = formerKeys(draft.data, outline);
	for (const item of outline.items) {
		const key = former.get(item.id) ?? item.id;
		const data = hasAnswers(item) ? ownValue(draft.data, key) : undefined;
		// A key without a value is no answer, whatever the kind.
		if (data === undefined || data === null) continue;
		const parsed = parseAnswer(item, data);
		if ("mismatch" in parsed) {
			const { path, message, fix } = parsed.mismatch;
			const at = draft.locationOf(["answers", key, ...path]);
			wrong.push({ rule: "draft/answer", severity: "error", message, at, item: item.id, fix });
		} else if (parsed.answer !== undefined) answers.push([item.id, parsed.answer]);
	}
	if (wrong.length > 0) throw new InputError(wrong.sort(byLocation));
	const moved = new Set(former.values());
	const others = Object.keys(draft.data).filter((key) => !moved.has(key));
	const unknown = others.flatMap((id) => unknownAnswer(id, draft, outline));
	const kept = others.filter((id) => !itemOf(outline, id) && typeof ownValue(draft.data, id) === "string");
	return {
		answers: Object.fromEntries(answers),
		unknown: [...draft.unknown, ...movedAnswers(former, draft), ...unknown],
		kept,
	};
}

/** One note for all answers whose ids the template has changed. */
function movedAnswers(former: ReadonlyMap<string, string>, draft: ParsedDraft): Problem[] {
	const [first] = former.values();
	if (first === undefined) return [];
	const all = [...former].map(([id, key]) => `“${key}” is now “${id}”`);
	const message = `the template has changed since: ${joinWords(all)}`;
	const at = draft.locationOf(["answers", first], true);
	return [{ rule: "draft/moved", severity: "note", message, at }];
}

/** The draft's stage and answers. @throws InputError as readAnswers */
export function snapshotOf(draft: ParsedDraft, outline: Outline): Snapshot {
	return { stage: draft.stage, answers: readAnswers(draft, outline).answers };
}

function byLocation(a: Problem, b: Problem): number {
	return (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0);
}

/** The stage is not among the answers; it has a key of its own. */
function hasAnswers(item: Item): boolean {
	return !item.isStage;
}

function unknownAnswer(id: string, draft: ParsedDraft, outline: Outline): Problem[] {
	const item = itemOf(outline, id);
	if (item && hasAnswers(item)) return [];
	const at = draft.locationOf(["answers", id], true);
	if (item) {
		const fix = "Remove it here, and write the stage there.";
		return [{ rule: "draft/stage", severity: "warning", message: `“${id}” duplicates the key “stage”`, at, fix }];
	}
	const free = outline.items.filter((each) => hasAnswers(each) && ownValue(draft.data, each.id) === undefined);
	const meant = nearestWord(
		id,
		free.map((each) => each.id),
	);
	const fix = meant ? `Did you mean “${meant}”?` : "“pep-wizard outline” lists what the template asks.";
	const message = `the template doesn't ask for “${id}”`;
	return [{ rule: "draft/unknown-item", severity: "warning", message, at, item: id, fix }];
}
