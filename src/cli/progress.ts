/**
 * A bar on standard error for what takes longer than half a second: only where a person looks at it, and gone before
 * anything else is printed. Knows no command.
 */
import { bar, fraction } from "./bars.ts";
import type { World } from "./world.ts";

/** Whoever waits no longer than that needs no bar. */
const PATIENCE = 500;
const BETWEEN = 100;
const WIDTH = 30;
const ERASE = "\r\x1b[K";

export interface Progress {
	/** The world to print to while the bar is there: it makes way for every text. */
	readonly world: World;
	/** One more of them is done. */
	step(): void;
	/** Nothing of the bar stays. */
	end(): void;
}

/**
 * Begins to count `total` things, `what` in the plural. Shows nothing in a pipe, in CI and on a dumb terminal, and of one
 * thing alone, which is either done or not.
 */
export function progressOf(total: number, what: string, world: World): Progress {
	const seen = total > 1 && world.errIsTerminal && world.env.TERM !== "dumb" && !world.env.CI;
	if (!seen) return { world, step: () => {}, end: () => {} };
	const unicode = /utf-?8/i.test(world.env.LC_ALL || world.env.LC_CTYPE || world.env.LANG || "");
	const begun = world.now().getTime();
	let due = begun + PATIENCE;
	let done = 0;
	let shown = false;
	const hide = (): void => {
		if (shown) world.err(ERASE);
		shown = false;
	};
	const behind =
		(print: (text: string) => void) =>
		(text: string): void => {
			hide();
			print(text);
		};
	return {
		world: { ...world, out: behind((text) => world.out(text)), err: behind((text) => world.err(text)) },
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
