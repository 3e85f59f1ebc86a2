/** What `check` reports about a proposal, item by item, for the reviewer's screen. */
import type { World } from "../../cli/world.ts";
import type { Stage } from "../../outline/types.ts";
import { isoDay } from "../../proposal/date-words.ts";
import { templateSelection } from "../../templates/resolve-template.ts";
import type { ItemFinding } from "../../wizard/review/types.ts";
import { openProposal } from "../check/check-file.ts";
import { ConfigCache } from "../check/config-cache.ts";

/** By item id; findings about no item are left out. Settings and suppressions apply as in `check`. */
export async function findingsByItem(
	file: string,
	stage: Stage,
	template: string | undefined,
	world: World,
): Promise<Readonly<Record<string, readonly ItemFinding[]>>> {
	const opened = await openProposal(
		{ file, named: true },
		{
			...templateSelection(template, world.cwd),
			stage,
			configs: new ConfigCache(world.cwd),
			env: world.env,
			today: isoDay(world.now()),
			fix: false,
		},
	);
	const found: Record<string, ItemFinding[]> = {};
	for (const { item, severity, rule, message } of opened?.check(stage).findings ?? []) {
		if (item === undefined) continue;
		found[item] = [...(found[item] ?? []), { severity, rule, message }];
	}
	return found;
}
