/**
 * What a command is, for the table, for help and for reading the command line. Knows no command.
 */
import type { World } from "./world.ts";

/** What a word or a value stands for, so that a shell can complete it. */
export type Meaning =
	| "command"
	| "draft"
	/** A Markdown file. */
	| "markdown"
	/** A draft or a Markdown file. */
	| "proposal"
	| "file"
	| "folder"
	/** An id of the draft that the first word names. */
	| "item"
	/** A value of the item that the second word names. */
	| "value"
	| "stage"
	| "template"
	| "shell";

export interface OptionSpec {
	/** Long name without dashes. */
	readonly name: string;
	/** One letter, without its dash. */
	readonly short?: string;
	/** What its value is called in help; none for a switch. */
	readonly value?: string;
	/** The only values that can be given. */
	readonly oneOf?: readonly string[];
	/** The value may be left out, and is then given with `=` only. */
	readonly valueOptional?: boolean;
	/** What its value stands for. */
	readonly means?: Meaning;
	readonly about: string;
}

export interface CommandSpec {
	readonly name: string;
	/** One line for the list of commands. */
	readonly summary: string;
	/** What follows the command's name, as help shows it. */
	readonly usage: string;
	/** How few and how many words it takes beside its options. */
	readonly words: readonly [least: number, most: number];
	/** What these words stand for, one after the other; the last one counts for all that follow. */
	readonly means?: readonly Meaning[];
	readonly options: readonly OptionSpec[];
	readonly examples: readonly (readonly [command: string, does: string])[];
	/** Exit codes other than 0, 2 and 3 that it may end with, as help tells them. */
	readonly exits?: string;
	/** Needs a terminal at both ends; unless, for `unless` an option, that one is given. */
	readonly terminal?: { readonly unless?: string };
	/** `refuse` throws for words that can't be, where there is no terminal to run in. */
	load(): Promise<{ readonly run: Run; readonly refuse?: (call: Call, world: World) => Promise<void> }>;
}

/** All that the program can be asked to do. */
export interface Table {
	/** `pep-wizard` without a command. */
	readonly start: CommandSpec;
	readonly commands: readonly CommandSpec[];
	/** Understood by every command, before and behind its name. */
	readonly globals: readonly OptionSpec[];
}

/** The command with that name. */
export function commandNamed(table: Table, name: string): CommandSpec | undefined {
	return table.commands.find((command) => command.name === name);
}

/** A command line, understood: what was given to the options (by long name) and the words between them. */
export interface Call {
	readonly options: Readonly<Record<string, string | true>>;
	readonly words: readonly string[];
}

/** What a file in this folder exports for its line in the table; gives the exit code. */
export type Run = (call: Call, world: World, table: Table) => Promise<number>;

/** The text given to an option; undefined where it was not given. */
export function optionText(call: Call, name: string): string | undefined {
	const value = call.options[name];
	return value === true ? "" : value;
}
