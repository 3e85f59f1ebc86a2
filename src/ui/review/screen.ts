/** The whole review screen as rows, and where things are on it. Knows no components. */
import { textOf } from "../../editor/buffer.ts";
import { titleOf } from "../../proposal/headings.ts";
import { fitLine, lineWidth, type StyledLine } from "../../terminal/styled.ts";
import { keyText } from "../../wizard/key-press.ts";
import { fits, MIN_SIZE, marginOf, type Rectangle, shownPanes } from "../../wizard/panes.ts";
import { browsedAnswer } from "../../wizard/review/browsing.ts";
import { findReviewHelp, REVIEW_GLYPHS, type ReviewHelpEntry } from "../../wizard/review/help.ts";
import { reviewHints } from "../../wizard/review/hints.ts";
import { marksOf } from "../../wizard/review/marks.ts";
import { reviewPanes } from "../../wizard/review/panes.ts";
import type { ReviewLayout, ReviewSave, ReviewState } from "../../wizard/review/types.ts";
import { centred } from "../../wizard/scroll.ts";
import { findItems } from "../../wizard/search.ts";
import type { Appearance } from "../rows/appearance.ts";
import { drawFooter, footerHeight } from "../rows/footer.ts";
import { drawList, LIST_MARGIN } from "../rows/list.ts";
import { blanks, padLine, span, spread } from "../rows/spans.ts";
import { drawItem } from "./item.ts";
import { drawNotes, lookForRows } from "./notes.ts";
import { reviewOutline } from "./outline.ts";
import { drawVerdict } from "./verdict.ts";

export interface ReviewScreen {
	readonly lines: readonly StyledLine[];
	/** The cursor's cell, 0-based; undefined if there is none. */
	readonly cursor: { readonly x: number; readonly y: number } | undefined;
	readonly layout: ReviewLayout;
}

const screens = new WeakMap<ReviewState, { readonly appearance: Appearance; readonly screen: ReviewScreen }>();

/** The screen of a state; drawn once, because keys ask for its layout as well. */
export function reviewScreen(state: ReviewState, appearance: Appearance): ReviewScreen {
	const known = screens.get(state);
	if (known?.appearance === appearance) return known.screen;
	const screen = draw(state, appearance);
	screens.set(state, { appearance, screen });
	return screen;
}

function draw(state: ReviewState, appearance: Appearance): ReviewScreen {
	const body = drawBody(state, appearance);
	if (!fits(state.size)) return { lines: tooSmall(state), cursor: undefined, layout: body.layout };
	const { columns } = state.size;
	const panes = reviewPanes(state);
	const { notice, save } = state;
	const failed = save.state === "failed" ? save.message : undefined;
	const footer = drawFooter(
		{ ...(notice && { notice }), failed, hints: reviewHints(state), columns },
		appearance,
		panes.airy,
	);
	const height = panes.body.height - Math.max(0, footer.length - footerHeight(panes.airy));
	const rule = panes.airy ? [[span(appearance.glyphs.across.repeat(columns), "rule")]] : [];
	const rows = Array.from({ length: height }, (_, at) => body.lines[at] ?? []);
	return { ...body, lines: [headerRow(state, appearance), ...rule, ...rows, ...footer] };
}

function drawBody(state: ReviewState, appearance: Appearance): ReviewScreen {
	const { overlay } = state;
	const panes = reviewPanes(state);
	const { body } = panes;
	const margin = marginOf(state.size);
	if (overlay?.type === "verdict") {
		const { lines, cursor, layout } = drawVerdict(state, overlay, appearance);
		const at = cursor && { x: margin + cursor.cell, y: body.top + cursor.row };
		return { lines: lines.map((line) => [blanks(margin), ...line]), cursor: at, layout };
	}
	const seen = browsedAnswer(state);
	const item = drawItem(seen, appearance);
	if (overlay) {
		const rows = overlay.type === "goto" ? gotoRows(state, appearance) : helpRows(state, appearance, body.width);
		const { query, selected } = overlay;
		const title = overlay.type === "goto" ? "Go to" : "Help";
		const list = drawList({ title, query, rows, selected, area: body }, appearance);
		return {
			lines: list.lines.map((line) => [blanks(LIST_MARGIN), ...line]),
			cursor: list.cursor,
			layout: item.layout,
		};
	}
	const notes = panes.preview && notesBeside(seen, panes.preview, appearance);
	const draw = {
		outline: ({ width, height }: Rectangle) => reviewOutline(state, appearance, width, height),
		item: () => item.lines.map((line): StyledLine => [blanks(margin), ...line]),
		preview: () => notes?.lines ?? [],
	};
	const drawn = shownPanes(panes).map(([name, area]) => ({ area, lines: draw[name](area) }));
	const row = (at: number): StyledLine =>
		drawn.reduce<StyledLine>((line, { area, lines }) => [...padLine(line, area.left), ...(lines[at] ?? [])], []);
	const { cursor } = item;
	const left = panes.item?.left ?? 0;
	return {
		lines: Array.from({ length: body.height }, (_, at) => row(at)),
		cursor: panes.item && cursor && { x: left + margin + cursor.cell, y: body.top + cursor.row },
		layout: notes ? { ...item.layout, notes: notes.layout } : item.layout,
	};
}

