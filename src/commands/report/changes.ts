/** What changed in proposals since a revision, by the same comparison as `diff`. Writes nothing. */
import { dirname, resolve } from "node:path";
import type { World } from "../../cli/world.ts";
import { openVersion, openVersionAt } from "../../documents/open-version.ts";
import { withOtherKeys } from "../../documents/version-keys.ts";
import { collecting } from "../../files/collect-evidence.ts";
import { InputError } from "../../outline/problem.ts";
import { openRevision, type Revision } from "../../project/revision.ts";
import { isMarkdown } from "../../project/targets.ts";
import { isoDay } from "../../proposal/date-words.ts";
import { differencesOf } from "../../proposal/differences.ts";
import { openCache } from "../many/open-results.ts";
import { compareReleases, releaseNumbers, releasesIn } from "./releases.ts";
import type { Changes, ReportedProposal } from "./types.ts";

/**
 * The named revision; else the newest release's tag before the milestone, or before now. Undefined where there is none.
 * @throws InputError for a named one that isn't there
 */
export async function revisionSince(
	named: string | undefined,
	milestone: string | undefined,
	file: string,
	{ cwd, env }: World,
): Promise<Revision | undefined> {
	const folder = dirname(resolve(cwd, file));
	if (named !== undefined) return openRevision(named, folder, { cwd, env }, "omit --since");
	const releases = await releasesIn({ cwd: folder, env }).catch((error: unknown) => {
		if (error instanceof InputError) return [];
		throw error;
	});
	const target = milestone === undefined ? [] : releaseNumbers(milestone);
	const before = releases.find(({ numbers }) => target.length === 0 || compareReleases(numbers, target) < 0);
	return before && openRevision(before.name, folder, { cwd, env });
}

export interface CompareOptions {
	readonly template: string | undefined;
	/** Nothing that earlier runs kept is used. */
	readonly isOff: boolean;
}

/** The proposals with what changed in them since a revision. @throws InputError for a version that can't be used */
export async function withChanges(
	proposals: readonly ReportedProposal[],
	revision: Revision,
	{ template, isOff }: CompareOptions,
	{ cwd, env, now }: World,
): Promise<ReportedProposal[]> {
	const { commit } = revision;
	const args = { cwd, template, commit };
	const build = process.env.PEP_WIZARD_BUILD;
	const options = { files: proposals.length, isOff, today: isoDay(now()), env, build };
	const { cache } = (await openCache("changes", args, options)) ?? {};
	const compared: ReportedProposal[] = [];
	for (const proposal of proposals) {
		const { file, files } = proposal;
		const kept = (await revision.areSame(files)) ? UNCHANGED : (await cache?.find(file))?.result;
		if (kept) {
			compared.push({ ...proposal, changes: kept as Changes });
			continue;
		}
		const [{ changes, isMoved }, evidence] = await collecting(() => changesSince(revision, file, cwd, template));
		// Where a moved file was, and what a draft's template says, may be told by files that nobody took down.
		if (!isMoved && isMarkdown(file)) cache?.keep(file, changes, evidence);
		compared.push({ ...proposal, changes });
	}
	cache?.end();
	return compared;
}

const UNCHANGED: Changes = { type: "unchanged", items: [] };

interface Found {
	readonly changes: Changes;
	/** It was elsewhere, or nowhere. */
	readonly isMoved: boolean;
}

async function changesSince(revision: Revision, file: string, cwd: string, template?: string): Promise<Found> {
	const now = await openVersion({ file, named: true }, cwd, template);
	const before = await openVersionAt(now, revision, cwd, template).catch((error: unknown) => {
		if (error instanceof InputError && error.problems.some(({ rule }) => rule === "git/no-file")) return undefined;
		throw error;
	});
	if (!before) return { changes: { type: "new", items: [] }, isMoved: true };
	const [then, current] = withOtherKeys(before, now);
	const { stage, changes } = differencesOf(then.proposal, current.proposal);
	const items = changes.map(({ type, item: { id, label } }) => ({ type, id, label }));
	const isSame = stage[0] === stage[1];
	const type = isSame && items.length === 0 ? "unchanged" : "changed";
	return { changes: { type, ...(!isSame && { stage }), items }, isMoved: before.file !== file };
}
