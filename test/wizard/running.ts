/** Running sessions for tests, with a fake or the real state machine, and a manual clock. */
import { type Clock, type EffectHandlers, type StateMachine, startSession } from "../../src/wizard/session.ts";
import type { Action, Effect, State } from "../../src/wizard/types.ts";
import { nextDue, update } from "../../src/wizard/update.ts";
import { keyOf, Story } from "./outline.ts";

type Answering<T extends Action["type"]> = (
	state: State,
	action: Extract<Action, { readonly type: T }>,
) => readonly [State, readonly Effect[]];

/** A fake state machine that records its actions. */
export function machine(answers: { readonly [T in Action["type"]]?: Answering<T> } = {}) {
	const seen: string[] = [];
	const made: StateMachine = {
		update(state, action) {
			seen.push(action.type);
			const answer = answers[action.type] as Answering<typeof action.type> | undefined;
			return answer?.(state, action as never) ?? [state, []];
		},
		nextDue: (state) => (state.save.state === "changed" ? state.save.due : undefined),
	};
	return { seen, machine: made };
}

/** A clock that advances only on request. */
export function clock(now = 1000) {
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

export const state = {
	revision: 7,
	proposal: { stage: "alpha", answers: { summary: "typed" } },
	save: { state: "saved", at: 0 },
	leaving: false,
} as unknown as State;

export const saveNow: Effect = { type: "saveDraft", revision: 7, stage: "alpha", answers: {} };

interface More {
	readonly state?: State;
	readonly at?: ReturnType<typeof clock>;
	readonly suspend?: (run: () => Promise<void>) => Promise<void>;
}

export function start(made: StateMachine, handlers: Partial<EffectHandlers> = {}, more: More = {}) {
	const { at = clock(), suspend = (run) => run() } = more;
	const copied: string[] = [];
	const saved: unknown[] = [];
	const session = startSession({
		state: more.state ?? state,
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

/** A session with the real state machine, at the summary; `seen` lists its actions. */
export function startReal(handlers: Partial<EffectHandlers> = {}, more: More = {}) {
	const seen: string[] = [];
	const machine: StateMachine = {
		nextDue,
		update(before, action) {
			seen.push(action.type);
			return update(before, action);
		},
	};
	const story = new Story({ summary: "typed" }, { place: { item: "summary", focus: 0 } });
	const started = start(machine, handlers, { state: story.state, at: clock(story.now), ...more });
	const press = (...chords: readonly string[]) => started.session.press(chords.map(keyOf));
	return { ...started, seen, press, summary: () => started.session.getState().proposal.answers.summary };
}

/** Lets all promises that don't wait for timers settle. */
export const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
