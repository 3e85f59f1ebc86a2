/** The outline as rows: sections and items in document order, with folding and the filter applied. */

import { itemOf, sectionOf } from "../outline/lookup.ts";
import type { Outline } from "../outline/types.ts";
import type { Count } from "../proposal/completeness.ts";
import { isRequired } from "../proposal/requirements.ts";
import type { Completeness } from "../proposal/types.ts";
import { bufferKey } from "./form.ts";
import { awaitedCount } from "./review-notes.ts";
import { centred } from "./scroll.ts";
import { statusOfProposal, withNotice } from "./state.ts";
import type { State } from "./types.ts";

export interface OutlineRow {
	/** An item's or a section's id. */
	readonly id: string;
	/** The heading or question, or shorter words for it. */
	readonly label: string;
	/** 0-based. */
	readonly level: number;
	/** False for a section without an answer of its own. */
	readonly takesAnswer: boolean;
	/** The item's completeness; a section is answered if nothing required is missing below it. */
	readonly completeness: Completeness;
	/** Required at the proposal's stage. */
	readonly required: boolean;
	/** Answers given below it and itself, of those that its stage requires; of all if none is required. */
	readonly counts?: Count;
	/** Whether it has rows below it. */
	readonly folds: boolean;
	readonly folded: boolean;
	/** Comments that the author has to answer, here or in the rows that it hides; absent for none. */
	readonly comments?: number;
}

interface BareRow {
	readonly id: string;
	readonly label: string;
	readonly level: number;
	readonly section: boolean;
}

const bareRows = new WeakMap<Outline, readonly BareRow[]>();

/** All rows of an outline, independent of its answers; cached. */
function rowsOf(outline: Outline): readonly BareRow[] {
	const known = bareRows.get(outline);
	if (known) return known;
	const rows: BareRow[] = [];
	const seen = new Set<string>();
	const add = (id: string, label: string, level: number, section: boolean): void => {
		if (seen.has(id)) return;
		seen.add(id);
		rows.push({ id, label, level, section });
	};
	let level = 0;
	const sectionsWith = new Set(outline.items.map((item) => item.section));
	for (const block of outline.blocks) {
		if (block.type === "heading") {
			const placeholders = block.parts.filter((part) => typeof part !== "string");
			const section = sectionOf(outline, block.section);
			if (section && placeholders.length === 0 && hasContent(outline, section.id, sectionsWith)) {
				level = section.level;
				add(section.id, section.short ?? section.label, level, true);
			}
			for (const { item } of placeholders) add(item, labelOf(outline, item), 0, false);
		} else if (block.type === "unprinted") {
			const section = sectionOf(outline, block.section);
			if (section) add(section.id, section.label, section.level, true);
			for (const id of block.items) add(id, labelOf(outline, id), (section?.level ?? 0) + 1, false);
		} else if (block.type === "item") {
			const item = itemOf(outline, block.item);
			if (item) add(item.id, labelOf(outline, item.id), item.id === item.section ? level : level + 1, false);
		}
	}
	bareRows.set(outline, rows);
	return rows;
}

function labelOf(outline: Outline, id: string): string {
	const item = itemOf(outline, id);
	return item?.short ?? item?.label ?? id;
}

/** Whether a section or one below it takes an answer. The heading around the whole proposal has no row. */
function hasContent(outline: Outline, id: string, sectionsWith: ReadonlySet<string>): boolean {
	if (sectionsWith.has(id)) return true;
	return (
		id !== "" && outline.sections.some((section) => section.id.startsWith(`${id}/`) && sectionsWith.has(section.id))
	);
}

/** What the outline depends on, in any session that shows one. */
export interface OutlineState
	extends Pick<
		State,
		"proposal" | "current" | "pane" | "outlineAt" | "folded" | "onlyMissing" | "scrolled" | "notice" | "comments"
	> {
	/** The section outside of which nothing is shown. */
	readonly within?: string;
	/** Leaves out what is neither printed nor counted, such as the questions of scopes. */
	readonly onlyPrinted?: true;
	/** What `onlyMissing` shows, by id; undefined for what is still required. */
	readonly left?: readonly string[];
}

const shownRows = new WeakMap<OutlineState, readonly OutlineRow[]>();

/** The rows that the outline shows now; cached, because several panes need them. */
export function outlineRows(state: OutlineState): readonly OutlineRow[] {
	const known = shownRows.get(state) ?? rowsIn(state);
	shownRows.set(state, known);
	return known;
}

function rowsIn(state: OutlineState): readonly OutlineRow[] {
	const { outline, stage } = state.proposal;
	const status = statusOfProposal(state.proposal);
	const missing = new Set(state.left ?? status.missing);
	const bare = rowsOf(outline);
	const shown: OutlineRow[] = [];
	let hiddenBelow = Number.POSITIVE_INFINITY;
	for (const [index, row] of bare.entries()) {
		if (row.level > hiddenBelow || !isWithin(state, row.id)) continue;
		hiddenBelow = Number.POSITIVE_INFINITY;
		const end = endOf(bare, index);
		if (state.onlyPrinted && bare.slice(index, end).every((each) => !isPrinted(outline, each.id))) continue;
		const missingHere = bare.slice(index, end).some(({ id }) => missing.has(id));
		if (state.onlyMissing && !missingHere && row.id !== state.current) continue;
		const folded = state.folded.includes(row.id);
		if (folded) hiddenBelow = row.level;
		const item = itemOf(outline, row.id);
		const folds = end > index + 1;
		const counts = folds ? countsOf(state, row.id) : undefined;
		shown.push({
			id: row.id,
			label: row.label,
			level: row.level,
			takesAnswer: item !== undefined,
			completeness: item ? (status.items[row.id] ?? "blank") : sectionState(state, row.id),
			required: item ? isRequired(state.proposal, item, stage) : missingHere,
			...(counts && { counts }),
			folds,
			folded,
			...commentsIn(state, folded ? bare.slice(index, end) : [row]),
		});
	}
	return shown;
}

