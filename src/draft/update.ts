/** Puts changed answers into a draft's text and leaves everything else as it is, or does nothing. */
import { InputError } from "../outline/problem.ts";
import type { Outline } from "../outline/types.ts";
import type { Layout } from "../proposal/layout-types.ts";
import { isEqual, type Snapshot } from "../proposal/merge-answers.ts";
import { without } from "../yaml/entry.ts";
import { atOnce, byTurns, type Steps } from "../yaml/steps.ts";
import { type Changes, changesBetween } from "./changes.ts";
import { formerKeys, keyedOutline, keyedSides, shadowingKeys } from "./keys.ts";
import { type DraftSource, readDraft, readingDraft } from "./parse.ts";
import { reprint } from "./reprint.ts";
import { pageOf, splice } from "./splice.ts";

/** What was read or made last: the next change of a session starts there. */
let made: DraftSource | undefined;

/** Reads a draft's text before it has to be changed: the first time takes ten times as long as any other. */
export function readAhead(text: string, file = "draft"): void {
	try {
		made = readDraft(text, file);
	} catch {
		// Whoever changes it is told.
	}
}

/** The layout that a draft is to have, where that changes; null for none. */
export type NewLayout = Layout | null | undefined;

/**
 * The draft's text with what differs between `before` (as read from the text) and `after`. Only the lines of changed
 * items differ; comments, unknown keys, order and line endings stay. `file` is only for messages.
 * @throws InputError where the text is no draft, or can't be changed without a loss.
 */
export function updateDraft(
	text: string,
	outline: Outline,
	before: Snapshot,
	after: Snapshot,
	file = "draft",
	layout?: NewLayout,
): string {
	return atOnce(updating(text, outline, before, after, file, layout));
}

/** As updateDraft, with others' turn between two steps: a long answer takes some milliseconds for each. */
export function updateDraftByTurns(
	...[text, outline, before, after, file = "draft", layout]: Parameters<typeof updateDraft>
): Promise<string> {
	return byTurns(updating(text, outline, before, after, file, layout));
}

function* updating(
	text: string,
	outline: Outline,
	before: Snapshot,
	after: Snapshot,
	file: string,
	layout: NewLayout,
): Steps<string> {
	const laidOut = layout === undefined ? {} : { layout };
	const changed: Changes = { ...changesBetween(outline, before, after), ...laidOut };
	if (changed.stage === undefined && changed.answers.size === 0 && layout === undefined) return text;
	const source = made?.draft.text === text && made.draft.file === file ? made : yield* readingDraft(text, file);
	// An answer stays under the key that it has.
	const keys = formerKeys(source.draft.data, outline);
	const keyed = keyedOutline(outline, keys);
	const keyedChanges = (): Changes => changesBetween(keyed, keyedSides(before, keys), keyedSides(after, keys));
	const changes = keys.size === 0 ? changed : { ...keyedChanges(), ...laidOut };
	const page = pageOf(source, keyed, shadowingKeys(source.draft.data, outline));
	for (const way of [splice, reprint]) {
		const updated = way(page, changes);
		yield;
		made = updated === undefined ? undefined : yield* proved(updated, page.source, changes);
		if (made) return made.draft.text;
	}
	const message = "this draft's YAML can't be changed without changing what else is in it";
	const fix = "Write the keys and answers one below the other, as in a new draft.";
	throw new InputError([{ rule: "draft/layout", severity: "error", message, at: { file, line: 1 }, fix }]);
}

/** The text as it reads, where that is the draft with the changes and nothing else: other keys and all comments stay. */
function* proved(text: string, old: DraftSource, changes: Changes): Steps<DraftSource | undefined> {
	let now: DraftSource;
	try {
		now = yield* readingDraft(text, old.draft.file);
	} catch (error) {
		if (error instanceof InputError) return undefined;
		throw error;
	}
	const says =
		now.draft.template === old.draft.template &&
		now.draft.stage === (changes.stage ?? old.draft.stage) &&
		isEqual(rest(now), rest(old, changes)) &&
		isEqual(expected(old, changes), withoutGone(now, changes)) &&
		without(old.yaml.comments, now.yaml.comments)?.length === 0;
	return says ? now : undefined;
}

/** What is at the top besides the stage and the answers, or belongs there. A key without a value is none. */
function rest({ top }: DraftSource, { layout }: Pick<Changes, "layout"> = {}): Readonly<Record<string, unknown>> {
	const entries = Object.entries(layout === undefined ? top : { ...top, layout });
	return Object.fromEntries(
		entries.filter(([key, value]) => key !== "stage" && key !== "answers" && (key !== "layout" || value !== null)),
	);
}

function expected({ draft }: DraftSource, changes: Changes): Readonly<Record<string, unknown>> {
	const kept = Object.entries(draft.data).filter(([id]) => !changes.answers.has(id));
	const given = [...changes.answers].filter(([, data]) => data !== undefined);
	return Object.fromEntries([...kept, ...given]);
}

/** A key without a value is as good as none. */
function withoutGone({ draft }: DraftSource, changes: Changes): Readonly<Record<string, unknown>> {
	const isGone = (id: string): boolean => changes.answers.has(id) && changes.answers.get(id) === undefined;
	return Object.fromEntries(Object.entries(draft.data).filter(([id, data]) => !(isGone(id) && data === null)));
}
