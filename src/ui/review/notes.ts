/** What is said about an answer, as rows: what to look for, findings, and comments with their replies. */
import { guideOf } from "../../outline/review-guide.ts";
import type { Item } from "../../outline/types.ts";
import { answerOf } from "../../proposal/answers.ts";
import { digestsOf, reviewedText } from "../../review/digests.ts";
import { isChangedSince, isOutdated } from "../../review/matching.ts";
import type { Comment, Reply } from "../../review/types.ts";
import { layOutMarkdown } from "../../terminal/markdown-view.ts";
import { fitLine, type StyledLine, type StyleName } from "../../terminal/styled.ts";
import { firstRows, wrapText } from "../../wizard/item-layout.ts";
import { keyText } from "../../wizard/key-press.ts";
import { commentsHere, lostItem, selectedComment } from "../../wizard/review/comments.ts";
import { reviewCommandOf } from "../../wizard/review/key-map.ts";
import { shownItem } from "../../wizard/review/state.ts";
import type { CommentRows, ReviewState } from "../../wizard/review/types.ts";
import type { Appearance } from "../rows/appearance.ts";
import { blanks, span } from "../rows/spans.ts";

export interface Notes {
	readonly lines: readonly StyledLine[];
	readonly comments: CommentRows;
}

/** Findings and comments, in rows of at most `width` cells. */
export function drawNotes(state: ReviewState, width: number, appearance: Appearance): Notes {
	const lines: StyledLine[] = [...findingRows(state, width, appearance)];
	const comments = new Map<string, readonly [number, number]>();
	const selected = selectedComment(state);
	const { writing } = state;
	for (const comment of commentsHere(state)) {
		// It is shown where it is written.
		if (comment.id === writing?.comment && writing.kind !== "reply") continue;
		if (lines.length > 0) lines.push([]);
		const from = lines.length;
		lines.push(...commentRows(state, comment, comment === selected, width, appearance));
		comments.set(comment.id, [from, lines.length]);
	}
	return { lines, comments };
}

function findingRows(state: ReviewState, width: number, appearance: Appearance): StyledLine[] {
	const found = state.findings[shownItem(state).id] ?? [];
	return found.flatMap(({ severity, message, rule }) => {
		const style: StyleName = severity === "error" ? "bad" : severity === "warning" ? "warn" : "quiet";
		return wrapText(appearance.clean(`${message} (${rule})`), width - 2).map(
			(text, at): StyledLine => [span(at === 0 ? `${appearance.glyphs.warning} ` : "  ", style), span(text, style)],
		);
	});
}

const KINDS = { comment: "comment", question: "question", change: "change wanted" } as const;

function commentRows(
	state: ReviewState,
	comment: Comment,
	isSelected: boolean,
	width: number,
	appearance: Appearance,
): StyledLine[] {
	const { glyphs, unicode } = appearance;
	const { kind, by, at, state: how, quote, text, replies } = comment;
	const isOver = how === "resolved";
	const style: StyleName = isOver ? "quiet" : kind === "change" ? "warn" : "accent";
	const dot = unicode ? " · " : " - ";
	const said = [how, ...laterWords(state, comment), appearance.clean(by), dayOf(at)].filter((word) => word !== "");
	const head = [
		span(isSelected ? `${glyphs.here} ` : "  ", "accent"),
		span(KINDS[kind], style, "strong"),
		span(`${dot}${said.join(dot)}`, "quiet"),
	];
	return [
		fitLine(head, width, unicode),
		...(quote === undefined ? [] : quoteRows(quote, width, appearance)),
		...markdownRows(text, width, appearance, isOver),
		...replies.flatMap((reply) => replyRows(reply, width, appearance, isOver)),
	];
}

/** Whether what the comment is about has changed since. */
function laterWords(state: ReviewState, comment: Comment): readonly string[] {
	const { proposal } = state;
	const lost = lostItem(state, comment);
	if (lost !== undefined) return [`about “${lost}”, which is gone`];
	const item = proposal.outline.items.find(({ id }) => id === comment.item);
	if (!item) return [];
	if (isOutdated(comment, reviewedText(item, answerOf(proposal, item)))) return ["outdated"];
	return isChangedSince(comment, digestsOf(proposal)[item.id] ?? "") ? ["answer changed since"] : [];
}

