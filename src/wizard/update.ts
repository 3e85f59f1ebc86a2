/**
 * The wizard's update function: (state, action) → state and effects. Total and pure; time comes with the action. Every
 * action has one line here; what it does is in the file about its subject.
 */
import { replaceText } from "../editor/buffer.ts";
import { itemOf } from "../outline/lookup.ts";
import { withAnswer, withStage } from "../proposal/answers.ts";
import { isoDay, resolveDateWords } from "../proposal/date-words.ts";
import { withoutControls } from "../proposal/input-text.ts";
import { askAnyway } from "../proposal/scopes.ts";
import { openRow, runCommand, write } from "./commands.ts";
import { replyEdited, reviewRead } from "./comments.ts";
import { withCompletionSaid } from "./completion.ts";
import { controlKey, tabKey } from "./control-keys.ts";
import { answeringEnded, checkFailed, checkNow, draftChecked } from "./draft-check.ts";
import { findKey, findPaste } from "./find-keys.ts";
import {
	bufferAt,
	controlsOf,
	restructured,
	withBuffer,
	withCursorSettled,
	withoutBuffers,
	withoutTyped,
} from "./form.ts";
import { commandFor } from "./key-map.ts";
import { chordOf, isInterrupt } from "./key-press.ts";
import { mousePressed } from "./mouse.ts";
import { outlineAfterKey } from "./outline-input.ts";
import { overlayKey, overlayPaste } from "./overlay-keys.ts";
import { fits, panesOf } from "./panes.ts";
import { pasteText } from "./paste.ts";
import { holdExternalChanges } from "./pending-external-changes.ts";
import { pickerKey, stillPicking, withPickerClosed } from "./pick.ts";
import { previewLaidOut } from "./preview.ts";
import { beginsToWrite, isRefused, refused } from "./read-only.ts";
import {
	changed,
	draftSaved,
	finishLeaving,
	interrupted,
	leave,
	nextDue,
	remember,
	saveFailed,
	timePassed,
} from "./saving.ts";
import { spellingChecked, spellingFailed, withSpellingDue } from "./spelling.ts";
import { goTo, type Result, withNotice, withoutOverlay } from "./state.ts";
import { requestSuggestions, suggestionsArrived, withoutSuggestion } from "./suggestions.ts";
import { takeExample } from "./take-example.ts";
import { handOverTerminal, keepTypedAhead, reclaimTerminal } from "./terminal-handover.ts";
import type { Action, Effect, KeyPress, State, Time } from "./types.ts";
import { withKeyFeedback } from "./unused-keys.ts";

export { nextDue };

type Of<T extends Action["type"]> = Extract<Action, { readonly type: T }>;

/** What is stored for the next session as soon as it changes. */
const REMEMBERED = ["current", "folded", "previewBeside"] as const;

/** Changes by others come from the disk, so they need no save. */
const FROM_DISK: readonly Action["type"][] = ["draftSaved", "draftChecked", "answeringEnded"];

/** The state after an action, and the effects to carry out. */
export function update(state: State, action: Action): Result {
	if (action.type === "terminalReturned") return terminalReturned(state, action.now);
	const kept = keepTypedAhead(state, action);
	if (kept) return [kept, []];
	const result = reduce(state, action);
	const [reached, effects] = isState(result) ? [result, [] as readonly Effect[]] : result;
	const free = withDay(withPickerClosed(state, withoutTyped(reached)), action.now);
	const byHand = action.type === "keyPressed" || action.type === "mousePressed";
	const next = byHand ? withCompletionSaid(state, free) : free;
	const own = next.proposal !== state.proposal && !FROM_DISK.includes(action.type);
	const edits = own || (state.readOnly !== undefined && beginsToWrite(state, next));
	if (isRefused(state, action, edits, effects)) return [refused(state), []];
	const touched = withSpellingDue(state, own ? changed(next, action.now) : next, action.now);
	const [asked, questions] = requestSuggestions(handOverTerminal(touched, effects));
	const isKnown =
		REMEMBERED.every((key) => touched[key] === state[key]) && touched.spelling?.mode === state.spelling?.mode;
	const moved = isKnown ? [] : [remember(touched)];
	return [asked, [...effects, ...moved, ...questions]];
}

/** Keys held back are handled after the other program's result. */
function terminalReturned(state: State, now: Time): Result {
	const [free, typedAhead] = reclaimTerminal(state);
	return typedAhead.reduce<Result>(
		([before, effects], typed) => {
			const [after, more] = update(before, { ...typed, now });
			return [after, [...effects, ...more]];
		},
		[free, []],
	);
}

