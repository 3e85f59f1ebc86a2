/**
 * Wraps styled text to a width in cells: at blanks, between ideographs, and inside of words that are wider than the
 * width; never inside of a grapheme. Knows no Markdown.
 */
import { cellWidth, graphemesOf, headOf, someHeadOf } from "../cells.ts";
import type { Role, Span } from "../styled.ts";
import type { Row } from "./frame.ts";

/** A run of text in one style. `\n` as its whole text is a line break; other blanks are where lines may break. */
export interface Piece {
	readonly text: string;
	readonly roles: readonly Role[];
	readonly link?: string;
	/** The line of the document, 0-based. */
	readonly source: number;
}

/** What stays together on a row: parts of one word in different styles, with the blank before it. */
interface Word {
	readonly parts: Piece[];
	width: number;
	readonly blank: Piece | undefined;
}

const IDEOGRAPH = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\u3000-\u303F\uFF01-\uFF60]/u;
/** What may not begin a row, and what may not end one (of the Japanese and Chinese rules the common part). */
const NOT_FIRST = /^[、。，．：；！？）」』】》〉〕｝’”ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々〜～…%,.:;!?)\]}]/u;
const NOT_LAST = /[（「『【《〈〔｛‘“([{]$/u;

/** Rows of at most `width` cells (from 2 up). No pieces give no rows; blanks at the ends of rows go. */
export function wrapPieces(pieces: readonly Piece[], width: number): Row[] {
	const rows: Row[] = [];
	let line: Word[] = [];
	for (const token of words(pieces)) {
		if (token === "break") {
			if (line.length > 0) fill(line, width, rows);
			line = [];
		} else line.push(token);
	}
	if (line.length > 0) fill(line, width, rows);
	return rows;
}

/** The widest word and the whole text's width in cells; a table finds its columns with them. */
export function widthsOf(pieces: readonly Piece[]): { readonly word: number; readonly whole: number } {
	let word = 0;
	let whole = 0;
	let line = 0;
	for (const token of words(pieces)) {
		if (token === "break") line = 0;
		else {
			line += token.width + (token.blank && line > 0 ? 1 : 0);
			word = Math.max(word, token.width);
			whole = Math.max(whole, line);
		}
	}
	return { word, whole };
}

/** Cuts the pieces into words and line breaks. */
function* words(pieces: readonly Piece[]): Generator<Word | "break"> {
	let word: Word | undefined;
	let blank: Piece | undefined;
	let before = "";
	for (const piece of pieces) {
		for (const text of piece.text.match(/\n|[ \t]+|[^ \t\n]+/g) ?? []) {
			if (text === "\n" || text[0] === " " || text[0] === "\t") {
				if (word) yield word;
				if (text === "\n") yield "break";
				blank = text === "\n" ? undefined : { ...piece, text: " " };
				word = undefined;
				before = "";
				continue;
			}
			for (const part of breakable(text)) {
				if (word && mayBreak(before, part)) {
					yield word;
					word = undefined;
				}
				word ??= { parts: [], width: 0, blank };
				blank = undefined;
				word.parts.push({ ...piece, text: part });
				word.width += cellWidth(part);
				before = part;
			}
		}
	}
	if (word) yield word;
}

/** Text without blanks, cut where ideographs may be parted. */
function breakable(text: string): string[] {
	if (!IDEOGRAPH.test(text)) return [text];
	const parts: string[] = [];
	for (const segment of graphemesOf(text)) {
		const last = parts.at(-1);
		if (last === undefined || mayBreak(last, segment)) parts.push(segment);
		else parts[parts.length - 1] = last + segment;
	}
	return parts;
}

function mayBreak(before: string, after: string): boolean {
	const last = before.slice(-2);
	if (!IDEOGRAPH.test(last) && !IDEOGRAPH.test(after.slice(0, 2))) return false;
	return !NOT_FIRST.test(after) && !NOT_LAST.test(before);
}

/** Sets the words of one line of text behind the rows, row by row, as many as fit. */
function fill(line: readonly Word[], width: number, rows: Row[]): void {
	let spans: Span[] = [];
	let used = 0;
	let source = line[0]!.parts[0]!.source;
	const flush = (next: number) => {
		if (spans.length > 0) rows.push({ spans, source });
		spans = [];
		used = 0;
		source = next;
	};
	for (const word of line) {
		const at = word.parts[0]!.source;
		const gap = word.blank && used > 0 ? 1 : 0;
		if (used > 0 && used + gap + word.width > width) flush(at);
		if (used === 0) source = at;
		else if (gap) spans.push(spanOf(word.blank!, " "));
		used += used > 0 ? gap : 0;
		for (const part of word.parts) {
			for (let rest = part.text; rest !== ""; ) {
				const [head, cells] = headThatFits(rest, width - used, used === 0);
				if (head === "") {
					flush(part.source);
					continue;
				}
				spans.push(spanOf(part, head));
				used += cells;
				rest = rest.slice(head.length);
			}
		}
	}
	flush(0);
}

/** As much as fits, with its width; on an empty row at least something, even of a grapheme that is wider than the row. */
function headThatFits(text: string, room: number, empty: boolean): readonly [head: string, cells: number] {
	// Enough characters for the row, so that a very long word is not measured again and again.
	const near = text.slice(0, room * 8 + 64);
	const whole = near === text ? cellWidth(text) : Number.POSITIVE_INFINITY;
	if (whole <= room) return [text, whole];
	const head = empty ? someHeadOf(near, room) : headOf(near, room);
	return [head, cellWidth(head)];
}

function spanOf(piece: Piece, text: string): Span {
	return piece.link === undefined ? { text, roles: piece.roles } : { text, roles: piece.roles, link: piece.link };
}
