/**
 * The commands of the plain review: the screen's letters, or whole words, with or without a `/`. The parser and the help
 * use one table.
 */
import { nearestWord } from "../../outline/nearest.ts";
import { reviewCommandOf } from "../../wizard/review/key-map.ts";

interface Spec {
	readonly name: string;
	readonly letter: string;
	/** `text`: asks for lines if there are none; `number`: may begin with the number of a comment. */
	readonly takes: "nothing" | "text" | "number" | "reply" | "words";
	readonly does: string;
}

export const PLAIN_COMMANDS = [
	{ name: "fine", letter: letterOf("fine"), takes: "nothing", does: "marks the answer as fine and goes on" },
	{ name: "comment", letter: letterOf("comment"), takes: "text", does: "writes a comment" },
	{ name: "question", letter: letterOf("question"), takes: "text", does: "asks a question" },
	{ name: "change", letter: letterOf("change"), takes: "text", does: "asks for a change" },
	{
		name: "quote",
		letter: letterOf("passage"),
		takes: "words",
		does: "quotes the passage with these words in the next comment",
	},
	{ name: "reply", letter: letterOf("reply"), takes: "reply", does: "replies to a comment, by its number" },
	{ name: "resolve", letter: letterOf("resolve"), takes: "number", does: "resolves a comment, or opens it again" },
	{ name: "edit", letter: letterOf("revise"), takes: "reply", does: "writes one of your comments anew" },
	{ name: "unmark", letter: letterOf("unmark"), takes: "nothing", does: "takes “fine” back" },
	{ name: "next", letter: letterOf("next-unseen"), takes: "nothing", does: "goes to the next answer to look at" },
	{ name: "changed", letter: letterOf("next-changed"), takes: "nothing", does: "goes to the next answer that changed" },
	{ name: "open", letter: letterOf("next-open"), takes: "nothing", does: "goes to the next open comment" },
	{ name: "back", letter: "b", takes: "nothing", does: "goes to the previous answer" },
	{ name: "go", letter: "/", takes: "words", does: "finds an answer by words in its heading or text" },
	{
		name: "show",
		letter: letterOf("changes"),
		takes: "nothing",
		does: "reads the answer as it is now, without changes",
	},
	{ name: "guidance", letter: letterOf("guidance"), takes: "nothing", does: "tells what to look for" },
	{ name: "verdict", letter: letterOf("verdict"), takes: "nothing", does: "ends the round" },
	{ name: "left", letter: letterOf("only-left"), takes: "nothing", does: "lists what is left to look at" },
	{ name: "help", letter: "?", takes: "nothing", does: "lists these commands" },
	{ name: "quit", letter: "q", takes: "nothing", does: "saves and leaves; the round stays open" },
] as const satisfies readonly Spec[];

export type PlainCommand = (typeof PLAIN_COMMANDS)[number]["name"];

function letterOf(id: Parameters<typeof reviewCommandOf>[0]): string {
	return reviewCommandOf(id).keys[0] ?? "";
}

export interface PlainLine {
	readonly name: PlainCommand;
	/** The number of a comment, 1-based. */
	readonly number?: number;
	readonly text: string;
}

/** What a line asks for, or what is wrong with it. An empty line goes to the next answer. */
export function parseReviewLine(line: string): PlainLine | { readonly error: string } {
	const trimmed = line.trim();
	const [, word = "", rest = ""] = /^\/?(\S*)\s*(.*)$/su.exec(trimmed) ?? [];
	const key = trimmed === "/" ? "/" : word.toLowerCase();
	const spec: Spec | undefined = PLAIN_COMMANDS.find(({ name, letter }) => name === key || letter === key);
	if (!spec) return { error: errorFor(word) };
	const name = spec.name as PlainCommand;
	if (spec.takes === "nothing" && rest !== "") return { error: `“${word}” takes nothing after it.` };
	const numbered = spec.takes === "reply" || spec.takes === "number" ? /^(\d+)(?:\s+(.*))?$/su.exec(rest) : undefined;
	if (numbered) return { name, number: Number(numbered[1]), text: numbered[2] ?? "" };
	if (spec.takes === "number" && rest !== "") return { error: `Give the number of a comment after “${word}”.` };
	return { name, text: rest };
}

function errorFor(word: string): string {
	const names = PLAIN_COMMANDS.map(({ name }) => name);
	const near = nearestWord(word, names);
	return `Unknown command ${word}. ${near ? `Did you mean ${near}?` : "? lists the commands."}`;
}

/** The help: one line per command. */
export function reviewHelpLines(): string[] {
	return [
		...PLAIN_COMMANDS.map((spec: Spec) => `${spec.letter} or ${usageOf(spec)}: ${spec.does}.`),
		"An empty line goes to the next answer.",
		"In place of a line of a text, /edit opens it in your editor.",
	];
}

function usageOf({ name, takes }: Spec): string {
	const after = { nothing: "", text: " TEXT", number: " [NUMBER]", reply: " [NUMBER] TEXT", words: " WORDS" }[takes];
	return `${name}${after}`;
}
