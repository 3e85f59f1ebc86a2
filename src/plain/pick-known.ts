/**
 * Picks from what is known instead of typing it whole: a number or a part of a name, for people, related proposals and
 * days. Anything else stays as it was typed.
 */
import type { Suggestion } from "../wizard/pick-types.ts";
import type { Conversation, Navigation } from "./conversation.ts";
import { parseChoice } from "./parse-choice.ts";

/** The most entries that are read out. */
const MOST_READ = 30;
/** The most matches to choose from. */
const MOST_MATCHES = 9;

/** Reads out what can be picked. */
export async function readList(conversation: Conversation): Promise<undefined> {
	const { pickable } = conversation;
	const all = pickable?.all ?? [];
	if (!pickable || all.length === 0) {
		conversation.print("Nothing is known that could be picked here; type the answer.");
		return;
	}
	pickable.isListed = true;
	conversation.print(...all.slice(0, MOST_READ).map(({ words }, at) => `${at + 1}. ${words}`));
	const more = all.length - MOST_READ;
	conversation.print(more > 0 ? `${more} more; type a part of a name.` : "Type a number, or the answer itself.");
}

/** The value that was meant by a text: picked by number or by a part of its name, or the text itself. */
export async function meantBy(conversation: Conversation, text: string): Promise<string | Navigation> {
	const { pickable } = conversation;
	const typed = text.trim();
	if (!pickable || typed === "") return text;
	const { all, name } = pickable;
	const listed = pickable.listed(typed);
	if (listed) return taken(conversation, listed);
	if (name === "days" || all.some(({ value }) => value === typed)) return text;
	const part = typed.toLowerCase();
	const found = all.filter(({ words, value }) => `${words}\n${value}`.toLowerCase().includes(part));
	if (found.length === 0) return text;
	const numbered = /^\d+$/.test(part) ? found.filter(({ words }) => words.startsWith(`${part} `)) : [];
	if (numbered.length === 1) return taken(conversation, numbered[0]!);
	return chooseAmong(conversation, found.slice(0, MOST_MATCHES), text);
}

async function chooseAmong(
	conversation: Conversation,
	found: readonly Suggestion[],
	text: string,
): Promise<string | Navigation> {
	const named = found.map(({ words }) => ({ id: words, label: words }));
	conversation.print(...found.map(({ words }, at) => `${at + 1}. ${words}`));
	const reply = await conversation.askPlain(`Number to take one (empty keeps ${text.trim()}): `, (line) =>
		line.trim() === "" || parseChoice(line, named) ? undefined : `Enter a number from 1 to ${found.length}.`,
	);
	if (typeof reply !== "string") return reply;
	const chosen = parseChoice(reply, named);
	const at = chosen ? named.indexOf(chosen) : -1;
	return at < 0 ? text : taken(conversation, found[at]!);
}

function taken(conversation: Conversation, { value }: Suggestion): string {
	conversation.print(`Taken: ${value}.`);
	return value;
}
