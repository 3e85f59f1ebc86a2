/**
 * Text in terminal cells. Measures and cuts in windows: the engine's segmenter takes quadratic time on long strings.
 * Knows no styles.
 */
import { graphemeSegments } from "../text/segments.ts";
import { isSimpleText } from "../text/simple-text.ts";
import { widthOf } from "../text/width.ts";

/** Widths of single characters, for text that is measured one by one. */
const known = new Map<string, number>();

function measure(text: string): number {
	if (text.length > 2) return widthOf(text);
	const width = known.get(text) ?? widthOf(text);
	if (known.size > 10_000) known.clear();
	known.set(text, width);
	return width;
}

const WINDOW = 512;

/** How many cells the text takes; tabs and control characters count nothing. */
export function cellWidth(text: string): number {
	if (isSimpleText(text)) return text.length;
	if (text.length <= WINDOW) return measure(text);
	let width = 0;
	for (const window of windows(text)) width += measure(window);
	return width;
}

/** The text's graphemes. One that is longer than any sensible text has comes in parts. */
export function* graphemesOf(text: string): Generator<string> {
	for (const window of windows(text)) for (const { segment } of graphemeSegments(window)) yield segment;
}

/** As many whole graphemes from the start as fit into `width` cells. */
export function headWithin(text: string, width: number): string {
	// One more than fits: it could belong to the one before it.
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

/** Like `headOf`, but never nothing: of a grapheme that is wider than `width` as many characters as fit, at least one. */
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

/** The text in parts of at most `WINDOW` units, cut between graphemes. */
function* windows(text: string): Generator<string> {
	for (let from = 0; from < text.length; ) {
		// Half a character would begin a grapheme of its own, where the whole one may belong to that before it.
		let window = text.slice(from, from + WINDOW).replace(/(?<=.)[\uD800-\uDBFF]$/su, "");
		if (from + window.length < text.length) {
			// The last grapheme may go on behind the window.
			const last = graphemeSegments(window).containing(window.length - 1)?.index ?? 0;
			if (last > 0) window = window.slice(0, last);
		}
		yield window;
		from += window.length;
	}
}
