/** Tells the author how long the answer and the whole proposal are, on request only. */
import type { Item } from "../outline/types.ts";
import { countWords, readingMinutes } from "../text/word-count.ts";
import { textsOf } from "./find.ts";
import { itemAt, withNotice } from "./state.ts";
import type { State } from "./types.ts";

/** Shows the number of words and the reading time. */
export function showWordCount(state: State): State {
	const all = state.proposal.outline.items.reduce((sum, item) => sum + wordsIn(state, item), 0);
	const own = wordsIn(state, itemAt(state));
	return withNotice(state, `This answer: ${lengthOf(own)}. All answers: ${lengthOf(all)}`);
}

/** What the author wrote: no labels of boxes and fields. */
function wordsIn(state: State, item: Item): number {
	return item.isStage ? 0 : textsOf(state, item).reduce((sum, { value }) => sum + countWords(value), 0);
}

function lengthOf(words: number): string {
	const count = `${words.toLocaleString("en")} ${words === 1 ? "word" : "words"}`;
	return words === 0 ? count : `${count}, ${readingMinutes(words)} min to read`;
}
