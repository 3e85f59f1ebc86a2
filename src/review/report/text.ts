/** A review as plain text, for people and screen readers. */
import type { Outline } from "../../outline/types.ts";
import { joinWords, pluralize } from "../../text/english.ts";
import { KIND_WORDS, type PlacedComment, placeOf, type ReviewOverview } from "../overview.ts";
import { VERDICT_WORDS } from "../words.ts";

/** Verdicts, then the comments by item, what is resolved after the rest. */
export function reviewText(overview: ReviewOverview, outline: Outline): string {
	const blocks = [
		`${countsText(overview)}, at ${outline.stageLabels[overview.stage]}.`,
		...verdictBlock(overview),
		...overview.items.flatMap(({ comments, ...at }) =>
			comments.length === 0
				? []
				: [[`${placeOf(outline, at)} (${at.id})`, ...sorted(comments).map(commentText)].join("\n")],
		),
	];
	return `${blocks.join("\n\n")}\n`;
}

/** `2 open comments, 1 answered, 3 resolved`. */
export function countsText({ counts: { open, answered, resolved } }: Pick<ReviewOverview, "counts">): string {
	const more = [answered > 0 ? `${answered} answered` : "", resolved > 0 ? `${resolved} resolved` : ""];
	return [
		open === 0 ? "No open comments" : pluralize(open, "open comment"),
		...more.filter((each) => each !== ""),
	].join(", ");
}

function verdictBlock({ standings }: ReviewOverview): string[] {
	if (standings.length === 0) return [];
	const lines = standings.map(({ by, round, stale }) => {
		const scope = round.only === undefined ? "" : ` for ${round.only}`;
		const since = stale.length === 0 || round.verdict !== "approved" ? "" : `; changed since: ${joinWords(stale)}`;
		const summary = round.summary === undefined ? "" : `\n${indented(round.summary.trim(), "    ")}`;
		return `  ${by}: ${VERDICT_WORDS[round.verdict]}${scope}, ${round.at.slice(0, 10)}${since}${summary}`;
	});
	return [["Verdicts", ...lines].join("\n")];
}

/** What needs someone comes first. */
export function sorted(comments: readonly PlacedComment[]): readonly PlacedComment[] {
	const isResolved = ({ comment }: PlacedComment): boolean => comment.state === "resolved";
	return [...comments.filter((each) => !isResolved(each)), ...comments.filter(isResolved)];
}

function commentText({ comment, isOutdated }: PlacedComment): string {
	const { id, by, at, kind, state, quote, text, replies } = comment;
	const old = isOutdated ? ", outdated" : "";
	const when = at === "" ? "" : `, ${at.slice(0, 10)}`;
	return [
		`  ${state}${old}: ${KIND_WORDS[kind]} by ${by}${when} [${id}]`,
		...(quote === undefined ? [] : [indented(quote, "    > ")]),
		indented(text.trim(), "    "),
		...replies.map((reply) => indented(`${reply.by}: ${reply.text.trim()}`, "      ")),
	].join("\n");
}

function indented(text: string, margin: string): string {
	return text
		.split("\n")
		.map((line) => (line === "" ? line : margin + line))
		.join("\n");
}
