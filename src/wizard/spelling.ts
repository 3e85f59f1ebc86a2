/**
 * Spelling: which words of the answer to ask about and when, which are marked, and what the author does with one. Knows
 * no checker: words go out as an effect, and what the checker says comes back as an action.
 */
import { applyEdit } from "../editor/buffer.ts";
import type { Position } from "../editor/types.ts";
import { type SpelledWord, spelledWords } from "../markdown/spelled-words.ts";
import { selectRange, type TextRange } from "./find.ts";
import { bufferAt, controlsOf, focusedControl, putBuffer, samePath, type TextControl } from "./form.ts";
import { focusedView } from "./item-layout.ts";
import { selectedAfterKey } from "./query-keys.ts";
import { type Result, SPELLING_DELAY, withNotice, withoutOverlay } from "./state.ts";
import type { Effect, KeyPress, Overlay, SpellingVerdicts, State, Time } from "./types.ts";

/** Longer texts are looked at around the cursor. */
const MAX_LINES = 1000;

/** Another answer, or a changed one, is looked at after a moment. */
export function withSpellingDue(before: State, after: State, now: Time): State {
	const { spelling } = after;
	if (spelling?.mode !== "on" || (before.proposal === after.proposal && before.current === after.current)) return after;
	const { wrong: _, ...elsewhere } = spelling;
	return {
		...after,
		spelling: { ...(before.current === after.current ? spelling : elsewhere), due: now + SPELLING_DELAY },
	};
}

/** When to look next; undefined for never. */
export function spellingDue({ spelling }: State): Time | undefined {
	return spelling?.mode === "on" && !spelling.isAsking ? spelling.due : undefined;
}

/** Asks about the answer's unknown words if it is time to. */
export function spellingIfDue(state: State, now: Time): Result {
	const due = spellingDue(state);
	if (due === undefined || due > now || !state.spelling) return [state, []];
	const { due: _, ...spelling } = state.spelling;
	const found = wordsOf(state);
	const words = new Set(found.map(({ word }) => word));
	const unknown = [...words].filter((word) => !Object.hasOwn(spelling.known, word));
	if (unknown.length === 0) return [withCount({ ...state, spelling }, found), []];
	return [{ ...state, spelling: { ...spelling, isAsking: true } }, [{ type: "checkSpelling", words: unknown }]];
}

/** The checker has answered. */
export function spellingChecked(state: State, verdicts: SpellingVerdicts): State {
	if (!state.spelling) return state;
	const { isAsking: _, ...spelling } = state.spelling;
	const known = { ...spelling.known, ...verdicts };
	return withCount({ ...state, spelling: { ...spelling, known } }, wordsOf(state));
}

/** Counts the misspelled among the answer's words where nobody waits, for the key line. */
function withCount(state: State, words: readonly FoundWord[]): State {
	const wrong = words.filter(({ word }) => isMisspelled(state, word)).length;
	return state.spelling ? { ...state, spelling: { ...state.spelling, wrong } } : state;
}

/** There is no checker; if there was one, the author is told once. */
export function spellingFailed(state: State, message: string): State {
	const hadOne = Object.keys(state.spelling?.known ?? {}).length > 0;
	const without: State = { ...state, spelling: { mode: "absent", message, known: {} } };
	return hadOne ? withNotice(without, `Spelling is off: ${message}`, "error") : without;
}

/** Whether the word is marked. */
export function isMisspelled({ spelling }: State, word: string): boolean {
	return spelling?.mode === "on" && Object.hasOwn(spelling.known, word) && spelling.known[word] !== true;
}

interface FoundWord extends SpelledWord {
	readonly control: TextControl;
}

/** Prose: no dates, links or names. */
function isProse(control: TextControl): boolean {
	return control.expects === undefined;
}

/** The words of the current answer's texts. */
function wordsOf(state: State): FoundWord[] {
	return controlsOf(state).flatMap((control) => {
		if (control.type !== "text" || !isProse(control)) return [];
		const { lines, cursor } = bufferAt(state, control);
		const from = lines.length > MAX_LINES ? Math.max(0, cursor.line - MAX_LINES / 2) : 0;
		return spelledWords(lines, from, from + MAX_LINES).map((word) => ({ ...word, control }));
	});
}

/** The misspelled words in visible lines; the word that is being typed at `cursor` isn't judged yet. */
export function misspelledIn(
	state: State,
	lines: readonly string[],
	[from, to]: readonly [from: number, to: number],
	cursor?: Position,
): readonly SpelledWord[] {
	if (state.spelling?.mode !== "on") return [];
	return spelledWords(lines, from, to).filter(({ word, line, to: end }) => {
		return isMisspelled(state, word) && !(cursor?.line === line && cursor.column === end);
	});
}

