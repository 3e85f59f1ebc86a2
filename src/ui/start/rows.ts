/** The start screens as rows: top, bottom and cursor. Knows no components. */

import { textOf } from "../../editor/buffer.ts";
import { cellWidth } from "../../terminal/cell-width.ts";
import { fitLine, type StyledLine } from "../../terminal/styled.ts";
import { wrapText } from "../../wizard/item-layout.ts";
import { type Draft, draftFacts, draftRow } from "../../wizard/start/drafts.ts";
import { ABOUT, greetingLimit, NO_DRAFTS, showsAbout } from "../../wizard/start/greeting.ts";
import { LOCKED_CHOICES } from "../../wizard/start/outcomes.ts";
import { FILTER_LABEL, isRoomy, pickerChoices, pickerLimit } from "../../wizard/start/picker.ts";
import { innerWidth, isLow, sideMargin } from "../../wizard/start/screen-size.ts";
import type { GreetingScreen, LockedScreen, PickerScreen, StartState } from "../../wizard/start/types.ts";
import type { Size } from "../../wizard/types.ts";
import type { Appearance } from "../rows/appearance.ts";
import { blanks, span } from "../rows/spans.ts";
import { formSections } from "./form-sections.ts";
import { choiceRows, fitMiddle, hintRow, lineRows, type Sections } from "./sections.ts";

export interface StartRows {
	readonly lines: readonly StyledLine[];
	/** The range of lines that are choices, [from, to). */
	readonly choices: readonly [from: number, to: number];
	/** Index of the line that is the text field, if it takes a single row; otherwise -1. */
	readonly field: number;
	/** The cursor's cell on the screen, 0-based; undefined if there is none. */
	readonly cursor: { readonly x: number; readonly y: number } | undefined;
}

/** A start screen's rows; one row is left free at the bottom, so that no terminal scrolls. */
export function startRows(state: StartState, appearance: Appearance): StartRows {
	const { size, leaveAsked } = state;
	const height = size.rows - 1;
	const width = innerWidth(size);
	const { top, bottom, cursor, choices = [], field } = sectionsOf(state, appearance);
	const asked = leaveAsked ? [[span(`Press ${leaveAsked} again to leave; nothing will be kept`, "strong")]] : [];
	const last = [...bottom, ...asked].slice(-height);
	const room = height - last.length;
	const free = Math.max(0, room - top.length);
	const lines = [...top.slice(0, room), ...Array.from({ length: free }, () => []), ...last];
	const margin = sideMargin(size);
	const from = choices[0] === undefined ? 0 : top.indexOf(choices[0]);
	const y = cursor && (cursor.in === "top" ? cursor.row : room + cursor.row);
	return {
		lines: lines.map((line) => [blanks(margin), ...fitLine(line, width, appearance.unicode)]),
		choices: [Math.min(from, room), Math.min(from + choices.length, room)],
		field: field === undefined || top.indexOf(field) >= room ? -1 : top.indexOf(field),
		cursor: cursor && y !== undefined && y < height ? { x: margin + cursor.cell, y } : undefined,
	};
}

const LEAVE = ["Esc", "leave"] as const;
const SELECT = ["Up/Down", "choose"] as const;
const BEGIN = [["Enter", "begin"], LEAVE, SELECT] as const;
const OPEN = [["Enter", "open"], ["type", "filter"], LEAVE, SELECT] as const;
const CHOOSE = [["Enter", "choose"], LEAVE, ["Up/Down", "move"]] as const;

function sectionsOf({ screen, size }: StartState, appearance: Appearance): Sections {
	switch (screen.type) {
		case "greeting":
			return greetingSections(screen, size, appearance);
		case "picker":
			return pickerSections(screen, size, appearance);
		case "new":
			return formSections(screen, size, appearance);
		case "locked":
			return lockedSections(screen, size, appearance);
	}
}

