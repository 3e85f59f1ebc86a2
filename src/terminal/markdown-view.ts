/** Markdown as a person likes to read it in a terminal: styled lines that fit a width. Load it lazily: it holds a parser. */
import type { StyledLine } from "./styled.ts";

export interface ViewLine {
	readonly spans: StyledLine;
	/** The line of the Markdown that it shows, 0-based. */
	readonly source: number;
	/** The first line of a heading: its level, 1 to 6. */
	readonly heading?: number;
}

export interface ViewOptions {
	/** In terminal cells; below 2 counts as 2. */
	readonly width: number;
	/** Decoration beyond ASCII. */
	readonly unicode: boolean;
	/** Links can be clicked, so that their addresses need not be printed. */
	readonly hyperlinks?: boolean;
}

/** Lays out a document. No line is wider than `width`; what would drive the terminal is a visible mark. Never throws. */
export function layOutMarkdown(_markdown: string, _options: ViewOptions): readonly ViewLine[] {
	return [];
}
