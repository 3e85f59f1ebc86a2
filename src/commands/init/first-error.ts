/** Whether the checks report errors in a folder's existing proposals, which makes a baseline useful. */
import { isUnusable } from "../../check/results.ts";
import type { World } from "../../cli/world.ts";
import { searchEnv } from "../../project/ignore-rules.ts";
import { findTargets } from "../../project/targets.ts";
import { isoDay } from "../../proposal/date-words.ts";
import { checkMany } from "../check/check-many.ts";

/** Stops at the first error. `folder` and `template` are as on a command line. */
export async function hasErrors(folder: string, template: string, world: World): Promise<boolean> {
	const targets = await findTargets([folder], world);
	const { cwd, env } = world;
	const args = { cwd, env: searchEnv(env), template, stage: undefined, today: isoDay(world.now()), fix: false };
	for await (const result of checkMany(targets, args)) {
		if (result && !isUnusable(result) && result.findings.some(({ severity }) => severity === "error")) return true;
	}
	return false;
}
