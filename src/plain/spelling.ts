/** The command `/spelling`: lists the words of the answer that the system's checker doesn't know. */
import { spelledWords } from "../markdown/spelled-words.ts";
import { markdownOfAnswer } from "../proposal/answers.ts";
import { joinWords, pluralize } from "../text/english.ts";
import { itemAt } from "../wizard/state.ts";
import type { Conversation } from "./conversation.ts";

/** Suggestions that are read out for a word. */
const MAX_SUGGESTIONS = 3;

/** Prints one line for each word, with what may be meant. */
export async function listMisspelled(conversation: Conversation): Promise<undefined> {
	const item = itemAt(conversation.state);
	const lines = markdownOfAnswer(item, conversation.answer(item)).split("\n");
	const words = [...new Set(spelledWords(lines).map(({ word }) => word))];
	try {
		const verdicts = await conversation.spellingOf(words);
		const wrong = words.flatMap((word) => {
			const suggestions = verdicts[word] ?? true;
			return suggestions === true ? [] : [lineOf(word, suggestions.slice(0, MAX_SUGGESTIONS))];
		});
		const count = `${pluralize(wrong.length, "word")} may be misspelled:`;
		conversation.print(wrong.length === 0 ? "No word is misspelled." : count, ...wrong);
	} catch (error) {
		conversation.print(`${error instanceof Error ? error.message : error}.`);
	}
}

function lineOf(word: string, suggestions: readonly string[]): string {
	return suggestions.length === 0 ? `${word}, without a suggestion.` : `${word}: ${joinWords(suggestions, "or")}.`;
}
