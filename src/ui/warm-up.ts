/**
 * Redraws the current screen a few times, and rehearses keys, so that V8 optimises the code before the first keys, which
 * would otherwise take two or three times as long. Nothing is written, because the frames are identical.
 */
import type { Clock } from "../wizard/session.ts";

const ROUNDS = 25;
/** Ink draws only when nobody types. */
const DRAWN = 10;
/** Pause between two draws in milliseconds, so that keys are handled. */
const PAUSE = 8;

/** Calls `rehearse`, and the first times `draw`, while `isWanted`; returns at once. */
export function warmUp(draw: () => void, rehearse: () => void, isWanted: () => boolean, clock: Clock): void {
	let round = 0;
	const again = (): void => {
		if (round++ === ROUNDS || !isWanted()) return;
		if (round <= DRAWN) draw();
		rehearse();
		clock.after(PAUSE, again);
	};
	clock.after(PAUSE, again);
}
