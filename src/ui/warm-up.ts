/**
 * Redraws the current screen a few times, so that V8 optimises the code before the first keys, which would otherwise
 * take two or three times as long. Nothing is written, because the frames are identical.
 */
import type { Clock } from "../wizard/session.ts";

const ROUNDS = 25;
/** Pause between two draws in milliseconds, so that keys are handled. */
const PAUSE = 8;

/** Calls `draw` while `isWanted`; returns at once. */
export function warmUp(draw: () => void, isWanted: () => boolean, clock: Clock): void {
	let left = ROUNDS;
	const again = (): void => {
		if (left-- === 0 || !isWanted()) return;
		draw();
		clock.after(PAUSE, again);
	};
	clock.after(PAUSE, again);
}
