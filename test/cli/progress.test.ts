/** The progress bar on standard error: only shown on terminals, and only when it takes long. */
import { describe, expect, test } from "vitest";
import { progressOf } from "../../src/cli/progress.ts";
import type { World } from "../../src/cli/world.ts";

/** A world whose clock goes on by `pace` milliseconds each time that it is read. */
function waiting(pace: number, env: Readonly<Record<string, string>> = {}, isTTY = true) {
	const printed: string[] = [];
	let now = 0;
	const world = {
		env: { LANG: "en_US.UTF-8", TERM: "xterm", ...env },
		out: (text: string) => void printed.push(`out: ${text}`),
		err: (text: string) => void printed.push(text),
		now: () => {
			now += pace;
			return new Date(now);
		},
		errIsTerminal: isTTY,
	} as unknown as World;
	return { world, printed };
}

function count(world: World, steps: number): void {
	const progress = progressOf(steps, "files", world);
	for (let step = 0; step < steps; step++) progress.step();
	progress.end();
}

test("appears after half a second, and leaves nothing on the screen", () => {
	const { world, printed } = waiting(200);
	count(world, 5);
	expect(printed).toEqual([
		"\r\x1b[K██████████████████░░░░░░░░░░░░ 3/5 files",
		"\r\x1b[K████████████████████████░░░░░░ 4/5 files",
		"\r\x1b[K██████████████████████████████ 5/5 files",
		"\r\x1b[K",
	]);
});

test("says how long it still takes, once that can be told", () => {
	const { world, printed } = waiting(500);
	count(world, 100);
	expect(printed[0]).toContain(" 1/100 files");
	expect(printed[0]).not.toContain("left");
	expect(printed[9]).toContain(" 10/100 files, 45 s left");
	expect(waitingLong()).toContain(" 10/1000 files, 8 min 15 s left");
});

function waitingLong(): string | undefined {
	const { world, printed } = waiting(500);
	count(world, 1000);
	return printed[9];
}

test("is drawn again below what is printed", () => {
	const { world, printed } = waiting(60);
	const progress = progressOf(1000, "files", world);
	for (let at = 0; at < 40; at++) {
		progress.step();
		progress.world.out("a\n");
	}
	expect(printed.slice(-3)).toEqual([expect.stringContaining("40/1000"), "\r\x1b[K", "out: a\n"]);
});

test("fits into a narrow terminal", () => {
	const { world, printed } = waiting(500);
	count({ ...world, columns: 40 }, 100);
	for (const line of printed) expect(line.replace("\r\x1b[K", "").length).toBeLessThan(40);
});

test("is cleared before anything is printed", () => {
	const { world, printed } = waiting(600);
	const progress = progressOf(4, "files", world);
	progress.step();
	progress.world.out("a\n");
	progress.world.err("b\n");
	progress.end();
	expect(printed.slice(1)).toEqual(["\r\x1b[K", "out: a\n", "b\n"]);
});

test("is drawn at most ten times a second", () => {
	const { world, printed } = waiting(30);
	count(world, 100);
	expect(printed.length).toBeLessThan(30);
});

describe("is not shown", () => {
	test("when it takes less than half a second", () => {
		const { world, printed } = waiting(10);
		count(world, 40);
		expect(printed).toEqual([]);
	});

	test.each([
		["in a pipe", {}, false],
		["in CI", { CI: "true" }, true],
		["on a dumb terminal", { TERM: "dumb" }, true],
	] as const)("%s", (_, env, isTTY) => {
		const { world, printed } = waiting(600, env, isTTY);
		count(world, 5);
		expect(printed).toEqual([]);
	});
});
