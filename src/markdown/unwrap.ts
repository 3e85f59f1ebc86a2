/** Removes line breaks within paragraphs, for displays that wrap text themselves. Never used for text that is saved. */
import { type BlockNode, scanBlocks } from "./blocks.ts";
import { isTable, lineTexts } from "./lines.ts";

const HARD_BREAK = /( {2}|\\)$/;

/**
 * Puts every paragraph on one line, including those in list items; tables, quotes, code and hard breaks are unchanged.
 */
export function unwrapParagraphs(markdown: string): string {
	const lines = lineTexts(markdown);
	const goesOn = new Set<number>();
	const visit = (nodes: readonly BlockNode[]): void => {
		for (const { type, start, end, children } of nodes) {
			if (type === "list" || type === "item") visit(children);
			if (type !== "paragraph" || isTable(lines.slice(start, start + 2))) continue;
			for (let at = start + 1; at < end; at++) if (!HARD_BREAK.test(lines[at - 1] ?? "")) goesOn.add(at);
		}
	};
	visit(scanBlocks(markdown));
	return lines.reduce((text, line, at) => {
		if (at === 0) return line;
		return goesOn.has(at) ? `${text} ${line.trim()}` : `${text}\n${line}`;
	}, "");
}
