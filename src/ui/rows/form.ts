/** The form of the current item as rows, positioned by its layout, and its cursor. */
import { textOf } from "../../editor/buffer.ts";
import { type Item, isDue } from "../../outline/types.ts";
import { fitLine, type StyledLine } from "../../terminal/styled.ts";
import type { TextControl } from "../../wizard/form.ts";
import { formLayout, type PlacedControl } from "../../wizard/form-layout.ts";
import type { ItemLayout } from "../../wizard/item-layout.ts";
import { itemAt } from "../../wizard/state.ts";
import type { State } from "../../wizard/types.ts";
import type { Appearance } from "./appearance.ts";
import { blanks, padLine, span, withRole } from "./spans.ts";
import { textRows } from "./text.ts";

export interface FormRows {
	readonly lines: readonly StyledLine[];
	/** Within `lines`; undefined if no text has the focus or the cursor is scrolled out of view. */
	readonly cursor?: { readonly row: number; readonly cell: number };
	/** For the scroll bar: first row shown, all rows. */
	readonly top: number;
	readonly total: number;
	/** For a text longer than its area: the cursor's line and the number of lines, `12/340`. */
	readonly lineOf?: string;
}

interface Drawing {
	readonly state: State;
	readonly item: Item;
	readonly appearance: Appearance;
	readonly layout: ItemLayout;
}

type Of<T extends PlacedControl["type"]> = Extract<PlacedControl, { readonly type: T }>;

/** `active`: the keyboard belongs to the form, not to the outline or an overlay. */
export function formRows(state: State, appearance: Appearance, layout: ItemLayout, active: boolean): FormRows {
	const drawing: Drawing = { state, item: itemAt(state), appearance, layout };
	const { places, sole, top, total } = formLayout(state, layout);
	const focus = Math.min(state.focus, Math.max(...places.map(({ index }) => index)));
	const focused = active ? places.find(({ index }) => index === focus) : undefined;
	const cursor = focused?.type === "text" ? cursorOf(focused, layout, top) : undefined;
	const [only] = places;
	if (sole && only?.type === "text") {
		const { top: first, total: all } = only.view;
		const { buffer } = only;
		const lineOf = all > only.size.height && { lineOf: `${buffer.cursor.line + 1}/${buffer.lines.length}` };
		return { lines: soleText(drawing, only), ...(cursor && { cursor }), top: first, total: all, ...lineOf };
	}
	const lines = places.flatMap((place) => placeRows(drawing, place, place === focused));
	return { lines: lines.slice(top, top + layout.form), ...(cursor && { cursor }), top, total };
}

/** Where the cursor is drawn, in rows of the form; undefined if the wheel scrolled it out of view. */
function cursorOf(place: Of<"text">, layout: ItemLayout, top: number): FormRows["cursor"] {
	const { view, size, cell } = place;
	const row = place.row + place.label + view.cursor.row - top;
	const isSeen = view.cursor.row >= 0 && view.cursor.row < size.height && row >= 0 && row < layout.form;
	return isSeen ? { row, cell: cell + view.cursor.cell } : undefined;
}

function soleText(drawing: Drawing, place: Of<"text">): readonly StyledLine[] {
	const { appearance } = drawing;
	const { buffer, view, control } = place;
	const rows = textRows(buffer, view, isMarkdown(control), appearance.unicode);
	const lines = textOf(buffer) === "" ? [[span(invitation(control, appearance), "quiet")], ...rows.slice(1)] : rows;
	return [...lines, ...mendRows(place, appearance)];
}

/** Shown in an empty text. */
function invitation({ expects }: TextControl, appearance: Appearance): string {
	return `${expects?.placeholder ?? "Write here"}${appearance.marks.ellipsis}`;
}

/** List entries are mostly plain words and are not highlighted. */
function isMarkdown({ multiline, entry }: TextControl): boolean {
	return multiline && !entry;
}

/** Pads the rows to the control's height. */
function placeRows(drawing: Drawing, place: PlacedControl, focused: boolean): readonly StyledLine[] {
	switch (place.type) {
		case "text":
			return textPlaceRows(drawing, place, focused);
		case "choice":
			return choiceRows(drawing, place, focused);
		case "tick":
			return tickRows(drawing, place, focused);
		case "add": {
			const words = span(`+ ${drawing.appearance.clean(place.control.label)}`, "accent");
			return [mayBeSelected([blanks(place.cell), words], focused)];
		}
		case "caption":
			return [[blanks(place.cell), span(drawing.appearance.clean(place.control.label), "strong")]];
	}
}

