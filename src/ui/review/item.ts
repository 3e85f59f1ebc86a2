/**
 * The answer that is reviewed, as rows: where it is, the question, and a scrolled part with what to look for, the answer
 * and the notes on it; below, the comment that is being written. Draws nothing.
 */
import { viewOf } from "../../editor/buffer.ts";
import { answerOf } from "../../proposal/answers.ts";
import { effectiveAnswer } from "../../proposal/scopes.ts";
import { reviewedText } from "../../review/digests.ts";
import { fitLine, lineWidth, type StyledLine, type StyleName } from "../../terminal/styled.ts";
import { firstRows } from "../../wizard/item-layout.ts";
import { marginOf, textColumns } from "../../wizard/panes.ts";
import { selectedComment } from "../../wizard/review/comments.ts";
import { marksOf, type ReviewMark } from "../../wizard/review/marks.ts";
import { reviewPanes } from "../../wizard/review/panes.ts";
import { shownItem } from "../../wizard/review/state.ts";
import type { CommentRows, ReviewLayout, ReviewState, Writing } from "../../wizard/review/types.ts";
import type { Appearance } from "../rows/appearance.ts";
import { withScrollBar } from "../rows/scroll-bar.ts";
import { span, spread, withStyle } from "../rows/spans.ts";
import { textRows } from "../rows/text.ts";
import { type AnswerRows, drawAnswer } from "./answer.ts";
import { drawNotes, lookForRows } from "./notes.ts";

export interface DrawnItem {
	readonly lines: readonly StyledLine[];
	/** The cursor's cell in the pane, 0-based; undefined unless a comment is written. */
	readonly cursor: { readonly row: number; readonly cell: number } | undefined;
	readonly layout: ReviewLayout;
}

/** Rows of the pane that the scrolled part keeps while a comment is written. */
const LEAST_ANSWER = 2;

/** The pane of the answer. */
export function drawItem(state: ReviewState, appearance: Appearance): DrawnItem {
	const panes = reviewPanes(state);
	const area = panes.item ?? panes.body;
	const margin = marginOf(state.size);
	const width = textColumns(area.width, state.size);
	const question = firstRows(shownItem(state).label, width, area.height > 14 ? 3 : 2, state.unicode);
	const above = [
		placeRow(state, appearance, width),
		...question.map((text): StyledLine => [span(appearance.clean(text), "heading")]),
		...(area.height > 14 ? [[]] : []),
	];
	const left = Math.max(1, area.height - above.length);
	const editor = state.writing && editorRows(state.writing, width, left, appearance);
	const height = Math.max(1, left - (editor?.lines.length ?? 0));
	const body = drawBody(state, width, height, panes.preview !== undefined, appearance);
	const top = topOf(state, body, height);
	const shown = body.lines.slice(top, top + height);
	const scrolled = withScrollBar({ lines: shown, top, total: body.lines.length }, { form: height, width }, appearance);
	const free = Array.from({ length: height - scrolled.length }, (): StyledLine => []);
	const editorRow = above.length + height + 1;
	return {
		lines: [...above, ...scrolled, ...free, ...(editor?.lines ?? [])],
		cursor: editor && { row: editorRow + editor.cursor.row, cell: editor.cursor.cell },
		layout: {
			total: body.lines.length,
			height,
			top,
			firstRow: area.top + above.length,
			comments: body.comments,
			passages: body.passages,
			editor: editor?.size ?? { columns: width, rows: 1 },
			editorAt: { row: area.top + editorRow, column: area.left + margin },
		},
	};
}

const WORDS: Readonly<Record<ReviewMark, readonly [string, StyleName]>> = {
	unseen: ["not looked at", "accent"],
	fine: ["fine", "good"],
	commented: ["commented", "warn"],
	change: ["change wanted", "warn"],
	changed: ["changed since your last look", "accent"],
	none: ["nothing to review", "quiet"],
};

/** Where the item is; at the right, what the reviewer has done about it. */
function placeRow(state: ReviewState, appearance: Appearance, width: number): StyledLine {
	const item = shownItem(state);
	const [words, style] = WORDS[marksOf(state).marks.get(item.id) ?? "none"];
	const right = [span(words, style)];
	const path = item.path.map(appearance.clean).join(appearance.glyphs.crumb);
	const room = width - lineWidth(right) - 2;
	return room < 8 ? right : spread(fitLine([span(path, "quiet")], room, appearance.unicode), right, width);
}

interface Body {
	readonly lines: readonly StyledLine[];
	readonly comments: CommentRows;
	readonly passages: AnswerRows["passages"];
	/** The first row with a change. */
	readonly change: number;
}

