/** Under which key of a draft an item's answer stands: its id, or one that it had in an earlier template. */
import { formerItem } from "../outline/former-ids.ts";
import { itemOf } from "../outline/lookup.ts";
import type { Item, Outline } from "../outline/types.ts";
import type { Snapshot } from "../proposal/merge-answers.ts";
import { ownValue } from "../proposal/own-value.ts";
import type { Answers } from "../proposal/types.ts";

/** By item id, the key of each answer that is under a former id. Of several the first counts; an own key wins. */
export function formerKeys(data: Readonly<Record<string, unknown>>, outline: Outline): ReadonlyMap<string, string> {
	const keys = new Map<string, string>();
	for (const key of Object.keys(data)) {
		const item = itemOf(outline, key) ? undefined : formerItem(outline, key);
		if (item && !keys.has(item.id) && ownValue(data, item.id) === undefined) keys.set(item.id, key);
	}
	return keys;
}

/** Keys of items that have another answer under a former id, which counts as soon as theirs is gone. */
export function shadowingKeys(data: Readonly<Record<string, unknown>>, outline: Outline): ReadonlySet<string> {
	const keys = new Map<string, string[]>();
	for (const key of Object.keys(data)) {
		const item = formerItem(outline, key)?.id ?? key;
		keys.set(item, [...(keys.get(item) ?? []), key]);
	}
	return new Set([...keys.values()].filter(({ length }) => length > 1).flat());
}

/** The outline as the draft's own keys call its items; the same one where none has moved. */
export function keyedOutline(outline: Outline, keys: ReadonlyMap<string, string>): Outline {
	if (keys.size === 0) return outline;
	return { ...outline, items: outline.items.map((item): Item => ({ ...item, id: keys.get(item.id) ?? item.id })) };
}

/** Answers as the draft's own keys call their items. */
export function keyedSides({ stage, answers }: Snapshot, keys: ReadonlyMap<string, string>): Snapshot {
	const keyed: Answers = Object.fromEntries(Object.entries(answers).map(([id, each]) => [keys.get(id) ?? id, each]));
	return { stage, answers: keyed };
}
