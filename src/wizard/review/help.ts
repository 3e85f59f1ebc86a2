/** The help of the review: its commands with their keys, and the marks of its outline. */
import fuzzysort from "fuzzysort";
import type { MarkExplained } from "../legend.ts";
import { REVIEW_COMMANDS, type ReviewCommand } from "./key-map.ts";
import { REVIEW_MARKS, type ReviewMark } from "./marks.ts";

export const REVIEW_GLYPHS: Readonly<Record<"unicode" | "ascii", Readonly<Record<ReviewMark, string>>>> = {
	unicode: { unseen: "○", fine: "✓", commented: "✎", change: "!", changed: "Δ", none: "·" },
	ascii: { unseen: "o", fine: "+", commented: "?", change: "!", changed: "*", none: "." },
};

const MEANINGS: Readonly<Record<ReviewMark, string>> = {
	unseen: "not looked at",
	fine: "fine: looked at, and unchanged since",
	commented: "a comment or a question is open",
	change: "a change is wanted",
	changed: "changed since your last look",
	none: "nothing to review",
};

/** The marks with what they mean. */
export function reviewLegend(unicode: boolean): readonly MarkExplained[] {
	const glyphs = REVIEW_GLYPHS[unicode ? "unicode" : "ascii"];
	return REVIEW_MARKS.map((mark) => ({ glyph: glyphs[mark], means: MEANINGS[mark] }));
}

export type ReviewHelpEntry =
	| { readonly type: "command"; readonly command: ReviewCommand }
	| { readonly type: "mark"; readonly mark: MarkExplained };

/** The commands and the marks that match the query, in their order; all of them for a blank query. */
export function findReviewHelp(query: string, unicode: boolean): readonly ReviewHelpEntry[] {
	const wanted = query.trim();
	const commands = REVIEW_COMMANDS.map((command): ReviewHelpEntry => ({ type: "command", command }));
	const marks = reviewLegend(unicode).map((mark): ReviewHelpEntry => ({ type: "mark", mark }));
	const all = [...commands, ...marks];
	if (wanted === "") return all;
	return fuzzysort.go(wanted, all, { key: textOf, limit: 0, threshold: 0.3 }).map(({ obj }) => obj);
}

function textOf(entry: ReviewHelpEntry): string {
	if (entry.type === "mark") return `mark legend ${entry.mark.means}`;
	const { title, group, keys } = entry.command;
	return [title, group, ...keys].join(" ");
}
