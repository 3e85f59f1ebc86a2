/**
 * Finds the commit that a stage's name means in the history of a proposal: the one that approved the stage, or else the one
 * in which the proposal came to it. Reads git's history of the proposal's files only.
 */
import { dirname, resolve } from "node:path";
import { type Metadata, textAt } from "../metadata/metadata.ts";
import { isNamed, namesOf } from "../outline/attributes.ts";
import { InputError } from "../outline/problem.ts";
import type { Stage } from "../outline/types.ts";
import type { GitContext } from "../project/changed-files.ts";
import { commitsOf, openRevision, type Revision } from "../project/revision.ts";
import { openVersionAt, type Version } from "./open-version.ts";
import { companionPath } from "./read-companions.ts";

/** Older ones are not looked at. */
const MAX_COMMITS = 300;

/** The revision, named after the stage. @throws InputError if the proposal was never at that stage, or without git */
export async function openStageRevision(
	stage: Stage,
	now: Version,
	context: GitContext,
	template: string | undefined,
): Promise<Revision> {
	const found = (await approvedIn(stage, now, context)) ?? (await reachedIn(stage, now, context, template));
	if (found) return { ...found, name: stage };
	const message = `never was at the stage “${stage}”, as far as git knows`;
	const fix = "Name a commit, a tag or a day instead";
	throw new InputError([{ rule: "git/no-stage", severity: "error", message, at: { file: now.file }, fix }]);
}

/** The commit that wrote the approver who is named today. */
async function approvedIn(stage: Stage, now: Version, context: GitContext): Promise<Revision | undefined> {
	for (const companion of now.other?.companions ?? []) {
		const key = approverKey(stage, companion, now);
		const approver = key && textAt(companion, key);
		const path =
			companion.companion &&
			now.around &&
			companionPath(companion.companion.owner, companion.companion.declared, now.around);
		if (!key || approver === undefined || path === undefined) continue;
		const { dataIn } = await import("./other-data.ts");
		return oldestOf(path, context, async (revision) => {
			const text = await revision.textOf(path);
			return text !== undefined && textAt({ data: dataIn(text, path) }, key) === approver;
		});
	}
	return undefined;
}

function approverKey(stage: Stage, { declared }: Metadata, { outline }: Version): readonly string[] | undefined {
	const names = namesOf(outline, "approver").map((name) => `${stage}/${name}`);
	const key = (declared.others ?? []).find((other) => names.some((name) => isNamed(other.key, name)))?.key;
	return key?.split("/");
}

/** The commit since which the proposal was at the stage, when it last was. */
async function reachedIn(
	stage: Stage,
	now: Version,
	context: GitContext,
	template: string | undefined,
): Promise<Revision | undefined> {
	const path = resolve(context.cwd, now.file);
	return oldestOf(dirname(path), context, async (revision) => {
		const version = await openVersionAt(now, revision, context.cwd, template).catch((error: unknown) => {
			if (error instanceof InputError) return undefined;
			throw error;
		});
		return version?.proposal.stage === stage;
	});
}

/** The oldest commit of the newest run of commits to a path (absolute) for which something is true. */
async function oldestOf(
	path: string,
	context: GitContext,
	isTrue: (revision: Revision) => Promise<boolean>,
): Promise<Revision | undefined> {
	let found: Revision | undefined;
	for (const commit of await commitsOf(path, MAX_COMMITS, context)) {
		const revision = await openRevision(commit, dirname(path), context);
		if (await isTrue(revision)) found = revision;
		else if (found) break;
	}
	return found;
}
