/** The form of the current item as rows, scrolled so that the control with the focus is seen, and the cursor's place. */
import type { Item } from "../../outline/types.ts";
import { complaint } from "../../proposal/complaint.ts";
import { isDue } from "../../proposal/stages.ts";
import type { Control } from "../../proposal/types.ts";
import type { StyledLine } from "../../terminal/styled.ts";
import { bufferAt, controlsOf, focusable, type TextControl } from "../../wizard/form.ts";
import { type ItemLayout, indentOf, isSoleText, viewOfControl, wrapText } from "../../wizard/layout.ts";
import { itemAt } from "../../wizard/state.ts";
import type { State } from "../../wizard/types.ts";
import type { Look } from "../look.tsx";
import { blanks, padLine, span, withRole } from "./spans.ts";
import { textRows } from "./text.ts";

export interface FormRows {
	readonly lines: readonly StyledLine[];
	/** Within `lines`; undefined where nothing is typed. */
	readonly cursor?: { readonly row: number; readonly cell: number };
	/** For the scroll bar: first row shown, all rows. */
	readonly top: number;
	readonly total: number;
}

interface Drawing {
	readonly state: State;
	readonly item: Item;
	readonly look: Look;
	readonly layout: ItemLayout;
	/** Item pane has the keyboard. */
	readonly active: boolean;
}

/** The rows of one control. */
interface ControlRows {
	readonly lines: readonly StyledLine[];
	readonly cursor?: { readonly row: number; readonly cell: number };
}

/** `active`: the keyboard belongs to the form, not to the outline or an overlay. */
export function formRows(state: State, look: Look, layout: ItemLayout, active: boolean): FormRows {
	const drawing: Drawing = { state, item: itemAt(state), look, layout, active };
	const controls = controlsOf(state);
	const only = controls[0];
	if (isSoleText(controls) && only?.type === "text") return soleText(drawing, only);
	return scrolled(drawing, controls);
}

function soleText(drawing: Drawing, control: TextControl): FormRows {
	const { state, layout, look, active } = drawing;
	const mend = complaintRows(control, look, layout.width);
	const size = viewOfControl(control, layout, true);
	const height = Math.max(1, size.height - mend.length);
	const rows = textRows(bufferAt(state, control), { ...size, height }, drawing.item.kind === "prose", look.unicode);
	const lines = control.value === "" ? [[span(invitation(drawing), "quiet")], ...rows.lines.slice(1)] : rows.lines;
	return {
		lines: [...lines, ...mend],
		...(active ? { cursor: rows.cursor } : {}),
		top: rows.top,
		total: rows.total,
	};
}

/** Stands where nothing is written yet. */
function invitation({ item, look }: Drawing): string {
	const words = item.kind === "date" ? "YYYY-MM-DD" : item.kind === "link" ? "https://" : "Write here";
	return `${words}${look.marks.ellipsis}`;
}

/** All controls below each other; the window follows the focus. */
function scrolled(drawing: Drawing, controls: readonly Control[]): FormRows {
	const { state, layout, active } = drawing;
	const focusIndex = Math.min(state.focus, focusable(controls).length - 1);
	const lines: StyledLine[] = [];
	let from = 0;
	let to = 0;
	let cursor: { row: number; cell: number } | undefined;
	let counted = -1;
	for (const control of controls) {
		if (control.type !== "caption") counted++;
		const focused = control.type !== "caption" && counted === focusIndex;
		const rows = controlRows(drawing, control, focused && active);
		if (focused) {
			from = lines.length;
			to = lines.length + rows.lines.length;
			if (rows.cursor) cursor = { row: from + rows.cursor.row, cell: rows.cursor.cell };
		}
		lines.push(...rows.lines);
	}
	const height = layout.form;
	const last = Math.max(0, lines.length - height);
	const around = Math.min(last, Math.max(0, Math.min(from - 1, Math.max(0, to - height + 1))));
	const top =
		cursor && (cursor.row < around || cursor.row >= around + height) ? Math.min(last, cursor.row - 1) : around;
	return {
		lines: lines.slice(top, top + height),
		...(cursor && active ? { cursor: { row: cursor.row - top, cell: cursor.cell } } : {}),
		top,
		total: lines.length,
	};
}

function controlRows(drawing: Drawing, control: Control, focused: boolean): ControlRows {
	switch (control.type) {
		case "text":
			return textControlRows(drawing, control, focused);
		case "choice":
			return choiceRows(drawing, control, focused);
		case "tick":
			return tickRows(drawing, control, focused);
		case "add":
			return {
				lines: [
					mayBeSelected([blanks(indentOf(control)), span(`+ ${drawing.look.clean(control.label)}`, "accent")], focused),
				],
			};
		case "caption":
			return { lines: [[blanks(indentOf(control)), span(drawing.look.clean(control.label), "strong")]] };
	}
}

