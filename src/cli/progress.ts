/**
 * A progress bar on standard error for work that takes longer than half a second. Only shown on a terminal, and erased before
 * anything else is printed.
 */
import { bar, fraction } from "./bars.ts";
import type { World } from "./world.ts";

/** Milliseconds before the bar is shown. */
const DELAY = 500;
const BETWEEN = 100;
const WIDTH = 30;
const ERASE = "\r\x1b[K";

export interface Progress {
	/** Use this world for printing: it erases the bar first. */
	readonly world: World;
	/** One more item is done. */
	step(): void;
	/** Erases the bar. */
	end(): void;
}

/**
 * Starts a bar for `total` items, called `what` (plural). Shows nothing in a pipe, in CI, on a dumb terminal, or for a
 * single item.
 */
export function progressOf(total: number, what: string, world: World): Progress {
	const seen = total > 1 && world.errIsTerminal && world.env.TERM !== "dumb" && !world.env.CI;
	if (!seen) return { world, step: () => {}, end: () => {} };
	const unicode = /utf-?8/i.test(world.env.LC_ALL || world.env.LC_CTYPE || world.env.LANG || "");
	const begun = world.now().getTime();
	let due = begun + DELAY;
	let done = 0;
	let shown = false;
	const hide = (): void => {
		if (shown) world.err(ERASE);
		shown = false;
	};
	const afterHiding =
		(print: (text: string) => void) =>
		(text: string): void => {
			hide();
			print(text);
		};
	return {
		world: { ...world, out: afterHiding((text) => world.out(text)), err: afterHiding((text) => world.err(text)) },
		step: () => {
			done += 1;
			const now = world.now().getTime();
			if (now < due) return;
			due = now + BETWEEN;
			const count = { done, of: total };
			world.err(`${ERASE}${bar(count, WIDTH, unicode)} ${fraction(count)} ${what}`);
			shown = true;
		},
		end: hide,
	};
}
