/**
 * Redraws the current screen a few times. V8 optimises hot code, and would otherwise do so during the first keys,
 * making each take two or three times as long. Nothing is written, because the frames are identical.
 */
import type { Clock } from "../wizard/session.ts";

const ROUNDS = 25;
/** Pause between two draws in milliseconds, so that keys get through. */
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
