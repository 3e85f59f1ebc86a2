/** Finds the headings of a Markdown text. */

import { atxHeading } from "./block-starts.ts";
import { type BlockNode, scanBlocks } from "./blocks.ts";
import { plainText } from "./plain-text.ts";

export interface Heading {
	/** 1 to 6. */
	readonly depth: number;
	/** Inline Markdown source. */
	readonly text: string;
	/** Plain text, as a reader sees it. */
	readonly label: string;
	/** 1-based line number. */
	readonly line: number;
	/** Whether it is inside a list item or a quote. */
	readonly nested: boolean;
	/** Whether its line begins with it, without white space or marks of lists and quotes before it. */
	readonly atMargin: boolean;
}

/** All headings in order, including those in lists and quotes. Linear in the length of the text. */
export function headingsOf(markdown: string): readonly Heading[] {
	// Fast path: most answers have no heading markers at all.
	if (!/#|[=-][ \t]*$/m.test(markdown)) return [];
	return headingsAtMargin(markdown) ?? scannedHeadings(markdown);
}

function scannedHeadings(markdown: string): Heading[] {
	return headingsOfBlocks(scanBlocks(markdown), markdown.split(/\r\n|\n|\r/));
}

/** All headings of blocks that were scanned from these lines, in order. */
export function headingsOfBlocks(blocks: readonly BlockNode[], lines: readonly string[]): Heading[] {
	const found: Heading[] = [];
	const visit = (nodes: readonly BlockNode[], nested: boolean): void => {
		for (const node of nodes) {
			if (node.type === "heading") {
				const { depth = 1, text = "", start } = node;
				const atMargin = !nested && !/^[ \t]/.test(lines[start]!);
				found.push({ depth, text, label: plainText(text), line: start + 1, nested, atMargin });
			} else visit(node.children, true);
		}
	};
	visit(blocks, false);
	return found;
}

/** Lines that need the block scanner: a heading after markers or indentation, an HTML element, a setext underline. */
const UNCLEAR = /^(?:[ \t>*+\-\d.)]*#| {0,3}<|[ \t>]*(?:=+|-+)[ \t]*$)/;

/** First characters of the lines that `UNCLEAR` can match. */
const UNCLEAR_STARTS = " \t>*+-=<0123456789";

/**
 * The headings of a text in which all are at the margin and nothing can hide one; undefined for any other text. The
 * block scan would take most of the time of printing a proposal, and few proposals need it.
 */
function headingsAtMargin(markdown: string): Heading[] | undefined {
	// Front matter may follow a byte order mark.
	if (markdown.startsWith("\uFEFF") || markdown.includes("\r")) return undefined;
	if (markdown.includes("```") || markdown.includes("~~~")) return undefined;
	const found: Heading[] = [];
	for (const [at, line] of markdown.split("\n").entries()) {
		const [first = ""] = line;
		const start = first === "#" ? atxHeading(line) : undefined;
		if (start) {
			const text = start.text ?? "";
			found.push({
				depth: start.depth ?? 1,
				text,
				label: plainText(text),
				line: at + 1,
				nested: false,
				atMargin: true,
			});
		} else if (first !== "" && UNCLEAR_STARTS.includes(first) && !isComment(line) && UNCLEAR.test(line)) {
			return undefined;
		}
	}
	return found;
}

/** Whether the line is a comment that ends on the same line. */
function isComment(line: string): boolean {
	return line.startsWith("<!--") && line.includes("-->");
}

/**
 * Maintains the stack of enclosing headings, outermost first, during a walk over a document. Removes the headings that end
 * where one of this depth begins, which are those as deep or deeper, and returns them, innermost first.
 */
export function closeHeadings<Heading extends { readonly depth: number }>(open: Heading[], depth: number): Heading[] {
	const ended: Heading[] = [];
	while (open.length > 0 && open.at(-1)!.depth >= depth) ended.push(open.pop()!);
	return ended;
}
