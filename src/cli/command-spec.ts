/**
 * The description of a command, used by the table, help, and the parser of the command line.
 */
import type { World } from "./world.ts";

/** What a word or a value stands for, for completion in shells. */
export type ArgumentType =
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
	/** One of the command's actions. */
	| "action"
	| "template"
	| "shell";

export interface OptionSpec {
	/** Long name without dashes. */
	readonly name: string;
	/** One letter, without its dash. */
	readonly short?: string;
	/** Its value's name in help; undefined for a flag. */
	readonly value?: string;
	/** The allowed values. */
	readonly oneOf?: readonly string[];
	/** The value may be omitted; if given, it needs `=`. */
	readonly valueOptional?: boolean;
	/** May be given more than once; each value counts. */
	readonly repeatable?: true;
	/** What its value stands for. */
	readonly means?: ArgumentType;
	readonly about: string;
}

export interface CommandSpec {
	readonly name: string;
	/** One line for the list of commands. */
	readonly summary: string;
	/** What follows the command's name, as help shows it. */
	readonly usage: string;
	/** The least and the greatest number of operands. */
	readonly words: readonly [least: number, most: number];
	/** What the operands stand for, in order; the last entry applies to all further ones. */
	readonly means?: readonly ArgumentType[];
	/** The words that the first operand may be, for a command that does several things. */
	readonly actions?: readonly string[];
	readonly options: readonly OptionSpec[];
	readonly examples: readonly (readonly [command: string, does: string])[];
	/** Exit codes besides 0, 2 and 3, as help describes them. */
	readonly exits?: string;
	/** Needs standard input and output to be a terminal, unless one of the options `unless` is given. */
	readonly terminal?: { readonly unless?: readonly string[] };
	/** `refuse` throws for invalid arguments when there is no terminal to run in. */
	load(): Promise<{
		readonly run: RunCommand;
		readonly refuse?: (call: ParsedArguments, world: World) => Promise<void>;
	}>;
}

/** All commands. */
export interface CommandTable {
	/** `pep-wizard` without a command. */
	readonly start: CommandSpec;
	readonly commands: readonly CommandSpec[];
	/** Understood by every command, before and after its name. */
	readonly globals: readonly OptionSpec[];
}

/** The command with that name. */
export function commandNamed(table: CommandTable, name: string): CommandSpec | undefined {
	return table.commands.find((command) => command.name === name);
}

/** A parsed command line: options by long name, and operands. */
export interface ParsedArguments {
	readonly options: Readonly<Record<string, string | true | readonly string[]>>;
	readonly words: readonly string[];
}

/** What a command's module exports; returns the exit code. */
export type RunCommand = (call: ParsedArguments, world: World, table: CommandTable) => Promise<number>;

/** The value given for an option; undefined if the option is absent. */
export function optionText(call: ParsedArguments, name: string): string | undefined {
	const value = call.options[name];
	return value === true ? "" : typeof value === "object" ? value.at(-1) : value;
}

/** All values given for a repeatable option, in their order. */
export function optionTexts(call: ParsedArguments, name: string): readonly string[] {
	const value = call.options[name];
	return typeof value === "object" ? value : typeof value === "string" ? [value] : [];
}
