/**
 * Set up before each test file by `npm run test:profile`: appends what the file took, in milliseconds, to the file that
 * PEP_WIZARD_PROFILE names. Processor time counts the programs that the file started and waited for, too.
 */
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { afterAll, expect } from "vitest";

export interface Usage {
	readonly file: string;
	readonly wall: number;
	readonly processor: number;
}

/** Milliseconds in one of the ticks that Linux counts a process's time in. */
const TICK = 10;

/** Processor time until now, in milliseconds; without the programs started where the system doesn't tell them. */
function processorTime(): number {
	const { user, system } = process.cpuUsage();
	const own = (user + system) / 1000;
	if (!existsSync("/proc/self/stat")) return own;
	// Behind the name in parentheses: fields 14 and 15 of the whole line are the process's own, 16 and 17 its children's.
	const stat = readFileSync("/proc/self/stat", "utf8").replace(/^.*\) /, "");
	const [childrenUser = "0", childrenSystem = "0"] = stat.split(" ").slice(13, 15);
	return own + (Number(childrenUser) + Number(childrenSystem)) * TICK;
}

const wall = performance.now();
const processor = processorTime();

afterAll(() => {
	const file = expect.getState().testPath ?? "";
	const usage: Usage = { file, wall: performance.now() - wall, processor: processorTime() - processor };
	appendFileSync(process.env.PEP_WIZARD_PROFILE!, `${JSON.stringify(usage)}\n`);
});
