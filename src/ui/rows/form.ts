/** The form of the current item as rows, positioned by its layout, and its cursor. */
import { textOf } from "../../editor/buffer.ts";
import { type Item, isOwnBoxDue } from "../../outline/types.ts";
import { fitLine, lineWidth, type StyledLine } from "../../terminal/styled.ts";
import { queryOf } from "../../wizard/find.ts";
import { bufferKey, type TextControl } from "../../wizard/form.ts";
import { formLayout, type PlacedControl } from "../../wizard/form-layout.ts";
import type { ItemLayout } from "../../wizard/item-layout.ts";
import { misspelledIn } from "../../wizard/spelling.ts";
import { itemAt } from "../../wizard/state.ts";
import type { State } from "../../wizard/types.ts";
import type { Appearance } from "./appearance.ts";
import { pickerRows } from "./picker.ts";
import { blanks, padLine, span, withStyle } from "./spans.ts";
import { type TextMarks, textRows } from "./text.ts";

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

interface FormContext {
	readonly state: State;
	readonly item: Item;
	readonly appearance: Appearance;
	readonly layout: ItemLayout;
}

type Of<T extends PlacedControl["type"]> = Extract<PlacedControl, { readonly type: T }>;

/** `active`: the keyboard belongs to the form, not to the outline or an overlay. */
export function formRows(state: State, appearance: Appearance, layout: ItemLayout, active: boolean): FormRows {
	const context: FormContext = { state, item: itemAt(state), appearance, layout };
	const { controls, sole, top, total } = formLayout(state, layout);
	const focus = Math.min(state.focus, Math.max(...controls.map(({ index }) => index)));
	const focused = active ? controls.find(({ index }) => index === focus) : undefined;
	const cursor = focused?.type === "text" ? cursorOf(focused, layout, top) : undefined;
	const [only] = controls;
	if (sole && only?.type === "text") {
		const { top: first, total: all } = only.view;
		const { buffer } = only;
		const lineOf = all > only.size.height && { lineOf: `${buffer.cursor.line + 1}/${buffer.lines.length}` };
		return { lines: soleText(context, only), ...(cursor && { cursor }), top: first, total: all, ...lineOf };
	}
	// Labels and hints may be longer than the pane, and would continue on the next row of the terminal.
	const lines = controls
		.flatMap((placed) => controlRows(context, placed, placed === focused))
		.map((line) => (lineWidth(line) > layout.width ? fitLine(line, layout.width, appearance.unicode) : line));
	return { lines: lines.slice(top, top + layout.form), ...(cursor && { cursor }), top, total };
}

/** Where the cursor is drawn, in rows of the form; undefined if the wheel scrolled it out of view. */
function cursorOf(placed: Of<"text">, layout: ItemLayout, top: number): FormRows["cursor"] {
	const { view, size, cell } = placed;
	const row = placed.row + placed.label + view.cursor.row - top;
	const isSeen = view.cursor.row >= 0 && view.cursor.row < size.height && row >= 0 && row < layout.form;
	return isSeen ? { row, cell: cell + view.cursor.cell } : undefined;
}

function soleText(context: FormContext, placed: Of<"text">): readonly StyledLine[] {
	const { appearance } = context;
	const { buffer, view, control } = placed;
	const rows = textRows(buffer, view, isMarkdown(control), appearance.unicode, marksOf(context.state, placed, true));
	const lines = textOf(buffer) === "" ? [[span(invitation(control, appearance), "quiet")], ...rows.slice(1)] : rows;
	return [...lines, ...rowsBelow(context, placed), ...problemRowsOf(placed, appearance)];
}

/** What was found, and the misspelled words in the visible lines of prose. */
function marksOf(state: State, { control, buffer, view }: Of<"text">, focused: boolean): TextMarks {
	const isTyped = focused && state.typed === bufferKey(state.current, control.path);
	const visible = [view.rows[0]?.line ?? 0, (view.rows.at(-1)?.line ?? 0) + 1] as const;
	const misspelled = control.expects
		? []
		: misspelledIn(state, buffer.lines, visible, isTyped ? buffer.cursor : undefined);
	return { query: queryOf(state), misspelled };
}

/** Shown in an empty text. */
function invitation({ expects }: TextControl, appearance: Appearance): string {
	return `${expects?.placeholder ?? "Write here"}${appearance.glyphs.ellipsis}`;
}

/** List entries are mostly plain words and are not highlighted. */
function isMarkdown({ multiline, entry }: TextControl): boolean {
	return multiline && !entry;
}

