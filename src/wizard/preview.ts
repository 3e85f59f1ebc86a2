/** The full-screen preview: scrolling, searching, headings, and line numbers of the Markdown. */
import { type Buffer, textOf } from "../editor/buffer.ts";
import { chordOf } from "./key-press.ts";
import { panesOf } from "./panes.ts";
import { findHeadings, type Match, matchesOf } from "./preview-search.ts";
import { EMPTY_QUERY, queryAfterKey, queryAfterPaste, selectedAfterKey, withQuery } from "./query-keys.ts";
import { scrolledBy } from "./scroll.ts";
import { goTo, withNotice, withoutOverlay } from "./state.ts";
import type { Action, KeyPress, Overlay, State, Time } from "./types.ts";

export type Preview = Extract<Overlay, { readonly type: "preview" }>;

/** Number of visible text rows; a search takes the last row. */
export function previewRows(state: State, { search }: Preview): number {
	return Math.max(1, panesOf(state).body.height - (search ? 1 : 0));
}

/** A key in the preview. Esc closes what was opened last: the headings, the search, the preview. */
export function previewKey(state: State, overlay: Preview, key: KeyPress, chord: string, now: Time): State {
	if (overlay.headings) return headingsKey(state, overlay, overlay.headings, key, now);
	if (overlay.search?.typing) return searchKey(state, overlay, overlay.search, key, now);
	if (chord === "escape" && overlay.search) return withPreview(state, overlay, { search: undefined });
	if (chord === "escape" || chord === "ctrl+p" || chord === "q") return withoutOverlay(state);
	const by = scrolledBy(chord, previewRows(state, overlay), overlay.lines);
	// Until the preview is laid out, only its start is known.
	if (overlay.top === undefined) return chord === "home" ? withPreview(state, overlay, { top: 0 }) : state;
	if (chord === "enter") return openItemAt(state, overlay, cursorOf(overlay));
	if (by !== undefined) return moveCursor(state, overlay, by);
	switch (chord) {
		case "ctrl+n":
			return nextHole(state, overlay);
		case "/":
			return withPreview(state, overlay, { search: { query: EMPTY_QUERY, typing: true, from: overlay.top, at: -1 } });
		case "n":
		case "N":
			return overlay.search ? nextMatch(state, overlay, overlay.search, chord === "n" ? 1 : -1) : state;
		case "h":
		case "tab":
			return withPreview(state, overlay, { headings: { query: EMPTY_QUERY, selected: headingAt(overlay) } });
		case "l":
			return withPreview(state, overlay, { numbers: !overlay.numbers });
		default:
			return state;
	}
}

function withPreview(state: State, overlay: Preview, change: Partial<Preview>): State {
	return { ...state, overlay: { ...overlay, ...change } };
}

/** Scrolls the preview by some rows, up to its end; does nothing until it is laid out. */
export function scrollPreview(state: State, overlay: Preview, by: number): State {
	return overlay.top === undefined ? state : scrollTo(state, overlay, overlay.top + by);
}

/** The cursor stays in view. */
function scrollTo(state: State, overlay: Preview, row: number): State {
	const height = previewRows(state, overlay);
	const top = Math.max(0, Math.min(overlay.lines - height, row));
	return withPreview(state, overlay, { top, cursor: Math.max(top, Math.min(top + height - 1, cursorOf(overlay))) });
}

/** The row whose item is marked. */
export function cursorOf({ cursor, top = 0 }: Preview): number {
	return cursor ?? top;
}

/** Scrolls by some rows; the cursor moves along, and goes on where the document ends. */
function moveCursor(state: State, overlay: Preview, by: number): State {
	const cursor = Math.max(0, Math.min(overlay.lines - 1, cursorOf(overlay) + by));
	return scrollTo(state, { ...overlay, cursor }, (overlay.top ?? 0) + by);
}

/** Moves the cursor to a row, and scrolls if it is out of view. */
function showRow(state: State, overlay: Preview, row: number): State {
	const height = previewRows(state, overlay);
	const { top = 0 } = overlay;
	const isSeen = row >= top && row < top + height;
	return scrollTo(state, { ...overlay, cursor: row }, isSeen ? top : row - Math.floor(height / 3));
}

/** The next answer that is missing, from the top again after the last one. */
function nextHole(state: State, overlay: Preview): State {
	const rows = overlay.rows ?? [];
	const here = cursorOf(overlay);
	const below = rows.findIndex(({ hole, item }, row) => hole === true && row > here && item !== rows[here]?.item);
	const next = below < 0 ? rows.findIndex(({ hole }) => hole === true) : below;
	return next < 0 ? withNotice(state, "Nothing required is missing") : showRow(state, overlay, next);
}

/** Leaves the preview for the item of a row. */
export function openItemAt(state: State, { rows = [] }: Preview, row: number): State {
	const item = rows[row]?.item;
	return item === undefined ? state : goTo(withoutOverlay(state), item);
}

