/**
 * Finds words in the current answer or in all answers, and selects the matches. Searches what the forms show, so
 * structured answers are found too. Knows no keys.
 */
import { applyEdit, type Buffer, selectedText } from "../editor/buffer.ts";
import { matchesInLine } from "../editor/search.ts";
import type { Position } from "../editor/types.ts";
import type { Item } from "../outline/types.ts";
import type { Proposal } from "../proposal/types.ts";
import { bufferAt, controlsOf, focusedControl, focusOn, putBuffer, samePath, type TextControl } from "./form.ts";
import { focusedView } from "./item-layout.ts";
import { editedLine } from "./line-input.ts";
import { EMPTY_QUERY } from "./query-keys.ts";
import { goTo, itemAt } from "./state.ts";
import type { Find, State, Time } from "./types.ts";

/** A place in an answer: the item's and the text's number, in the order of the search, and the position. */
interface Place {
	readonly item: number;
	readonly text: number;
	readonly at: Position;
}

/** A part of one line of a text. */
export interface TextRange {
	/** The item's id. */
	readonly id: string;
	/** The path of the text's control. */
	readonly path: readonly string[];
	readonly at: Position;
	/** Its end, on the same line. */
	readonly end: number;
}

export interface FoundMatch extends Place, TextRange {}

/** The most matches that are counted and marked; replacing has no limit. */
export const MOST_MATCHES = 100_000;

/** What is searched for; empty while the search is closed. */
export function queryOf({ find }: State): string {
	return find?.open ? (find.query.lines[0] ?? "") : "";
}

/** The items that are searched. */
export function searchedItems(state: State): readonly Item[] {
	return state.find?.everywhere ? state.proposal.outline.items : [itemAt(state)];
}

/** The texts of an item's form. */
export function textsOf(state: State, item: Item): readonly TextControl[] {
	return controlsOf(state, item).filter((control) => control.type === "text");
}

interface Known {
	readonly query: string;
	readonly scope: string;
	readonly matches: readonly FoundMatch[];
}

/** The last search of each proposal: drawing and keys ask several times. */
const known = new WeakMap<Proposal, Known>();

/** All matches, in the outline's order. */
export function foundMatches(state: State): readonly FoundMatch[] {
	const query = queryOf(state);
	if (query === "") return [];
	const scope = state.find?.everywhere ? "" : state.current;
	const before = known.get(state.proposal);
	if (before?.query === query && before.scope === scope) return before.matches;
	const matches = search(state, query);
	known.set(state.proposal, { query, scope, matches });
	return matches;
}

function search(state: State, query: string): readonly FoundMatch[] {
	const matches: FoundMatch[] = [];
	for (const [item, searched] of searchedItems(state).entries())
		for (const [text, { path, value }] of textsOf(state, searched).entries())
			for (const [line, words] of value.split("\n").entries())
				for (const [from, end] of matchesInLine(words, query)) {
					matches.push({ item, text, at: { line, column: from }, id: searched.id, path, end });
					if (matches.length === MOST_MATCHES) return matches;
				}
	return matches;
}

function compare(a: Place, b: Place): number {
	return a.item - b.item || a.text - b.text || a.at.line - b.at.line || a.at.column - b.at.column;
}

/** Where the cursor is; the start of the selection. */
export function placeOf(state: State): Place {
	const item = Math.max(
		0,
		searchedItems(state).findIndex(({ id }) => id === state.current),
	);
	const control = focusedControl(state);
	if (control?.type !== "text") return { item, text: 0, at: { line: 0, column: 0 } };
	const text = textsOf(state, itemAt(state)).findIndex(({ path }) => samePath(path, control.path));
	const { cursor, anchor = cursor } = bufferAt(state, control);
	const isAhead = anchor.line < cursor.line || (anchor.line === cursor.line && anchor.column < cursor.column);
	return { item, text, at: isAhead ? anchor : cursor };
}

/** Index of the match that is selected; -1 if none is. */
export function currentMatch(state: State): number {
	const control = focusedControl(state);
	if (control?.type !== "text") return -1;
	const { cursor, anchor } = bufferAt(state, control);
	if (!anchor) return -1;
	const here = placeOf(state);
	const matches = foundMatches(state);
	const index = firstFrom(matches, here);
	const match = matches[index];
	const isIt = match && compare(match, here) === 0 && cursor.line === match.at.line;
	return isIt && Math.max(cursor.column, anchor.column) === match.end ? index : -1;
}

/** Index of the first match at or after a place; the number of matches if there is none. */
function firstFrom(matches: readonly FoundMatch[], place: Place): number {
	let [low, high] = [0, matches.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (compare(matches[middle]!, place) < 0) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** Selects the next match or the previous one, starting over at the ends. */
export function stepMatch(state: State, by: 1 | -1, now: Time): State {
	const matches = foundMatches(state);
	const at = currentMatch(state);
	const near = firstFrom(matches, placeOf(state));
	const next = at >= 0 ? at + by : by > 0 ? near : near - 1;
	return selectRange(state, matches[(next + matches.length) % Math.max(1, matches.length)], now);
}

/** Selects the first match at or after a place. */
export function firstMatch(state: State, from: Place, now: Time): State {
	const matches = foundMatches(state);
	return selectRange(state, matches[firstFrom(matches, from)] ?? matches[0], now);
}

/** Goes to a part of a text and selects it. */
export function selectRange(state: State, match: TextRange | undefined, now: Time): State {
	if (!match) return state;
	const there = focusOn(match.id === state.current ? state : goTo(state, match.id), match.path);
	const control = focusedControl(there);
	if (control?.type !== "text") return there;
	const context = { view: focusedView(there), now };
	const { line } = match.at;
	const from = applyEdit(bufferAt(there, control), { type: "place-cursor", at: match.at, select: false }, context);
	const to = { type: "place-cursor", at: { line, column: match.end }, select: true } as const;
	return putBuffer({ ...there, pane: "item" }, control, applyEdit(from, to, context));
}

/** Opens the search: for the selected words, for `query`, or for what was found last. */
export function openFind(
	state: State,
	options: { replacing: boolean; everywhere: boolean; query?: Buffer },
	now: Time,
): State {
	const control = state.pane === "item" ? focusedControl(state) : undefined;
	const selected = control?.type === "text" ? selectedText(bufferAt(state, control)) : "";
	const words = selected === "" || selected.includes("\n") ? undefined : selected;
	const old = options.query ?? state.find?.query ?? EMPTY_QUERY;
	const query = words === undefined ? old : editedLine(EMPTY_QUERY, { type: "insert", text: words }, now);
	const { replacing, everywhere } = options;
	const find: Find = {
		query: editedLine(query, { type: "select-all" }, now),
		replacement: state.find?.replacement ?? EMPTY_QUERY,
		field: "query",
		open: true,
		replacing,
		everywhere,
	};
	const { overlay: _, ...rest } = state;
	const opened: State = { ...rest, pane: "item", find };
	const from = placeOf(opened);
	return firstMatch({ ...opened, find: { ...find, from } }, from, now);
}

/** Closes the search; the match stays selected, and the words are remembered. */
export function closeFind(state: State): State {
	return state.find ? { ...state, find: { ...state.find, open: false } } : state;
}
