/**
 * How much work something is, in milliseconds of this process's processor time. The clock would count what other programs
 * do, too.
 */
import { expect } from "vitest";

/** Milliseconds of processor time that the work takes. */
export function cpuTime(work: () => unknown): number {
	const start = process.cpuUsage();
	work();
	return since(start);
}

/** Fails if the work takes as much processor time as the limit, which is several times what it needs. */
export function expectCpuTime(limit: number, work: () => unknown, what?: string): void {
	expect(cpuTime(work), what).toBeLessThan(limit);
}

/** The same for work that is awaited; gives its result. */
export async function expectCpuTimeOf<T>(limit: number, work: () => Promise<T>): Promise<T> {
	const start = process.cpuUsage();
	const result = await work();
	expect(since(start)).toBeLessThan(limit);
	return result;
}

function since(start: NodeJS.CpuUsage): number {
	const { user, system } = process.cpuUsage(start);
	return (user + system) / 1000;
}
