/** The session's root: effects are carried out, outcomes come back, time passes, and every way out saves first. */
import { expect, test } from "vitest";
import { type Clock, type EffectHandlers, type Machine, startSession } from "../../src/wizard/session.ts";
import type { Action, Effect, Interference, State } from "../../src/wizard/types.ts";

type Answering<T extends Action["type"]> = (
	state: State,
	action: Extract<Action, { readonly type: T }>,
) => readonly [State, readonly Effect[]];

/** A machine that does what the test says and writes down what it was told. */
function machine(answers: { readonly [T in Action["type"]]?: Answering<T> } = {}) {
	const seen: string[] = [];
	const made: Machine = {
		update(state, action) {
			seen.push(action.type);
			const answer = answers[action.type] as Answering<typeof action.type> | undefined;
			return answer?.(state, action as never) ?? [state, []];
		},
		nextDue: (state) => (state.save.state === "changed" ? state.save.due : undefined),
	};
	return { seen, machine: made };
}

/** A clock that stands still until it is told to go on. */
function clock() {
	let now = 1000;
	let timers: { at: number; run: () => void }[] = [];
	const made: Clock = {
		now: () => now,
		after(milliseconds, run) {
			const timer = { at: now + milliseconds, run };
			timers.push(timer);
			return () => {
				timers = timers.filter((other) => other !== timer);
			};
		},
	};
	const pass = (milliseconds: number) => {
		now += milliseconds;
		const due = timers.filter((timer) => timer.at <= now);
		timers = timers.filter((timer) => timer.at > now);
		for (const timer of due) timer.run();
	};
	return { clock: made, pass, pending: () => timers.length };
}

const state = {
	revision: 7,
	proposal: { stage: "alpha", answers: { summary: "typed" } },
	save: { state: "saved", at: 0 },
	leaving: false,
} as unknown as State;

const saveNow: Effect = { type: "saveDraft", revision: 7, stage: "alpha", answers: {} };

type Suspend = (run: () => Promise<void>) => Promise<void>;

function start(made: Machine, handlers: Partial<EffectHandlers> = {}, at = clock(), suspend: Suspend = (run) => run()) {
	const copied: string[] = [];
	const saved: unknown[] = [];
	const session = startSession({
		state,
		machine: made,
		clock: at.clock,
		suspend,
		copy: (text) => copied.push(text),
		handlers: {
			saveDraft: async (effect) => {
				saved.push(effect.answers);
				return undefined;
			},
			checkDraft: async () => undefined,
			settle: () => {},
			writeMarkdown: async () => "out.md",
			openEditor: async (text) => `${text}!`,
			remember: async () => {},
			...handlers,
		},
	});
	return { session, copied, saved };
}

