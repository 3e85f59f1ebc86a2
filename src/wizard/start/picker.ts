/** Picks a draft to resume, or a new one; typing after `/` filters. Pure. */
import { applyEdit, bufferOf, textOf } from "../../editor/buffer.ts";
import type { EditCommand } from "../../editor/types.ts";
import { chordOf, isTyped } from "../key-press.ts";
import { lineCommand, pastedLine } from "../line-input.ts";
import type { KeyPress, Size } from "../types.ts";
import { choiceKey } from "./choice-list.ts";
import { type Draft, matches } from "./drafts.ts";
import { lineSize } from "./screen-size.ts";
import type { PickerScreen, ScreenResult, StartContext } from "./types.ts";

export const FILTER_LABEL = "Filter: ";

/** Rows above and below the list. */
const AROUND = 7;

/** How many choices are shown at once. */
export function pickerLimit({ rows }: Size): number {
	return Math.max(2, rows - AROUND - (isRoomy(rows) ? 1 : 0));
}

/** Whether there is room for a free row at the top. */
export function isRoomy(rows: number): boolean {
	return rows > 12;
}

export function picker(drafts: readonly Draft[]): PickerScreen {
	return { type: "picker", drafts, selected: 1, filter: bufferOf(""), isFiltering: false };
}

/** The drafts that match the filter; without a filter, all of them, after the choice to start a new one. */
export function pickerChoices({ drafts, filter }: PickerScreen): readonly (Draft | "new")[] {
	const words = textOf(filter);
	return words === "" ? ["new", ...drafts] : drafts.filter((draft) => matches(draft, words));
}

export function pickerKey(screen: PickerScreen, key: KeyPress, around: StartContext): ScreenResult<PickerScreen> {
	const chord = chordOf(key);
	if (screen.isFiltering) {
		if (chord === "enter" || chord === "up" || chord === "down") return [{ ...screen, isFiltering: false }, []];
		const command = lineCommand(key);
		return [command ? filtered(screen, command, around) : screen, []];
	}
	if (isTyped(key) && key.text.startsWith("/")) {
		const text = key.text.slice(1);
		const open = { ...screen, isFiltering: true };
		return [text === "" ? open : filtered(open, { type: "insert", text }, around), []];
	}
	const choices = pickerChoices(screen);
	const meant = choiceKey(key, {
		selected: screen.selected,
		count: choices.length,
		limit: pickerLimit(around.size),
	});
	if (!meant) return [screen, []];
	if ("select" in meant) return [{ ...screen, selected: meant.select }, []];
	const taken = choices[meant.take];
	if (taken === undefined) return [screen, []];
	const outcome = taken === "new" ? ({ type: "new" } as const) : ({ type: "resume", file: taken.file } as const);
	return [screen, [{ type: "end", outcome }]];
}

export function pastedIntoPicker(screen: PickerScreen, text: string, around: StartContext): PickerScreen {
	return screen.isFiltering ? filtered(screen, { type: "paste", text: pastedLine(text) }, around) : screen;
}

/** Removes the filter, which Esc does before it leaves; undefined if there is none. */
export function withoutFilter(screen: PickerScreen): PickerScreen | undefined {
	return screen.isFiltering || textOf(screen.filter) !== "" ? picker(screen.drafts) : undefined;
}

function filtered(screen: PickerScreen, command: EditCommand, { size, now }: StartContext): PickerScreen {
	const view = lineSize(size, FILTER_LABEL.length);
	const filter = applyEdit(screen.filter, command, { view, now });
	const isSame = textOf(filter) === textOf(screen.filter);
	return { ...screen, filter, selected: isSame ? screen.selected : 0 };
}
