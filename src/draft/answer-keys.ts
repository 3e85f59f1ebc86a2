/** The keys of answers in a draft: an item's id, or an id that it had in an earlier version of the template. */
import { formerItem } from "../outline/former-ids.ts";
import { itemOf } from "../outline/lookup.ts";
import type { Item, Outline } from "../outline/types.ts";
import type { Snapshot } from "../proposal/merge-answers.ts";
import { ownValue } from "../proposal/plain-data.ts";
import type { Answers } from "../proposal/types.ts";

/** By item id, the keys of answers under a former id. The current id takes precedence, then the first former one. */
export function formerKeys(data: Readonly<Record<string, unknown>>, outline: Outline): ReadonlyMap<string, string> {
	const keys = new Map<string, string>();
	for (const key of Object.keys(data)) {
		const item = itemOf(outline, key) ? undefined : formerItem(outline, key);
		if (item && !keys.has(item.id) && ownValue(data, item.id) === undefined) keys.set(item.id, key);
	}
	return keys;
}

/** Keys of items with several answers in the draft: if one is removed, another one takes effect. */
export function shadowingKeys(data: Readonly<Record<string, unknown>>, outline: Outline): ReadonlySet<string> {
	const keys = new Map<string, string[]>();
	for (const key of Object.keys(data)) {
		const item = formerItem(outline, key)?.id ?? key;
		keys.set(item, [...(keys.get(item) ?? []), key]);
	}
	return new Set([...keys.values()].filter(({ length }) => length > 1).flat());
}

/** The outline with the draft's keys as item ids; the same outline if all keys are current. */
export function keyedOutline(outline: Outline, keys: ReadonlyMap<string, string>): Outline {
	if (keys.size === 0) return outline;
	return { ...outline, items: outline.items.map((item): Item => ({ ...item, id: keys.get(item.id) ?? item.id })) };
}

/** The snapshot with the draft's keys in place of item ids. */
export function keyedSnapshot({ stage, answers }: Snapshot, keys: ReadonlyMap<string, string>): Snapshot {
	const keyed: Answers = Object.fromEntries(Object.entries(answers).map(([id, each]) => [keys.get(id) ?? id, each]));
	return { stage, answers: keyed };
}