function drawBody(
	state: ReviewState,
	width: number,
	height: number,
	notesBeside: boolean,
	appearance: Appearance,
): Body {
	const lookFor = notesBeside ? [] : lookForRows(state, width, Math.floor(height / 4), appearance);
	const head = [...lookFor, ...(lookFor.length > 0 && height > 6 ? [[]] : [])];
	const answer = answerRows(state, width, appearance);
	const { passage } = state;
	const [from, to] = passage === undefined ? [0, 0] : (answer.passages[passage]?.rows ?? [0, 0]);
	const text = answer.rows.map(({ line }, row) => (row >= from && row < to ? withStyle(line, "selected") : line));
	const notes = notesBeside ? undefined : drawNotes(state, width, appearance);
	const between: StyledLine[] = notes && notes.lines.length > 0 ? [[], [span(rule(width, appearance), "rule")]] : [];
	const first = head.length + text.length + between.length;
	const change = answer.rows.findIndex(({ isChanged }) => isChanged);
	return {
		lines: [...head, ...text, ...between, ...(notes?.lines ?? [])],
		comments: shifted(notes?.comments ?? new Map(), first),
		passages: answer.passages.map(({ rows, text: quoted }) => ({
			rows: [rows[0] + head.length, rows[1] + head.length],
			text: quoted,
		})),
		change: change < 0 ? change : change + head.length,
	};
}

function rule(width: number, { glyphs }: Appearance): string {
	return glyphs.across.repeat(Math.min(width, 20));
}

function shifted(comments: CommentRows, by: number): CommentRows {
	return new Map([...comments].map(([id, [from, to]]) => [id, [from + by, to + by]]));
}

/** The answer, with the changes marked where there are any and the reviewer wants them. */
function answerRows(state: ReviewState, width: number, appearance: Appearance): AnswerRows {
	const { proposal, earlier, marksChanges } = state;
	const item = shownItem(state);
	const own = reviewedText(item, answerOf(proposal, item));
	const text = own === "" ? reviewedText(item, effectiveAnswer(proposal, item)) : own;
	const digest = marksChanges ? marksOf(state).earlier.get(item.id) : undefined;
	const before = digest === "" ? "" : digest === undefined ? undefined : earlier[digest];
	const drawn = drawAnswer({ text, before }, width, appearance);
	if (text !== "") return drawn;
	const none = { line: [span("Not answered", "quiet")], source: 0 };
	return { ...drawn, rows: before ? [none, { line: [], source: 0 }, ...drawn.rows] : [none] };
}

/** The first visible row: as scrolled, or so that the selected comment or the first change is seen. */
function topOf(state: ReviewState, { lines, comments, change }: Body, height: number): number {
	const last = Math.max(0, lines.length - height);
	if (state.top !== undefined) return Math.max(0, Math.min(last, state.top));
	const rows = state.selected === undefined ? undefined : comments.get(selectedComment(state)?.id ?? "");
	if (rows) return Math.max(0, Math.min(last, Math.max(rows[1] - height, Math.min(rows[0] - 1, rows[1] - height))));
	return change >= height ? Math.min(last, change - 1) : 0;
}

interface EditorRows {
	readonly lines: readonly StyledLine[];
	readonly size: ReviewLayout["editor"];
	readonly cursor: { readonly row: number; readonly cell: number };
}

const TITLES = {
	comment: "Comment",
	question: "Question",
	change: "Change wanted",
	reply: "Reply",
} as const satisfies Record<Writing["kind"], string>;

/** The comment that is written: a title, and as many rows as its text and the answer leave. */
function editorRows(writing: Writing, width: number, room: number, appearance: Appearance): EditorRows {
	const { buffer, kind, quote } = writing;
	const { total } = viewOf(buffer, { width, height: 1 });
	const most = Math.max(1, Math.min(room - 1 - LEAST_ANSWER, Math.ceil(room * 0.6)));
	const rows = Math.min(most, Math.max(3, total + 1));
	const view = viewOf(buffer, { width, height: rows });
	const about = quote === undefined ? "" : ` on “${appearance.clean(quote.replace(/\s+/g, " "))}”`;
	const title = fitLine(
		[span(`${appearance.glyphs.across.repeat(2)} `, "quiet"), span(TITLES[kind], "strong"), span(about, "quote")],
		width,
		appearance.unicode,
	);
	const drawn = textRows(buffer, view, true, appearance.unicode);
	const free = Array.from({ length: rows - drawn.length }, (): StyledLine => []);
	return { lines: [title, ...drawn, ...free], size: { columns: width, rows }, cursor: view.cursor };
}
