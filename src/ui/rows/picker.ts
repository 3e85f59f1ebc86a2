/** What can be picked for a field, as rows: a list with one selected row, or a calendar. Marks don't depend on colour. */
import { dayInWords, monthInWords } from "../../proposal/day-words.ts";
import { fitLine, type Span, type StyledLine } from "../../terminal/styled.ts";
import type { PickerLayout } from "../../wizard/picker-layout.ts";
import type { Appearance } from "./appearance.ts";
import { span, withStyle } from "./spans.ts";

/** The picker's rows in `width` cells; `selected` is the list's row that Enter takes. */
export function pickerRows(
	picker: PickerLayout,
	selected: number | undefined,
	width: number,
	appearance: Appearance,
): StyledLine[] {
	const lines = picker.type === "list" ? listRows(picker, selected, appearance) : calendarRows(picker);
	return lines.map((line) => fitLine(line, width, appearance.unicode));
}

type Of<T extends PickerLayout["type"]> = Extract<PickerLayout, { readonly type: T }>;

function listRows(
	{ rows, from, awaited }: Of<"list">,
	selected: number | undefined,
	appearance: Appearance,
): StyledLine[] {
	if (awaited) return [[span(` Looking for ${awaited}${appearance.glyphs.ellipsis}`, "quiet")]];
	return rows.map(({ words }, index) => {
		const line: StyledLine = [span(` ${appearance.clean(words)} `, "accent")];
		return from + index === selected ? withStyle(line, "selected") : line;
	});
}

const HEAD = " Mo  Tu  We  Th  Fr  Sa  Su ";

/** Brackets mark the selected day, a star today. Without room for weeks, the day in words. */
function calendarRows({ picker: { day, today }, weeks }: Of<"calendar">): StyledLine[] {
	if (weeks.length === 0) return [[span(`[${dayInWords(day)}]`, "selected")]];
	const cell = (each: string): Span => {
		const number = String(Number(each.slice(8))).padStart(2);
		if (each === day) return span(`[${number}]`, "selected");
		const isOther = each.slice(0, 7) !== day.slice(0, 7);
		return span(` ${number}${each === today ? "*" : " "}`, ...(isOther ? (["quiet"] as const) : []));
	};
	return [[span(` ${monthInWords(day)}`, "strong")], [span(HEAD, "quiet")], ...weeks.map((week) => week.map(cell))];
}