/** F7: shows the next misspelled word with its suggestions, or turns spelling on. */
export function spellingCommand(state: State, now: Time): State | Result {
	const { spelling } = state;
	if (!spelling) return withNotice(state, "Spelling is not available here");
	if (spelling.mode === "absent") return withNotice(state, spelling.message ?? "There is no spelling checker");
	if (spelling.mode === "off") {
		const on: State = { ...state, spelling: { ...spelling, mode: "on", due: now } };
		return withNotice(on, "Spelling is on; F7 goes to the next misspelled word");
	}
	return nextMisspelled(state, now, "There are no misspelled words in this answer");
}

/** Goes to the next misspelled word after the cursor, starting over at the end. */
function nextMisspelled(state: State, now: Time, none: string): State {
	const words = wordsOf(state);
	const wrong = words.filter(({ word }) => isMisspelled(state, word));
	const isPending = words.some(({ word }) => !Object.hasOwn(state.spelling?.known ?? {}, word));
	if (wrong.length === 0) {
		return withNotice(withoutOverlay(state), isPending ? "Still checking the spelling; press F7 again" : none);
	}
	const next = wrong.find((word) => isAfterCursor(state, word)) ?? wrong[0]!;
	const { word, line, from, to, control } = next;
	const range: TextRange = { id: state.current, path: control.path, at: { line, column: from }, end: to };
	const suggestions = state.spelling?.known[word];
	const overlay: Overlay = {
		type: "spelling",
		word,
		suggestions: Array.isArray(suggestions) ? suggestions.slice(0, MAX_SUGGESTIONS) : [],
		selected: 0,
	};
	return { ...selectRange(withoutOverlay(state), range, now), overlay };
}

const MAX_SUGGESTIONS = 9;

function isAfterCursor(state: State, { control, line, from }: FoundWord): boolean {
	const controls = controlsOf(state);
	const focus = focusedControl(state);
	const index = (path: readonly string[]): number =>
		controls.findIndex((each) => each.type === "text" && samePath(each.path, path));
	if (focus?.type !== "text") return true;
	if (!samePath(focus.path, control.path)) return index(control.path) > index(focus.path);
	const { cursor } = bufferAt(state, focus);
	return line > cursor.line || (line === cursor.line && from >= cursor.column);
}

type SpellingOverlay = Extract<Overlay, { readonly type: "spelling" }>;

/** What can be done with a word, after its suggestions. */
export const SPELLING_CHOICES = [
	{ id: "learn", key: "a", label: "Add it to your dictionary" },
	{ id: "ignore", key: "i", label: "Ignore it in this session" },
	{ id: "off", key: "o", label: "Turn spelling off for this draft; F7 turns it on" },
] as const;
type SpellingChoice = (typeof SPELLING_CHOICES)[number]["id"];

/** A key in the list of suggestions. */
export function spellingKey(
	state: State,
	overlay: SpellingOverlay,
	_: KeyPress,
	chord: string,
	now: Time,
): State | Result {
	const { suggestions } = overlay;
	if (chord === "f7") return nextMisspelled(state, now, NO_MORE);
	const selected = selectedAfterKey(overlay.selected, chord, suggestions.length + SPELLING_CHOICES.length);
	if (selected !== undefined) return { ...state, overlay: { ...overlay, selected } };
	const numbered = suggestions[Number(chord) - 1];
	const index = chord === "enter" ? overlay.selected : -1;
	const replacement = numbered ?? suggestions[index];
	if (replacement !== undefined) return replaceWord(state, replacement, now);
	const choice = SPELLING_CHOICES.find(({ key }, at) => key === chord || at === index - suggestions.length);
	return choice ? CHOICES[choice.id](state, overlay.word, now) : state;
}

const NO_MORE = "There are no more misspelled words in this answer";

const CHOICES = {
	learn: (state, word, now) => {
		const next = nextMisspelled(withRight(state, word), now, NO_MORE);
		return [next, [{ type: "learnWord", word }] satisfies Effect[]];
	},
	ignore: (state, word, now) => nextMisspelled(withRight(state, word), now, NO_MORE),
	off: (state) => {
		const { due: _due, ...spelling } = state.spelling ?? { known: {} };
		const off: State = { ...withoutOverlay(state), spelling: { ...spelling, mode: "off" } };
		return withNotice(off, "Spelling is off for this draft; F7 turns it on");
	},
} satisfies Record<SpellingChoice, (state: State, word: string, now: Time) => State | Result>;

function withRight(state: State, word: string): State {
	const { spelling } = state;
	return spelling ? { ...state, spelling: { ...spelling, known: { ...spelling.known, [word]: true } } } : state;
}

/** Replaces the selected word as one undo step, and goes on. */
function replaceWord(state: State, text: string, now: Time): State {
	const shown = withoutOverlay(state);
	const control = focusedControl(shown);
	if (control?.type !== "text") return shown;
	const context = { view: focusedView(shown), now };
	const replaced = applyEdit(bufferAt(shown, control), { type: "paste", text }, context);
	// What the checker suggests is right.
	return nextMisspelled(withRight(putBuffer(shown, control, replaced), text), now, NO_MORE);
}
