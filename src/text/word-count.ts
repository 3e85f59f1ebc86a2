/** Counts a text's words and estimates its reading time. In scripts without spaces, a dictionary divides the words. */
import { wordSegments } from "./segments.ts";

/** What Markdown doesn't show: comments, to the end of the text if they are not closed, and the targets of links. */
const HIDDEN = /<!--[\s\S]*?(?:-->|$)|(?<=\])\([^()\s]*\)/g;

/** The number of words that a reader of the Markdown sees. */
export function countWords(markdown: string): number {
	// Patterns of Unicode classes are created where they are used: they slow down a start.
	const unspaced =
		/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
	// Letters and digits, joined as in `can't`, `v1.36` and `kube-apiserver`.
	const word = /[\p{L}\p{N}\p{M}_]+(?:['’.\-/][\p{L}\p{N}\p{M}_]+)*/gu;
	let count = 0;
	const spaced = markdown.replace(HIDDEN, " ").replace(unspaced, (run) => {
		for (const { isWordLike } of wordSegments(run)) if (isWordLike) count++;
		return " ";
	});
	for (const _ of spaced.matchAll(word)) count++;
	return count;
}

/** Words per minute of an attentive reader. */
const SPEED = 220;

/** Minutes to read that many words, rounded up. */
export function readingMinutes(words: number): number {
	return Math.ceil(words / SPEED);
}
