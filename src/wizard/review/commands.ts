/** What each command of the review's key map does: one table, one line per command. */

import { bufferOf } from "../../editor/buffer.ts";
import { resolve, setState } from "../../review/operations.ts";
import { VERDICTS } from "../../review/types.ts";
import { withMouseToggled } from "../mouse-capture.ts";
import { foldRow, selectedItem } from "../outline-rows.ts";
import { EMPTY_QUERY } from "../query-keys.ts";
import { withNotice } from "../state.ts";
import { GUIDANCE, type Time } from "../types.ts";
import { commentsHere, isMine, isOpen, placedComments, selectedComment } from "./comments.ts";
import { openReviewEditor } from "./external-editor.ts";
import type { ReviewCommandId } from "./key-map.ts";
import { marksOf } from "./marks.ts";
import { selectPassage } from "./passages.ts";
import { isLooked, suggestedVerdict, withLook, withoutLook } from "./rounds.ts";
import { leaveReview, withReview } from "./saving.ts";
import { atStart, goToAnswer, shownItem } from "./state.ts";
import type { LayoutOf, ReviewOverlay, ReviewResult, ReviewState } from "./types.ts";
import { reviseComment, startComment, startReply } from "./writing.ts";

type Run = (state: ReviewState, now: Time, layoutOf: LayoutOf) => ReviewState | ReviewResult;

const open =
	(overlay: (state: ReviewState) => ReviewOverlay): Run =>
	(state) => ({ ...state, overlay: overlay(state) });

/** Writes about the shown item, quoting the selected passage. */
const write =
	(kind: "comment" | "question" | "change") =>
	(state: ReviewState, now: Time, layoutOf: LayoutOf): ReviewState => {
		const quote = state.passage === undefined ? undefined : layoutOf(state).passages[state.passage]?.text;
		return startComment(state, kind, quote, now);
	};

const HANDLERS = {
	fine: (state, now) => fine(state, now),
	comment: write("comment"),
	question: write("question"),
	change: write("change"),
	editor: (state, now, layoutOf) => openReviewEditor(write("comment")(state, now, layoutOf)),
	passage: (state, _, layoutOf) => selectPassage(state, layoutOf),
	reply: (state, now) => aboutComment(state, (comment) => startReply(state, comment, now)),
	resolve: (state, now) => toggleResolved(state, now),
	revise: (state) => revise(state),
	unmark: (state, now) =>
		isLooked(state)
			? withNotice(withoutLook(state, now), "Not looked at any more")
			: withNotice(state, "You haven't marked this answer in this round"),
	verdict: open((state) => ({
		type: "verdict",
		selected: VERDICTS.indexOf(suggestedVerdict(state)),
		summary: bufferOf(""),
		field: "verdict",
	})),
	"next-unseen": (state) =>
		goToNext(state, marksOf(state).left, "Everything here has been looked at; v ends the round"),
	"next-changed": (state) => {
		const { changed, items } = marksOf(state);
		const ids = items.map(({ id }) => id).filter((id) => changed.has(id));
		return goToNext(state, ids, "No answer has changed since your last look");
	},
	"next-open": (state) => goToNext(state, openIds(state), "No comment is open"),
	"next-comment": (state) => stepComment(state, 1),
	"previous-comment": (state) => stepComment(state, -1),
	next: (state) => stepAnswer(state, 1),
	back: (state) => stepAnswer(state, -1),
	goto: open(() => ({ type: "goto", query: EMPTY_QUERY, selected: 0 })),
	outline: (state) =>
		state.pane === "outline" ? { ...state, pane: "item" } : { ...state, pane: "outline", outlineAt: state.current },
	"only-left": (state) =>
		withNotice(
			{ ...state, onlyMissing: !state.onlyMissing },
			state.onlyMissing ? "The outline shows all items" : "The outline shows only what is left to look at",
		),
	fold: (state) => foldRow(state, true),
	unfold: (state) => foldRow(state, false),
	guidance: (state) => ({
		...atStart(state),
		guidance: GUIDANCE[(GUIDANCE.indexOf(state.guidance) + 1) % GUIDANCE.length]!,
	}),
	changes: (state) => toggleChanges(state),
	mouse: (state) => withMouseToggled(state),
	help: open(() => ({ type: "help", query: EMPTY_QUERY, selected: 0 })),
	leave: (state) => leaveReview(state),
} satisfies Record<ReviewCommandId, Run> as Record<ReviewCommandId, Run>;

