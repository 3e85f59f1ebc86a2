/** What keys and pastes do while the search is open: they edit its line, move between matches, or replace them. */
import { textOf } from "../editor/buffer.ts";
import { runCommand } from "./commands.ts";
import { closeFind, firstMatch, placeOf, stepMatch } from "./find.ts";
import { undoOrRedo } from "./history.ts";
import { commandFor } from "./key-map.ts";
import { lineCommand } from "./line-input.ts";
import { queryAfterKey, queryAfterPaste } from "./query-keys.ts";
import { replaceAll, replaceOne } from "./replace.ts";
import type { Result } from "./state.ts";
import type { Find, KeyPress, State, Time } from "./types.ts";

type Step = (state: State, find: Find, now: Time) => State;

const toggleField: Step = (state, find) =>
	find.replacing
		? { ...state, find: { ...find, field: find.field === "query" ? "replacement" : "query" } }
		: withReplacing(state, find);

const next: Step = (state, _, now) => stepMatch(state, 1, now);
const previous: Step = (state, _, now) => stepMatch(state, -1, now);
const all: Step = (state, find, now) => (find.replacing ? replaceAll(state, now) : state);

function withReplacing(state: State, find: Find): State {
	return { ...state, find: { ...find, replacing: true, field: "replacement" } };
}

const STEPS: Readonly<Record<string, Step>> = {
	escape: closeFind,
	enter: (state, find, now) => (find.field === "query" ? stepMatch(state, 1, now) : replaceOne(state, now)),
	down: next,
	"ctrl+n": next,
	"ctrl+f": (state, find, now) =>
		find.field === "query" ? stepMatch(state, 1, now) : { ...state, find: { ...find, field: "query" } },
	up: previous,
	"shift+enter": previous,
	"ctrl+r": (state, find) => (find.field === "query" ? withReplacing(state, find) : toggleField(state, find, 0)),
	"ctrl+g": (state, find, now) => everywhere(state, { ...find, everywhere: !find.everywhere }, now),
	tab: toggleField,
	"shift+tab": toggleField,
	"alt+a": all,
	"alt+enter": all,
	"ctrl+z": (state, _, now) => undoOrRedo(state, "undo", now),
	"ctrl+_": (state, _, now) => undoOrRedo(state, "undo", now),
	"ctrl+y": (state, _, now) => undoOrRedo(state, "redo", now),
	"ctrl+v": (state, _, now) => findPaste(state, state.clipboard, now),
};

/** A key while the search is open. A command without another use here closes it first. */
export function findKey(state: State, key: KeyPress, chord: string, now: Time): State | Result {
	const { find } = state;
	if (!find) return state;
	const step = STEPS[chord];
	if (step) return step(state, find, now);
	const edited = lineCommand(key) && queryAfterKey(find[find.field], key, now);
	if (edited) return withLine(state, find, edited, now);
	const command = commandFor(chord, "item");
	return command ? runCommand(closeFind(state), command.id, now) : state;
}

/** A paste goes into the line that is typed in. */
export function findPaste(state: State, text: string, now: Time): State {
	const { find } = state;
	return find ? withLine(state, find, queryAfterPaste(find[find.field], text.trimEnd(), now), now) : state;
}

/** Other words are searched from where the search began. */
function withLine(state: State, find: Find, line: Find["query"], now: Time): State {
	const changed: State = { ...state, find: { ...find, [find.field]: line } };
	const isSame = find.field !== "query" || textOf(line) === textOf(find.query);
	return isSame ? changed : firstMatch(changed, find.from ?? placeOf(changed), now);
}

function everywhere(state: State, find: Find, now: Time): State {
	const changed: State = { ...state, find };
	const from = placeOf(changed);
	return firstMatch({ ...changed, find: { ...find, from } }, from, now);
}
