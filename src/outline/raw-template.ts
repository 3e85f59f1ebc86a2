/** A template as it is read, before anything is known of what its parts mean. Plain data. */

import type { TocMarks } from "../markdown/toc-marks.ts";

/** One entry of a list in a template. */
export interface RawEntry {
	/** The first paragraph in one line, verbatim inline Markdown, without the task box. */
	readonly text: string;
	readonly box: boolean;
	/** The box opens a paragraph: `[ ] I agree`; the text then has the paragraph's lines. */
	readonly bare?: boolean;
	/** What ends a line of a paragraph: a hard break; of a table's row, its border. */
	readonly tail?: string;
	/** A table's row, or a key of front matter with what is below it; else `plain` where the line is no field. */
	readonly dress?: "row" | "yaml" | "plain";
	/** A comment of the front matter says that the key may be left out. */
	readonly optional?: true;
	readonly children: readonly RawEntry[];
	/** 1-based. */
	readonly line: number;
}

export type RawBlock =
	| { readonly type: "comment"; readonly text: string; readonly line: number }
	/** `entries`: its labelled lines or the rows of a table, which are fields at the head of the document. */
	| {
			readonly type: "paragraph";
			readonly text: string;
			readonly entries?: readonly RawEntry[];
			readonly line: number;
	  }
	| { readonly type: "list"; readonly text: string; readonly entries: readonly RawEntry[]; readonly line: number }
	/** A table of contents; `marks`: its comments, where they aren't the usual ones. */
	| { readonly type: "toc"; readonly line: number; readonly marks?: TocMarks }
	/** Front matter, or a paragraph of labelled lines that wait for a value: an entry for each line. */
	| {
			readonly type: "lines";
			readonly text: string;
			readonly entries: readonly RawEntry[];
			readonly line: number;
			readonly yaml: boolean;
	  }
	/** Code, tables, quotes and whatever else may be there for show. */
	| { readonly type: "other"; readonly text: string; readonly line: number };

export interface RawSection {
	/** Inline Markdown of the heading. */
	readonly heading: string;
	readonly label: string;
	/** 1 to 6; 0 for what stands above the first heading. */
	readonly depth: number;
	readonly line: number;
	readonly parts: RawBlock[];
	readonly children: RawSection[];
}