function isPrinted(outline: Outline, id: string): boolean {
	const item = itemOf(outline, id);
	return item !== undefined && !item.aside;
}

function commentsIn({ comments }: OutlineState, rows: readonly BareRow[]): Pick<OutlineRow, "comments"> {
	if (!comments || comments.open.length === 0) return {};
	const count = rows.reduce((sum, { id }) => sum + awaitedCount(comments, id), 0);
	return count > 0 ? { comments: count } : {};
}

/** Whether a row is in the section that is shown. */
export function isWithin({ within }: Pick<OutlineState, "within">, id: string): boolean {
	return within === undefined || id === within || id.startsWith(`${within}/`);
}

/** What its stage requires in a section, or everything in it if nothing is required. */
function countsOf(state: OutlineState, id: string): Count | undefined {
	const section = statusOfProposal(state.proposal).sections.find((each) => each.id === id);
	return section && (section.required.of > 0 ? section.required : section.all);
}

/** Completeness of a section without an answer. */
function sectionState(state: OutlineState, id: string): Completeness {
	const counts = countsOf(state, id);
	if (!counts) return "blank";
	if (counts.done === counts.of) return "answered";
	return counts.done > 0 ? "partial" : "blank";
}

/** The index after the last row below this one. */
function endOf(rows: readonly BareRow[], index: number): number {
	let end = index + 1;
	while (end < rows.length && rows[end]!.level > rows[index]!.level) end++;
	return end;
}

/** Index of the selected row, or of the nearest one before it if that is hidden. */
export function selectedRow(state: OutlineState, rows: readonly OutlineRow[]): number {
	const at = rows.findIndex((row) => row.id === state.outlineAt);
	if (at >= 0) return at;
	const order = rowsOf(state.proposal.outline).map((row) => row.id);
	const wanted = order.indexOf(state.outlineAt);
	return Math.max(
		0,
		rows.findLastIndex((row) => order.indexOf(row.id) <= wanted),
	);
}

/** The first visible row of the pane: around the selected or current row, or where the wheel left it. */
export function firstOutlineRow(state: OutlineState, rows: readonly OutlineRow[], height: number): number {
	const asked = state.scrolled?.outline ?? centred(rows.length, markedRow(state, rows), height);
	return Math.max(0, Math.min(asked, rows.length - height));
}

/** Index of the marked row: the selected one while the outline has the focus, otherwise that of the current item. */
export function markedRow(state: OutlineState, rows: readonly OutlineRow[]): number {
	return state.pane === "outline" ? selectedRow(state, rows) : rows.findIndex((row) => row.id === state.current);
}

/** The item to open for a row: its own, or the first one below it. */
export function itemOfRow(outline: Outline, id: string): string | undefined {
	if (itemOf(outline, id)) return id;
	const rows = rowsOf(outline);
	const at = rows.findIndex((row) => row.id === id);
	return rows.slice(at, endOf(rows, at)).find((row) => itemOf(outline, row.id))?.id;
}

/** The item of the selected row, or the first one below that. */
export function selectedItem(state: OutlineState): string | undefined {
	const rows = outlineRows(state);
	const row = rows[selectedRow(state, rows)];
	return row && itemOfRow(state.proposal.outline, row.id);
}

/**
 * The state as it is drawn while the author moves in the outline: with the selected item in place of the current one,
 * which stays where it was until Enter.
 */
export function browsed(state: State): State {
	if (state.pane !== "outline") return state;
	const item = selectedItem(state);
	if (item === undefined || item === state.current) return state;
	const { cursorAt: _, ...rest } = state;
	// A text is read from its start, although its cursor is at the end.
	const scrolled = { [bufferKey(item, [])]: 0, ...state.scrolled };
	return { ...rest, current: item, focus: 0, scrolled };
}

/** Folds or unfolds the selected row; a row without children folds its parent. */
export function foldRow<S extends OutlineState>(state: S, fold: boolean): S {
	const rows = outlineRows(state);
	const at = selectedRow(state, rows);
	const row = rows[at];
	if (!row) return state;
	if (!fold) return row.folded ? unfolded(state, row) : withNotice(state, "Nothing is folded here");
	const folding = row.folds && !row.folded ? row : rows.slice(0, at).findLast((each) => each.level < row.level);
	return folding ? folded(state, folding) : withNotice(state, "Nothing can be folded here");
}

function folded<S extends OutlineState>(state: S, { id, label }: OutlineRow): S {
	return withNoticeUnlessVisible(
		{ ...state, outlineAt: id, folded: [...state.folded, id] },
		`Folded in the outline: ${label}`,
	);
}

function unfolded<S extends OutlineState>(state: S, { id, label }: OutlineRow): S {
	return withNoticeUnlessVisible(
		{ ...state, folded: state.folded.filter((each) => each !== id) },
		`Open in the outline: ${label}`,
	);
}

/** The outline may be hidden while the item has the focus. */
function withNoticeUnlessVisible<S extends OutlineState>(state: S, text: string): S {
	return state.pane === "outline" ? state : withNotice(state, text);
}