function greetingSections({ choices: starts, selected }: GreetingScreen, size: Size, appearance: Appearance): Sections {
	const isDescribed = showsAbout(size);
	const labels = starts.map(({ label }) => appearance.clean(label));
	const widest = Math.max(...labels.map(cellWidth));
	const described = labels.map((label, index) => {
		const whole = `${label}${" ".repeat(widest - cellWidth(label))}   ${starts[index]?.about}`;
		return cellWidth(whole) <= size.columns - 6 ? whole : label;
	});
	const about = isDescribed ? ABOUT.map((text) => [span(text)]) : [];
	const choices = choiceRows(described, selected, greetingLimit(size));
	return {
		choices,
		top: [
			...(isDescribed ? [[]] : []),
			[span("pep-wizard", "strong")],
			...about,
			[],
			[span(NO_DRAFTS, "quiet")],
			[],
			...choices,
		],
		bottom: [hintRow(BEGIN, size)],
	};
}

/** On wide screens, what a row says of a draft must not be far from its title. */
const WIDEST_ROW = 110;

function pickerSections(screen: PickerScreen, size: Size, appearance: Appearance): Sections {
	const choices = pickerChoices(screen);
	const labels = choices.map((each) =>
		each === "new"
			? "Start a new proposal"
			: draftRow(each, Math.min(innerWidth(size) - 2, WIDEST_ROW), appearance.unicode).trimEnd(),
	);
	const isFiltered = textOf(screen.filter) !== "";
	const filter = isFiltered ? lineRows(screen.filter, size, appearance, FILTER_LABEL) : undefined;
	const about = selectedRows(choices[screen.selected], size, appearance);
	const shown = choiceRows(labels, screen.selected, pickerLimit(size));
	const none = shown.length > 0 ? [] : [[span("No draft matches. Esc shows all.")]];
	const airy = isRoomy(size.rows);
	return {
		choices: shown,
		top: [
			...(airy ? [[]] : []),
			[span("pep-wizard", "strong")],
			...(airy ? [[span("Which proposal do you want to work on?", "quiet")], []] : []),
			...shown,
			...none,
		],
		bottom: [...about, ...(filter?.lines ?? [hintRow(OPEN, size)])],
		...(filter && {
			cursor: { in: "bottom", row: about.length + filter.cursor.row, cell: filter.cursor.cell } as const,
		}),
	};
}

/** What the selected draft is, and what its row may have no room for. */
function selectedRows(selected: Draft | "new" | undefined, size: Size, { clean, unicode }: Appearance): StyledLine[] {
	const width = innerWidth(size);
	const lines =
		selected === undefined || selected === "new"
			? ["", selected === "new" ? "Asks for its title first." : "", ""]
			: [...draftFacts(selected, width), selected.file].map((text) => fitMiddle(clean(text), width, unicode));
	return lines.map((text) => [span(text, "quiet")]);
}

/** The choices always get their rows; a long file name or owner is cut to what is left. */
function lockedSections(
	{ file, who, selected, isWaiting }: LockedScreen,
	size: Size,
	appearance: Appearance,
): Sections {
	const isAiry = !isLow(size);
	const width = innerWidth(size);
	const name = appearance.clean(file);
	const title = isAiry ? wrapText(name, width) : [fitMiddle(name, width, appearance.unicode)];
	const choices = isWaiting
		? [[span(`Waiting until they leave${appearance.glyphs.ellipsis}`)]]
		: choiceRows(
				LOCKED_CHOICES.map(({ label }) => label),
				selected,
			);
	const bottom = [hintRow(isWaiting ? [LEAVE] : CHOOSE, size)];
	const air = isAiry ? [[]] : [];
	const room = size.rows - 1 - air.length - 1 - choices.length - bottom.length;
	const words = wrapText(`is already open: ${appearance.clean(who)}.`, width);
	const shownTitle = title.slice(0, Math.max(1, room - 1));
	const shownWords = words.slice(0, Math.max(1, room - shownTitle.length));
	return {
		...(!isWaiting && { choices }),
		top: [
			...air,
			...shownTitle.map((text) => [span(text, "strong")]),
			...shownWords.map((text) => [span(text)]),
			[],
			...choices,
		],
		bottom,
	};
}
