/** Reviewers' comments on the author's screen. */
import { expect, test } from "vitest";
import { addComment } from "../../src/review/operations.ts";
import { EMPTY_REVIEW } from "../../src/review/types.ts";
import { notesOf } from "../../src/session/reviewed-draft.ts";
import type { AuthorReview } from "../../src/wizard/session.ts";
import { OUTLINE } from "../wizard/outline.ts";
import { leave, openWizard } from "./wizard.ts";

const said = {
	item: "goals",
	by: "@ann",
	at: "2026-01-13T10:00:00Z",
	kind: "change",
	text: "Name the pools. 池",
} as const;

test.each([
	[40, 10],
	[80, 24],
	[100, 30],
])("are found, read and answered at %ix%i", async (columns, rows) => {
	const replies: string[] = [];
	const review: AuthorReview = {
		watch: (proposal, tell) =>
			queueMicrotask(() => tell(notesOf(addComment(EMPTY_REVIEW, said), proposal(), "small.review.yaml"))),
		look: async () => {},
		reply: ({ text }) => replies.push(text),
		setState: () => {},
	};
	const wizard = await openWizard({ answers: { title: "T" }, size: [columns, rows], effects: { review } });
	const { terminal } = wizard;
	expect(terminal.text()).toContain("1 open comment by reviewers");
	if (columns >= 100) expect(terminal.rows().find((row) => row.includes("Goals"))).toContain("✎1");
	await terminal.type("\x1bn");
	expect(terminal.text()).toMatch(/Alt\+R (answers|1 open, by @ann)/);
	await terminal.type("\x1br");
	expect(terminal.text()).toContain("change wanted · open · @ann");
	await terminal.type("r");
	await terminal.type("All 池");
	expect(terminal.rows()[terminal.cursor().y]).toContain("All 池");
	expect(terminal.cursorVisible()).toBe(true);
	expect(replies.at(-1)).toBe("All 池");
	await terminal.type("\x1b");
	expect(terminal.text()).toContain("Replied");
	await terminal.type("\x1b");
	await leave(wizard);
});

test("leave the key that goes to any item its place in the key line", async () => {
	const review: AuthorReview = {
		watch: (proposal, tell) =>
			queueMicrotask(() => tell(notesOf(addComment(EMPTY_REVIEW, said), proposal(), "small.review.yaml"))),
		look: async () => {},
		reply: () => {},
		setState: () => {},
	};
	const guidance = { text: "", example: "No." };
	const outline = { ...OUTLINE, items: OUTLINE.items.map((item) => ({ ...item, guidance })) };
	const place = { item: "changes", focus: 0 };
	const wizard = await openWizard({ outline, place, size: [80, 24], effects: { review } });
	expect(wizard.terminal.text()).toContain("1 open comment by reviewers");
	expect(wizard.terminal.rows().at(-1)).toContain("Ctrl+G go to");
	await leave(wizard);
	const roomy = await openWizard({ outline, place, size: [120, 24], effects: { review } });
	expect(roomy.terminal.rows().at(-1)).toContain("Alt+N next comment");
	await leave(roomy);
});
