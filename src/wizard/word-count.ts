/** Tells the author how long the answer and the whole proposal are, on request only. */
import { wordsInAnswer, wordsInProposal } from "../proposal/length.ts";
import { readingMinutes } from "../text/word-count.ts";
import { itemAt, withNotice } from "./state.ts";
import type { State } from "./types.ts";

/** Shows the number of words and the reading time. */
export function showWordCount(state: State): State {
	const own = wordsInAnswer(state.proposal, itemAt(state));
	const all = wordsInProposal(state.proposal);
	return withNotice(state, `This answer: ${lengthOf(own)}. All answers: ${lengthOf(all)}`);
}

function lengthOf(words: number): string {
	const count = `${words.toLocaleString("en")} ${words === 1 ? "word" : "words"}`;
	return words === 0 ? count : `${count}, ${readingMinutes(words)} min to read`;
}
