/** What changed in proposals since a revision, by the same comparison as `diff`. Writes nothing. */
import { dirname, resolve } from "node:path";
import type { World } from "../../cli/world.ts";
import { openVersion, openVersionAt } from "../../documents/open-version.ts";
import { withOtherKeys } from "../../documents/version-keys.ts";
import { InputError } from "../../outline/problem.ts";
import { openRevision, type Revision } from "../../project/revision.ts";
import { differencesOf } from "../../proposal/differences.ts";
import { compareReleases, releaseNumbers, releasesIn } from "./releases.ts";
import type { Changes } from "./types.ts";

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

/** What changed in a proposal since then. @throws InputError for a version that can't be used */
export async function changesSince(revision: Revision, file: string, cwd: string, template?: string): Promise<Changes> {
	const now = await openVersion({ file, named: true }, cwd, template);
	const before = await openVersionAt(now, revision, cwd, template).catch((error: unknown) => {
		if (error instanceof InputError && error.problems.some(({ rule }) => rule === "git/no-file")) return undefined;
		throw error;
	});
	if (!before) return { type: "new", items: [] };
	const [then, current] = withOtherKeys(before, now);
	const { stage, changes } = differencesOf(then.proposal, current.proposal);
	const items = changes.map(({ type, item: { id, label } }) => ({ type, id, label }));
	const isSame = stage[0] === stage[1];
	return { type: isSame && items.length === 0 ? "unchanged" : "changed", ...(!isSame && { stage }), items };
}
