/**
 * The root of the plain conversation: ties keyboard, clock, signals and effects to the session. The same machine as the
 * screen's, told line by line. Knows no files: saving and writing are the caller's handlers.
 */
import type { Capabilities, Env } from "../terminal/capabilities.ts";
import { systemClock } from "../terminal/clock.ts";
import { watchEnds } from "../terminal/terminal-exit.ts";
import { type Clock, type EffectHandlers, type SessionEnd, startSession } from "../wizard/session.ts";
import type { State } from "../wizard/types.ts";
import { nextDue, update } from "../wizard/update.ts";
import { Conversation } from "./main-loop.ts";
import { Voice } from "./prompt-io.ts";

export interface PlainOptions {
	readonly state: State;
	readonly effects: EffectHandlers;
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	readonly env: Env;
	readonly capabilities: Pick<Capabilities, "unicode">;
	/** For tests; the system's clock otherwise. */
	readonly clock?: Clock;
}

/**
 * Talks until the author leaves: by `/quit` or the end of input (`left`), by Ctrl+C or a signal (`interrupted`). All is
 * saved then. Never rejects: what went wrong is told by the reason `failed` and its error.
 */
export async function runPlain(options: PlainOptions): Promise<SessionEnd> {
	const { stdin, stdout, env, effects, capabilities } = options;
	const voice = new Voice({ stdin, stdout, env, unicode: capabilities.unicode });
	const session = startSession({
		state: options.state,
		machine: { update, nextDue },
		handlers: effects,
		clock: options.clock ?? systemClock,
		suspend: (run) => voice.source.suspend(run),
		copy: () => {},
	});
	let gone = false;
	// A closed terminal is heard of in several ways; the first one saves, the others must not cut that short.
	const hangUp = () => {
		if (!gone) session.dispatch({ type: "interrupted" });
		gone = true;
	};
	const conversation = new Conversation(session, voice, effects, hangUp);
	const unwatch = watchEnds(
		{ stdout },
		{
			interrupt: () => {
				// While the editor has the terminal, its Ctrl+C is not meant for us.
				if (voice.source.listens) conversation.interrupt();
			},
			hangUp,
			fail: session.fail,
			resumed: () => {
				voice.source.resume();
				session.dispatch({ type: "checkRequested" });
			},
		},
	);
	conversation.run().catch(session.fail);
	const end = await session.ended;
	voice.close();
	unwatch();
	if (end.reason === "failed") return end;
	if (conversation.left === "ended") return { ...end, reason: "left" };
	return conversation.left === "interrupt" ? { ...end, reason: "interrupted" } : end;
}