type Search = NonNullable<Preview["search"]>;

/** The matches of the search; none before the preview is laid out. */
export function previewMatches({ rows, search }: Preview): readonly Match[] {
	return rows && search ? matchesOf(rows, textOf(search.query)) : [];
}

/** Searches as you type, from where the search started; Enter ends typing, Esc ends the search. */
function searchKey(state: State, overlay: Preview, search: Search, key: KeyPress, now: Time): State {
	const chord = chordOf(key);
	if (chord === "escape" || (chord === "enter" && textOf(search.query).trim() === ""))
		return scrollTo(state, { ...overlay, search: undefined }, search.from);
	if (chord === "enter") {
		const ended = withPreview(state, overlay, { search: { ...search, typing: false } });
		return search.at < 0 ? withNotice(ended, `Not found: ${textOf(search.query).trim()}`, "error") : ended;
	}
	const query = queryAfterKey(search.query, key, now);
	return query === undefined ? state : searched(state, overlay, query);
}

/** Changes the query and searches again from where the search started. */
export function searched(state: State, overlay: Preview, query: Buffer): State {
	if (!overlay.search) return state;
	const asked = { ...overlay, search: { ...overlay.search, query } };
	const matches = previewMatches(asked);
	const { from } = asked.search;
	const below = matches.findIndex(([part]) => part !== undefined && part.row >= from);
	return showMatch(state, asked, asked.search, below < 0 && matches.length > 0 ? 0 : below);
}

function nextMatch(state: State, overlay: Preview, search: Search, by: 1 | -1): State {
	const { length } = previewMatches(overlay);
	if (length === 0) return withNotice(state, `Not found: ${textOf(search.query).trim()}`, "error");
	return showMatch(state, overlay, search, (search.at + by + length) % length);
}

/** Scrolls to the match, with rows around it. */
function showMatch(state: State, overlay: Preview, search: Search, at: number): State {
	const atMatch: Preview = { ...overlay, search: { ...search, at } };
	const row = previewMatches(atMatch)[at]?.[0]?.row;
	return row === undefined ? withPreview(state, atMatch, {}) : showRow(state, atMatch, row);
}

/** Index of the heading at or above the first visible row. */
function headingAt({ rows = [], top = 0 }: Preview): number {
	return Math.max(
		0,
		findHeadings(rows, "").findLastIndex(({ row }) => row <= top),
	);
}

type Headings = NonNullable<Preview["headings"]>;

function headingsKey(state: State, overlay: Preview, headings: Headings, key: KeyPress, now: Time): State {
	const chord = chordOf(key);
	const found = findHeadings(overlay.rows ?? [], textOf(headings.query));
	const closed = { ...overlay, headings: undefined };
	if (chord === "escape") return withPreview(state, closed, {});
	if (chord === "enter") {
		const heading = found[headings.selected];
		return heading ? scrollTo(state, { ...closed, cursor: heading.row }, heading.row) : state;
	}
	const selected = selectedAfterKey(headings.selected, chord, found.length);
	if (selected !== undefined) return withPreview(state, overlay, { headings: { ...headings, selected } });
	const query = queryAfterKey(headings.query, key, now);
	return query === undefined ? state : withPreview(state, overlay, { headings: withQuery(headings, query) });
}

/** Pastes into the search or the filter of the headings. */
export function previewPaste(state: State, overlay: Preview, text: string, now: Time): State {
	const { headings, search } = overlay;
	if (headings)
		return withPreview(state, overlay, { headings: withQuery(headings, queryAfterPaste(headings.query, text, now)) });
	return search?.typing ? searched(state, overlay, queryAfterPaste(search.query, text, now)) : state;
}

/** The first visible row that shows the item's heading a little below the top, with some context above it. */
export function rowsAround(itemLine: number, lines: number, height: number): number {
	return Math.max(0, Math.min(lines - height, itemLine - Math.min(2, Math.floor(height / 4))));
}

/** The preview was laid out. It opens at the current item, and keeps its place when it is laid out again. */
export function previewLaidOut(state: State, action: Extract<Action, { readonly type: "previewLaidOut" }>): State {
	const { rows, itemLine, beside } = action;
	const { overlay } = state;
	const around = rowsAround(itemLine, rows.length, panesOf(state).body.height);
	if (beside) return { ...state, beside: { rows, top: around } };
	if (overlay?.type !== "preview") return state;
	const laid: Preview = { ...overlay, rows, lines: rows.length };
	if (overlay.top === undefined) return scrollTo(state, { ...laid, cursor: itemLine }, around);
	const again = (row: number): number => {
		const source = overlay.rows?.[row]?.source;
		const at = source === undefined ? -1 : rows.findIndex((each) => each.source >= source);
		return at < 0 ? row : at;
	};
	return scrollTo(state, { ...laid, cursor: again(cursorOf(overlay)) }, again(overlay.top));
}
