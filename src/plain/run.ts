/**
 * The root of the plain conversation: connects keyboard, clock, signals and effects to the session, the same state
 * machine that the screen uses. Knows no files: the caller's handlers save and write.
 */
import type { Capabilities, Env } from "../terminal/capabilities.ts";
import { systemClock } from "../terminal/clock.ts";
import { watchExit } from "../terminal/terminal-exit.ts";
import { type Clock, type EffectHandlers, type SessionEnd, startSession } from "../wizard/session.ts";
import type { State } from "../wizard/types.ts";
import { nextDue, update } from "../wizard/update.ts";
import { MainLoop } from "./main-loop.ts";
import { PromptIO } from "./prompt-io.ts";

export interface PlainOptions {
	readonly state: State;
	readonly effects: EffectHandlers;
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	readonly env: Env;
	readonly capabilities: Pick<Capabilities, "unicode">;
	/** For tests; defaults to the system's clock. */
	readonly clock?: Clock;
}

/**
 * Runs until the author leaves: by `/quit` or the end of input (`left`), or by Ctrl+C or a signal (`interrupted`).
 * Saves everything before it resolves. Never rejects: a failure is reported as the reason `failed` with its error.
 */
export async function runPlain(options: PlainOptions): Promise<SessionEnd> {
	const { stdin, stdout, env, effects, capabilities } = options;
	const io = new PromptIO({ stdin, stdout, env, unicode: capabilities.unicode });
	const session = startSession({
		state: options.state,
		machine: { update, nextDue },
		handlers: effects,
		clock: options.clock ?? systemClock,
		suspend: (run) => io.reader.suspend(run),
		copy: () => {},
	});
	let gone = false;
	// A closed terminal raises several events; the first one saves, and the others must not interrupt that.
	const hangUp = () => {
		if (!gone) session.dispatch({ type: "interrupted" });
		gone = true;
	};
	const mainLoop = new MainLoop(session, io, effects, hangUp);
	const unwatch = watchExit(
		{ stdout },
		{
			interrupt: () => {
				// While the editor has the terminal, Ctrl+C is the editor's.
				if (io.reader.listens) mainLoop.interrupt();
			},
			hangUp,
			fail: session.fail,
			resumed: () => {
				io.reader.resume();
				session.dispatch({ type: "checkRequested" });
			},
		},
	);
	// Comments are read aloud with the first item, however fast the lines come.
	const ready = effects.review?.look() ?? Promise.resolve();
	ready.then(() => mainLoop.run()).catch(session.fail);
	const end = await session.ended;
	io.close();
	unwatch();
	if (end.reason === "failed") return end;
	if (mainLoop.left === "ended") return { ...end, reason: "left" };
	return mainLoop.left === "interrupt" ? { ...end, reason: "interrupted" } : end;
}
