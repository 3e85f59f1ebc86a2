/** Sentences about an answer and its review that read well aloud. Pure; asks nothing. */
import { guideOf } from "../../outline/review-guide.ts";
import type { Item } from "../../outline/types.ts";
import { answerOf } from "../../proposal/answers.ts";
import { effectiveAnswer } from "../../proposal/scopes.ts";
import { reviewedText } from "../../review/digests.ts";
import { isOutdated } from "../../review/matching.ts";
import type { Comment, Review, Verdict } from "../../review/types.ts";
import { diffWords } from "../../text/word-diff.ts";
import { commentsHere, lostItem } from "../../wizard/review/comments.ts";
import { marksOf, type ReviewMark } from "../../wizard/review/marks.ts";
import { roundWords } from "../../wizard/review/rounds.ts";
import { shownItem } from "../../wizard/review/state.ts";
import type { ReviewState } from "../../wizard/review/types.ts";

const MARKS: Readonly<Record<ReviewMark, string>> = {
	unseen: "Not looked at yet.",
	fine: "Fine, unchanged since you looked.",
	commented: "Has open comments.",
	change: "A change is wanted.",
	changed: "Changed since your last look.",
	none: "Nothing to review.",
};

/** Where the answer is and what was done about it, the answer, and the findings and comments on it. */
export function presentation(state: ReviewState): Readonly<Record<"head" | "answer" | "notes", string[]>> {
	const item = shownItem(state);
	const { items, marks } = marksOf(state);
	const at = items.indexOf(item);
	const place = at < 0 ? item.label : `Answer ${at + 1} of ${items.length}: ${item.label}`;
	const { reviewers } = item.guidance;
	return {
		head: [
			"",
			place,
			...(item.path.length > 0 ? [`In ${item.path.join(", ")}.`] : []),
			MARKS[marks.get(item.id) ?? "none"],
			...(reviewers ? [`Look for: ${firstParagraph(reviewers)}`] : []),
		],
		answer: answerLines(state, item),
		notes: [...findingLines(state, item), ...commentLines(state)],
	};
}

function firstParagraph(text: string): string {
	return text
		.trim()
		.split(/\n\s*\n/)[0]!
		.replace(/\s+/g, " ");
}

/** The answer, with removed words in [-…-] and added ones in {+…+} where it changed since the last round. */
function answerLines(state: ReviewState, item: Item): string[] {
	const text = textOf(state, item);
	const digest = marksOf(state).earlier.get(item.id);
	const before = digest === "" ? "" : digest === undefined ? undefined : state.earlier[digest];
	if (before === undefined) return said("The answer", text);
	const marked = diffWords(before, text)
		.map(({ type, text: words }) => (type === "same" ? words : type === "removed" ? `[-${words}-]` : `{+${words}+}`))
		.join("");
	return [
		"Changed since your last round, with removed words in [-…-] and added words in {+…+}.",
		...said("The answer", marked),
	];
}

/** The answer as it is now. */
export function answerNow(state: ReviewState): string[] {
	return said("The answer", textOf(state, shownItem(state)));
}

/** The shown answer as Markdown. */
export function answerText(state: ReviewState): string {
	return textOf(state, shownItem(state));
}

function textOf({ proposal }: ReviewState, item: Item): string {
	return reviewedText(item, answerOf(proposal, item)) || reviewedText(item, effectiveAnswer(proposal, item));
}

function said(name: string, text: string): string[] {
	if (text === "") return [`${name} is empty.`];
	const lines = text.split("\n");
	return lines.length === 1 ? [`${name} is: ${text}`] : [`${name} is:`, ...lines, "End of text."];
}

function findingLines(state: ReviewState, { id }: Item): string[] {
	return (state.findings[id] ?? []).map(({ severity, message }) => `${severity}: ${message}`);
}

const KINDS = { comment: "Comment", question: "Question", change: "Change wanted" } as const;

function commentLines(state: ReviewState): string[] {
	return commentsHere(state).flatMap((comment, at) => [
		`${at + 1}. ${KINDS[comment.kind]} by ${comment.by}${dayOf(comment)}, ${comment.state}${outdated(state, comment)}: ${comment.text}`,
		...(comment.quote === undefined ? [] : [`   About: ${comment.quote.replace(/\s+/g, " ")}`]),
		...comment.replies.map((reply) => `   Reply by ${reply.by}${dayOf(reply)}: ${reply.text}`),
	]);
}

function dayOf({ at }: { readonly at: string }): string {
	return at === "" ? "" : `, ${at.slice(0, 10)}`;
}

function outdated(state: ReviewState, comment: Comment): string {
	const lost = lostItem(state, comment);
	if (lost !== undefined) return `, about ${lost}, which is gone`;
	return isOutdated(comment, textOf(state, shownItem(state))) ? ", outdated" : "";
}

/** All that helps to judge the answer. */
export function guidanceLines(item: Item): string[] {
	const { guidance } = item;
	const { lookFor, gaps } = guideOf(item);
	const parts = [
		["What reviewers look for:", lookFor.join("\n")],
		["Often missing:", gaps.join("\n")],
		["What the author is asked:", guidance.text],
		["Why it is asked:", guidance.why],
	] as const;
	const lines = parts.flatMap(([title, words]) => (words ? [title, words.trim()] : []));
	return lines.length > 0 ? lines : ["There is no guidance for this item."];
}

/** `3 of 12 looked at, 1 change wanted.` */
export function progressLine(state: ReviewState): string {
	return `${roundWords(state)}.`;
}

/** What is left to look at. */
export function leftLines(state: ReviewState): string[] {
	const { left, items } = marksOf(state);
	if (left.length === 0) return ["Everything has been looked at; v ends the round."];
	return [`${left.length} left to look at:`, ...items.filter(({ id }) => left.includes(id)).map(({ label }) => label)];
}

export const VERDICT_NAMES: Readonly<Record<Verdict, string>> = {
	approved: "approved",
	"changes-requested": "changes requested",
	"comments-only": "comments only",
};

/** Who has given which verdict so far. */
export function roundLines({ rounds }: Review): string[] {
	return rounds.flatMap(({ by, verdict, stage, at, summary }) =>
		verdict === undefined
			? []
			: [
					`${by}, ${at.slice(0, 10)}, ${stage}: ${VERDICT_NAMES[verdict]}${summary ? `. ${firstParagraph(summary)}` : ""}`,
				],
	);
}
