/**
 * The wizard's screen: its components on top of its session. Knows no files: saving and writing are the caller's
 * handlers.
 */
import { takesLines } from "../wizard/form.ts";
import { type EffectHandlers, type Session, type SessionEnd, startSession } from "../wizard/session.ts";
import type { State } from "../wizard/types.ts";
import { nextDue, update } from "../wizard/update.ts";
import { App } from "./App.tsx";
import { shownLayout } from "./PreviewPane.tsx";
import { type RootOptions, runOnScreen } from "./root.tsx";
import { appearanceOf } from "./rows/appearance.ts";
import { screenRows } from "./rows/screen.ts";

export interface WizardOptions extends RootOptions {
	readonly state: State;
	readonly effects: EffectHandlers;
}

/**
 * Runs the wizard in the alternate screen until the author leaves; `stdin` and `stdout` must be terminals.
 * Never rejects: failures are reported by the reason `failed` and its error, after saving.
 */
export function runWizard(options: WizardOptions): Promise<SessionEnd> {
	const { state, effects, capabilities } = options;
	const { unicode } = capabilities;
	return runOnScreen<Session, SessionEnd>(
		options,
		(root) => startSession({ ...root, state: { ...state, unicode }, machine: { update, nextDue }, handlers: effects }),
		{
			draw: (session, shown, known) => <App session={session} shown={shown} capabilities={known} />,
			rowsOf(state, session, known) {
				const appearance = appearanceOf(known);
				const rows = screenRows(state, appearance, (width) => shownLayout(session, width));
				return rows && { rows: rows.lines.map(appearance.paint), cursor: rows.cursor };
			},
			rehearse: (state) => [state, typed(state)],
			takesLines: (session) => takesLines(session.getState()),
			capturesMouse: (session) => session.getState().mouse,
		},
	);
}

/** The state after a letter was typed. */
function typed(state: State): State {
	const key = { name: "text", text: "a", ctrl: false, alt: false, shift: false } as const;
	return update(state, { type: "keyPressed", key, now: 0 })[0];
}
