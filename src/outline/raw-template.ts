/** A parsed template, before its parts are interpreted. Plain data. */

import type { TocMarks } from "../markdown/toc-marks.ts";

/** One entry of a list in a template. */
export interface RawEntry {
	/** The first paragraph in one line, verbatim inline Markdown, without the task box. */
	readonly text: string;
	readonly box: boolean;
	/** The box opens a paragraph: `[ ] I agree`; the text then has the paragraph's lines. */
	readonly bare?: boolean;
	/** The list's bullet, if it isn't `-`. */
	readonly bullet?: "*" | "+";
	/** The end of a paragraph's line: a hard break; or of a table row: its border. */
	readonly tail?: string;
	/** A table row, or a key of front matter with what is nested below it; `plain` if the line isn't a field. */
	readonly dress?: "row" | "yaml" | "plain";
	/** A comment of the front matter says that the key may be left out. */
	readonly optional?: true;
	readonly children: readonly RawEntry[];
	/** 1-based. */
	readonly line: number;
}

export type RawBlock =
	| { readonly type: "comment"; readonly text: string; readonly line: number }
	/** `entries`: its labelled lines or the rows of a table, which are fields at the document's head. */
	| {
			readonly type: "paragraph";
			readonly text: string;
			readonly entries?: readonly RawEntry[];
			readonly line: number;
	  }
	| { readonly type: "list"; readonly text: string; readonly entries: readonly RawEntry[]; readonly line: number }
	/** A table of contents; `marks`: its comments, if they aren't the default ones. */
	| { readonly type: "toc"; readonly line: number; readonly marks?: TocMarks }
	/** Front matter, or a paragraph of labelled lines without values: one entry per line. */
	| {
			readonly type: "lines";
			readonly text: string;
			readonly entries: readonly RawEntry[];
			readonly line: number;
			readonly yaml: boolean;
	  }
	/** Code, tables, quotes and anything else. */
	| { readonly type: "other"; readonly text: string; readonly line: number };

export interface RawSection {
	/** Inline Markdown of the heading. */
	readonly heading: string;
	readonly label: string;
	/** 1 to 6; 0 for what is above the first heading. */
	readonly depth: number;
	readonly line: number;
	readonly parts: RawBlock[];
	readonly children: RawSection[];
}
