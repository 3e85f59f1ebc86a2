/** Drawing the same screen again before the first key: invisible, and it yields to keys. */
import { expect, it } from "vitest";
import { runWizard } from "../../src/ui/run.tsx";
import { warmUp } from "../../src/ui/warm-up.ts";
import { initialState } from "../../src/wizard/state.ts";
import { OUTLINE } from "../wizard/outline.ts";
import { openTerminal } from "./terminal.ts";
import { CAPABILITIES, leave } from "./wizard.ts";

/** A clock that runs timers only on request. */
function stopped() {
	const due = new Set<() => void>();
	return {
		clock: {
			now: () => 0,
			after: (_: number, run: () => void) => {
				const once = () => run();
				due.add(once);
				return () => void due.delete(once);
			},
		},
		/** Runs due timers, including those they set; returns how many ran. */
		goOn(most = Number.POSITIVE_INFINITY): number {
			let times = 0;
			for (const run of due) {
				if (times++ === most) break;
				due.delete(run);
				run();
			}
			return times;
		},
	};
}

it("draws and rehearses a few dozen times, and stops when no longer wanted", () => {
	const { clock, goOn } = stopped();
	let drawn = 0;
	let rehearsed = 0;
	let wanted = true;
	warmUp(
		() => drawn++,
		() => rehearsed++,
		() => wanted,
		clock,
	);
	expect(drawn).toBe(0);
	goOn(3);
	expect(drawn).toBe(3);
	wanted = false;
	goOn();
	expect(drawn).toBe(3);
	wanted = true;
	warmUp(
		() => drawn++,
		() => rehearsed++,
		() => wanted,
		clock,
	);
	goOn();
	expect(drawn).toBeGreaterThan(10);
	expect(rehearsed).toBeGreaterThan(20);
});

it("writes nothing, and loses no key", async () => {
	const terminal = openTerminal(100, 30);
	const { clock, goOn } = stopped();
	const proposal = { outline: OUTLINE, stage: "alpha" as const, answers: { summary: "Text" } };
	const files = { file: "small.pep.yaml", markdownFile: "small.md" };
	const lastPosition = { item: "summary", focus: 0 };
	const state = initialState({ ...files, proposal, size: { columns: 100, rows: 30 }, now: 0, lastPosition });
	const effects = {
		saveDraft: async () => undefined,
		checkDraft: async () => undefined,
		settle: () => {},
		writeMarkdown: async () => "small.md",
		openEditor: async (text: string) => text,
		remember: async () => {},
	};
	const end = runWizard({ ...terminal.streams, state, effects, capabilities: CAPABILITIES, clock });
	await terminal.settle();
	const before = terminal.written();
	expect(goOn(10)).toBeGreaterThan(5);
	await terminal.settle();
	expect(terminal.written()).toBe(before);
	await terminal.type("!");
	expect(terminal.text()).toContain("Text!");
	await leave({ terminal, end, saved: [] });
});