function mayBeSelected(line: StyledLine, selected: boolean): StyledLine {
	return selected ? withRole(line, "selected") : line;
}

function labelRows(
	{ label, control }: Of<"text" | "choice">,
	indent: number,
	focused: boolean,
	appearance: Appearance,
): StyledLine[] {
	if (label === 0) return [];
	const optional = control.optional && !/optional/i.test(control.label) ? [span(" (optional)", "quiet")] : [];
	return [
		[blanks(indent), span(appearance.clean(control.label), ...(focused ? (["strong"] as const) : [])), ...optional],
	];
}

/** Cells of the bar before a value. */
const BAR = 2;

function textPlaceRows(drawing: Drawing, place: Of<"text">, focused: boolean): readonly StyledLine[] {
	const { appearance } = drawing;
	const { control, buffer, view } = place;
	const indent = place.cell - BAR;
	const rows = textRows(buffer, view, isMarkdown(control), appearance.unicode);
	const bar = span(`${appearance.marks.line} `, focused ? "accent" : "quiet");
	const empty = textOf(buffer) === "" && (focused || control.hint !== undefined);
	const hint = empty ? [[span(control.hint ?? "", "quiet")]] : undefined;
	const values = (hint ?? rows).map((line): StyledLine => [blanks(indent), bar, ...line]);
	return [
		...labelRows(place, indent, focused, appearance),
		...values,
		...peopleRows(drawing, place),
		...mendRows(place, appearance),
	];
}

/** Suggested people; the one that Enter takes is marked. */
function peopleRows({ state, appearance, layout }: Drawing, { people, cell }: Of<"text">): StyledLine[] {
	return people.map((person, index) => {
		const line = fitLine([span(` ${appearance.clean(person)} `, "accent")], layout.width - cell, appearance.unicode);
		return [blanks(cell), ...mayBeSelected(line, index === state.suggestion)];
	});
}

/** The problem with a date, link or person, beside the field. */
function mendRows({ mend, cell }: Of<"text">, appearance: Appearance): StyledLine[] {
	return mend.map((text) => [blanks(cell), span(appearance.clean(text), "warn")]);
}

/** The values on one row where they fit; otherwise one per row. */
function choiceRows({ appearance }: Drawing, place: Of<"choice">, focused: boolean): readonly StyledLine[] {
	const { control, spots } = place;
	const indent = place.cell - BAR;
	const bar = span(`${appearance.marks.line} `, focused ? "accent" : "quiet");
	const rows: StyledLine[] = [];
	for (const [index, { id, row }] of spots.entries()) {
		const on = id === control.value;
		const words = `${appearance.marks.radios[on ? 1 : 0]} ${index + 1} ${appearance.clean(control.choices[index]?.label ?? "")}`;
		const value = span(words, ...(on ? (["strong"] as const) : []), ...(on && focused ? (["selected"] as const) : []));
		const before = rows[row] ?? [blanks(indent), bar];
		rows[row] = [...before, ...(before.length > 2 ? [span("   ")] : []), value];
	}
	return [...labelRows(place, indent, focused, appearance), ...rows];
}

function tickRows(
	{ appearance, layout, item, state }: Drawing,
	place: Of<"tick">,
	focused: boolean,
): readonly StyledLine[] {
	const { control, cell } = place;
	const box = appearance.marks.boxes[control.value ? 1 : 0];
	const due = isEntryDue(item, control.path[0], state);
	const role = control.value || due ? [] : (["quiet"] as const);
	return place.text.map((row, index): StyledLine => {
		const indent = cell - box.length - 1;
		const lead = index === 0 ? [blanks(indent), span(`${box} `, control.value ? "good" : "accent")] : [blanks(cell)];
		const line = [...lead, span(appearance.clean(row), ...role)];
		return focused ? withRole(padLine(line, layout.width), "selected") : line;
	});
}

function isEntryDue(item: Item, id: string | undefined, state: State): boolean {
	const entry = item.entries?.find((each) => each.id === id);
	return entry === undefined || isDue(entry.required, state.proposal.stage);
}