/** Commands that concern an answer: in the outline, the selected one. */
const ABOUT_ANSWER: ReadonlySet<ReviewCommandId> = new Set<ReviewCommandId>([
	"fine",
	"comment",
	"question",
	"change",
	"reply",
	"resolve",
	"revise",
	"unmark",
	"next-unseen",
	"next-changed",
	"next-open",
	"next",
	"back",
]);

/** Runs a command. */
export function runReviewCommand(
	state: ReviewState,
	id: ReviewCommandId,
	now: Time,
	layoutOf: LayoutOf,
): ReviewState | ReviewResult {
	return HANDLERS[id](ABOUT_ANSWER.has(id) ? opened(state) : state, now, layoutOf);
}

/** With the selected row of the outline as the shown answer. */
function opened(state: ReviewState): ReviewState {
	if (state.pane !== "outline") return state;
	const item = selectedItem(state);
	return item === undefined || item === state.current ? state : goToAnswer(state, item);
}

function fine(state: ReviewState, now: Time): ReviewState {
	const { label, id } = shownItem(state);
	const marked = withLook(state, id, now);
	const { left } = marksOf(marked);
	const next = nextAfter(marked, left);
	if (next === undefined) return withNotice(marked, `Fine: ${label}. Nothing is left to look at; v ends the round`);
	return withNotice(goToAnswer(marked, next), `Fine: ${label}. ${left.length} left to look at`);
}

/** The first of some items after the shown one, or the first of all. */
function nextAfter(state: ReviewState, ids: readonly string[]): string | undefined {
	const order = state.proposal.outline.items.map(({ id }) => id);
	const here = order.indexOf(shownItem(state).id);
	const wanted = new Set(ids);
	return order.slice(here + 1).find((id) => wanted.has(id)) ?? order.slice(0, here).find((id) => wanted.has(id));
}

function goToNext(state: ReviewState, ids: readonly string[], none: string): ReviewState {
	const next = nextAfter(state, ids);
	if (next !== undefined) return goToAnswer(state, next);
	return withNotice(state, ids.length === 0 ? none : "This is the only one");
}

function openIds(state: ReviewState): readonly string[] {
	return [...placedComments(state)].filter(([, comments]) => comments.some(isOpen)).map(([id]) => id);
}

function stepAnswer(state: ReviewState, by: 1 | -1): ReviewState {
	const items = marksOf(state).items.map(({ id }) => id);
	const at = items.indexOf(shownItem(state).id);
	const next = at < 0 ? nextAfter(state, items) : items[at + by];
	if (next !== undefined) return goToAnswer(state, next);
	return withNotice(state, by > 0 ? "This is the last answer; v ends the round" : "This is the first answer");
}

function stepComment(state: ReviewState, by: 1 | -1): ReviewState {
	const here = commentsHere(state);
	const at = here.findIndex(({ id }) => id === selectedComment(state)?.id);
	const next = here[state.selected === undefined && by > 0 ? at : at + by];
	if (!next) return stepAnswer(state, by);
	const { top: _, ...rest } = state;
	return { ...rest, selected: next.id };
}

function aboutComment(
	state: ReviewState,
	run: (comment: NonNullable<ReturnType<typeof selectedComment>>) => ReviewState,
): ReviewState {
	const comment = selectedComment(state);
	return comment ? run(comment) : withNotice(state, "There is no comment here; c writes one");
}

function toggleResolved(state: ReviewState, now: Time): ReviewState {
	return aboutComment(state, ({ id, state: before }) => {
		const review = before === "resolved" ? setState(state.review, id, "open") : resolve(state.review, id);
		const words = before === "resolved" ? "Open again" : "Resolved; x opens it again";
		return withNotice(withReview({ ...state, selected: id }, review, now), words);
	});
}

function revise(state: ReviewState): ReviewState {
	return aboutComment(state, (comment) =>
		isMine(state, comment)
			? reviseComment(state, comment)
			: withNotice(state, `This comment is by ${comment.by}; r replies to it`),
	);
}

function toggleChanges(state: ReviewState): ReviewState {
	const before = marksOf(state).earlier.get(shownItem(state).id);
	if (before === undefined) return withNotice(state, "This answer hasn't changed since your last round");
	if (before !== "" && state.earlier[before] === undefined)
		return withNotice(state, "The answer changed, but its earlier text is neither kept here nor in the repository");
	const marksChanges = !state.marksChanges;
	return withNotice(
		{ ...atStart(state), marksChanges },
		marksChanges ? "Changes are marked" : "The answer as it is now",
	);
}
