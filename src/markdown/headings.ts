/** The headings of a Markdown text. */
import { type BlockNode, scanBlocks } from "./blocks.ts";
import { plainInline } from "./text.ts";

export interface Heading {
	/** 1 to 6. */
	readonly depth: number;
	/** Inline Markdown as written. */
	readonly text: string;
	/** As a reader sees it. */
	readonly label: string;
	/** 1-based. */
	readonly line: number;
	/** It stands inside a list item or a quote. */
	readonly nested: boolean;
}

/** All headings in order, those inside lists and quotes too. Linear in the length of the text. */
export function headingsOf(markdown: string): readonly Heading[] {
	// Most answers have none; a look at the lines is enough to know.
	if (!/#|[=-][ \t]*$/m.test(markdown)) return [];
	const found: Heading[] = [];
	const visit = (nodes: readonly BlockNode[], nested: boolean): void => {
		for (const node of nodes) {
			if (node.type === "heading") {
				const text = node.text ?? "";
				found.push({ depth: node.depth ?? 1, text, label: plainInline(text), line: node.start + 1, nested });
			} else visit(node.children, true);
		}
	};
	visit(scanBlocks(markdown), false);
	return found;
}
