/** The commands of the conversation: a line that begins with `/`. One table; reading a line and the help come from it. */
import { nearest } from "../outline/nearest.ts";

type Takes = "nothing" | "words";

interface CommandSpec {
	readonly name: string;
	readonly takes: Takes;
	/** How it is typed, where that is more than its name. */
	readonly usage?: string;
	readonly does: string;
}

export const COMMANDS = [
	{ name: "next", takes: "nothing", does: "goes on to the next item" },
	{ name: "back", takes: "nothing", does: "goes to the item before" },
	{ name: "go", takes: "words", usage: "/go WORDS", does: "finds an item by words of its heading or answer" },
	{ name: "required", takes: "nothing", does: "goes to the next item that is still required" },
	{ name: "missing", takes: "nothing", does: "tells what is still required" },
	{ name: "edit", takes: "nothing", does: "opens the text in your editor" },
	{ name: "lines", takes: "nothing", does: "takes several lines where one is asked for" },
	{ name: "more", takes: "nothing", does: "writes on behind the text that is there" },
	{ name: "clear", takes: "nothing", does: "empties what is asked for" },
	{ name: "remove", takes: "nothing", does: "takes the entry away that is asked for" },
	{ name: "undo", takes: "nothing", does: "puts the answer back as it was when you came to the item" },
	{ name: "na", takes: "words", usage: "/na REASON", does: "says that the item does not apply, and why" },
	{ name: "stage", takes: "words", usage: "/stage STAGE", does: "changes the stage that the proposal is written for" },
	{
		name: "show",
		takes: "words",
		usage: "/show, /show all",
		does: "tells this answer, or all of the proposal, as Markdown",
	},
	{ name: "write", takes: "nothing", does: "saves now and writes the Markdown file" },
	{ name: "help", takes: "nothing", does: "lists these commands" },
	{ name: "quit", takes: "nothing", does: "saves and leaves" },
] as const satisfies readonly CommandSpec[];

export type CommandName = (typeof COMMANDS)[number]["name"];

export interface Command {
	/** `guidance` is the line `?`. */
	readonly name: CommandName | "guidance";
	/** What follows the name, trimmed; may be empty. */
	readonly rest: string;
}

export type Line =
	| { readonly type: "text"; readonly text: string }
	| { readonly type: "command"; readonly command: Command }
	| { readonly type: "unknown"; readonly complaint: string };

/**
 * Reads a line that answers a question. `//x` is the text `/x`; so is a path such as `/docs/x.md`. With `long` the line
 * is the first of a longer text, and only a single word behind `/` is taken for a command that was mistyped.
 */
export function readLine(line: string, long = false): Line {
	if (line.trim() === "?") return { type: "command", command: { name: "guidance", rest: "" } };
	if (line.startsWith("//")) return { type: "text", text: line.slice(1) };
	if (!line.startsWith("/")) return { type: "text", text: line };
	const command = commandIn(line);
	if (command) return { type: "command", command };
	const isText = /^\/\S*\//.test(line) || (long && /\s\S/.test(line));
	return isText ? { type: "text", text: line } : { type: "unknown", complaint: complaintAbout(line) };
}

/**
 * Reads a further line of a longer text, where paths and comments are no commands: only a line that is a whole command
 * is one, and only such a line needs another `/` to be text.
 */
export function readTextLine(line: string): Line {
	const slashes = /^\/+/.exec(line)?.[0].length ?? 0;
	const command = slashes > 0 ? commandIn(line.slice(slashes - 1)) : undefined;
	if (!command) return { type: "text", text: line };
	return slashes === 1 ? { type: "command", command } : { type: "text", text: line.slice(1) };
}

function commandIn(line: string): Command | undefined {
	const [, word = "", rest = ""] = /^\/(\S*)\s*(.*?)\s*$/su.exec(line) ?? [];
	const spec: CommandSpec | undefined = COMMANDS.find(({ name }) => name === word.toLowerCase());
	if (!spec || (rest !== "" && spec.takes === "nothing")) return undefined;
	return { name: spec.name as CommandName, rest };
}

function complaintAbout(line: string): string {
	const word = /^\/(\S*)/.exec(line)?.[1] ?? "";
	const known = COMMANDS.find(({ name }) => name === word.toLowerCase());
	if (known) return `/${known.name} stands alone. For a text that begins with /, type //${line.slice(1)}`;
	const near = nearest(
		word,
		COMMANDS.map(({ name }) => name),
	);
	const hint = near ? `Did you mean /${near}? ` : "/help lists the commands. ";
	return `There is no command /${word}. ${hint}For a text that begins with /, begin it with //.`;
}

/** One line a command. */
export function helpLines(): string[] {
	const listed = COMMANDS.map((spec: CommandSpec) => `${spec.usage ?? `/${spec.name}`}: ${spec.does}.`);
	return [
		...listed,
		"?: tells more about the question, with an example where there is one.",
		"An empty line keeps what is there and goes on.",
		"For an answer that begins with /, begin it with //.",
	];
}
