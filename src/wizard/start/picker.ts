/** Picks a draft to resume, or a new one; typing filters. Pure. */
import { applyEdit, bufferOf, textOf } from "../../editor/buffer.ts";
import type { EditCommand } from "../../editor/types.ts";
import { chordOf, isTyped } from "../key-press.ts";
import { lineCommand, pastedLine } from "../line-input.ts";
import type { KeyPress, Size } from "../types.ts";
import { type Draft, matches } from "./drafts.ts";
import { lineSize } from "./screen-size.ts";
import type { PickerScreen, ScreenResult, StartContext } from "./types.ts";

export const FILTER_LABEL = "Filter: ";

/** Rows above and below the list: what the selected draft is, and keys or filter. */
export function pickerLimit({ rows }: Size): number {
	return Math.max(2, rows - (isRoomy(rows) ? 9 : 6));
}

/** Whether there is room for free rows and the question. */
export function isRoomy(rows: number): boolean {
	return rows > 12;
}

/** The list of drafts, with the newest one selected. */
export function picker(drafts: readonly Draft[]): PickerScreen {
	return { type: "picker", drafts, selected: 1, filter: bufferOf("") };
}

/** The drafts that match the filter; without a filter, all of them, after the choice to start a new one. */
export function pickerChoices({ drafts, filter }: PickerScreen): readonly (Draft | "new")[] {
	const words = textOf(filter).trim();
	return words === "" ? ["new", ...drafts] : drafts.filter((draft) => matches(draft, words));
}

/** A key in the list: typing filters, arrows select. */
export function pickerKey(screen: PickerScreen, key: KeyPress, around: StartContext): ScreenResult<PickerScreen> {
	const chord = chordOf(key);
	const choices = pickerChoices(screen);
	const by = stepsOf(around.size)[chord];
	if (by !== undefined) return [{ ...screen, selected: stepped(screen.selected, by, choices.length) }, []];
	if (chord !== "enter") {
		const command = lineCommand(withoutSlash(screen, key));
		return [command ? filtered(screen, command, around) : screen, []];
	}
	const taken = choices[screen.selected];
	if (taken === undefined) return [screen, []];
	const outcome = taken === "new" ? ({ type: "new" } as const) : ({ type: "resume", file: taken.file } as const);
	return [screen, [{ type: "end", outcome }]];
}

function stepsOf(size: Size): Readonly<Record<string, number>> {
	const page = pickerLimit(size);
	return { up: -1, down: 1, "shift+tab": -1, tab: 1, pageup: -page, pagedown: page };
}

/** One step wraps around; a page ends at the first or last row. */
function stepped(selected: number, by: number, count: number): number {
	if (count === 0) return 0;
	if (Math.abs(by) === 1) return (selected + by + count) % count;
	return Math.max(0, Math.min(selected + by, count - 1));
}

/** A slash begins a filter in many programs; here it is only skipped. */
function withoutSlash({ filter }: PickerScreen, key: KeyPress): KeyPress {
	const begins = isTyped(key) && key.text.startsWith("/") && textOf(filter) === "";
	return begins ? { ...key, text: key.text.slice(1) } : key;
}

/** A paste into the filter, as one line. */
export function pastedIntoPicker(screen: PickerScreen, text: string, around: StartContext): PickerScreen {
	return filtered(screen, { type: "paste", text: pastedLine(text) }, around);
}

/** Removes the filter, which Esc does before it leaves; undefined if there is none. */
export function withoutFilter(screen: PickerScreen): PickerScreen | undefined {
	return textOf(screen.filter) !== "" ? picker(screen.drafts) : undefined;
}

function filtered(screen: PickerScreen, command: EditCommand, { size, now }: StartContext): PickerScreen {
	const view = lineSize(size, FILTER_LABEL.length);
	const filter = applyEdit(screen.filter, command, { view, now });
	const isSame = textOf(filter) === textOf(screen.filter);
	const selected = textOf(filter).trim() === "" ? 1 : 0;
	return { ...screen, filter, selected: isSame ? screen.selected : selected };
}