/** What to look for, findings and comments beside the answer, scrolled to the selected comment. */
function notesBeside(state: ReviewState, { width, height }: Rectangle, appearance: Appearance) {
	const inner = width - 4;
	const guidance = state.guidance === "brief" ? "full" : state.guidance;
	const head = lookForRows({ ...state, guidance }, inner, height, appearance);
	const gap: StyledLine[] = head.length > 0 ? [[]] : [];
	const drawn = drawNotes(state, inner, appearance);
	const all = [...head, ...gap, ...drawn.lines];
	const by = head.length + gap.length;
	const comments = new Map([...drawn.comments].map(([id, [from, to]]) => [id, [from + by, to + by] as const]));
	const at = state.selected === undefined ? undefined : comments.get(state.selected);
	const asked = state.scrolled?.preview ?? (at && at[1] > height ? centred(all.length, at[0], height) : 0);
	const top = Math.max(0, Math.min(all.length - height, asked));
	const edge = span(`${appearance.glyphs.line} `, "rule");
	const lines = Array.from({ length: height }, (_, row): StyledLine => [edge, ...(all[top + row] ?? [])]);
	return { lines, layout: { top, total: all.length, comments } };
}

/** The proposal, the round, how much is looked at, and whether that is saved. */
function headerRow(state: ReviewState, appearance: Appearance): StyledLine {
	const { columns } = state.size;
	const { items, left } = marksOf(state);
	const isFailed = state.save.state === "failed";
	const counts = `${items.length - left.length}/${items.length} looked at`;
	const right: StyledLine =
		columns < 60
			? [span(`${items.length - left.length}/${items.length}`, "accent"), span(isFailed ? "  not saved" : "", "bad")]
			: [
					span(counts, "strong"),
					span(`  ${state.stage}`, "quiet"),
					span(columns < 90 ? "" : `  ${appearance.clean(state.reviewer)}`, "quiet"),
					span(`  ${savingWords(state.save)}`, isFailed ? "bad" : "quiet"),
				];
	const room = Math.max(8, columns - lineWidth(right) - 4);
	const title = [span("Review: ", "accent"), span(appearance.clean(titleOf(state.proposal) ?? state.file), "strong")];
	return spread([span(" "), ...fitLine(title, room, appearance.unicode)], [...right, span(" ")], columns);
}

function savingWords(save: ReviewSave): string {
	switch (save.state) {
		case "saved":
			return "saved    ";
		case "changed":
		case "saving":
			return "saving   ";
		case "failed":
			return "NOT SAVED";
	}
}

function gotoRows(state: ReviewState, appearance: Appearance): readonly StyledLine[] {
	if (state.overlay?.type !== "goto") return [];
	const { marks } = marksOf(state);
	const glyphs = REVIEW_GLYPHS[appearance.unicode ? "unicode" : "ascii"];
	return findItems(state.proposal, textOf(state.overlay.query)).map((item): StyledLine => {
		const path = item.path.map(appearance.clean).join(appearance.glyphs.crumb);
		return [
			span(`${glyphs[marks.get(item.id) ?? "none"]} `, "quiet"),
			span(appearance.clean(item.label)),
			span(path ? `   ${path}` : "", "quiet"),
		];
	});
}

/** Width of the keys. */
const KEY = 14;

function helpRows(state: ReviewState, appearance: Appearance, width: number): readonly StyledLine[] {
	if (state.overlay?.type !== "help") return [];
	return findReviewHelp(textOf(state.overlay.query), appearance.unicode).map((entry) => helpRow(entry, width));
}

function helpRow(entry: ReviewHelpEntry, width: number): StyledLine {
	if (entry.type === "mark") return [span(entry.mark.glyph.padEnd(KEY), "strong"), span(entry.mark.means)];
	const { keys, title, short } = entry.command;
	return [span(keys.map(keyText).join(", ").padEnd(KEY), "strong"), span(width < 70 ? short : title)];
}

function tooSmall({ size: { columns, rows } }: ReviewState): readonly StyledLine[] {
	const words = [`${columns}x${rows} is too small`, `${MIN_SIZE.columns}x${MIN_SIZE.rows} is needed`, "Ctrl+Q leaves"];
	return words.slice(0, rows).map((text) => [span(text.slice(0, columns))]);
}
