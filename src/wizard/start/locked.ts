/** What to do about a draft that another session has open: read it, wait, or take it over. Pure; knows no lock. */
import type { KeyPress } from "../types.ts";
import { choiceKey } from "./choice-list.ts";
import { LOCKED_CHOICES } from "./outcomes.ts";
import type { LockedScreen, ScreenResult } from "./types.ts";

/** The question what to do about a draft that is open elsewhere. */
export function locked(file: string, who: string): LockedScreen {
	return { type: "locked", file, who, selected: 0, isWaiting: false };
}

/** A key at that question. */
export function lockedKey(screen: LockedScreen, key: KeyPress): ScreenResult<LockedScreen> {
	if (screen.isWaiting) return [screen, []];
	const meant = choiceKey(key, { selected: screen.selected, count: LOCKED_CHOICES.length });
	if (!meant) return [screen, []];
	if ("select" in meant) return [{ ...screen, selected: meant.select }, []];
	const { type } = LOCKED_CHOICES[meant.take] ?? LOCKED_CHOICES[0];
	if (type === "wait") return [{ ...screen, isWaiting: true }, [{ type: "awaitUnlock" }]];
	return [screen, [{ type: "end", outcome: { type } }]];
}
