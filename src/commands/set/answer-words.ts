/** Summarises an answer in a few words, for messages on one line. */
import type { Item } from "../../outline/types.ts";
import { cleanAnswer, isNotApplicable, markdownOfAnswer } from "../../proposal/answers.ts";
import { keptAnswer, NOT_APPLICABLE } from "../../proposal/not-applicable.ts";
import type { Answer } from "../../proposal/types.ts";
import { visible } from "../../terminal/sanitize.ts";

/** The maximum number of characters from the first line. */
const SHORT = 60;

/** The start of the answer and how much follows; for *not applicable*, the reason and the kept answer. */
export function answerWords(item: Item, answer: Answer): string {
	if (!isNotApplicable(answer)) return beginning(markdownOfAnswer(item, answer));
	const reason = answer[NOT_APPLICABLE];
	const mark = /\S/.test(reason) ? `not applicable, because ${beginning(reason)}` : "not applicable";
	const kept = cleanAnswer(item, keptAnswer(answer));
	return kept === undefined ? mark : `${mark}; kept with it: ${answerWords(item, kept)}`;
}

function beginning(text: string): string {
	const [first = "", ...more] = text.split(/\r\n|\r|\n/).filter((line) => /\S/.test(line));
	const letters = [...visible(first.trim())];
	const words = letters.length > SHORT ? `${letters.slice(0, SHORT - 1).join("")}…` : letters.join("");
	if (more.length === 0) return `“${words}”`;
	return `“${words}” and ${more.length} more ${more.length === 1 ? "line" : "lines"}`;
}
