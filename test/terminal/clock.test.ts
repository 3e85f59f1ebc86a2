import { expect, it, vi } from "vitest";
import { systemClock } from "../../src/terminal/clock.ts";

it("returns the time, runs a timer once, and can cancel it", () => {
	vi.useFakeTimers({ now: 1000 });
	const ran: number[] = [];
	systemClock.after(50, () => ran.push(systemClock.now()));
	systemClock.after(60, () => ran.push(-1))();
	vi.advanceTimersByTime(200);
	expect(ran).toEqual([1050]);
	vi.useRealTimers();
});
