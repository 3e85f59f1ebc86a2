/** The running session: carries out effects, dispatches their outcomes, keeps time, and saves before every exit. */
import { expect, test } from "vitest";
import type { StateMachine } from "../../src/wizard/session.ts";
import type { Action, Effect, ExternalChanges, State } from "../../src/wizard/types.ts";
import { clock, machine, saveNow, settle, start, startReal, state } from "./running.ts";

const control = (letter: string) => ({ name: "text", text: letter, ctrl: true, alt: false, shift: false }) as const;

test("reports a successful save with its revision", async () => {
	const { machine: made, seen } = machine({ keyPressed: (s) => [s, [saveNow]] });
	const { session } = start(made);
	session.press([control("s")]);
	await settle();
	expect(seen).toEqual(["keyPressed", "draftSaved"]);
});

test("reports a failed save with its message, and continues", async () => {
	let message = "";
	const made: StateMachine = {
		nextDue: () => undefined,
		update: (s, action) => {
			if (action.type === "saveFailed") message = action.message;
			return [s, action.type === "keyPressed" ? [saveNow] : []];
		},
	};
	const { session } = start(made, { saveDraft: () => Promise.reject(new Error("No space left")) });
	session.press([control("s")]);
	await settle();
	expect(message).toBe("No space left");
});

test("passes on the Markdown's path, the editor's text and the clipboard", async () => {
	const actions: Action[] = [];
	const effects: Effect[] = [
		{ type: "writeMarkdown", proposal: state.proposal },
		{ type: "openEditor", item: "summary", path: ["a"], text: "old" },
		{ type: "copy", text: "cut" },
	];
	const made: StateMachine = {
		nextDue: () => undefined,
		update: (s, action) => {
			actions.push(action);
			return [s, action.type === "keyPressed" ? effects : []];
		},
	};
	const { session, copied } = start(made);
	session.press([control("s")]);
	await settle();
	expect(actions.slice(1, 3)).toEqual([
		{ type: "markdownWritten", path: "out.md", now: 1000 },
		{ type: "editorClosed", item: "summary", path: ["a"], text: "old!", now: 1000 },
	]);
	expect(copied).toEqual(["cut"]);
});

test("shows an error if an editor doesn't start, and continues", async () => {
	const open: Effect = { type: "openEditor", item: "summary", path: [], text: "" };
	const { machine: made, seen } = machine({ keyPressed: (s) => [s, [open]] });
	const { session } = start(made, { openEditor: () => Promise.reject(new Error("no such program")) });
	session.press([control("o")]);
	await settle();
	expect(seen.slice(0, 2)).toEqual(["keyPressed", "editorFailed"]);
});

test("dispatches what is due in time, and once", () => {
	const at = clock();
	const changed = { ...state, save: { state: "changed", since: 1000, due: 1800 } } as State;
	const { machine: made, seen } = machine({ keyPressed: () => [changed, []], timePassed: () => [state, []] });
	const { session } = start(made, {}, { at });
	session.press([control("a")]);
	session.press([control("b")]);
	expect(at.pending()).toBe(1);
	at.pass(799);
	expect(seen).toEqual(["keyPressed", "keyPressed"]);
	at.pass(1);
	expect(seen).toEqual(["keyPressed", "keyPressed", "timePassed"]);
	expect(at.pending()).toBe(0);
});

test("notifies once for the keys of one read", async () => {
	const { machine: made } = machine({ keyPressed: (s) => [{ ...s }, []] });
	const { session } = start(made);
	let told = 0;
	session.subscribe(() => {
		told++;
	});
	session.press([control("a"), control("b"), control("c")]);
	await settle();
	expect(told).toBe(1);
});

test("ends on leaving, and reports leaving by Ctrl+C", async () => {
	const one = startReal();
	one.press("ctrl+q");
	expect((await one.session.ended).reason).toBe("left");
	const other = startReal();
	other.press("ctrl+c", "ctrl+c");
	expect((await other.session.ended).reason).toBe("interrupted");
});