/** Lets all promises that wait for nothing but each other settle. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

const control = (letter: string) => ({ name: "text", text: letter, ctrl: true, alt: false, shift: false }) as const;

test("a save that worked is told with its revision", async () => {
	const { machine: made, seen } = machine({ keyPressed: (s) => [s, [saveNow]] });
	const { session } = start(made);
	session.press([control("s")]);
	await settle();
	expect(seen).toEqual(["keyPressed", "draftSaved"]);
});

test("a save that failed is told by its message, and the session goes on", async () => {
	let message = "";
	const made: Machine = {
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

test("the Markdown's path, the editor's text and the clipboard find their way", async () => {
	const actions: Action[] = [];
	const effects: Effect[] = [
		{ type: "writeMarkdown", proposal: state.proposal },
		{ type: "openEditor", item: "summary", path: ["a"], text: "old" },
		{ type: "copy", text: "cut" },
	];
	const made: Machine = {
		nextDue: () => undefined,
		update: (s, action) => {
			actions.push(action);
			return [s, action.type === "keyPressed" ? effects : []];
		},
	};
	const { session, copied } = start(made);
	session.press([control("s")]);
	await settle();
	expect(actions.slice(1)).toEqual([
		{ type: "markdownWritten", path: "out.md", now: 1000 },
		{ type: "editorClosed", item: "summary", path: ["a"], text: "old!", now: 1000 },
	]);
	expect(copied).toEqual(["cut"]);
});

test("an editor that does not start is an error to show, not an end", async () => {
	const open: Effect = { type: "openEditor", item: "summary", path: [], text: "" };
	const { machine: made, seen } = machine({ keyPressed: (s) => [s, [open]] });
	const { session } = start(made, { openEditor: () => Promise.reject(new Error("no such program")) });
	session.press([control("o")]);
	await settle();
	expect(seen).toEqual(["keyPressed", "editorFailed"]);
});

test("keys read behind the one that opened the editor wait until the terminal is back", async () => {
	const { machine: made, seen } = machine({
		keyPressed: (s, action) => [
			s,
			action.key.ctrl ? [{ type: "openEditor", item: "summary", path: [], text: "" }] : [],
		],
	});
	let leave = (): void => {};
	const openEditor = () => new Promise<string>((resolve) => (leave = () => resolve("")));
	const { session } = start(made, { openEditor });
	session.press([control("o"), { ...control("a"), ctrl: false }]);
	session.dispatch({ type: "pasted", text: "b" });
	await settle();
	expect(seen).toEqual(["keyPressed"]);
	leave();
	await settle();
	expect(seen).toEqual(["keyPressed", "editorClosed", "keyPressed", "pasted"]);
});

test("the terminal is free as soon as the draft is opened in an editor; what was typed before is saved first", async () => {
	const steps: string[] = [];
	const { machine: made } = machine({ keyPressed: (s) => [s, [saveNow, { type: "openDraft" }]] });
	const { session } = start(
		made,
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
		clock(),
		(run) => {
			steps.push("freed");
			return run();
		},
	);
	session.press([control("o")]);
	expect(steps).toEqual(["freed"]);
	await expect.poll(() => steps).toEqual(["freed", "saved", "opened"]);
});

test("what is due comes when it is due, and once", () => {
	const at = clock();
	const changed = { ...state, save: { state: "changed", since: 1000, due: 1800 } } as State;
	const { machine: made, seen } = machine({ keyPressed: () => [changed, []], timePassed: () => [state, []] });
	const { session } = start(made, {}, at);
	session.press([control("a")]);
	session.press([control("b")]);
	// The other one is the next look at the draft.
	expect(at.pending()).toBe(2);
	at.pass(799);
	expect(seen).toEqual(["keyPressed", "keyPressed"]);
	at.pass(1);
	expect(seen).toEqual(["keyPressed", "keyPressed", "timePassed"]);
	expect(at.pending()).toBe(1);
});

test("keys of one read are one notification", async () => {
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

test("leaving ends the session; leaving by Ctrl+C says so", async () => {
	const leave = (s: State) => [{ ...s, leaving: true }, [{ type: "leave" }]] as const;
	const one = start(machine({ keyPressed: leave }).machine).session;
	one.press([control("q")]);
	expect((await one.ended).reason).toBe("left");
	const other = start(machine({ keyPressed: leave }).machine).session;
	other.press([control("c")]);
	expect((await other.ended).reason).toBe("interrupted");
});

test("a signal asks the machine to save and leave", async () => {
	const { machine: made, seen } = machine({ leaveRequested: (s) => [s, [{ type: "leave" }]] });
	const { session } = start(made);
	session.interrupt();
	expect((await session.ended).reason).toBe("interrupted");
	expect(seen).toEqual(["leaveRequested"]);
});

test("when a signal's save fails, the session ends and tells that text was lost", async () => {
	const { machine: made } = machine({ leaveRequested: (s) => [s, [saveNow]] });
	const { session } = start(made, { saveDraft: () => Promise.reject(new Error("No space left")) });
	session.interrupt();
	expect(await session.ended).toMatchObject({ reason: "failed", unsaved: true, error: { message: "No space left" } });
});

test("every two seconds the draft is looked at, with what there is now", async () => {
	const at = clock();
	const { machine: made, seen } = machine();
	const looks: unknown[] = [];
	const changes = [undefined, { theirs: { goals: ["g"] }, conflicts: [] }, undefined];
	const { session } = start(
		made,
		{
			checkDraft: async ({ answers }) => {
				looks.push(answers);
				return changes.shift();
			},
		},
		at,
	);
	for (let seconds = 0; seconds < 5; seconds++) {
		at.pass(1000);
		await settle();
	}
	expect(looks).toEqual([{ summary: "typed" }, { summary: "typed" }]);
	expect(seen).toEqual(["draftChanged"]);
	session.look();
	expect(looks.length).toBe(3);
});

test("what a look finds is left to a save that was begun meanwhile, but not that the draft was taken over", async () => {
	const told: unknown[] = [];
	const made = machine({
		writingRequested: (each) => [each, [saveNow]],
		draftChanged: (each, { interference }) => {
			told.push(interference);
			return [each, []];
		},
	});
	let find: (found: Interference) => void = () => {};
	const checkDraft = () =>
		new Promise<Interference>((resolve) => {
			find = resolve;
		});
	const { session } = start(made.machine, { checkDraft });
	for (const taken of [undefined, "ann on desk"]) {
		session.look();
		session.dispatch({ type: "writingRequested" });
		await settle();
		find({ theirs: { goals: ["older"] }, conflicts: [], ...(taken && { taken }) });
		await settle();
	}
	expect(told.at(-1)).toEqual({ theirs: {}, conflicts: [], taken: "ann on desk" });
	expect(told).not.toContainEqual(expect.objectContaining({ theirs: { goals: ["older"] } }));
});

test("a draft that is gone or broken is told, and looked at again", async () => {
	const at = clock();
	const { machine: made, seen } = machine();
	start(made, { checkDraft: () => Promise.reject(new Error("gone")) }, at);
	at.pass(2000);
	await settle();
	expect(seen).toEqual(["checkFailed"]);
	expect(at.pending()).toBe(1);
});

test("a second signal does not wait", async () => {
	const { machine: made } = machine({ leaveRequested: (s) => [s, [saveNow]] });
	const { session } = start(made, { saveDraft: () => new Promise(() => {}) });
	session.interrupt();
	session.interrupt();
	expect(await session.ended).toMatchObject({ reason: "failed", unsaved: true });
});

test("a machine that throws: the answers are saved as they were, then the session ends as failed", async () => {
	const broken: Machine = {
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

test("behind the end nothing happens any more", async () => {
	const { machine: made, seen } = machine({ leaveRequested: (s) => [s, [{ type: "leave" }]] });
	const at = clock();
	const { session } = start(made, {}, at);
	session.interrupt();
	session.press([control("a")]);
	expect(seen).toEqual(["leaveRequested"]);
	expect(at.pending()).toBe(0);
});

test("the draft is opened once it is saved; nobody looks at it meanwhile, and at once afterwards", async () => {
	const order: string[] = [];
	let close = () => {};
	const { machine: made, seen } = machine({ writingRequested: (each) => [each, [saveNow, { type: "openDraft" }]] });
	const at = clock();
	const { session } = start(
		made,
		{
			saveDraft: async () => {
				order.push("saved");
				return undefined;
			},
			checkDraft: async () => {
				order.push("looked");
				return undefined;
			},
			openDraft: () => {
				order.push("opened");
				return new Promise((resolve) => {
					close = () => resolve("line 3: broken");
				});
			},
		},
		at,
	);
	session.dispatch({ type: "writingRequested" });
	await settled();
	at.pass(10_000);
	await settled();
	expect(order).toEqual(["saved", "opened"]);
	close();
	await settled();
	expect(order).toEqual(["saved", "opened", "looked"]);
	expect(seen).toContain("draftUnusable");
});

test("an editor that fails is told, and the session goes on", async () => {
	const { machine: made, seen } = machine({ writingRequested: (each) => [each, [{ type: "openDraft" }]] });
	const { session } = start(made, { openDraft: () => Promise.reject(new Error("not found")) });
	session.dispatch({ type: "writingRequested" });
	await settled();
	expect(seen).toContain("editorFailed");
	session.dispatch({ type: "writingRequested" });
	expect(seen.filter((type) => type === "writingRequested")).toHaveLength(2);
});

/** Everything that is settled by now has been heard. */
async function settled(): Promise<void> {
	for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
