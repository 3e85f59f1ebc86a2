/** The table of contents, with the anchors that GitHub gives to headings. */
import GithubSlugger from "github-slugger";
import type { Heading } from "./headings.ts";
import { endHeadings } from "./open-headings.ts";

export const TOC_OPEN = "<!-- toc -->";
export const TOC_CLOSE = "<!-- /toc -->";

export interface TocHeading extends Pick<Heading, "depth" | "label"> {
	/** Shown in the table; the others only count where two headings have the same words. */
	readonly listed: boolean;
}

/**
 * A nested list of links, `''` when nothing is listed, as the usual tools for tables of contents print it: a skipped
 * level leaves its room, as far as Markdown still takes that for a list. A later heading of a higher rank than the
 * first stands at the margin.
 */
export function tocMarkdown(headings: readonly TocHeading[]): string {
	const slugger = new GithubSlugger();
	const open: { readonly depth: number; readonly level: number }[] = [];
	const lines: string[] = [];
	for (const { depth, label, listed } of headings) {
		const anchor = slugger.slug(label);
		if (!listed) continue;
		endHeadings(open, depth);
		const above = open.at(-1);
		const level = above ? Math.min(above.level + depth - above.depth, above.level + 2) : 0;
		lines.push(`${"  ".repeat(level)}- [${label.replace(/([\\[\]])/g, "\\$1")}](#${anchor})`);
		open.push({ depth, level });
	}
	return lines.join("\n");
}
