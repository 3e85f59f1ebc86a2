/**
 * A first proposal, about a process, from `pep-wizard new` to a draft pull request with a key counter: no key is needed that
 * the screen doesn't name, and few are needed beyond the text.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { isAsked, repository } from "./finish-repository.ts";
import { KeyCounter } from "./key-counter.ts";
import { startInTerminal } from "./terminal.ts";

/** Create, answer the scope, tick 8 of 12 boxes, go to 16 answers, pick two, and finish in seven steps of two keys each. */
const MOST_BEYOND = 59;

/** Those of the checklist that alpha requires. */
const DUE_BOXES: ReadonlySet<number> = new Set([1, 2, 3, 4, 8, 10, 11, 12]);

/** The answers in words, and the keys to them where the key line has no room for the one that goes to the next required one. */
const TEXTS: readonly (readonly [question: string, text: string, ...by: readonly string[]])[] = [
	["Summary", "Reviews end after two weeks.", "tab"],
	["Motivation", "Some have been open for a year."],
	["Goals", "Every review ends"],
	["Non-Goals", "Shorter reviews"],
	["Proposal", "A review that is silent for two weeks is closed."],
	["Risks and Mitigations", "An author is away: reopening takes one comment."],
	["Design Details", "A bot asks after ten days."],
	["Graduation Criteria", "Two releases without a complaint."],
	["Implementation History", "2026-03-06: written"],
	["Drawbacks", "One more bot."],
	["Alternatives", "Leave them open."],
];

test("takes few keys beyond the text, all of them named on the screen", async () => {
	const { folder, env, git } = await repository();
	const screen = startInTerminal(["new"], { cwd: folder, env, columns: 100, rows: 30 });
	onTestFinished(() => screen.close());
	const keys = new KeyCounter(screen);
	const next = async (arrived: string, ...by: readonly string[]): Promise<void> => {
		for (const key of by.length > 0 ? by : ["ctrl+n"]) await keys.press(`go to ${arrived}`, key);
		await screen.until(({ rows }) => rows.some((row) => row.slice(32).trim() === arrived));
	};
	await screen.until("> Title");
	await keys.write("Reviews that end");
	await keys.press("to its number", "enter");
	await screen.until("> Number");
	await keys.write("9");
	await keys.press("create it", "ctrl+s");
	await screen.until("Does it change any software?");
	await keys.press("no", "2");
	await screen.until("16 of 32");
	await next("Release Signoff Checklist", "escape", "n");
	for (let box = 1; box <= 12; box++) {
		if (DUE_BOXES.has(box)) await keys.press(`tick box ${box}`, " ");
		if (box < 12) await keys.press("go to the next box", "down");
	}
	for (const [question, text, ...by] of TEXTS) {
		await next(question, ...by);
		await keys.write(text);
	}
	await next("Last Updated");
	await keys.press("pick a day", "alt+l");
	await screen.until("Mo  Tu  We");
	await keys.press("take today", "enter");
	await screen.until(/= \w+day, /);
	await next("Discussion Thread");
	await keys.write("https://forum.example.org/t/9");
	await next("SIG");
	await keys.write("SIG Process");
	await next("Owners");
	await keys.press("pick a person", "alt+l");
	await screen.until("A <a@example.org>");
	await keys.press("take it", "enter");
	await screen.until("100 %");
	await keys.press("finish", "alt+s");
	for (const step of ["Write the", "Check it", "Look at", "Make a", "Commit", "Push the", "Open a"]) {
		await screen.until(({ text }) => isAsked(text, step));
		keys.filter(step === "Look at" ? "\r" : "y\r");
	}
	await screen.until("Enter goes back to the wizard");
	await keys.press("back to the wizard", "enter");
	await screen.until("32 of 32");
	await keys.press("leave", "ctrl+q");
	expect(await screen.exited()).toBe(0);
	expect(git("log", "-1", "--format=%s", "origin/9-reviews-that-end")).toBe("Add 9 Reviews that end");
	expect(await readFile(join(folder, ".gh"), "utf8")).toContain("Reviews end after two weeks.");
	expect(keys.unknown).toEqual([]);
	expect(keys.beyond).toBeLessThanOrEqual(MOST_BEYOND);
});