function mayBeSelected(line: StyledLine, selected: boolean): StyledLine {
	return selected ? withRole(line, "selected") : line;
}

function labelRow(
	control: { readonly label: string; readonly level: number; readonly optional?: boolean },
	indent: number,
	focused: boolean,
	look: Look,
): StyledLine {
	const optional = control.optional && !/optional/i.test(control.label) ? [span(" (optional)", "quiet")] : [];
	return [blanks(indent), span(look.clean(control.label), ...(focused ? (["strong"] as const) : [])), ...optional];
}

function textControlRows(drawing: Drawing, control: TextControl, focused: boolean): ControlRows {
	const { state, layout, look } = drawing;
	const indent = indentOf(control);
	const size = viewOfControl(control, layout, false);
	const rows = textRows(bufferAt(state, control), size, control.multiline && !control.entry, look.unicode);
	const bar = span(`${look.marks.line} `, focused ? "accent" : "quiet");
	const empty = control.value === "" && (focused || control.hint !== undefined);
	const hint = empty ? [[span(control.hint ?? "", "quiet")]] : undefined;
	const values = (hint ?? rows.lines).map((line): StyledLine => [blanks(indent), bar, ...line]);
	const label = control.label === "" ? [] : [labelRow(control, indent, focused, look)];
	const mend = complaintRows(control, look, size.width).map((line): StyledLine => [blanks(indent + 2), ...line]);
	const lines = [...label, ...values, ...mend];
	if (!focused) return { lines };
	return { lines, cursor: { row: label.length + rows.cursor.row, cell: indent + 2 + rows.cursor.cell } };
}

/** What is wrong with a date or a link, beside the field, while it is typed. */
function complaintRows(control: TextControl, look: Look, width: number): StyledLine[] {
	const wrong = control.expects ? complaint(control.expects, control.value) : undefined;
	if (wrong === undefined) return [];
	return wrapText(`${look.marks.warning} ${wrong}`, width).map((text) => [span(look.clean(text), "warn")]);
}

type Choice = Extract<Control, { readonly type: "choice" }>;

/** The values beside each other where they have room, else below each other. */
function choiceRows(drawing: Drawing, control: Choice, focused: boolean): ControlRows {
	const { look, layout } = drawing;
	const indent = indentOf(control);
	const label = control.label === "" ? [] : [labelRow(control, indent, focused, look)];
	const values = control.choices.map(({ id, label: name }, index): StyledLine => {
		const on = id === control.value;
		const words = `${look.marks.radios[on ? 1 : 0]} ${index + 1} ${look.clean(name)}`;
		return [span(words, ...(on ? (["strong"] as const) : []), ...(on && focused ? (["selected"] as const) : []))];
	});
	const bar = span(`${look.marks.line} `, focused ? "accent" : "quiet");
	const wide = values.reduce((sum, line) => sum + (line[0]?.text.length ?? 0) + 3, 0);
	const inner: StyledLine[] =
		wide <= layout.width - indent - 2 ? [values.flatMap((line) => [...line, span("   ")])] : values;
	return { lines: [...label, ...inner.map((line): StyledLine => [blanks(indent), bar, ...line])] };
}

function tickRows(
	drawing: Drawing,
	control: Extract<Control, { readonly type: "tick" }>,
	focused: boolean,
): ControlRows {
	const { look, layout, item, state } = drawing;
	const box = look.marks.boxes[control.value ? 1 : 0];
	const indent = indentOf(control);
	const hang = indent + box.length + 1;
	const due = item.kind !== "checklist" || isEntryDue(item, control.path[0], state);
	const role = control.value || due ? [] : (["quiet"] as const);
	const text = wrapText(control.label, layout.width - hang);
	return {
		lines: text.map((row, index): StyledLine => {
			const lead = index === 0 ? [blanks(indent), span(`${box} `, control.value ? "good" : "accent")] : [blanks(hang)];
			return mayBeSelected(
				focused
					? padLine([...lead, span(look.clean(row), ...role)], layout.width)
					: [...lead, span(look.clean(row), ...role)],
				focused,
			);
		}),
	};
}

function isEntryDue(item: Item, id: string | undefined, state: State): boolean {
	const entry = item.entries?.find((each) => each.id === id);
	return entry === undefined || isDue(entry.required, state.proposal.stage);
}
