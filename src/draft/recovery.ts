/**
 * What an author has given and the draft doesn't hold yet, kept in the user's state folder until it does. Knows no
 * session; whether it is wanted is for the author to say.
 */
import { dirname } from "node:path";
import { replaceFile } from "../files/atomic-write.ts";
import { type FileSystem, REAL_FILES } from "../files/file-system.ts";
import { makeFolder } from "../files/folder.ts";
import { MOST } from "../files/read.ts";
import { itemOf } from "../outline/lookup.ts";
import { type Outline, STAGES, type Stage } from "../outline/types.ts";
import { parseAnswer } from "../proposal/answers.ts";
import { isEqual, type Snapshot } from "../proposal/merge-answers.ts";
import { ownValue } from "../proposal/own-value.ts";
import { serializeAnswer } from "../proposal/saved-data.ts";
import type { Answer } from "../proposal/types.ts";
import type { Journaled } from "./journal-format.ts";
import { formerKeys } from "./keys.ts";
import { type Environment, stateFile } from "./state-folder.ts";

/** Where a kept answer comes from: a session that could not save it, or the Markdown that someone edited. */
export type Origin = "session" | "markdown";

export interface Kept {
	readonly from: Origin;
	/** Item id → the answer; undefined for one that was taken away. */
	readonly answers: ReadonlyMap<string, Answer | undefined>;
	readonly stage?: Stage;
	/** The draft's stage when another one was kept. */
	readonly stageThere?: Stage;
}

const VERSION_KEY = "pep-wizard-recovery";
const ENDING = ".recovery.json";

/** What `mine` says otherwise than the disk does; undefined for nothing. */
export function beyond(outline: Outline, mine: Snapshot, disk: Snapshot, from: Origin = "session"): Kept | undefined {
	const answers = new Map<string, Answer | undefined>();
	for (const item of outline.items) {
		const [given, there] = [mine, disk].map((sides) => ownValue(sides.answers, item.id));
		if (!item.isStage && !isEqual(serializeAnswer(item, given), serializeAnswer(item, there)))
			answers.set(item.id, given);
	}
	if (answers.size === 0 && mine.stage === disk.stage) return undefined;
	return { from, answers, ...(mine.stage === disk.stage ? {} : { stage: mine.stage, stageThere: disk.stage }) };
}

/** Writes it whole, for the user alone, in place of what was kept before. Rejects where that can't be done. */
export async function keepRecovery(
	env: Environment,
	draftPath: string,
	outline: Outline,
	{ from, answers, stage, stageThere }: Kept,
	files: FileSystem = REAL_FILES,
): Promise<void> {
	const data = outline.items.flatMap((item): [string, unknown][] =>
		answers.has(item.id) ? [[item.id, serializeAnswer(item, answers.get(item.id)) ?? null]] : [],
	);
	await writeRecovery(env, draftPath, { from, stage, stageThere, answers: Object.fromEntries(data) }, files);
}

/** Writes what `readRecovery` gives. Rejects where that can't be done. */
export async function writeRecovery(
	env: Environment,
	draftPath: string,
	data: object,
	files: FileSystem = REAL_FILES,
): Promise<void> {
	const { path, draft } = await stateFile(env, draftPath, files, ENDING);
	const text = JSON.stringify({ ...data, [VERSION_KEY]: 1, draft });
	await makeFolder(dirname(path), 0o700, files);
	await replaceFile(files, path, `${text}\n`, { mode: 0o600 });
}

/** The recovery file as it is, for `keptIn` and `unaskedIn`; undefined without one, or where it can't be read. */
export async function readRecovery(
	env: Environment,
	draftPath: string,
	files: FileSystem = REAL_FILES,
): Promise<object | undefined> {
	try {
		const { path } = await stateFile(env, draftPath, files, ENDING);
		const data: unknown = JSON.parse(new TextDecoder().decode(await files.readFile(path, MOST.kept)));
		return givenIn(data) && (data as object);
	} catch {
		return undefined;
	}
}

/** The same with what a journal says, which is younger; undefined where both say nothing. */
export function withJournaled(data: object | undefined, { answers, stage }: Journaled): object | undefined {
	if (answers.size === 0 && !stage) return data;
	const { stageThere = stage?.from, ...kept } = (data ?? {}) as { readonly stageThere?: unknown };
	const stages = stage ? { stage: stage.to, stageThere } : { stageThere };
	const all = { ...givenIn(data), ...Object.fromEntries(answers) };
	return { ...kept, ...stages, [VERSION_KEY]: 1, from: "session", answers: all };
}

/** What is kept for this draft; undefined for nothing. What its outline can't take is left out. */
export async function recallRecovery(
	env: Environment,
	draftPath: string,
	outline: Outline,
	files: FileSystem = REAL_FILES,
): Promise<Kept | undefined> {
	return keptIn(await readRecovery(env, draftPath, files), outline);
}

/** Ids that texts are kept under and the outline doesn't ask for: it has an item for one only while the draft has a text. */
export function unaskedIn(data: unknown, outline: Outline): string[] {
	const given = givenIn(data) ?? {};
	const moved = [...formerKeys(given, outline).values()];
	return Object.keys(given).filter(
		(id) => typeof given[id] === "string" && !itemOf(outline, id) && !moved.includes(id),
	);
}

/** The draft holds everything, or the author doesn't want it. */
export async function dropRecovery(env: Environment, draftPath: string, files: FileSystem = REAL_FILES): Promise<void> {
	const { path } = await stateFile(env, draftPath, files, ENDING);
	await files.unlink(path).catch(() => undefined);
}

function givenIn(data: unknown): Readonly<Record<string, unknown>> | undefined {
	if (typeof data !== "object" || data === null) return undefined;
	const { [VERSION_KEY]: version, answers } = data as Readonly<Record<string, unknown>>;
	return version === 1 && typeof answers === "object" && answers !== null
		? (answers as Readonly<Record<string, unknown>>)
		: undefined;
}

/** What the recovery file says to the outline; undefined for nothing. What it can't take is left out. */
export function keptIn(data: unknown, outline: Outline): Kept | undefined {
	const given = givenIn(data);
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
