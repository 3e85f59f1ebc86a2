/**
 * Progress: bars, fractions and percentages as text, and a bar on standard error for work that takes longer than half a
 * second, which is only shown on a terminal and erased before anything else is printed.
 */

import { type Count, filledCells, fractionDone } from "../proposal/completeness.ts";
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
	/** Something was printed in its place, so that it has to be drawn again. */
	let isCovered = false;
	const hide = (): void => {
		if (shown) world.err(ERASE);
		isCovered ||= shown;
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
			if (now < due && !isCovered) return;
			isCovered = false;
			due = now + BETWEEN;
			const count = { done, of: total };
			const words = ` ${fraction(count)} ${what}${leftText(now - begun, count)}`;
			// A line that wraps could not be erased.
			const room = Math.max(0, Math.min(WIDTH, (world.columns ?? 80) - 1 - words.length));
			world.err(`${ERASE}${bar(count, room, unicode)}${words}`);
			shown = true;
		},
		end: hide,
	};
}

/** How long it still takes if it goes on like this: `, 12 s left`. Not said of the first steps, which tell little. */
function leftText(spent: number, { done, of }: Count): string {
	if (done === 0 || done === of || spent < 2 * DELAY) return "";
	const seconds = Math.ceil(((spent / done) * (of - done)) / 1000);
	return seconds < 60 ? `, ${seconds} s left` : `, ${Math.floor(seconds / 60)} min ${seconds % 60} s left`;
}

/** `█████░░░`, or `#####...` in ASCII; full only when all is done, empty only when nothing is. */
export function bar(count: Count, width: number, unicode: boolean): string {
	const [full, empty] = unicode ? ["█", "░"] : ["#", "."];
	const filled = filledCells(fractionDone(count), width);
	return full.repeat(filled) + empty.repeat(width - filled);
}

/** `3/8`. */
export function fraction({ done, of }: Count): string {
	return `${done}/${of}`;
}

/** `38 %`, rounded down, so 100 % only when all is done. */
export function percent(count: Count): string {
	return `${Math.floor(fractionDone(count) * 100)} %`;
}
