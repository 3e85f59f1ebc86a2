/** The review's screen on top of its session. Only draws the state; knows no files. */
import { useCursor } from "ink";
import { useSyncExternalStore } from "react";
import { type ReviewEnd, type ReviewHandlers, ReviewSession } from "../../wizard/review/session.ts";
import type { ReviewState } from "../../wizard/review/types.ts";
import type { Source } from "../paint/live-screen.ts";
import { AppearanceProvider, Rows } from "../Rows.tsx";
import { type RootOptions, runOnScreen } from "../root.tsx";
import { type Appearance, appearanceOf } from "../rows/appearance.ts";
import { reviewScreen } from "./screen.ts";

export interface ReviewOptions extends RootOptions {
	readonly state: ReviewState;
	readonly handlers: ReviewHandlers;
}

/** Runs the review in the alternate screen until the reviewer leaves; `stdin` and `stdout` must be terminals. */
export function runReview(options: ReviewOptions): Promise<ReviewEnd> {
	const { state, handlers, capabilities } = options;
	const { unicode } = capabilities;
	const appearance = appearanceOf(capabilities);
	return runOnScreen<ReviewSession, ReviewEnd>(
		options,
		({ clock, copy, suspend }) =>
			new ReviewSession({
				state: { ...state, unicode },
				handlers,
				clock,
				copy,
				suspend,
				layoutOf: (each) => reviewScreen(each, appearance).layout,
			}),
		{
			draw: (_, shown, known) => <ReviewView shown={shown} appearance={appearanceOf(known)} />,
			rowsOf(each, _, known) {
				const { lines, cursor } = reviewScreen(each, appearanceOf(known));
				return { rows: lines.map(appearanceOf(known).paint), cursor };
			},
			takesLines: (session) => takesLines(session.getState()),
			capturesMouse: (session) => session.getState().mouse,
		},
	);
}

/** Whether a text of several lines is being written. */
function takesLines({ writing, overlay }: ReviewState): boolean {
	return writing !== undefined || (overlay?.type === "verdict" && overlay.field === "summary");
}

interface ViewProps {
	readonly shown: Source<ReviewState>;
	readonly appearance: Appearance;
}

function ReviewView({ shown, appearance }: ViewProps) {
	const state = useSyncExternalStore(shown.subscribe, shown.getState);
	const { setCursorPosition } = useCursor();
	const { lines, cursor } = reviewScreen(state, appearance);
	setCursorPosition(cursor);
	return (
		<AppearanceProvider value={appearance}>
			<Rows lines={lines} />
		</AppearanceProvider>
	);
}
