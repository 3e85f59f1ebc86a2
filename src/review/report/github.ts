/**
 * A review as GitHub takes it (REST, “create a review for a pull request”): comments at lines of the document, and the rest
 * in the body.
 */

import { lineTexts } from "../../markdown/lines.ts";
import type { Outline } from "../../outline/types.ts";
import { itemRanges, type LineRange, quotedLines, type ReviewedDocument } from "../lines.ts";
import { KIND_WORDS, type PlacedComment, placeOf, type ReviewOverview } from "../overview.ts";
import { VERDICT_WORDS } from "../words.ts";
import { plain } from "./markdown.ts";

interface GitHubComment {
	readonly path: string;
	readonly body: string;
	readonly line: number;
	readonly side: "RIGHT";
	readonly start_line?: number;
	readonly start_side?: "RIGHT";
}

export interface GitHubReview {
	readonly commit_id?: string;
	readonly event: "APPROVE" | "REQUEST_CHANGES" | "COMMENT";
	readonly body: string;
	readonly comments: readonly GitHubComment[];
}

export interface GitHubOptions {
	readonly document: ReviewedDocument;
	/** The lines that may have comments; undefined for all. */
	readonly shown?: ReadonlySet<number> | undefined;
	readonly commit?: string | undefined;
	/** Only this person's comments and verdict. */
	readonly isBy?: ((name: string) => boolean) | undefined;
}

/** A comment to send, and where it would go. */
interface Point extends PlacedComment {
	readonly place: string;
	readonly range: LineRange | undefined;
}

/** The comments that are not resolved and were not sent yet, and the verdicts. */
export function githubReview(overview: ReviewOverview, outline: Outline, options: GitHubOptions): GitHubReview {
	const { document, shown, commit, isBy = () => true } = options;
	const standings = overview.standings.filter(({ by }) => isBy(by));
	const points = pointsOf(overview, outline, options);
	const isNamed = options.isBy === undefined;
	const isShown = ({ range }: Point): boolean => range !== undefined && (shown?.has(range.last) ?? true);
	const rest = points.filter((point) => !isShown(point));
	const comments = points.filter(isShown).map((point): GitHubComment => {
		const { first, last } = point.range!;
		// All of them have to be in one hunk.
		const isFrom = first < last && isWithin(shown, first, last);
		const from = isFrom ? { start_line: first, start_side: "RIGHT" as const } : {};
		return { path: document.path, body: bodyOf(point, isNamed), line: last, side: "RIGHT", ...from };
	});
	const verdicts = standings.map(({ round }) => round.verdict);
	const isRefused = verdicts.includes("changes-requested");
	const event = isRefused
		? "REQUEST_CHANGES"
		: verdicts.length > 0 && verdicts.every((each) => each === "approved")
			? "APPROVE"
			: "COMMENT";
	const body = [
		...standings.map(({ by, round }) => {
			const head = `${isNamed ? `**${plain(by)}**: ` : ""}${VERDICT_WORDS[round.verdict]} for ${outline.stageLabels[round.stage]}`;
			return `${head}${round.only === undefined ? "" : ` (\`${round.only}\`)`}.${round.summary ? `\n\n${round.summary.trim()}` : ""}`;
		}),
		...(rest.length > 0 ? [restOf(rest, isNamed)] : []),
	].join("\n\n");
	return { ...(commit && { commit_id: commit }), event, body: body || "Comments on the proposal.", comments };
}

function isWithin(shown: ReadonlySet<number> | undefined, first: number, last: number): boolean {
	for (let line = first; shown && line <= last; line++) if (!shown.has(line)) return false;
	return true;
}

/** What is not sent, because it was sent or is resolved, is left out. */
export function pointsOf(
	{ items }: ReviewOverview,
	outline: Outline,
	{ document, isBy = () => true }: Pick<GitHubOptions, "document" | "isBy">,
): readonly Point[] {
	const ranges = itemRanges(document);
	const texts = lineTexts(document.text);
	return items.flatMap(({ comments, ...at }) => {
		const range = ranges.get(at.id);
		return comments
			.filter(({ comment }) => comment.state !== "resolved" && comment.sent === undefined && isBy(comment.by))
			.map((each): Point => {
				const lines = range && !each.isOutdated ? quotedLines(texts, range, each.comment.quote) : undefined;
				return { ...each, place: placeOf(outline, at), range: lines };
			});
	});
}

function bodyOf({ comment, isOutdated }: PlacedComment, isNamed: boolean): string {
	const { by, kind, quote, text, replies } = comment;
	const name = isNamed ? `**${plain(by)}**: ` : "";
	const label = kind === "comment" ? "" : `(${KIND_WORDS[kind]}) `;
	const old = isOutdated && quote !== undefined ? `${quoted(quote)}\n\n` : "";
	const said = replies.map((reply) => `\n\n${quoted(`${reply.by}: ${reply.text.trim()}`)}`);
	return `${old}${name}${label}${text.trim()}${said.join("")}`;
}

function restOf(points: readonly Point[], isNamed: boolean): string {
	const entries = points.map(
		(point) => `- **${plain(point.place)}**: ${bodyOf(point, isNamed).replaceAll("\n", "\n  ")}`,
	);
	return `Elsewhere in the proposal:\n\n${entries.join("\n")}`;
}

function quoted(text: string): string {
	return text
		.split("\n")
		.map((line) => `> ${line}`.trimEnd())
		.join("\n");
}