/** Records the day on which something is typed. */
function withDay(state: State, now: Time): State {
	if (state.typed === undefined) return state;
	const today = isoDay(new Date(now));
	return state.today === today ? state : { ...state, today };
}

function isState(result: State | Result): result is State {
	return "proposal" in result;
}

/** Handles what the author does, and time. */
function reduce(state: State, action: Exclude<Action, Of<"terminalReturned">>): State | Result {
	switch (action.type) {
		case "keyPressed":
			return endedByKey(withKeyFeedback(state, keyPressed(state, action.key, action.now), action.key), action.key);
		case "mousePressed":
			return mousePressed(action.mouse.kind === "press" ? clickable(state) : state, action.mouse, action.now);
		case "pasted":
			return pasted(withoutSuggestion(withoutTransients(state)), action.text, action.now);
		case "resized":
			return { ...state, size: action.size };
		case "timePassed":
			return timePassed(state, action.now);
		case "answerGiven":
			return answerGiven(state, action);
		case "replyGiven":
			return [state, [{ type: "reply", comment: action.comment, began: action.now, text: action.text }]];
		case "commentMarked":
			return [state, [{ type: "setCommentState", comment: action.comment, state: action.state }]];
		case "itemChosen":
			return goTo(state, action.item);
		case "stageChosen":
			return { ...state, proposal: withStage(state.proposal, action.stage) };
		case "writingRequested":
			return write(state, action.now);
		case "leaveRequested":
			return finishLeaving({ ...state, leaving: true }, action.now);
		case "interrupted":
			return interrupted(state, action.now);
		case "answeringBegan":
			return holdExternalChanges(state);
		case "answeringEnded":
			return answeringEnded(state);
		case "checkRequested":
			return checkNow(state, action.now);
		default:
			return effectEnded(state, action);
	}
}

/** Records that Ctrl+C ended the session. */
function endedByKey(result: State | Result, key: KeyPress): State | Result {
	if (!isInterrupt(key)) return result;
	const [state, effects] = isState(result) ? [result, [] as readonly Effect[]] : result;
	return [state.leaving ? { interrupted: "by-key", ...state } : state, effects];
}

type Outcome = Of<
	| "draftSaved"
	| "draftChecked"
	| "checkFailed"
	| "saveFailed"
	| "markdownWritten"
	| "writeFailed"
	| "editorClosed"
	| "editorFailed"
	| "draftUnusable"
	| "previewLaidOut"
	| "peopleSuggested"
	| "proposalsSuggested"
	| "reviewRead"
	| "reviewFailed"
	| "spellingChecked"
	| "spellingFailed"
>;

/** Handles the outcomes of effects. */
function effectEnded(state: State, action: Outcome): State | Result {
	switch (action.type) {
		case "draftSaved":
			return draftSaved(state, action.revision, action.changes, action.now);
		case "draftChecked":
			return draftChecked(state, action.changes, action.written, action.now);
		case "saveFailed":
			return saveFailed(state, action.message, action.now);
		case "markdownWritten":
			return withNotice(state, `Written: ${action.path}`);
		case "writeFailed":
			return withNotice(state, `Not written: ${action.message}`, "error");
		case "editorClosed":
			return editorClosed(state, action);
		case "checkFailed":
			return checkFailed(state, action.message, action.now);
		case "editorFailed":
			return withNotice(state, action.message, "error");
		case "draftUnusable":
			return { ...state, overlay: { type: "unusable", message: action.message, selected: 0 } };
		case "previewLaidOut":
			return previewLaidOut(state, action);
		case "peopleSuggested":
			return suggestionsArrived(state, { people: action.people });
		case "proposalsSuggested":
			return suggestionsArrived(state, { proposals: action.proposals });
		case "reviewRead":
			return reviewRead(state, action.notes);
		case "reviewFailed":
			return withNotice(state, `Review: ${action.message}`, "error");
		case "spellingChecked":
			return spellingChecked(state, action.verdicts);
		case "spellingFailed":
			return spellingFailed(state, action.message);
	}
}

function withoutNotice(state: State): State {
	if (!state.notice) return state;
	const { notice: _, leaveAsked: _leave, exampleAsked: _example, ...rest } = state;
	return rest;
}

/** Removes what lasts until the next click. */
function clickable(state: State): State {
	return state.picker ? withoutNotice(state) : withoutSuggestion(withoutNotice(state));
}

/** Removes what lasts until the next key: the notice, and the wheel's scrolling. */
function withoutTransients(state: State): State {
	const quiet = withoutNotice(state);
	if (!quiet.scrolled) return quiet;
	const { scrolled: _, ...rest } = quiet;
	return rest;
}

