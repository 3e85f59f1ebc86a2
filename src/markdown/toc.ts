/** The table of contents, with the anchors that GitHub gives to headings. */
import GithubSlugger from "github-slugger";
import type { Heading } from "./headings.ts";

export const TOC_OPEN = "<!-- toc -->";
export const TOC_CLOSE = "<!-- /toc -->";

export interface TocHeading extends Pick<Heading, "depth" | "label"> {
	/** Shown in the table; the others only count where two headings have the same words. */
	readonly listed: boolean;
}

/**
 * A nested list of links, `''` when nothing is listed. Levels are relative to the headings above each, so that a
 * skipped level indents once, and a later heading of a higher rank than the first stands at the margin.
 */
export function tocMarkdown(headings: readonly TocHeading[]): string {
	const slugger = new GithubSlugger();
	const open: number[] = [];
	const lines: string[] = [];
	for (const { depth, label, listed } of headings) {
		const anchor = slugger.slug(label);
		if (!listed) continue;
		while (open.length > 0 && open.at(-1)! >= depth) open.pop();
		lines.push(`${"  ".repeat(open.length)}- [${label.replace(/([\\[\]])/g, "\\$1")}](#${anchor})`);
		open.push(depth);
	}
	return lines.join("\n");
}
