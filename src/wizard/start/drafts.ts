/** How a draft is shown on one line of the start screen, and found by typing. Pure. */

import type { Stage } from "../../outline/types.ts";
import { graphemeSegments } from "../../text/segments.ts";
import { widthOf } from "../../text/width.ts";

/** A draft that could be resumed. */
export interface Draft {
	/** Path as shown. */
	readonly file: string;
	/** Number and title, or the file's name where there is no title yet. */
	readonly title: string;
	readonly stage: Stage;
	/** Answered ÷ required at its stage, 0 to 1. */
	readonly completeness: number;
	/** Since it was last written, in words: `2 hours ago`. */
	readonly age: string;
}

/** One row, `width` cells at most: title, stage, how complete, age; from the right, what has no room is left out. */
export function draftRow(draft: Draft, width: number, unicode: boolean): string {
	const percent = `${Math.floor(draft.completeness * 100)} %`.padStart(5);
	const columns = [draft.stage.padEnd(6), percent, draft.age.padStart(14)];
	while (columns.length > 1 && width - columns.join("  ").length < 24) columns.pop();
	const facts = columns.join("  ");
	const room = Math.max(8, width - facts.length - 2);
	return `${fitted(draft.title, room, unicode)}  ${facts}`;
}

/** True when every word of the filter stands somewhere in the draft's title or file. */
export function matches(draft: Draft, filter: string): boolean {
	const text = `${draft.title} ${draft.file}`.toLowerCase();
	return filter
		.toLowerCase()
		.split(/\s+/)
		.every((word) => text.includes(word));
}

/** Exactly `cells` wide: filled up with blanks, or cut with an ellipsis. */
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
