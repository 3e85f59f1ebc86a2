/** While another program has the terminal: what is typed waits, and the draft is neither saved nor checked. */
import { expect, test } from "vitest";
import { Story } from "./outline.ts";
import { clock, settle, startReal } from "./running.ts";

test("keys read after the one that opened the editor wait until the terminal is back", async () => {
	let close = (): void => {};
	const openEditor = () => new Promise<string>((resolve) => (close = () => resolve("edited")));
	const { session, press, summary } = startReal({ openEditor });
	press("ctrl+o", "a");
	session.dispatch({ type: "pasted", text: "b" });
	await settle();
	expect(summary()).toBe("typed");
	close();
	await settle();
	expect(summary()).toBe("editedab");
});

test("the terminal is free as soon as the draft is opened in an editor; what was typed before is saved first", async () => {
	const steps: string[] = [];
	const { press } = startReal(
		{
			saveDraft: async () => {
				await settle();
				steps.push("saved");
				return undefined;
			},
			openDraft: async () => {
				steps.push("opened");
				return undefined;
			},
		},
		{
			suspend: (run) => {
				steps.push("freed");
				return run();
			},
		},
	);
	press("a", "alt+o");
	expect(steps).toEqual(["freed"]);
	await expect.poll(() => steps).toEqual(["freed", "saved", "opened"]);
});

test("the draft is opened although it can't be saved, and not any more once the session has ended", async () => {
	const opened: string[] = [];
	const openDraft = async () => void opened.push("opened");
	const one = startReal({ openDraft, saveDraft: () => Promise.reject(new Error("No space left")) });
	one.press("a", "alt+o");
	await settle();
	expect(opened).toEqual(["opened"]);
	const other = startReal({ openDraft, saveDraft: () => new Promise(() => {}) });
	other.press("a", "alt+o");
	other.session.dispatch({ type: "interrupted" });
	other.session.dispatch({ type: "interrupted" });
	await settle();
	expect(opened).toEqual(["opened"]);
});

test("the draft is opened once it is saved; it is not checked meanwhile, and at once afterwards", async () => {
	const order: string[] = [];
	let close = () => {};
	const at = clock(1_000_000);
	const { session, press } = startReal(
		{
			saveDraft: async () => {
				order.push("saved");
				return undefined;
			},
			checkDraft: async () => {
				order.push("checked");
				return undefined;
			},
			openDraft: () => {
				order.push("opened");
				return new Promise((resolve) => {
					close = () => resolve("line 3: broken");
				});
			},
		},
		{ at },
	);
	press("a", "alt+o");
	await settle();
	at.pass(10_000);
	session.dispatch({ type: "checkRequested" });
	await settle();
	expect(order).toEqual(["saved", "opened"]);
	close();
	await settle();
	expect(order).toEqual(["saved", "opened", "checked"]);
	expect(session.getState().overlay).toMatchObject({ type: "unusable", message: "line 3: broken" });
});

test("an editor that fails is reported, and the session goes on", async () => {
	const { session, press, summary } = startReal({ openDraft: () => Promise.reject(new Error("not found")) });
	press("alt+o");
	await settle();
	expect(session.getState().notice).toEqual({ tone: "error", text: "not found" });
	press("!");
	expect(summary()).toBe("typed!");
});

test("what others change while an answer is written in the editor comes in when the editor is closed", () => {
	const story = new Story({ summary: "S" }, { place: { item: "summary", focus: 0 } }).press("ctrl+o");
	const written = { stage: "alpha" as const, answers: story.answers };
	story.send({ type: "draftChecked", changes: { theirs: { goals: ["theirs"] }, conflicts: [] }, written });
	expect(story.answers.goals).toBeUndefined();
	story.send({ type: "editorClosed", item: "summary", path: [], text: "mine" }).returned();
	expect(story.answers).toEqual({ summary: "mine", goals: ["theirs"] });
	expect(story.state.pendingExternalChanges).toBeUndefined();
});

test("what is typed ahead is plain data in the state, and comes in order", () => {
	const story = new Story({}, { place: { item: "summary", focus: 0 } }).press("ctrl+o", "a");
	story.send({ type: "pasted", text: "b" }).press("c");
	expect(structuredClone(story.state)).toEqual(story.state);
	expect(story.answers.summary).toBeUndefined();
	expect(story.returned().answers.summary).toBe("abc");
});