test("saves and leaves on a signal", async () => {
	const { session, press, saved } = startReal();
	press("!");
	session.dispatch({ type: "interrupted" });
	expect((await session.ended).reason).toBe("interrupted");
	expect(saved).toEqual([{ summary: "typed!" }]);
});

test("ends and reports lost text if the save on a signal fails", async () => {
	const { session, press } = startReal({ saveDraft: () => Promise.reject(new Error("No space left")) });
	press("!");
	session.dispatch({ type: "interrupted" });
	expect(await session.ended).toMatchObject({ reason: "failed", unsaved: true, error: { message: "No space left" } });
});

test("doesn't wait for the save on a second signal", async () => {
	const { session, press } = startReal({ saveDraft: () => new Promise(() => {}) });
	press("!");
	session.dispatch({ type: "interrupted" });
	session.dispatch({ type: "interrupted" });
	expect(await session.ended).toMatchObject({ reason: "failed", unsaved: true });
});

test("doesn't wait for the last save of a failed session on a second signal", async () => {
	const { session } = startReal({ saveDraft: () => new Promise(() => {}) });
	session.fail(new Error("a mistake of ours"));
	session.dispatch({ type: "interrupted" });
	session.dispatch({ type: "interrupted" });
	expect(await session.ended).toMatchObject({ reason: "failed", unsaved: true });
});

test("checks the draft every two seconds with the current answers, and when the author comes back", async () => {
	const at = clock(1_000_000);
	const checked: unknown[] = [];
	const changes = [undefined, { theirs: { goals: ["g"] }, conflicts: [] }, undefined];
	const { session, seen } = startReal(
		{
			checkDraft: async ({ answers }) => {
				checked.push(answers);
				return changes.shift();
			},
		},
		{ at },
	);
	for (let seconds = 0; seconds < 5; seconds++) {
		at.pass(1000);
		await settle();
	}
	expect(checked).toEqual([{ summary: "typed" }, { summary: "typed" }]);
	expect(seen.filter((type) => type === "draftChecked")).toHaveLength(2);
	expect(session.getState().proposal.answers.goals).toEqual(["g"]);
	session.dispatch({ type: "checkRequested" });
	expect(checked.length).toBe(3);
});

test("leaves the changes of a check to a save started meanwhile, except a takeover", async () => {
	let find: (found: ExternalChanges) => void = () => {};
	const checkDraft = () =>
		new Promise<ExternalChanges>((resolve) => {
			find = resolve;
		});
	const { session, press } = startReal({ checkDraft });
	for (const taken of [undefined, "ann on desk"]) {
		session.dispatch({ type: "checkRequested" });
		press("!", "ctrl+s");
		await settle();
		find({ theirs: { goals: ["older"] }, conflicts: [], ...(taken && { taken }) });
		await settle();
	}
	expect(session.getState().readOnly?.who).toBe("ann on desk");
	expect(session.getState().proposal.answers.goals).toBeUndefined();
});

test("reports a draft that is gone or broken, and checks it again", async () => {
	const at = clock(1_000_000);
	const { session } = startReal({ checkDraft: () => Promise.reject(new Error("gone")) }, { at });
	session.dispatch({ type: "checkRequested" });
	await settle();
	expect(session.getState().notice).toEqual({ tone: "error", text: "gone" });
	expect(at.pending()).toBe(1);
});

test("saves the last answers and ends as failed if the state machine throws", async () => {
	const broken: StateMachine = {
		nextDue: () => undefined,
		update: () => {
			throw new Error("a mistake of ours");
		},
	};
	const { session, saved } = start(broken);
	session.press([control("a")]);
	expect(await session.ended).toMatchObject({ reason: "failed", error: { message: "a mistake of ours" } });
	expect(saved).toEqual([{ summary: "typed" }]);
});

test("does nothing after the end", async () => {
	const at = clock(1_000_000);
	const { session, press, seen } = startReal({}, { at });
	session.dispatch({ type: "interrupted" });
	press("a");
	expect(seen).toEqual(["interrupted"]);
	expect(at.pending()).toBe(0);
});
