/** Keys in a list of choices. Pure. */
import { chordOf, isTyped } from "../key-press.ts";
import { centred } from "../scroll.ts";
import type { KeyPress } from "../types.ts";

const STEPS: Readonly<Record<string, 1 | -1>> = { up: -1, k: -1, down: 1, j: 1 };

/**
 * What a key does: `select` moves the selection, which wraps around; `take` accepts a choice; undefined does nothing.
 */
export function choiceKey(
	key: KeyPress,
	{ selected, count, limit = count }: { readonly selected: number; readonly count: number; readonly limit?: number },
): { readonly select: number } | { readonly take: number } | undefined {
	const chord = chordOf(key);
	if (count === 0) return undefined;
	if (chord === "enter") return { take: selected };
	const by = STEPS[chord];
	if (by !== undefined) return { select: (selected + by + count) % count };
	const taken = centred(count, selected, limit) + Number(key.text) - 1;
	return isTyped(key) && /^[1-9]$/.test(key.text) && Number(key.text) <= limit && taken < count
		? { take: taken }
		: undefined;
}
