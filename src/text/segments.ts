/** Graphemes and words by Intl.Segmenter. Its tables take 10 ms to load, so they are loaded on first use. */

let graphemes: Intl.Segmenter | undefined;
let words: Intl.Segmenter | undefined;

/** The text's graphemes, by Intl.Segmenter. */
export function graphemeSegments(text: string): Intl.Segments {
	graphemes ??= new Intl.Segmenter(undefined, { granularity: "grapheme" });
	return graphemes.segment(text);
}

/** The text's words and what is between them, by Intl.Segmenter. */
export function wordSegments(text: string): Intl.Segments {
	words ??= new Intl.Segmenter(undefined, { granularity: "word" });
	return words.segment(text);
}
