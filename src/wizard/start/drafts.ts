/** Shows a draft on one line of the start screen, and filters drafts. Pure. */

import type { Stage } from "../../outline/types.ts";
import { filledCells } from "../../proposal/completeness.ts";
import { joinWords, pluralize } from "../../text/english.ts";
import { graphemeSegments } from "../../text/segments.ts";
import { widthOf } from "../../text/width.ts";

/** A draft that could be resumed. */
export interface Draft {
	/** Path for display. */
	readonly file: string;
	/** Number and title, or the file name if there is no title yet. */
	readonly title: string;
	readonly stage: Stage;
	/** Share of required answers given at its stage, 0 to 1. */
	readonly completeness: number;
	/** What is still required, in the document's order: a few words for each. */
	readonly missing: readonly string[];
	/** Time since it was last written, in words: `2 hours ago`. */
	readonly age: string;
}

const BAR = 8;

/** Least cells for the title. */
const TITLE = 22;

/**
 * One row of at most `width` cells: title, stage, a bar, how many answers are missing, and age. What doesn't fit is
 * dropped, the percentage first and the bar last; `draftFacts` has it.
 */
export function draftRow(draft: Draft, width: number, unicode: boolean): string {
	const { stage, completeness, missing, age } = draft;
	const columns = [
		{ text: stage.padEnd(6), rank: 2 },
		{ text: barText(completeness, unicode), rank: 1 },
		{ text: percentOf(completeness).padStart(5), rank: 5 },
		{ text: (missing.length === 0 ? "complete" : `${missing.length} missing`).padEnd(11), rank: 3 },
		{ text: age.padStart(14), rank: 4 },
	];
	const fitting = () => columns.map(({ text }) => text).join("  ");
	while (columns.length > 1 && width - fitting().length - 2 < TITLE) {
		const last = columns.reduce((worst, each) => (each.rank > worst.rank ? each : worst));
		columns.splice(columns.indexOf(last), 1);
	}
	const facts = fitting();
	const room = Math.max(8, width - facts.length - 2);
	return `${fitted(draft.title, room, unicode)}  ${facts}`;
}

/** `alpha, 39 %, 2 hours ago`; then what is missing, by name as far as it fits on a line. */
export function draftFacts({ stage, completeness, missing, age }: Draft, width: number): readonly [string, string] {
	return [`${stage}, ${percentOf(completeness)}, ${age}`, missingWords(stage, missing, width)];
}

/** `Missing for alpha: Goals, Risks and 4 more`, or that nothing is. */
export function missingWords(stage: Stage, missing: readonly string[], width: number): string {
	if (missing.length === 0) return `Nothing is missing for ${stage}`;
	const start = `Missing for ${stage}: `;
	for (let shown = missing.length; shown > 0; shown--) {
		const rest = missing.length - shown;
		const words = [...missing.slice(0, shown), ...(rest > 0 ? [`${rest} more`] : [])];
		if (widthOf(start + joinWords(words)) <= width) return start + joinWords(words);
	}
	return start + pluralize(missing.length, "answer");
}

function percentOf(completeness: number): string {
	return `${Math.floor(completeness * 100)} %`;
}

function barText(completeness: number, unicode: boolean): string {
	const filled = filledCells(completeness, BAR);
	const [full, empty] = unicode ? ["█", "░"] : ["#", "."];
	return full!.repeat(filled) + empty!.repeat(BAR - filled);
}

/** Whether every word of the filter occurs in the draft's title, file or stage. */
export function matches(draft: Draft, filter: string): boolean {
	const text = `${draft.title} ${draft.file} ${draft.stage}`.toLowerCase();
	return filter
		.toLowerCase()
		.split(/\s+/)
		.every((word) => text.includes(word));
}

/** Pads the text with blanks, or cuts it with an ellipsis, to exactly `cells`. */
function fitted(text: string, cells: number, unicode: boolean): string {
	const width = widthOf(text);
	if (width <= cells) return text + " ".repeat(cells - width);
	const ellipsis = unicode ? "…" : "...";
	let kept = "";
	for (const { segment } of graphemeSegments(text)) {
		if (widthOf(kept + segment) > cells - ellipsis.length) break;
		kept += segment;
	}
	return kept + ellipsis + " ".repeat(Math.max(0, cells - widthOf(kept) - ellipsis.length));
}
