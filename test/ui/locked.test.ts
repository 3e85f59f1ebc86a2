/** The screen about a draft that someone else has open: all choices can be read, however small the terminal is. */
import { expect, test } from "vitest";
import { runLocked } from "../../src/ui/start/start.tsx";
import { LOCKED_CHOICES } from "../../src/wizard/start/outcomes.ts";
import { openTerminal } from "./terminal.ts";

const SIZES = [
	[40, 10],
	[80, 24],
	[90, 18],
] as const;

const LONG = {
	file: "proposals/1234-in-place-resize-of-worker-pools-without-a-restart.pep.yaml",
	who: "someone.with-a-long-name on the-build-machine-number-17.example.org, since 2026-11-27 10:17",
};

async function held(size: readonly [number, number], given = LONG) {
	const terminal = openTerminal(...size);
	const capabilities = { unicode: true };
	const outcome = runLocked({ ...terminal.streams, ...given, capabilities, whenFree: () => new Promise(() => {}) });
	await terminal.settle();
	return { terminal, outcome };
}

for (const size of SIZES)
	for (const given of [
		LONG,
		{ file: "一二三四".repeat(30), who: "安".repeat(200) },
		{ file: "a.pep.yaml", who: "ann" },
	])
		test(`at ${size.join("x")}, with ${given.file.slice(0, 12)}…`, async () => {
			const { terminal, outcome } = await held(size, given);
			const rows = terminal.text().split("\n");
			const at = rows.findIndex((row) => row.trim() === `> ${LOCKED_CHOICES[0].label}`);
			expect(rows.slice(at, at + LOCKED_CHOICES.length).map((row) => row.replace(">", " ").trim())).toEqual(
				LOCKED_CHOICES.map(({ label }) => label),
			);
			expect(rows.slice(0, at).join("\n")).toContain("is already open:");
			expect(rows.some((row) => row.includes("Enter choose"))).toBe(true);
			expect(rows.findIndex((row) => row.includes("Enter choose"))).toBeGreaterThan(at + 2);
			await terminal.type("\x1b");
			expect(await outcome).toEqual({ type: "cancelled", interrupted: false });
		});
