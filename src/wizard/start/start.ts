/** The state machine of the screens before the wizard. What a key does on a screen is in that screen's file. */
import { isInterrupt } from "../key-press.ts";
import type { KeyPress } from "../types.ts";
import { greetingKey } from "./greeting.ts";
import { lockedKey } from "./locked.ts";
import { formRefused, newFormKey, pastedIntoForm } from "./new-form.ts";
import { pastedIntoPicker, pickerKey, withoutFilter } from "./picker.ts";
import type { ScreenResult, StartContext, StartEffect, StartEvent, StartScreen, StartState } from "./types.ts";

type Result = readonly [StartState, readonly StartEffect[]];

/** The state of the start after an event, and the effects to carry out. */
export function updateStart(state: StartState, event: StartEvent, fileFor: StartContext["fileFor"]): Result {
	const around: StartContext = { size: state.size, now: event.now, fileFor };
	const { screen } = state;
	switch (event.type) {
		case "resized":
			return [{ ...state, size: event.size }, []];
		case "keyPressed":
			return keyPressed(state, event.key, around);
		case "pasted":
			return [{ ...state, screen: pasted(screen, event.text, around) }, []];
		case "refused":
			return screen.type === "new" ? withScreen(state, formRefused(screen, event.refusal, around)) : [state, []];
		case "made":
			return screen.type === "new"
				? [state, [{ type: "end", outcome: { type: "new", ...screen.answers } }]]
				: [state, []];
		case "unlocked":
			return [state, [{ type: "end", outcome: { type: "unlocked" } }]];
	}
}

/** Whether the screen accepts no keys now, because they may be meant for the next one. */
export function isBusy({ screen }: StartState): boolean {
	return screen.type === "new" && screen.typedAhead !== undefined;
}

function withScreen(state: StartState, [screen, effects]: ScreenResult): Result {
	return [{ ...state, screen }, effects];
}

/** Esc and Ctrl+C leave; if answers would be lost, only when pressed twice. */
function keyPressed(state: StartState, key: KeyPress, around: StartContext): Result {
	const interrupted = isInterrupt(key);
	if (isBusy(state) || (!interrupted && key.name !== "escape")) {
		const { leaveAsked: _, ...rest } = state;
		return withScreen(rest, keyOnScreen(state.screen, key, around));
	}
	const unfiltered = !interrupted && state.screen.type === "picker" && withoutFilter(state.screen);
	if (unfiltered) return [{ ...state, screen: unfiltered }, []];
	const pressed = interrupted ? "Ctrl+C" : "Esc";
	const losesAnswers = state.screen.type === "new" && state.screen.hasAnswers;
	if (losesAnswers && state.leaveAsked !== pressed) return [{ ...state, leaveAsked: pressed }, []];
	return [state, [{ type: "end", outcome: { type: "cancelled", interrupted } }]];
}

function keyOnScreen(screen: StartScreen, key: KeyPress, around: StartContext): ScreenResult {
	switch (screen.type) {
		case "greeting":
			return greetingKey(screen, key, around);
		case "picker":
			return pickerKey(screen, key, around);
		case "new":
			return newFormKey(screen, key, around);
		case "locked":
			return lockedKey(screen, key);
	}
}

function pasted(screen: StartScreen, text: string, around: StartContext): StartScreen {
	if (screen.type === "picker") return pastedIntoPicker(screen, text, around);
	return screen.type === "new" ? pastedIntoForm(screen, text, around) : screen;
}
