/**
 * Draws the screen that is there a few times more. V8 translates what runs often, and else does so under the first keys,
 * each of which would take two or three times as long as later ones. Nothing is written: the frames are the same.
 */
import type { Clock } from "../wizard/session.ts";

const ROUNDS = 25;
/** Milliseconds in between, for keys. */
const PAUSE = 8;

/** Calls `draw` as long as `isWanted`; returns at once. */
export function warmUp(draw: () => void, isWanted: () => boolean, clock: Clock): void {
	let left = ROUNDS;
	const again = (): void => {
		if (left-- === 0 || !isWanted()) return;
		draw();
		clock.after(PAUSE, again);
	};
	clock.after(PAUSE, again);
}
