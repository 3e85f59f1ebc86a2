/** Writes changed answers into a draft's text and keeps everything else, or fails without a change. */
import { InputError } from "../outline/problem.ts";
import type { Outline } from "../outline/types.ts";
import type { Layout } from "../proposal/layout-types.ts";
import type { Snapshot } from "../proposal/merge-answers.ts";
import { isEqual } from "../proposal/plain-data.ts";
import { subtractComments } from "../yaml/entry.ts";
import { reprint } from "../yaml/reprint.ts";
import { editableYaml, splice, type YamlChanges } from "../yaml/splice.ts";
import { runAsync, runSync, type Steps } from "../yaml/steps.ts";
import { formerKeys, keyedOutline, keyedSnapshot, shadowingKeys } from "./answer-keys.ts";
import { type Changes, changesBetween } from "./changes.ts";
import { VERSION_KEY } from "./format.ts";
import { type DraftSource, readDraft, readDraftInSteps } from "./parse.ts";

/** The last source read or written: a session's next change starts with it. */
let lastSource: DraftSource | undefined;

/** Reads a draft's text ahead of its first change: the first read takes ten times as long as any later one. */
export function preparse(text: string, file = "draft"): void {
	try {
		lastSource = readDraft(text, file);
	} catch {
		// The first change reports the error.
	}
}

/** A changed layout of the draft; null removes it, undefined keeps it. */
export type NewLayout = Layout | null | undefined;

/**
 * The draft's text with what differs between `before` (as read from the text) and `after`. Only the lines of changed
 * items differ; comments, unknown keys, order and line endings stay. `file` is only for messages.
 * @throws InputError if the text is not a draft, or can't be changed without losing something
 */
export function updateDraft(
	text: string,
	outline: Outline,
	before: Snapshot,
	after: Snapshot,
	file = "draft",
	layout?: NewLayout,
): string {
	return runSync(updating(text, outline, before, after, file, layout));
}

/** As updateDraft, yielding to the event loop between steps: with a long answer each takes a few milliseconds. */
export function updateDraftInSteps(
	...[text, outline, before, after, file = "draft", layout]: Parameters<typeof updateDraft>
): Promise<string> {
	return runAsync(updating(text, outline, before, after, file, layout));
}

function* updating(
	text: string,
	outline: Outline,
	before: Snapshot,
	after: Snapshot,
	file: string,
	layout: NewLayout,
): Steps<string> {
	const layoutChange = layout === undefined ? {} : { layout };
	const changed: Changes = { ...changesBetween(outline, before, after), ...layoutChange };
	if (changed.stage === undefined && changed.answers.size === 0 && layout === undefined) return text;
	const source =
		lastSource?.draft.text === text && lastSource.draft.file === file
			? lastSource
			: yield* readDraftInSteps(text, file);
	// Existing answers keep their keys, even former ids.
	const keys = formerKeys(source.draft.data, outline);
	const keyed = keyedOutline(outline, keys);
	const keyedChanges = (): Changes => changesBetween(keyed, keyedSnapshot(before, keys), keyedSnapshot(after, keys));
	const changes = keys.size === 0 ? changed : { ...keyedChanges(), ...layoutChange };
	const editable = editableYaml(source.yaml, source.root, "answers", shadowingKeys(source.draft.data, outline));
	const inYaml = yamlChanges(changes, keyed);
	for (const edit of [splice, reprint]) {
		const updated = edit(editable, inYaml);
		yield;
		lastSource = updated === undefined ? undefined : yield* verified(updated, source, changes);
		if (lastSource) return lastSource.draft.text;
	}
	const message = "this draft's YAML can't be changed without changing what else is in it";
	const fix = "Write the keys and answers one below the other, as in a new draft.";
	throw new InputError([{ rule: "draft/layout", severity: "error", message, at: { file, line: 1 }, fix }]);
}

/** A new layout is appended at the end, as in imported drafts. */
function yamlChanges({ stage, layout, answers }: Changes, { items }: Outline): YamlChanges {
	const top = new Map<string, unknown>();
	if (stage !== undefined) top.set("stage", stage);
	if (layout !== undefined) top.set("layout", layout ?? undefined);
	const order = items.map(({ id }) => id);
	return { top, after: { stage: ["template", VERSION_KEY] }, map: "answers", entries: answers, order };
}

/** Parses the new text; undefined unless it is the old draft with exactly these changes, all other keys and all comments. */
function* verified(text: string, old: DraftSource, changes: Changes): Steps<DraftSource | undefined> {
	let now: DraftSource;
	try {
		now = yield* readDraftInSteps(text, old.draft.file);
	} catch (error) {
		if (error instanceof InputError) return undefined;
		throw error;
	}
	const says =
		now.draft.template === old.draft.template &&
		now.draft.stage === (changes.stage ?? old.draft.stage) &&
		isEqual(rest(now), rest(old, changes)) &&
		isEqual(expected(old, changes), withoutGone(now, changes)) &&
		subtractComments(old.yaml.comments, now.yaml.comments)?.length === 0;
	return says ? now : undefined;
}

/** The top-level values except stage and answers; keys without a value are left out. */
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

/** The answers without removed ones whose key stays without a value. */
function withoutGone({ draft }: DraftSource, changes: Changes): Readonly<Record<string, unknown>> {
	const isGone = (id: string): boolean => changes.answers.has(id) && changes.answers.get(id) === undefined;
	return Object.fromEntries(Object.entries(draft.data).filter(([id, data]) => !(isGone(id) && data === null)));
}
