/** Finds the lines of the items in a printed layout. */
import { lineTexts } from "../../markdown/lines.ts";
import { blockLines, countEndings, type JoinedBlocks, type PrintedBlock } from "../print-blocks.ts";

/** A printed node. */
export interface PrintedNode {
	readonly text: string;
	readonly slot?: { readonly id: string; readonly inHeading: boolean };
	readonly blocks?: readonly PrintedBlock[];
	readonly page?: JoinedBlocks;
	readonly added?: readonly string[];
}

/** A line that labels what follows: a heading, a list item, a bold line. */
const LABEL = /^[ \t]*(#{1,6}([ \t]|$)|[-+*][ \t]|\d{1,9}[.)][ \t]|\*\*|__)/;

/** By item id, the 0-based line of its heading or question, or of the answer itself if there is none. */
export function itemLines(parts: readonly PrintedNode[]): Record<string, number> {
	const lines = new Map<string, number>();
	let line = 0;
	let label: number | undefined;
	for (const part of parts) {
		if (part.slot) {
			const own = line + countEndings(/^[ \t\r\n]*/.exec(part.text)![0]);
			lines.set(part.slot.id, label ?? own);
			if (!part.slot.inHeading) label = undefined;
		} else if (part.blocks && part.page) {
			for (const [id, at] of blockLines(part.blocks, part.page)) lines.set(id, line + at);
			label = undefined;
		} else if (part.added) for (const id of part.added) lines.set(id, line + countEndings(/^\n*/.exec(part.text)![0]));
		else label = labelLine(part.text, line) ?? label;
		line += countEndings(part.text);
	}
	return Object.fromEntries(lines);
}

/** The last label line of a text, or else its last non-blank line. */
function labelLine(text: string, from: number): number | undefined {
	const lines = lineTexts(text);
	const label = lines.findLastIndex((each) => LABEL.test(each));
	const any = label >= 0 ? label : lines.findLastIndex((each) => /\S/.test(each));
	return any < 0 ? undefined : from + any;
}
