/**
 * Measures and cuts text in terminal cells. Works in windows, because the engine's segmenter takes quadratic time on
 * long strings. Knows no styles.
 */
import { graphemeSegments } from "../text/segments.ts";
import { isSimpleText } from "../text/simple-text.ts";
import { widthOf } from "../text/width.ts";

/** Cached widths of short texts, for text that is measured character by character. */
const known = new Map<string, number>();

function measure(text: string): number {
	if (text.length > 2) return widthOf(text);
	const width = known.get(text) ?? widthOf(text);
	if (known.size > 10_000) known.clear();
	known.set(text, width);
	return width;
}

const WINDOW = 512;

/** The text's width in cells; tabs and control characters count as zero. */
export function cellWidth(text: string): number {
	if (isSimpleText(text)) return text.length;
	if (text.length <= WINDOW) return measure(text);
	let width = 0;
	for (const window of windows(text)) width += measure(window);
	return width;
}

/** The text's graphemes. An implausibly long one is divided. */
export function* graphemesOf(text: string): Generator<string> {
	for (const window of windows(text)) for (const { segment } of graphemeSegments(window)) yield segment;
}

/** As many whole graphemes from the start of the text as fit into `width` cells. */
export function headWithin(text: string, width: number): string {
	// One character more than fits: it could join the one before it.
	const near = text.slice(0, width + 1);
	if (width >= 0 && isSimpleText(near)) return near.slice(0, width);
	let end = 0;
	let used = 0;
	for (const grapheme of graphemesOf(text)) {
		used += measure(grapheme);
		if (used > width) break;
		end += grapheme.length;
	}
	return text.slice(0, end);
}

/** Like `headWithin`, but never empty: a grapheme wider than `width` is cut into characters, at least one. */
export function nonEmptyHeadWithin(text: string, width: number): string {
	const head = headWithin(text, width);
	if (head !== "") return head;
	let end = 0;
	let used = 0;
	for (const character of text) {
		used += measure(character);
		if (end > 0 && used > width) break;
		end += character.length;
	}
	return text.slice(0, end);
}

/** Divides the text into windows of at most `WINDOW` UTF-16 units, between graphemes. */
function* windows(text: string): Generator<string> {
	for (let from = 0; from < text.length; ) {
		// Half a surrogate pair would start a new grapheme, although the whole character may join the previous one.
		let window = text.slice(from, from + WINDOW).replace(/(?<=.)[\uD800-\uDBFF]$/su, "");
		if (from + window.length < text.length) {
			// The last grapheme may continue after the window.
			const last = graphemeSegments(window).containing(window.length - 1)?.index ?? 0;
			if (last > 0) window = window.slice(0, last);
		}
		yield window;
		from += window.length;
	}
}