function keyPressed(state: State, key: KeyPress, now: Time): State | Result {
	if (state.leaving) return state;
	const chord = chordOf(key);
	// Leaving twice exits even if saving keeps failing, so the first notice must still be there.
	if (chord === "ctrl+q" && !state.overlay) return leave(state, now);
	if (chord === "ctrl+c" && state.leaveAsked) return leave(withoutOverlay(state), now);
	const quiet = withoutTransients(state);
	if (state.exampleAsked && isExampleKey(chord)) return takeExample(quiet, true);
	// On a screen that is too small, only the text being written accepts keys, so that none of it is lost.
	if (!fits(state.size) && (quiet.overlay || quiet.find?.open || quiet.pane === "outline"))
		return chord === "ctrl+c" || chord === "ctrl+q" ? leave(quiet, now) : quiet;
	if (quiet.overlay) return overlayKey(quiet, quiet.overlay, key, now);
	if (quiet.find?.open) return findKey(withCursorSettled(quiet), key, chord, now);
	if (quiet.pane === "item") return itemKey(withCursorSettled(quiet), key, chord, now);
	return outlineKey(quiet, chord, now);
}

function isExampleKey(chord: string): boolean {
	return commandFor(chord, "item")?.id === "take-example";
}

const ROW_KEYS = ["alt+up", "alt+down"];

function itemKey(state: State, key: KeyPress, chord: string, now: Time): State | Result {
	const picked = pickerKey(state, chord, now);
	if (picked) return picked;
	const isToggle = commandFor(chord, "item")?.id === "pick";
	const result = controlOrCommand(isToggle ? state : withoutSuggestion(state), key, chord, now);
	return isState(result) ? stillPicking(state, result) : result;
}

function controlOrCommand(state: State, key: KeyPress, chord: string, now: Time): State | Result {
	if (chord === "tab" || chord === "shift+tab") return tabKey(state, chord, now);
	const command = commandFor(chord, "item");
	if (!command) return controlKey(state, key, chord, now);
	const done = runCommand(state, command.id, now);
	// Alt+arrow moves an entry if there is one; otherwise it moves the cursor by paragraphs.
	return done === state && ROW_KEYS.includes(chord) ? controlKey(state, key, chord, now) : done;
}

function outlineKey(state: State, chord: string, now: Time): State | Result {
	const moved = outlineAfterKey(state, chord, panesOf(state).body.height);
	if (moved) return moved;
	if (chord === "enter" || chord === "tab") return openRow(state);
	const command = commandFor(chord, "outline");
	return command ? runCommand(state, command.id, now) : state;
}

function pasted(state: State, text: string, now: Time): State | Result {
	if (state.leaving) return state;
	const clean = withoutControls(text);
	const result = pastedText(state, clean, now);
	if (clean === text || result === state) return result;
	const [after, effects] = isState(result) ? [result, []] : result;
	return [withNotice(after, "Control characters were removed from the pasted text"), effects];
}

function pastedText(state: State, text: string, now: Time): State | Result {
	if (state.overlay) return overlayPaste(state, state.overlay, text, now);
	if (state.find?.open) return findPaste(state, text, now);
	if (state.pane === "outline") return withNotice(state, "You can't type in the outline; press Enter to open the item");
	return pasteText(withCursorSettled(state), text, now);
}

/** Applies the text edited in $EDITOR as one undo step. */
function editorClosed(state: State, action: Of<"editorClosed">): State | Result {
	if (action.comment !== undefined) return replyEdited(state, action.comment, action.text, action.now);
	const shown = state.current === action.item ? state : goTo(state, action.item);
	const path = action.path.join("\0");
	const control = controlsOf(shown).find((each) => each.type === "text" && each.path.join("\0") === path);
	if (control?.type !== "text")
		return withNotice(shown, "The item changed in the meantime; the edited text was not applied", "error");
	const buffer = bufferAt(shown, control);
	if (action.text === control.value) return shown;
	return withBuffer(shown, control, replaceText(buffer, action.text, action.now));
}

function answerGiven(state: State, action: Of<"answerGiven">): State {
	const item = itemOf(state.proposal.outline, action.item);
	if (!item) return state;
	const shown = state.current === item.id ? state : goTo(state, item.id);
	return withoutBuffers(
		restructured(shown, (each) => {
			const answered = withAnswer(
				each.proposal,
				item,
				resolveDateWords(item, action.answer, isoDay(new Date(action.now))),
			);
			// Removing an answer means that the author wants to be asked.
			return { ...each, proposal: action.answer === undefined ? askAnyway(answered, item) : answered };
		}),
	);
}
