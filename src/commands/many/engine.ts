/**
 * How V8 spends time and memory on a thousand documents. By default it soon optimises every function that runs often, on
 * cores that the threads need: a third of the time of a run goes into code that hardly gets to pay. And it lets the heap
 * double before it collects, though almost nothing of a document outlives it. Measured in docs/performance.md.
 */
import { setFlagsFromString } from "node:v8";

/** The flags for a version of V8 such as `11.3.244.8-node.38`; none for versions in which they weren't tried. */
export function engineFlags(version: string): readonly string[] {
	const major = Number.parseInt(version, 10);
	if (!(major >= 11 && major <= 14)) return [];
	// Until V8 12, a budget of executed bytes decides; since then, the number of calls.
	return [
		major < 12 ? "--interrupt-budget=1000000" : "--invocation-count-for-turbofan=60000",
		"--heap-growing-percent=60",
	];
}

/** Prepares the process for many documents, before it starts threads. */
export function prepareEngine(): void {
	for (const flag of engineFlags(process.versions.v8)) setFlagsFromString(flag);
}
