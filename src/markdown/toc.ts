/** Generates the table of contents between its two comments. */
import GithubSlugger from "github-slugger";
import { closeHeadings, type Heading } from "./headings.ts";
import { headingWords, type References, tocEntry } from "./toc-entry.ts";
import type { TocMarks } from "./toc-marks.ts";

/** How a template's table of contents is made. */
export interface TocForm {
	/** Headings below this depth, 1 to 6, are left out. */
	readonly depth?: number;
	/** The program whose output the table matches byte for byte. By default, links work on GitHub in all languages. */
	readonly tool?: "mdtoc";
	/** The comments around it, if they aren't the default ones. */
	readonly marks?: TocMarks;
}

type TocHeading = Pick<Heading, "depth" | "text" | "label" | "atMargin">;

export interface TocHeadings {
	/** Headings above the table. They are never listed. */
	readonly before: readonly TocHeading[];
	readonly after: readonly TocHeading[];
}

/** A heading as the table lists it. */
export interface ListedHeading {
	readonly depth: number;
	/** The entry's line. */
	readonly line: string;
	/** Without its `#`. */
	readonly anchor: string;
}

/** The entries of the table, in order. `references` resolves links in headings. */
export function tocEntries(headings: TocHeadings, form: TocForm, references?: References): ListedHeading[] {
	return form.tool === "mdtoc"
		? mdtocEntries(headings.after, form.depth ?? 6, references)
		: githubEntries(headings, form.depth ?? 6);
}

/** The lines between the two comments; `''` when nothing is listed. */
export function tocMarkdown(headings: TocHeadings, form: TocForm): string {
	return tocEntries(headings, form)
		.map(({ line }) => line)
		.join("\n");
}

/**
 * Entries with GitHub's anchors, which number all headings with the same words. A skipped level is indented as far as
 * Markdown still reads it as a list; a later heading of a higher level than the first is at the margin.
 */
function githubEntries({ before, after }: TocHeadings, deepest: number): ListedHeading[] {
	const slugger = new GithubSlugger();
	for (const { text } of before) slugger.slug(tocEntry(text).text.trim());
	const open: { readonly depth: number; readonly level: number }[] = [];
	return after.flatMap(({ depth, text, label }): ListedHeading[] => {
		if (label === "") return [];
		const anchor = slugger.slug(tocEntry(text).text.trim());
		if (depth > deepest) return [];
		closeHeadings(open, depth);
		const above = open.at(-1);
		const level = above ? Math.min(above.level + depth - above.depth, above.level + 2) : 0;
		open.push({ depth, level });
		return [{ depth, anchor, line: entryLine(level, label.replace(/([\\[\]])/g, "\\$1"), anchor) }];
	});
}

/**
 * Entries as mdtoc makes them: the highest heading is at the margin; the anchors are ASCII, and number only listed
 * headings. Headings that are indented or in lists don't count. Source: mdtoc 1.4, `GenerateTOC`.
 */
function mdtocEntries(after: readonly TocHeading[], deepest: number, references?: References): ListedHeading[] {
	const filled = after
		.map((each) => ({ ...each, text: headingWords(each.text) }))
		.filter(({ text, atMargin }) => atMargin && text !== "");
	const base = Math.min(...filled.map(({ depth }) => depth));
	const taken = new Map<string, number>();
	return filled.flatMap(({ depth, text }): ListedHeading[] => {
		if (depth > deepest) return [];
		const entry = tocEntry(text, references);
		const words = entry.text
			.toLowerCase()
			.replace(/[^\w\- ]/g, "")
			.replaceAll(" ", "-");
		const times = taken.get(words) ?? 0;
		taken.set(words, times + 1);
		const anchor = times > 0 ? `${words}-${times}` : words;
		return [{ depth, anchor, line: entryLine(depth - base, entry.html, anchor) }];
	});
}

function entryLine(level: number, words: string, anchor: string): string {
	return `${"  ".repeat(level)}- [${words}](#${anchor})`;
}
