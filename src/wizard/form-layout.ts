/**
 * The position of each form control in rows and cells, shared by drawing, clicks and the wheel.
 * Draws nothing.
 */

import { type Buffer, viewOf } from "../editor/buffer.ts";
import type { View, ViewSize } from "../editor/types.ts";
import type { Control } from "../proposal/types.ts";
import { cellsBetween } from "../text/drawn-cells.ts";
import { bufferAt, bufferKey, controlsOf, type TextControl } from "./form.ts";
import {
	type ItemLayout,
	indentOf,
	isSoleText,
	pickerRoom,
	problemRows,
	viewOfControl,
	wrapText,
} from "./item-layout.ts";
import { meaningOf, type PickerLayout, pickerLayout } from "./picker-layout.ts";
import { asksOfChoice } from "./stage-asks.ts";
import type { State } from "./types.ts";

type Of<T extends Control["type"]> = Extract<Control, { readonly type: T }>;

interface Base {
	/** As `State.focus` counts; -1 for captions. */
	readonly index: number;
	/** First row, counted from the top of the form. */
	readonly row: number;
	/** Number of rows, including the label and anything below the value. */
	readonly height: number;
	/** Rows of the label above the value: 0 or 1. */
	readonly label: number;
	/** First cell of the value. */
	readonly cell: number;
}

/** A value of a choice: on which row below the label, and its cells [from, to). */
export interface ChoicePosition {
	readonly id: string;
	readonly row: number;
	readonly from: number;
	readonly to: number;
	/** What it asks, behind it. */
	readonly note?: string;
}

export type PlacedControl = Base &
	(
		| {
				readonly type: "text";
				readonly control: TextControl;
				/** The buffer it is edited in. */
				readonly buffer: Buffer;
				readonly size: ViewSize;
				readonly view: View;
				/** What is wrong with the value, below it. */
				readonly problem: readonly string[];
				/** What can be picked, below the value. */
				readonly picker?: PickerLayout;
				/** What the value means, below it. */
				readonly meaning?: string;
		  }
		| { readonly type: "choice"; readonly control: Of<"choice">; readonly positions: readonly ChoicePosition[] }
		/** `text`: the label after the box, in rows. */
		| { readonly type: "tick"; readonly control: Of<"tick">; readonly text: readonly string[] }
		| { readonly type: "add"; readonly control: Of<"add"> }
		| { readonly type: "caption"; readonly control: Of<"caption"> }
	);

export interface FormLayout {
	readonly controls: readonly PlacedControl[];
	/** The item is a single text: it fills the form and scrolls by itself. */
	readonly sole: boolean;
	/** All rows of the places. */
	readonly total: number;
	/** The first visible row. */
	readonly top: number;
}

/** The form of the current item, scrolled to show the focused control, or to where the wheel left it. */
export function formLayout(state: State, layout: ItemLayout): FormLayout {
	const all = controlsOf(state);
	const sole = isSoleText(all);
	const controls: PlacedControl[] = [];
	let row = 0;
	let index = 0;
	for (const control of all) {
		const start = { index: control.type === "caption" ? -1 : index++, row };
		const placed = placeControl(state, layout, control, sole, start);
		controls.push(placed);
		row += placed.height;
	}
	const asked = sole ? 0 : (state.scrolled?.form ?? followed(state, layout, controls, row));
	return { controls, sole, total: row, top: Math.max(0, Math.min(asked, row - layout.form)) };
}

/** The first visible row that shows the whole focused control or, if it is too tall, its cursor. */
function followed(state: State, layout: ItemLayout, controls: readonly PlacedControl[], total: number): number {
	const last = Math.max(0, total - layout.form);
	const focus = Math.min(state.focus, Math.max(...controls.map(({ index }) => index)));
	const placed = controls.find(({ index }) => index === focus);
	if (!placed) return 0;
	const around = Math.max(0, Math.min(placed.row - 1, Math.max(0, placed.row + placed.height - layout.form + 1)));
	const top = Math.min(last, around);
	if (placed.type !== "text") return top;
	const cursor = placed.row + placed.label + placed.view.cursor.row;
	return cursor < top || cursor >= top + layout.form ? Math.min(last, cursor - 1) : top;
}

type Start = Pick<Base, "index" | "row">;

function placeControl(state: State, layout: ItemLayout, control: Control, sole: boolean, start: Start): PlacedControl {
	const indent = indentOf(control);
	const label = "label" in control && control.label !== "" ? 1 : 0;
	switch (control.type) {
		case "text":
			return placeText(state, layout, control, sole, start);
		case "choice": {
			const positions = choicePositions(state, layout, control);
			const height = label + (positions.at(-1)?.row ?? 0) + 1;
			return { ...start, type: "choice", control, label, height, cell: indent + BAR, positions };
		}
		case "tick": {
			const cell = indent + markCells(state) + 1;
			const text = wrapText(control.label, layout.width - cell);
			return { ...start, type: "tick", control, label: 0, height: text.length, cell, text };
		}
		case "add":
			return { ...start, type: "add", control, label: 0, height: 1, cell: indent };
		case "caption":
			return { ...start, type: "caption", control, label: 0, height: 1, cell: indent };
	}
}

/** Width of the bar before a value, including the blank after it. */
const BAR = 2;

/** Cells of a box or a radio mark: `☐`, or `[ ]` where there is only ASCII. */
function markCells(state: State): number {
	return state.unicode ? 1 : 3;
}

function placeText(state: State, layout: ItemLayout, control: TextControl, sole: boolean, start: Start): PlacedControl {
	const size = viewOfControl(state, control, layout, sole);
	const buffer = bufferAt(state, control);
	const view = viewOf(buffer, size, state.scrolled?.[bufferKey(state.current, control.path)]);
	const problem = problemRows(state, control, size.width);
	const label = sole || control.label === "" ? 0 : 1;
	const picker = pickerLayout(state, control, pickerRoom(layout));
	const meaning = meaningOf(state, control);
	const below = (picker?.height ?? 0) + (meaning === undefined ? 0 : 1) + problem.length;
	const height = label + view.rows.length + below;
	const cell = sole ? 0 : indentOf(control) + BAR;
	return {
		...start,
		type: "text",
		control,
		buffer,
		label,
		height,
		cell,
		size,
		view,
		problem,
		...(picker && { picker }),
		...(meaning && { meaning }),
	};
}

/** Blanks between values on one row. */
const BETWEEN = 3;

/** The values on one row where they fit; otherwise one per row. */
function choicePositions(state: State, layout: ItemLayout, control: Of<"choice">): ChoicePosition[] {
	const first = indentOf(control) + BAR;
	const widths = control.choices.map(({ label }, index) => {
		const words = ` ${index + 1} ${label}`;
		return markCells(state) + cellsBetween(words, 0, words.length);
	});
	const all = widths.reduce((sum, width) => sum + width + BETWEEN, 0);
	const widest = Math.max(...widths);
	const room = layout.width - first - widest - BETWEEN;
	const notes = control.choices.map(({ id }) => asksOfChoice(state.proposal, state.current, id, room));
	const beside = all <= layout.width - first && notes.every((note) => note === undefined);
	let from = first;
	return control.choices.map(({ id }, index) => {
		const width = widths[index] ?? 0;
		const note = notes[index] && " ".repeat(widest - width) + notes[index];
		const position = { id, row: beside ? 0 : index, from, to: from + width, ...(note && { note }) };
		if (beside) from += width + BETWEEN;
		return position;
	});
}
