/** The root of the plain review: connects keyboard, clock and signals to the session. Knows no files. */
import type { Capabilities, Env } from "../../terminal/capabilities.ts";
import { systemClock } from "../../terminal/clock.ts";
import { watchExit } from "../../terminal/terminal-exit.ts";
import { passagesOf } from "../../wizard/review/passages.ts";
import { type ReviewEnd, type ReviewHandlers, ReviewSession } from "../../wizard/review/session.ts";
import type { LayoutOf, ReviewLayout, ReviewState } from "../../wizard/review/types.ts";
import type { Clock } from "../../wizard/session.ts";
import { PromptIO } from "../prompt-io.ts";
import { ReviewConversation } from "./conversation.ts";
import { answerText } from "./phrases.ts";

export interface PlainReviewOptions {
	readonly state: ReviewState;
	readonly handlers: ReviewHandlers;
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	readonly env: Env;
	readonly capabilities: Pick<Capabilities, "unicode">;
	/** For tests; defaults to the system's clock. */
	readonly clock?: Clock;
}

/** Nothing is drawn, and comments have as many columns and rows as they like. */
const NO_LAYOUT: ReviewLayout = {
	total: 0,
	height: 1,
	top: 0,
	firstRow: 0,
	comments: new Map(),
	passages: [],
	editor: { columns: Number.MAX_SAFE_INTEGER, rows: 1 },
	editorAt: { row: 0, column: 0 },
};

const layoutOf: LayoutOf = (state) => ({
	...NO_LAYOUT,
	passages: passagesOf(answerText(state)).map(({ text }, at) => ({ rows: [at, at + 1], text })),
});

/** Runs until the reviewer leaves, by `quit`, a verdict or the end of input (`left`), or by Ctrl+C (`interrupted`). */
export async function runPlainReview(options: PlainReviewOptions): Promise<ReviewEnd> {
	const { stdin, stdout, env, handlers, capabilities, state, clock = systemClock } = options;
	const { unicode } = capabilities;
	const io = new PromptIO({ stdin, stdout, env, unicode });
	const session = new ReviewSession({
		state: { ...state, unicode },
		handlers,
		clock,
		layoutOf,
		suspend: (run) => io.reader.suspend(run),
	});
	const conversation = new ReviewConversation(session, io);
	const unwatch = watchExit(
		{ stdout },
		{
			interrupt: () => conversation.leave("interrupt"),
			hangUp: () => session.dispatch({ type: "interrupted" }),
			fail: session.fail,
			resumed: () => {
				io.reader.resume();
				session.dispatch({ type: "checkRequested" });
			},
		},
	);
	conversation.run().catch(session.fail);
	const end = await session.ended;
	io.close();
	unwatch();
	if (end.reason === "failed") return end;
	return conversation.left === "interrupt" ? { ...end, reason: "interrupted" } : { ...end, reason: "left" };
}
