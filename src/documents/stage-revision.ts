/**
 * Finds the commit that a stage's name means in the history of a proposal: the one that approved the stage, or else the one
 * in which the proposal came to it. Reads git's history of the proposal's files only, through renames, for a limited time.
 */
import { dirname, resolve } from "node:path";
import { type Metadata, textAt } from "../metadata/metadata.ts";
import { isNamed, namesOf } from "../outline/attributes.ts";
import { InputError } from "../outline/problem.ts";
import { STAGES, type Stage } from "../outline/types.ts";
import type { GitContext } from "../project/changed-files.ts";
import { History } from "../project/history.ts";
import { type Revision, revisionAt } from "../project/revision.ts";
import { joinWords } from "../text/english.ts";
import { filesAt, stageAt, type Version } from "./open-version.ts";
import { companionPath } from "./read-companions.ts";

/** The author waits; then they can name a commit faster. */
const MOST_SECONDS = 20;
const FIX = "Name a commit, a tag or a day instead";

/** The revision, named after the stage. @throws InputError if the proposal was never at that stage, or without git */
export async function openStageRevision(
	stage: Stage,
	now: Version,
	context: GitContext,
	template: string | undefined,
): Promise<Revision> {
	const search = new Search(stage, now, context, template);
	return (await search.approval()) ?? search.beginning();
}

/** A file, the words that are in what is searched, and all files to search where it is or was. */
interface Searched {
	readonly path: string;
	readonly words: readonly string[];
	filesOf(path: string): Record<"own" | "beside", readonly string[]>;
}

class Search {
	private readonly stage: Stage;
	private readonly now: Version;
	private readonly context: GitContext;
	private readonly template: string | undefined;
	private readonly until = performance.now() + MOST_SECONDS * 1000;

	constructor(stage: Stage, now: Version, context: GitContext, template: string | undefined) {
		this.stage = stage;
		this.now = now;
		this.context = context;
		this.template = template;
	}

	/** The commit that wrote the approver who is named today. */
	async approval(): Promise<Revision | undefined> {
		const { now } = this;
		for (const companion of now.other?.companions ?? []) {
			const key = this.approverKey(companion);
			const approver = key && textAt(companion, key);
			const path =
				companion.companion &&
				now.around &&
				companionPath(companion.companion.owner, companion.companion.declared, now.around);
			if (!key || approver === undefined || path === undefined) continue;
			const { dataIn } = await import("./other-data.ts");
			return this.oldest(
				{ path, words: [approver], filesOf: (at) => ({ own: [at], beside: [] }) },
				async (at, revision) => {
					const text = await revision.textOf(at);
					return text !== undefined && textAt({ data: dataIn(text, at) }, key) === approver;
				},
			);
		}
		return undefined;
	}

	private approverKey({ declared }: Metadata): readonly string[] | undefined {
		const names = namesOf(this.now.outline, "approver").map((name) => `${this.stage}/${name}`);
		const key = (declared.others ?? []).find((other) => names.some((name) => isNamed(other.key, name)))?.key;
		return key?.split("/");
	}

	/** The commit since which the proposal was at the stage, when it last was. @throws InputError if it never was */
	async beginning(): Promise<Revision> {
		const { now, context, template, stage } = this;
		const path = resolve(context.cwd, now.file);
		const { stageLabels, items } = now.outline;
		const labels = items.filter(({ isStage }) => isStage).flatMap(({ choices = [] }) => choices);
		// Another text counts as the first stage; it only matters where it takes the place of one of these, or of nothing.
		const words = [...STAGES, ...Object.values(stageLabels), ...labels.map(({ label }) => label)];
		const seen = new Set<Stage>();
		const found = await this.oldest(
			{ path, words, filesOf: (at) => filesAt(at, now, context.cwd) },
			async (at, revision) => {
				const its = await stageAt(at, now, revision, context.cwd, template);
				if (its) seen.add(its);
				return its === stage;
			},
		);
		if (found) return found;
		const known = joinWords(STAGES.filter((each) => seen.has(each)).map((each) => `“${each}”`));
		const others = seen.size === 0 ? "it names none" : `only at ${known}`;
		throw this.problem(`was never at the stage “${stage}” in the commits of this branch: ${others}`);
	}

	/** The oldest commit of the newest run of commits for which something is true. */
	private async oldest(
		{ path, words, filesOf }: Searched,
		isTrue: (path: string, revision: Revision) => Promise<boolean>,
	): Promise<Revision | undefined> {
		const where = { ...this.context, cwd: dirname(path) };
		const history = await History.around(where);
		let found: Revision | undefined;
		for await (const place of history.placesOf(path, (at) => filesOf(at).own)) {
			const { own, beside } = filesOf(place.path);
			const changed = await history.commitsOf([...own, ...beside], place, words);
			for (const commit of new Set([...changed, place.first])) {
				if (performance.now() > this.until)
					throw this.problem(
						`has a history in which the stage “${this.stage}” isn't found within ${MOST_SECONDS} seconds`,
					);
				const revision = revisionAt({ name: this.stage, commit }, history.top, where);
				if (await isTrue(place.path, revision)) found = revision;
				else if (found) return found;
			}
			if (await history.isCutAt(place.first))
				throw this.problem(
					`may have been at the stage “${this.stage}” before the oldest commit of this shallow clone`,
					"Fetch the whole history first: git fetch --unshallow",
				);
		}
		return found;
	}

	private problem(message: string, fix = FIX): InputError {
		return new InputError([{ rule: "git/no-stage", severity: "error", message, at: { file: this.now.file }, fix }]);
	}
}
