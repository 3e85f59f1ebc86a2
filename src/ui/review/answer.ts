/**
 * An answer as rows for a reviewer: laid out as in the preview, or with the words marked that changed since an earlier
 * version. Also where its passages are: paragraphs and list entries, which a comment can quote.
 */
import { layOutMarkdown } from "../../terminal/markdown-view.ts";
import type { StyledLine, StyleName } from "../../terminal/styled.ts";
import { wrapRuns } from "../../terminal/view/wrap.ts";
import { diffWords, type WordChange } from "../../text/word-diff.ts";
import { passagesOf } from "../../wizard/review/passages.ts";
import type { Appearance } from "../rows/appearance.ts";
import { span } from "../rows/spans.ts";

export interface AnswerRow {
	readonly line: StyledLine;
	/** The line of the answer that it shows, 0-based. */
	readonly source: number;
	/** Whether it shows a change. */
	readonly isChanged?: boolean;
}

interface DrawnPassage {
	readonly rows: readonly [from: number, to: number];
	readonly text: string;
}

export interface AnswerRows {
	readonly rows: readonly AnswerRow[];
	readonly passages: readonly DrawnPassage[];
}

export interface AnswerText {
	readonly text: string;
	/** Another, earlier text whose differences are marked. */
	readonly before?: string | undefined;
}

/** The last answers drawn: a key that scrolls draws the same one again. */
const drawn = new Map<string, AnswerRows>();
const MOST_DRAWN = 8;

/** The answer in rows of at most `width` cells. Never throws. */
export function drawAnswer({ text, before }: AnswerText, width: number, appearance: Appearance): AnswerRows {
	const { unicode, hyperlinks } = appearance;
	const key = JSON.stringify([width, unicode, hyperlinks, before ?? null, text]);
	const known = drawn.get(key);
	if (known) return known;
	const rows =
		before === undefined
			? layOutMarkdown(text, { width, unicode, hyperlinks }).map(({ spans, source }) => ({ line: spans, source }))
			: changedRows(diffWords(before, text), width);
	const answer = { rows, passages: passageRows(text, rows) };
	drawn.set(key, answer);
	if (drawn.size > MOST_DRAWN) drawn.delete(drawn.keys().next().value!);
	return answer;
}

/** Colour and line style only repeat the signs. */
const SIGNS = {
	same: ["", "", []],
	removed: ["[-", "-]", ["bad", "strike"]],
	added: ["{+", "+}", ["good", "strong"]],
} as const satisfies Record<WordChange["type"], readonly [string, string, readonly StyleName[]]>;

interface ChangedLine {
	readonly parts: WordChange[];
	/** The line of the new text that it belongs to. */
	readonly source: number;
}

/** The source with removed and added words marked, line by line. */
function changedRows(changes: readonly WordChange[], width: number): AnswerRow[] {
	return linesOf(changes).flatMap(({ parts, source }): AnswerRow[] => {
		const isChanged = parts.some(({ type }) => type !== "same");
		const runs = parts.map(({ type, text }) => {
			const [open, close, styles] = SIGNS[type];
			return { text: `${open}${text}${close}`, styles, source };
		});
		const indent =
			/^[ \t]*/
				.exec(parts[0]?.text ?? "")?.[0]
				.replaceAll("\t", "  ")
				.slice(0, width / 2) ?? "";
		const wrapped = wrapRuns(runs, Math.max(2, width - indent.length));
		if (wrapped.length === 0) return [{ line: [], source }];
		return wrapped.map(({ spans }) => ({ line: [span(indent), ...spans], source, isChanged }));
	});
}

function linesOf(changes: readonly WordChange[]): ChangedLine[] {
	const lines: ChangedLine[] = [{ parts: [], source: 0 }];
	let source = 0;
	for (const { type, text } of changes) {
		for (const [nth, part] of text.split("\n").entries()) {
			if (nth > 0 && type !== "removed") source++;
			if (nth > 0) lines.push({ parts: [], source });
			if (part !== "") lines.at(-1)!.parts.push({ type, text: part });
		}
	}
	return lines;
}

/** The passages with their rows; those that take none are left out. */
function passageRows(text: string, rows: readonly AnswerRow[]): DrawnPassage[] {
	const drawn: DrawnPassage[] = [];
	let row = 0;
	for (const { lines, text: words } of passagesOf(text)) {
		while (row < rows.length && rows[row]!.source < lines[0]) row++;
		const first = row;
		while (row < rows.length && rows[row]!.source < lines[1]) row++;
		let last = row;
		while (last > first && rows[last - 1]!.line.length === 0) last--;
		if (last > first) drawn.push({ rows: [first, last], text: words });
	}
	return drawn;
}
