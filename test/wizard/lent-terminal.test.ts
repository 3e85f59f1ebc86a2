/** While another program has the terminal, keys are held back, and the draft is neither saved nor checked. */
import { expect, test } from "vitest";
import { Story } from "./outline.ts";
import { clock, settle, startReal } from "./running.ts";

test("holds back keys read after the one that opened the editor until the terminal is back", async () => {
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

test("frees the terminal at once when the draft is opened in an editor, and saves what was typed before", async () => {
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

test("opens the draft even if it can't be saved, but not after the session has ended", async () => {
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

test("opens the draft once it is saved, doesn't check it meanwhile, and checks it at once afterwards", async () => {
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

test("reports an editor that fails, and continues the session", async () => {
	const { session, press, summary } = startReal({ openDraft: () => Promise.reject(new Error("not found")) });
	press("alt+o");
	await settle();
	expect(session.getState().notice).toEqual({ tone: "error", text: "not found" });
	press("!");
	expect(summary()).toBe("typed!");
});

test("applies changes by others when the editor with an answer is closed", () => {
	const story = new Story({ summary: "S" }, { place: { item: "summary", focus: 0 } }).press("ctrl+o");
	const written = { stage: "alpha" as const, answers: story.answers };
	story.send({ type: "draftChecked", changes: { theirs: { goals: ["theirs"] }, conflicts: [] }, written });
	expect(story.answers.goals).toBeUndefined();
	story.send({ type: "editorClosed", item: "summary", path: [], text: "mine" }).returned();
	expect(story.answers).toEqual({ summary: "mine", goals: ["theirs"] });
	expect(story.state.pendingExternalChanges).toBeUndefined();
});

test("keeps held-back keys as plain data in the state, in order", () => {
	const story = new Story({}, { place: { item: "summary", focus: 0 } }).press("ctrl+o", "a");
	story.send({ type: "pasted", text: "b" }).press("c");
	expect(structuredClone(story.state)).toEqual(story.state);
	expect(story.answers.summary).toBeUndefined();
	expect(story.returned().answers.summary).toBe("abc");
});
