/** The header: the proposal, its completeness for its stage, and whether it is saved. */
import { filledCells, fractionDone } from "../../proposal/completeness.ts";
import { titleOf } from "../../proposal/headings.ts";
import { fitLine, lineWidth, type StyledLine } from "../../terminal/styled.ts";
import { statusOfProposal } from "../../wizard/state.ts";
import type { SaveState, State } from "../../wizard/types.ts";
import type { Appearance } from "./appearance.ts";
import { span, spread } from "./spans.ts";

/** The first row of the screen: the title, then progress and the save state, as much as fits. */
export function headerRow(state: State, appearance: Appearance): StyledLine {
	const { columns } = state.size;
	const right = facts(state, appearance, columns);
	const room = Math.max(8, columns - lineWidth(right) - 4);
	const title = titleOf(state.proposal) ?? state.file;
	const left = fitLine([span(appearance.clean(title), "strong")], room, appearance.unicode);
	return spread([span(" "), ...left], [...right, span(" ")], columns);
}

/** As much as fits: bar and percentage, then the counts, then the save state. */
function facts(state: State, appearance: Appearance, columns: number): StyledLine {
	const { required } = statusOfProposal(state.proposal);
	const done = fractionDone(required);
	const percent = `${Math.floor(done * 100)} %`;
	const { stage } = state.proposal;
	const saving = state.readOnly && state.save.state === "saved" ? "read-only" : savingText(state.save);
	const failed = state.save.state === "failed";
	if (columns < 60) return [span(percent, "accent"), span(failed ? "  not saved" : "", "bad")];
	const cells = columns >= 120 ? 20 : 10;
	const full = filledCells(done, cells);
	const bar = [
		span(appearance.glyphs.bar[0].repeat(full), "good"),
		span(appearance.glyphs.bar[1].repeat(cells - full), "rule"),
	];
	const counts = `  ${required.done} of ${required.of} for ${stage}`;
	return [
		...bar,
		span(` ${percent}`, "strong"),
		span(columns >= 72 ? counts : "", "quiet"),
		span(`  ${saving}`, failed ? "bad" : "quiet"),
	];
}

function savingText(save: SaveState): string {
	switch (save.state) {
		case "saved":
			return `saved ${clock(save.at)}`;
		case "changed":
		case "saving":
			return "saving     ".slice(0, 11);
		case "failed":
			return "NOT SAVED  ";
	}
}

/** Hours and minutes, in the reader's time zone. */
function clock(at: number): string {
	const date = new Date(at);
	return `${String(date.getHours()).padStart(2, "0")}:${String(date.getMinutes()).padStart(2, "0")}`;
}
