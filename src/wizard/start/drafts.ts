/** Shows a draft on one line of the start screen, and filters drafts. Pure. */

import type { Stage } from "../../outline/types.ts";
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
	/** Time since it was last written, in words: `2 hours ago`. */
	readonly age: string;
}

/**
 * One row of at most `width` cells: title, stage, completeness and age. Columns that don't fit are dropped from the
 * right.
 */
export function draftRow(draft: Draft, width: number, unicode: boolean): string {
	const percent = `${Math.floor(draft.completeness * 100)} %`.padStart(5);
	const columns = [draft.stage.padEnd(6), percent, draft.age.padStart(14)];
	while (columns.length > 1 && width - columns.join("  ").length < 24) columns.pop();
	const facts = columns.join("  ");
	const room = Math.max(8, width - facts.length - 2);
	return `${fitted(draft.title, room, unicode)}  ${facts}`;
}

/** Whether every word of the filter occurs in the draft's title or file. */
export function matches(draft: Draft, filter: string): boolean {
	const text = `${draft.title} ${draft.file}`.toLowerCase();
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