/** Pads the rows to the control's height. */
function controlRows(context: FormContext, placed: PlacedControl, focused: boolean): readonly StyledLine[] {
	switch (placed.type) {
		case "text":
			return textControlRows(context, placed, focused);
		case "choice":
			return choiceRows(context, placed, focused);
		case "tick":
			return tickRows(context, placed, focused);
		case "add": {
			const words = span(`+ ${context.appearance.clean(placed.control.label)}`, "accent");
			return [selectedIf([blanks(placed.cell), words], focused)];
		}
		case "caption":
			return [[blanks(placed.cell), span(context.appearance.clean(placed.control.label), "strong")]];
	}
}

function selectedIf(line: StyledLine, selected: boolean): StyledLine {
	return selected ? withStyle(line, "selected") : line;
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

function textControlRows(context: FormContext, placed: Of<"text">, focused: boolean): readonly StyledLine[] {
	const { appearance } = context;
	const { control, buffer, view } = placed;
	const indent = placed.cell - BAR;
	const rows = textRows(buffer, view, isMarkdown(control), appearance.unicode, marksOf(context.state, placed, focused));
	const bar = span(`${appearance.glyphs.line} `, focused ? "accent" : "rule");
	const empty = textOf(buffer) === "" && (focused || control.hint !== undefined);
	const hint = empty ? [[span(control.hint ?? "", "quiet")]] : undefined;
	const values = (hint ?? rows).map((line): StyledLine => [blanks(indent), bar, ...line]);
	return [
		...labelRows(placed, indent, focused, appearance),
		...values,
		...rowsBelow(context, placed),
		...problemRowsOf(placed, appearance),
	];
}

/** What can be picked, and what the value means. */
function rowsBelow({ state, appearance, layout }: FormContext, { picker, meaning, cell }: Of<"text">): StyledLine[] {
	const said = meaning === undefined ? [] : [[span(`= ${meaning}`, "quiet")]];
	const rows = picker ? pickerRows(picker, state.suggestion, layout.width - cell, appearance) : [];
	return [...rows, ...said].map((line) => [blanks(cell), ...line]);
}

/** The problem with a value such as a date or link, below the field. */
function problemRowsOf({ problem, cell }: Of<"text">, appearance: Appearance): StyledLine[] {
	return problem.map((text) => [blanks(cell), span(appearance.clean(text), "warn")]);
}

/** The values on one row where they fit; otherwise one per row. */
function choiceRows(
	{ appearance, layout }: FormContext,
	placed: Of<"choice">,
	focused: boolean,
): readonly StyledLine[] {
	const { control, positions } = placed;
	const indent = placed.cell - BAR;
	const bar = span(`${appearance.glyphs.line} `, focused ? "accent" : "rule");
	const rows: StyledLine[] = [];
	for (const [index, { id, row, note }] of positions.entries()) {
		const on = id === control.value;
		const words = `${appearance.glyphs.radios[on ? 1 : 0]} ${index + 1} ${appearance.clean(control.choices[index]?.label ?? "")}`;
		const value = span(words, ...(on ? (["strong"] as const) : []), ...(on && focused ? (["selected"] as const) : []));
		const before = rows[row] ?? [blanks(indent), bar];
		const said = note === undefined ? [] : [span(`   ${appearance.clean(note)}`, "quiet")];
		const line = [...before, ...(before.length > 2 ? [span("   ")] : []), value, ...said];
		rows[row] = fitLine(line, layout.width, appearance.unicode);
	}
	return [...labelRows(placed, indent, focused, appearance), ...rows];
}

function tickRows(
	{ appearance, layout, item, state }: FormContext,
	placed: Of<"tick">,
	focused: boolean,
): readonly StyledLine[] {
	const { control, cell } = placed;
	const box = appearance.glyphs.boxes[control.value ? 1 : 0];
	const due = isEntryDue(item, control.path[0], state);
	const style = control.value || due ? [] : (["quiet"] as const);
	return placed.text.map((row, index): StyledLine => {
		const indent = cell - box.length - 1;
		const lead = index === 0 ? [blanks(indent), span(`${box} `, control.value ? "good" : "accent")] : [blanks(cell)];
		const line = [...lead, span(appearance.clean(row), ...style)];
		return focused ? withStyle(padLine(line, layout.width), "selected") : line;
	});
}

function isEntryDue(item: Item, id: string | undefined, state: State): boolean {
	const entry = item.entries?.find((each) => each.id === id);
	return entry === undefined || isOwnBoxDue(entry, state.proposal.stage);
}
