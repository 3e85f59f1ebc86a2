/** Markdown for a place that wraps lines by itself. For showing only: nothing that is written is ever reflowed. */
import { type BlockNode, scanBlocks } from "./blocks.ts";
import { lineTexts } from "./lines.ts";

/** The row below a table's head (GFM 4.10): then what looks like a paragraph is none. */
const DELIMITERS = /^[ \t|:-]*-[ \t|:-]*$/;
const HARD_BREAK = /( {2}|\\)$/;

/** Every paragraph on one line, in list items too; tables, quotes, code and hard breaks stay as they are. */
export function unwrapParagraphs(markdown: string): string {
	const lines = lineTexts(markdown);
	const goesOn = new Set<number>();
	const visit = (nodes: readonly BlockNode[]): void => {
		for (const { type, start, end, children } of nodes) {
			if (type === "list" || type === "item") visit(children);
			if (type !== "paragraph" || DELIMITERS.test(lines[start + 1] ?? "")) continue;
			for (let at = start + 1; at < end; at++) if (!HARD_BREAK.test(lines[at - 1] ?? "")) goesOn.add(at);
		}
	};
	visit(scanBlocks(markdown));
	return lines.reduce((text, line, at) => {
		if (at === 0) return line;
		return goesOn.has(at) ? `${text} ${line.trim()}` : `${text}\n${line}`;
	}, "");
}
