/**
 * Progress as a bar, a fraction and a percentage. Readable without colour.
 */
import { type Count, fractionDone } from "../proposal/completeness.ts";

/** `█████░░░`, or `#####...` in ASCII; full only when all is done, empty only when nothing is. */
export function bar(count: Count, width: number, unicode: boolean): string {
	const [full, empty] = unicode ? ["█", "░"] : ["#", "."];
	return (
		full.repeat(filledCells(fractionDone(count), width)) + empty.repeat(width - filledCells(fractionDone(count), width))
	);
}

function filledCells(part: number, width: number): number {
	if (part === 0 || part === 1) return part * width;
	return Math.min(width - 1, Math.max(1, Math.round(part * width)));
}

/** `3/8`. */
export function fraction({ done, of }: Count): string {
	return `${done}/${of}`;
}

/** `38 %`, rounded down, so 100 % only when all is done. */
export function percent(count: Count): string {
	return `${Math.floor(fractionDone(count) * 100)} %`;
}
