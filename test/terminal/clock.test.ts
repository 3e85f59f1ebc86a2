import { expect, it, vi } from "vitest";
import { systemClock } from "../../src/terminal/clock.ts";

it("tells the time, runs once when it has come, and can be cancelled", () => {
	vi.useFakeTimers({ now: 1000 });
	const ran: number[] = [];
	systemClock.after(50, () => ran.push(systemClock.now()));
	systemClock.after(60, () => ran.push(-1))();
	vi.advanceTimersByTime(200);
	expect(ran).toEqual([1050]);
	vi.useRealTimers();
});
