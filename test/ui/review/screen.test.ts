/** The review's screen in a terminal: keys in, visible rows out. */
import { afterEach, describe, expect, test } from "vitest";
import { mergeReviews } from "../../../src/review/merge.ts";
import { EMPTY_REVIEW, type Review } from "../../../src/review/types.ts";
import { runReview } from "../../../src/ui/review/run-review.tsx";
import { initialReviewState } from "../../../src/wizard/review/initial-state.ts";
import type { ReviewEnd } from "../../../src/wizard/review/session.ts";
import { ANSWERS, proposalWith } from "../../wizard/review/reviewing.ts";
import { openTerminal, type TestTerminal } from "../terminal.ts";
import { CAPABILITIES } from "../wizard.ts";

const NOW = Date.UTC(2026, 0, 13, 10);

interface Opened {
	readonly terminal: TestTerminal;
	readonly end: Promise<ReviewEnd>;
	readonly saved: Review[];
}

let opened: Opened | undefined;

async function open(columns: number, rows: number): Promise<Opened> {
	const terminal = openTerminal(columns, rows);
	const saved: Review[] = [];
	const end = runReview({
		...terminal.streams,
		state: initialReviewState({
			file: "small.pep.yaml",
			reviewFile: "small.review.yaml",
			proposal: proposalWith(ANSWERS),
			review: EMPTY_REVIEW,
			reviewer: "@ann",
			aliases: {},
			stage: "alpha",
			earlier: {},
			findings: { summary: [{ severity: "warning", rule: "answers/short", message: "is short" }] },
			size: { columns, rows },
			now: NOW,
		}),
		handlers: {
			save: async (base, mine) => {
				saved.push(mergeReviews(base, mine, base));
				return mine;
			},
			check: async () => ({}),
		},
		capabilities: CAPABILITIES,
		clock: { now: () => NOW, after: () => () => {} },
	});
	await terminal.settle();
	opened = { terminal, end, saved };
	return opened;
}

afterEach(async () => {
	if (!opened) return;
	await opened.terminal.type("\x11");
	await opened.end;
	opened = undefined;
});

describe("the screen", () => {
	test.each([
		[40, 10],
		[80, 24],
		[100, 30],
		[200, 60],
	])("fits %i columns and %i rows, and says what to press", async (columns, rows) => {
		const { terminal } = await open(columns, rows);
		expect(terminal.rows()[0]).toMatch(/^ Review: Resize/);
		expect(terminal.rows().at(-1)).toMatch(/^ f fine {3}c comment/);
		await terminal.type("f");
		expect(terminal.text()).toContain("Pools change size in place.");
	});

	test("shows findings below the answer, and what to look for above it", async () => {
		const { terminal } = await open(100, 30);
		await terminal.type("f");
		const text = terminal.text();
		expect(text.indexOf("About summary.")).toBeLessThan(text.indexOf("Nothing restarts."));
		expect(text).toContain("! is short (answers/short)");
	});

	test("writes a comment with the cursor in it, and follows a resize", async () => {
		const { terminal } = await open(100, 30);
		await terminal.type("w");
		await terminal.paste("第一行\nsecond");
		expect(terminal.text()).toContain("── Change wanted");
		expect(terminal.cells(terminal.cursor().y).join("")).toContain("second");
		expect(terminal.cursorVisible()).toBe(true);
		await terminal.resize(40, 10);
		expect(terminal.text()).toContain("第一行");
		await terminal.type("\x1b");
		expect(terminal.text()).toContain("change wanted");
	});

	test("takes the mouse: a click opens, the wheel scrolls, a second click selects a passage", async () => {
		const { terminal } = await open(100, 30);
		const row = terminal.rows().findIndex((each) => each.includes("Summary"));
		await terminal.type(`\x1b[<0;6;${row + 1}M\x1b[<0;6;${row + 1}m`);
		const at = terminal.rows().findIndex((each) => each.includes("Nothing restarts."));
		await terminal.type(`\x1b[<0;40;${at + 1}M\x1b[<0;40;${at + 1}m`);
		expect(terminal.inverse(at)).toContain("Nothing restarts.");
		await terminal.type("a");
		expect(terminal.text()).toContain("Question on “Nothing restarts.”");
	});

	test("lists its keys with F1", async () => {
		const { terminal } = await open(100, 30);
		await terminal.type("\x1bOP");
		expect(terminal.text()).toContain("This answer is fine; go to the next one to look at");
		await terminal.type("verdict\r");
		expect(terminal.text()).toContain("End the round for alpha");
	});

	test("ends the round with a verdict and leaves the screen", async () => {
		const { terminal, end, saved } = await open(80, 24);
		await terminal.type("v3");
		await terminal.type("\tSome notes");
		await terminal.type("\x13");
		expect(await end).toMatchObject({ reason: "left", state: { ended: "comments-only" } });
		expect(saved.at(-1)?.rounds).toMatchObject([{ verdict: "comments-only", summary: "Some notes" }]);
		expect(terminal.alternate()).toBe(false);
	});
});
