/** Overlays that are a list: go to an item, help, spelling, and the target stage. */

import { textOf } from "../../editor/buffer.ts";
import { STAGES } from "../../outline/types.ts";
import { isRequired } from "../../proposal/requirements.ts";
import { cellWidth } from "../../terminal/cell-width.ts";
import type { StyledLine } from "../../terminal/styled.ts";
import type { Command } from "../../wizard/key-map.ts";
import { keyText } from "../../wizard/key-press.ts";
import type { MarkExplained } from "../../wizard/legend.ts";
import { findHelp, findItems, type HelpEntry } from "../../wizard/search.ts";
import { SPELLING_CHOICES } from "../../wizard/spelling.ts";
import { changeWords, countWords, progressWords, stageAsks } from "../../wizard/stage-asks.ts";
import { statusOfProposal } from "../../wizard/state.ts";
import { useAppearance } from "../Rows.tsx";
import { span } from "../rows/spans.ts";
import { List } from "./List.tsx";
import type { OverlayProps } from "./overlay-props.ts";

/** Cells of a row beside the label: margins, and the mark. */
const AROUND_LABEL = 6;

/** Go to an item by words from its heading, question or answer. */
export function GotoOverlay({ state, area }: OverlayProps) {
	const appearance = useAppearance();
	const { glyphs } = appearance;
	if (state.overlay?.type !== "goto") return null;
	const { query, selected } = state.overlay;
	const status = statusOfProposal(state.proposal);
	const rows = findItems(state.proposal, textOf(query)).map((item): StyledLine => {
		const how = status.items[item.id] ?? "blank";
		const due = how === "blank" && isRequired(state.proposal, item, state.proposal.stage);
		const path = item.path.map(appearance.clean).join(glyphs.crumb);
		const label = appearance.clean(item.label);
		const isCut = item.short !== undefined && cellWidth(label) > area.width - AROUND_LABEL;
		return [
			span(`${due ? glyphs.due : glyphs.state[how]} `, how === "answered" ? "good" : "quiet"),
			span(isCut ? appearance.clean(item.short ?? "") : label),
			span(path ? `   ${path}` : "", "quiet"),
		];
	});
	return <List title="Go to" query={query} rows={rows} selected={selected} area={area} />;
}

/** Column widths: group, key, key in the outline. */
const GROUP = 15;
const KEY = 11;
/** Of a mark, where the screen is too narrow for a column of keys. */
const NARROW_KEY = 3;
const IN_OUTLINE = 6;

/** All commands with their keys, by group, and the marks of the outline. */
export function HelpOverlay({ state, area }: OverlayProps) {
	if (state.overlay?.type !== "help") return null;
	const { width } = area;
	const { query, selected } = state.overlay;
	const isFiltered = textOf(query) !== "";
	const found = findHelp(textOf(query), state.unicode);
	const rows = found.map((entry, index): StyledLine => {
		const group = groupOf(entry);
		const before = found[index - 1];
		const isFirst = isFiltered || !before || group !== groupOf(before);
		// The sentences matter most, so the groups give way first.
		const lead = width < 100 ? [] : [span((isFirst ? group : "").padEnd(GROUP), "quiet")];
		return [...lead, ...(entry.type === "mark" ? markCells(entry.mark, width) : commandCells(entry.command, width))];
	});
	const title = width < 70 ? "Help" : "Help (second key: in the outline)";
	return <List title={title} query={query} rows={rows} selected={selected} area={area} />;
}

function groupOf(entry: HelpEntry): string {
	return entry.type === "mark" ? "Marks" : entry.command.group;
}

function commandCells(command: Command, width: number): StyledLine {
	const key = span(`${keyText(command.keys[0] ?? "").padEnd(KEY)} `, "strong");
	// Too narrow for a sentence: show the short form.
	if (width < 70) return [key, span(command.short)];
	const single = keyText(command.inOutline?.[0] ?? "");
	return [key, span(`${single.padEnd(IN_OUTLINE)} `, "quiet"), span(command.title)];
}

function markCells({ glyph, means }: MarkExplained, width: number): StyledLine {
	return [span(`${glyph.padEnd(width < 70 ? NARROW_KEY : KEY)} `, "strong"), span(means)];
}

/** The target stages, each with how much of what it requires is answered. */
export function StageOverlay({ state, area }: OverlayProps) {
	const appearance = useAppearance();
	const { glyphs } = appearance;
	if (state.overlay?.type !== "stage") return null;
	const { proposal, overlay } = state;
	const asks = stageAsks(proposal);
	const isShort = area.width < 70;
	const names = STAGES.map((stage) => {
		const label = appearance.clean(proposal.outline.stageLabels[stage]);
		return label.toLowerCase() === stage ? stage : `${stage} (${label})`;
	});
	const cells = Math.max(...names.map(cellWidth)) + 2;
	const rows = STAGES.map((stage, index): StyledLine => {
		const words = [progressWords(asks[stage], isShort), countWords(asks[stage], isShort)];
		return [
			span(`${glyphs.radios[stage === proposal.stage ? 1 : 0]} ${index + 1} `),
			span(padded(names[index] ?? "", cells)),
			span(words.filter((text) => text !== "").join(isShort ? ", " : "; "), "quiet"),
		];
	});
	const selected = STAGES[overlay.selected];
	const about = selected && appearance.clean(changeWords(asks[selected]));
	return (
		<List title="Which stage are you targeting?" rows={rows} selected={overlay.selected} area={area} about={about} />
	);
}

const padded = (text: string, cells: number): string => text + " ".repeat(Math.max(0, cells - cellWidth(text)));

/** Suggestions for a misspelled word, and what else can be done with it. */
export function SpellingOverlay({ state, area }: OverlayProps) {
	const appearance = useAppearance();
	if (state.overlay?.type !== "spelling") return null;
	const { word, suggestions, selected } = state.overlay;
	const rows = [
		...suggestions.map((text, at): StyledLine => [span(`${at + 1} `, "strong"), span(appearance.clean(text))]),
		...SPELLING_CHOICES.map(({ key, label }): StyledLine => [span(`${key} `, "strong"), span(label, "quiet")]),
	];
	const title = `Not in the dictionary: ${appearance.clean(word)}`;
	return <List title={title} rows={rows} selected={selected} area={area} />;
}
