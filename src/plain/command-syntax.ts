/** The syntax of the conversation's commands, lines that start with `/`. The parser and the help use one table. */
import { nearestWord } from "../outline/nearest.ts";

type Takes = "nothing" | "words";

interface CommandSpec {
	readonly name: string;
	readonly takes: Takes;
	/** How to type it, if that is more than its name. */
	readonly usage?: string;
	readonly does: string;
}

export const COMMANDS = [
	{ name: "next", takes: "nothing", does: "goes to the next item" },
	{ name: "back", takes: "nothing", does: "goes to the previous item" },
	{ name: "go", takes: "words", usage: "/go WORDS", does: "finds an item by words in its heading or answer" },
	{ name: "required", takes: "nothing", does: "goes to the next item that is still required" },
	{ name: "missing", takes: "nothing", does: "lists what is still required" },
	{ name: "commented", takes: "nothing", does: "goes to the next item with an open comment by a reviewer" },
	{ name: "comments", takes: "nothing", does: "reads the reviewers' comments on this item" },
	{ name: "reply", takes: "words", usage: "/reply NUMBER TEXT", does: "replies to a comment on this item" },
	{
		name: "addressed",
		takes: "words",
		usage: "/addressed NUMBER",
		does: "says that you addressed a comment, or takes that back",
	},
	{ name: "list", takes: "nothing", does: "reads out what can be picked here: people, related proposals, days" },
	{ name: "edit", takes: "nothing", does: "opens the text in your editor" },
	{ name: "lines", takes: "nothing", does: "enters several lines where one is asked for" },
	{ name: "more", takes: "nothing", does: "appends lines to the current text" },
	{ name: "clear", takes: "nothing", does: "clears the current question" },
	{ name: "remove", takes: "nothing", does: "removes the current entry" },
	{ name: "undo", takes: "nothing", does: "restores the answer as it was when you came to the item" },
	{ name: "na", takes: "words", usage: "/na REASON", does: "marks the item as not applicable, with a reason" },
	{ name: "stage", takes: "words", usage: "/stage STAGE", does: "changes the stage that the proposal targets" },
	{
		name: "show",
		takes: "words",
		usage: "/show, /show all",
		does: "prints this answer, or the whole proposal, as Markdown",
	},
	{ name: "spelling", takes: "nothing", does: "lists the words of the answer that may be misspelled" },
	{ name: "write", takes: "nothing", does: "saves now and writes the Markdown file" },
	{ name: "finish", takes: "nothing", does: "offers to write, check, commit and propose it, one step at a time" },
	{ name: "help", takes: "nothing", does: "lists these commands" },
	{ name: "quit", takes: "nothing", does: "saves and exits" },
] as const satisfies readonly CommandSpec[];

export type CommandName = (typeof COMMANDS)[number]["name"];

export interface ParsedCommand {
	/** `guidance` is the line `?`. */
	readonly name: CommandName | "guidance";
	/** What follows the name, trimmed; may be empty. */
	readonly rest: string;
}

export type ParsedLine =
	| { readonly type: "text"; readonly text: string }
	| { readonly type: "command"; readonly command: ParsedCommand }
	| { readonly type: "unknown"; readonly error: string };

/**
 * Parses a line that answers a question. `//x` is the text `/x`; a path such as `/docs/x.md` is text too. With `long`,
 * the line is the first of a longer text, and only a single word after `/` counts as a mistyped command.
 */
export function parseLine(line: string, long = false): ParsedLine {
	if (line.trim() === "?") return { type: "command", command: { name: "guidance", rest: "" } };
	if (line.startsWith("//")) return { type: "text", text: line.slice(1) };
	if (!line.startsWith("/")) return { type: "text", text: line };
	const command = commandIn(line);
	if (command) return { type: "command", command };
	const isText = /^\/\S*\//.test(line) || (long && /\s\S/.test(line));
	return isText ? { type: "text", text: line } : { type: "unknown", error: errorFor(line) };
}

/**
 * Parses a further line of a longer text, which may hold paths and comments: only a complete command counts as one, and
 * only such a line needs another `/` to be text.
 */
export function parseTextLine(line: string): ParsedLine {
	const slashes = /^\/+/.exec(line)?.[0].length ?? 0;
	const command = slashes > 0 ? commandIn(line.slice(slashes - 1)) : undefined;
	if (!command) return { type: "text", text: line };
	return slashes === 1 ? { type: "command", command } : { type: "text", text: line.slice(1) };
}

function commandIn(line: string): ParsedCommand | undefined {
	const [, word = "", rest = ""] = /^\/(\S*)\s*(.*?)\s*$/su.exec(line) ?? [];
	const spec: CommandSpec | undefined = COMMANDS.find(({ name }) => name === word.toLowerCase());
	if (!spec || (rest !== "" && spec.takes === "nothing")) return undefined;
	return { name: spec.name as CommandName, rest };
}

function errorFor(line: string): string {
	const word = /^\/(\S*)/.exec(line)?.[1] ?? "";
	const known = COMMANDS.find(({ name }) => name === word.toLowerCase());
	if (known) return `/${known.name} takes nothing after it. To enter this as text, type //${line.slice(1)}`;
	const near = nearestWord(
		word,
		COMMANDS.map(({ name }) => name),
	);
	const hint = near ? `Did you mean /${near}? ` : "/help lists the commands. ";
	return `Unknown command /${word}. ${hint}To enter text that starts with /, type // instead.`;
}

/** The help: one line per command. */
export function helpLines(): string[] {
	const listed = COMMANDS.map((spec: CommandSpec) => `${spec.usage ?? `/${spec.name}`}: ${spec.does}.`);
	return [
		...listed,
		"?, a question mark: tells more about the question, with an example if there is one.",
		"An empty line keeps the current answer and moves on.",
		"To enter text that starts with /, type // instead.",
	];
}
