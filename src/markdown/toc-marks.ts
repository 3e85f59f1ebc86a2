/** Knows the comments that tools put around tables of contents, but not the tables. */

export const TOC_OPEN = "<!-- toc -->";
export const TOC_CLOSE = "<!-- /toc -->";

/** The comments around a table of contents. Each may be followed by lines of its tool before the list. */
export interface TocMarks {
	readonly open: string;
	readonly close: string;
}

export const USUAL_MARKS: TocMarks = { open: TOC_OPEN, close: TOC_CLOSE };

/** By tool: mdtoc and others, markdown-toc, doctoc. Only tables of the first are compared with the headings. */
const TOOLS = [
	{ open: /^<!--\s*toc\s*-->/i, close: /^<!--\s*\/toc\s*-->|^<!--\s*tocstop\s*-->/i },
	{ open: /^<!--\s*START doctoc\b/i, close: /^<!--\s*END doctoc\b/i },
] as const;

/** The pattern that ends the table of contents that this comment opens; undefined for other comments. */
export function tocEnd(comment: string): RegExp | undefined {
	return TOOLS.find(({ open }) => open.test(comment))?.close;
}

/** Whether a comment opens or ends a table of contents, or belongs to one. */
export function isTocMark(comment: string): boolean {
	return TOOLS.some(({ open, close }) => open.test(comment) || close.test(comment)) || DOCTOC_NOTE.test(comment);
}

const DOCTOC_NOTE = /^<!--\s*DON'T EDIT THIS SECTION, INSTEAD RE-RUN doctoc/i;

/** A list of links between its marks, set off by blank lines if the opening mark has several lines. */
export function markedToc(list: string, { open, close }: TocMarks = USUAL_MARKS): string {
	const gap = open.includes("\n") ? "\n\n" : "\n";
	return list === "" ? `${open}\n${close}` : `${open}${gap}${list}${gap}${close}`;
}
