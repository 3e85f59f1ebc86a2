/** Replaces matches of the search: the selected one, or all of them in one step that can be undone. */
import { replaceText } from "../editor/buffer.ts";
import { replaceMatches } from "../editor/search.ts";
import type { Item } from "../outline/types.ts";
import { editText } from "./edit-text.ts";
import { closeFind, currentMatch, queryOf, searchedItems, stepMatch, textsOf } from "./find.ts";
import { bufferAt, focusOn, restructured, type TextControl, withBuffer, withChanged } from "./form.ts";
import { withNotice } from "./state.ts";
import type { State, Time } from "./types.ts";

function replacementOf({ find }: State): string {
	return find?.replacement.lines[0] ?? "";
}

/** Replaces the selected match and selects the next one; without a selected match, selects one. */
export function replaceOne(state: State, now: Time): State {
	if (currentMatch(state) < 0) return stepMatch(state, 1, now);
	const text = replacementOf(state);
	const replaced = editText(state, text === "" ? { type: "cut" } : { type: "insert", text }, now);
	return stepMatch(replaced, 1, now);
}

interface ReplacedText {
	readonly control: TextControl;
	readonly text: string;
	readonly count: number;
}

/** Last text first: an entry that becomes blank must not move the others. */
function replacedTexts(state: State, item: Item): readonly ReplacedText[] {
	const [query, replacement] = [queryOf(state), replacementOf(state)];
	return textsOf(state, item)
		.map((control) => ({ control, ...replaceMatches(control.value, query, replacement) }))
		.filter(({ count }) => count > 0)
		.toReversed();
}

/** Replaces all matches and closes the search. */
export function replaceAll(state: State, now: Time): State {
	const { everywhere } = state.find ?? {};
	const changes = searchedItems(state)
		.map((item) => ({ item, texts: replacedTexts(state, item) }))
		.filter(({ texts }) => texts.length > 0);
	const count = changes.flatMap(({ texts }) => texts).reduce((sum, each) => sum + each.count, 0);
	if (count === 0) return withNotice(state, "Nothing to replace");
	const [first] = changes;
	const only = first?.texts.length === 1 ? first.texts[0] : undefined;
	const closed = closeFind(state);
	const done = everywhere
		? inAllItems(closed, changes)
		: only
			? inOneText(closed, only, now)
			: inItem(closed, first?.texts ?? []);
	const answers = changes.length > 1 ? ` in ${changes.length} answers` : "";
	return withNotice(done, `Replaced ${count}${answers}; Ctrl+Z undoes all of it`);
}

function inOneText(state: State, { control, text }: ReplacedText, now: Time): State {
	const there = focusOn(state, control.path);
	return withBuffer(there, control, replaceText(bufferAt(there, control), text, now));
}

function inItem(state: State, texts: readonly ReplacedText[]): State {
	return restructured(state, (each) =>
		texts.reduce(
			(before, { control, text }) => withChanged(before, { type: "text", path: control.path, value: text }),
			each,
		),
	);
}

/** Each item gets a step of its own, for when others are changed afterwards; until then one undo takes back all. */
function inAllItems(
	state: State,
	changes: readonly { readonly item: Item; readonly texts: readonly ReplacedText[] }[],
): State {
	const reached = changes.reduce((before, { item, texts }) => inItem(at(before, item), texts), state);
	const after = { ...reached, current: state.current };
	return { ...after, replacedEverywhere: { before: editedPart(state), after: editedPart(after) } };
}

function at(state: State, { id }: Item): State {
	return { ...state, current: id };
}

function editedPart({ proposal, buffers, histories }: State): Pick<State, "proposal" | "buffers" | "histories"> {
	return { proposal, buffers, histories };
}

/** Undoes or redoes the last replacement in all answers; undefined if something was changed since. */
export function undoOrRedoEverywhere(state: State, direction: "undo" | "redo"): State | undefined {
	const { before, after } = state.replacedEverywhere ?? {};
	const [from, to] = direction === "undo" ? [after, before] : [before, after];
	if (!from || !to || state.proposal !== from.proposal) return undefined;
	return withNotice(
		{ ...state, ...to },
		direction === "undo" ? "The replacements in all answers are undone" : "Replaced again",
	);
}
