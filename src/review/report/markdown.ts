/** A review as one comment to paste: what is open first, then the verdicts, then a table of questions. */
import type { Outline } from "../../outline/types.ts";
import { joinWords } from "../../text/english.ts";
import { unresolved } from "../matching.ts";
import { type ItemReview, KIND_WORDS, type PlacedComment, placeOf, type ReviewOverview } from "../overview.ts";
import { VERDICT_WORDS } from "../words.ts";
import { countsText } from "./text.ts";

/** Markdown in which nothing but what reviewers wrote is markup. */
export function reviewMarkdown(overview: ReviewOverview, outline: Outline, title: string): string {
	const { standings, items, stage } = overview;
	const open = items.flatMap((each) => openPoints(each, outline));
	return [
		`## Review of ${plain(title)} for ${plain(outline.stageLabels[stage])}`,
		`${countsText(overview)}.`,
		...(open.length > 0 ? ["### Open points", open.join("\n\n")] : []),
		...(standings.length > 0 ? ["### Verdicts", standings.map((each) => verdictLine(each)).join("\n")] : []),
		...tableOf(overview, outline),
	]
		.map((block) => `${block}\n`)
		.join("\n");
}

function verdictLine({ by, round, stale }: ReviewOverview["standings"][number]): string {
	const scope = round.only === undefined ? "" : ` for \`${round.only}\``;
	const since =
		round.verdict === "approved" && stale.length > 0
			? `; changed since: ${joinWords(stale.map((id) => `\`${id}\``))}`
			: "";
	const summary = round.summary === undefined ? "" : `\n\n${quoted(round.summary.trim(), "  ")}`;
	return `- **${plain(by)}** ${VERDICT_WORDS[round.verdict]}${scope} on ${round.at.slice(0, 10)}${since}${summary}`;
}

function openPoints({ comments, ...at }: ItemReview, outline: Outline): string[] {
	const all = comments.filter(({ comment }) => unresolved([comment]).length > 0);
	return all.map((each) => `- ${openPoint(each, placeOf(outline, at))}`);
}

/** One open comment with its replies, indented as the content of a list entry. */
function openPoint({ comment, isOutdated }: PlacedComment, place: string): string {
	const { by, kind, state, quote, text, replies } = comment;
	const old = isOutdated ? ", about text that has changed" : "";
	const head = `**${plain(place)}**: ${KIND_WORDS[kind]} by ${plain(by)}${state === "answered" ? ", answered" : ""}${old}`;
	return [
		head,
		...(quote === undefined ? [] : [quoted(quote, "  ")]),
		indented(text.trim()),
		...replies.map((reply) => `${quoted(`${plain(reply.by)}: ${reply.text.trim()}`, "  ")}`),
	].join("\n\n");
}

function tableOf({ items }: ReviewOverview, outline: Outline): string[] {
	const shown = items.filter(
		({ comments, verdicts }) => comments.length > 0 || verdicts.some(({ isSeen, isStale }) => isSeen || isStale),
	);
	if (shown.length === 0) return [];
	const rows = shown.map(
		(each) => `| ${plain(placeOf(outline, each))} | ${verdictCell(each)} | ${commentCell(each)} |`,
	);
	return ["### By question", ["| question | verdict | comments |", "| --- | --- | --- |", ...rows].join("\n")];
}

function verdictCell({ verdicts }: ItemReview): string {
	return verdicts
		.map(({ by, round, isStale }) => `${plain(by)}: ${VERDICT_WORDS[round.verdict]}${isStale ? ", changed since" : ""}`)
		.join("<br>");
}

function commentCell({ comments }: ItemReview): string {
	const states = ["open", "answered", "resolved"] as const;
	const counts = states.map(
		(state) => [comments.filter(({ comment }) => comment.state === state).length, state] as const,
	);
	return counts
		.filter(([count]) => count > 0)
		.map(([count, state]) => `${count} ${state}`)
		.join(", ");
}

function indented(text: string): string {
	return text.replace(/^(?=.)/gm, "  ");
}

function quoted(text: string, margin: string): string {
	return text
		.split("\n")
		.map((line) => `${margin}> ${line}`.trimEnd())
		.join("\n");
}

/** Text in a line or a cell of Markdown, with nothing of it read as markup; handles still notify. */
export function plain(text: string): string {
	return text.replace(/\s+/g, " ").replace(/[\\`*_[\]<>|~&#]/g, "\\$&");
}