const INDENT = 2;

function quoteRows(quote: string, width: number, appearance: Appearance): StyledLine[] {
	const words = appearance.clean(quote.replace(/\s+/g, " ").trim());
	const bar = `${appearance.glyphs.line} `;
	return firstRows(words, width - INDENT - bar.length, 3, appearance.unicode).map(
		(row): StyledLine => [blanks(INDENT), span(bar, "rule"), span(row, "quote")],
	);
}

function markdownRows(
	text: string,
	width: number,
	appearance: Appearance,
	isOver: boolean,
	indent = INDENT,
): StyledLine[] {
	const { unicode, hyperlinks } = appearance;
	return layOutMarkdown(text, { width: width - indent, unicode, hyperlinks }).map(
		({ spans }): StyledLine => [
			blanks(indent),
			...(isOver ? spans.map((each) => ({ ...each, styles: [...each.styles, "quiet" as const] })) : spans),
		],
	);
}

function replyRows({ by, at, text }: Reply, width: number, appearance: Appearance, isOver: boolean): StyledLine[] {
	const dot = appearance.unicode ? " · " : " - ";
	const head = [blanks(2 * INDENT), span(appearance.clean(by), "strong"), span(`${dot}${dayOf(at)}`, "quiet")];
	return [fitLine(head, width, appearance.unicode), ...markdownRows(text, width, appearance, isOver, 2 * INDENT)];
}

/** The day of a time in a review's file. */
function dayOf(at: string): string {
	return at.slice(0, 10);
}

/** Most rows of the brief guidance. */
const BRIEF = 3;

/** What to look for: in a few rows, in full, or none of it. */
export function lookForRows(state: ReviewState, width: number, room: number, appearance: Appearance): StyledLine[] {
	const item = shownItem(state);
	if (state.guidance === "folded") return [];
	const { reviewers, text } = item.guidance;
	if (state.guidance === "full")
		return [...questionRows(item, width, appearance), ...fullRows(item, width, appearance)];
	const words = reviewers ?? text;
	if (words === undefined || room < 1) return [];
	const lead = reviewers === undefined ? "" : "Look for: ";
	const most = Math.min(BRIEF, room);
	const key = `   ${keyText(reviewCommandOf("guidance").keys[0] ?? "")} shows all`;
	const rows = wrapText(appearance.clean(oneLine(`${lead}${words}`)), width);
	const isCut = rows.length > most || item.guidance.why !== undefined || item.review !== undefined;
	const shown = firstRows(
		appearance.clean(oneLine(`${lead}${words}`)),
		width - (isCut ? key.length : 0),
		most,
		appearance.unicode,
	);
	return shown.map(
		(row, at): StyledLine => [
			span(row, "quiet"),
			...(isCut && at === shown.length - 1 ? [span(key.slice(0, 4), "strong"), span(key.slice(4), "quiet")] : []),
		],
	);
}

function oneLine(text: string): string {
	return text.replace(/\s+/g, " ").trim();
}

/** A question that may be cut above. */
function questionRows({ label }: Item, width: number, appearance: Appearance): StyledLine[] {
	const rows = wrapText(appearance.clean(label), width);
	return rows.length > 2 ? rows.map((text): StyledLine => [span(text, "heading")]) : [];
}

function fullRows(item: Item, width: number, appearance: Appearance): StyledLine[] {
	const { guidance } = item;
	const { lookFor, gaps } = guideOf(item);
	const listed = (entries: readonly string[]): string | undefined =>
		entries.length === 0 ? undefined : entries.map((entry) => `- ${entry.trim().replaceAll("\n", "\n  ")}`).join("\n");
	const parts = [
		["What reviewers look for", listed(lookFor)],
		["Often missing", listed(gaps)],
		["What the author is asked", guidance.text],
		["Why it is asked", guidance.why],
	] as const;
	return parts.flatMap(([title, words]) => {
		if (words === undefined) return [];
		return [[span(title, "quiet", "strong")], ...markdownRows(words, width, appearance, true, 0)];
	});
}
