/**
 * Keeps unsaved answers in the user's state folder until the draft contains them. Knows no session; the author decides
 * whether to restore them.
 */
import { dirname } from "node:path";
import { replaceFile } from "../files/atomic-write.ts";
import { type FileSystem, REAL_FILES } from "../files/file-system.ts";
import { makeFolder } from "../files/folder.ts";
import { MAX_BYTES } from "../files/read.ts";
import { itemOf } from "../outline/lookup.ts";
import { type Outline, STAGES, type Stage } from "../outline/types.ts";
import { parseAnswer, serializeAnswer } from "../proposal/answers.ts";
import type { Snapshot } from "../proposal/merge-answers.ts";
import { isEqual, ownValue } from "../proposal/plain-data.ts";
import type { Answer } from "../proposal/types.ts";
import { formerKeys } from "./answer-keys.ts";
import type { JournalContent } from "./journal-format.ts";
import { type Environment, stateFile } from "./state-folder.ts";

/** Where the answers come from: a session that could not save them, or edited Markdown. */
export type RecoveryOrigin = "session" | "markdown";

export interface Recovery {
	readonly from: RecoveryOrigin;
	/** Item id → the answer; undefined for a removed one. */
	readonly answers: ReadonlyMap<string, Answer | undefined>;
	readonly stage?: Stage;
	/** The draft's stage at that time, if `stage` differs from it. */
	readonly stageThere?: Stage;
}

const VERSION_KEY = "pep-wizard-recovery";
const EXTENSION = ".recovery.json";

/** The differences of `mine` from the file on disk; undefined if there are none. */
export function unsavedChanges(
	outline: Outline,
	mine: Snapshot,
	disk: Snapshot,
	from: RecoveryOrigin = "session",
): Recovery | undefined {
	const answers = new Map<string, Answer | undefined>();
	for (const item of outline.items) {
		const [given, there] = [mine, disk].map((snapshot) => ownValue(snapshot.answers, item.id));
		if (!item.isStage && !isEqual(serializeAnswer(item, given), serializeAnswer(item, there)))
			answers.set(item.id, given);
	}
	if (answers.size === 0 && mine.stage === disk.stage) return undefined;
	return { from, answers, ...(mine.stage === disk.stage ? {} : { stage: mine.stage, stageThere: disk.stage }) };
}

/** Replaces the recovery file, readable by the user only. Rejects if it can't be written. */
export async function saveRecovery(
	env: Environment,
	draftPath: string,
	outline: Outline,
	{ from, answers, stage, stageThere }: Recovery,
	files: FileSystem = REAL_FILES,
): Promise<void> {
	const data = outline.items.flatMap((item): [string, unknown][] =>
		answers.has(item.id) ? [[item.id, serializeAnswer(item, answers.get(item.id)) ?? null]] : [],
	);
	await writeRecovery(env, draftPath, { from, stage, stageThere, answers: Object.fromEntries(data) }, files);
}

/** Writes data as read by `readRecovery`. Rejects if it can't be written. */
export async function writeRecovery(
	env: Environment,
	draftPath: string,
	data: object,
	files: FileSystem = REAL_FILES,
): Promise<void> {
	const { path, draft } = await stateFile(env, draftPath, files, EXTENSION);
	const text = JSON.stringify({ ...data, [VERSION_KEY]: 1, draft });
	await makeFolder(dirname(path), 0o700, files);
	await replaceFile(files, path, `${text}\n`, { mode: 0o600 });
}

/** The recovery file's data, for `recoveryIn` and `unaskedTexts`; undefined if it is missing or unreadable. */
export async function readRecovery(
	env: Environment,
	draftPath: string,
	files: FileSystem = REAL_FILES,
): Promise<object | undefined> {
	try {
		const { path } = await stateFile(env, draftPath, files, EXTENSION);
		const data: unknown = JSON.parse(new TextDecoder().decode(await files.readFile(path, MAX_BYTES.state)));
		return answersOfRecovery(data) && (data as object);
	} catch {
		return undefined;
	}
}

/** Adds a journal's content, which is newer, to recovery data; undefined if both are empty. */
export function mergeJournal(data: object | undefined, { answers, stage }: JournalContent): object | undefined {
	if (answers.size === 0 && !stage) return data;
	const { stageThere = stage?.from, ...kept } = (data ?? {}) as { readonly stageThere?: unknown };
	const stages = stage ? { stage: stage.to, stageThere } : { stageThere };
	const all = { ...answersOfRecovery(data), ...Object.fromEntries(answers) };
	return { ...kept, ...stages, [VERSION_KEY]: 1, from: "session", answers: all };
}

/** The unsaved answers of this draft that are valid for the outline; undefined if there are none. */
export async function recallRecovery(
	env: Environment,
	draftPath: string,
	outline: Outline,
	files: FileSystem = REAL_FILES,
): Promise<Recovery | undefined> {
	return recoveryIn(await readRecovery(env, draftPath, files), outline);
}

/** Ids of recovered texts that the outline doesn't ask for: it has items for them only while the draft contains a text. */
export function unaskedTexts(data: unknown, outline: Outline): string[] {
	const given = answersOfRecovery(data) ?? {};
	const moved = [...formerKeys(given, outline).values()];
	return Object.keys(given).filter(
		(id) => typeof given[id] === "string" && !itemOf(outline, id) && !moved.includes(id),
	);
}

/** Deletes the recovery file: everything is saved, or the author has declined it. */
export async function dropRecovery(env: Environment, draftPath: string, files: FileSystem = REAL_FILES): Promise<void> {
	const { path } = await stateFile(env, draftPath, files, EXTENSION);
	await files.unlink(path).catch(() => undefined);
}

function answersOfRecovery(data: unknown): Readonly<Record<string, unknown>> | undefined {
	if (typeof data !== "object" || data === null) return undefined;
	const { [VERSION_KEY]: version, answers } = data as Readonly<Record<string, unknown>>;
	return version === 1 && typeof answers === "object" && answers !== null
		? (answers as Readonly<Record<string, unknown>>)
		: undefined;
}

/** The answers in recovery data that are valid for the outline; undefined if there is no data. */
export function recoveryIn(data: unknown, outline: Outline): Recovery | undefined {
	const given = answersOfRecovery(data);
	if (!given) return undefined;
	const { from, ...stages } = data as Readonly<Record<string, unknown>>;
	const answers = new Map<string, Answer | undefined>();
	const former = formerKeys(given, outline);
	for (const item of outline.items) {
		const value = item.isStage ? undefined : ownValue(given, former.get(item.id) ?? item.id);
		if (value === undefined) continue;
		const parsed = value === null ? { answer: undefined } : parseAnswer(item, value);
		if ("answer" in parsed) answers.set(item.id, parsed.answer);
	}
	const [stage, stageThere] = [stages.stage, stages.stageThere].map((given) => STAGES.find((each) => each === given));
	const known = { ...(stage && { stage }), ...(stageThere && { stageThere }) };
	return { from: from === "markdown" ? "markdown" : "session", answers, ...known };
}
