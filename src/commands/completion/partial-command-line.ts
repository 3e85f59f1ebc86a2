/**
 * Parses an unfinished command line: which command it calls, and what can be completed at the cursor. Uses only the command
 * table; reads no files and reports no errors.
 */
import {
	type ArgumentType,
	type CommandSpec,
	type CommandTable,
	commandNamed,
	type OptionSpec,
} from "../../cli/command-spec.ts";

/** What can be completed at the cursor. */
export type CompletionTarget =
	/** A command's name, or a draft to resume. */
	| { readonly type: "command" }
	| { readonly type: "option"; readonly options: readonly OptionSpec[] }
	/** An option's value; `prefix` is before it in the same word. */
	| { readonly type: "value"; readonly option: OptionSpec; readonly prefix: string }
	| { readonly type: "word"; readonly means: ArgumentType; readonly actions?: readonly string[] | undefined }
	| { readonly type: "nothing" };

export interface PartialCommandLine {
	readonly wanted: CompletionTarget;
	/** The command's operands before the word being typed. */
	readonly words: readonly string[];
	/** The value of `--template`. */
	readonly template: string | undefined;
	/** The word being typed, as far as it goes. */
	readonly current: string;
}

/** `line` contains all words after the program's name; the last one is being typed and may be empty. */
export function parsePartialCommandLine(line: readonly string[], table: CommandTable): PartialCommandLine {
	const current = line.at(-1) ?? "";
	const before = line.slice(0, -1);
	const found = commandIn(before, table);
	if (!found) return { wanted: { type: "nothing" }, words: [], template: undefined, current };
	const options = [...found.command.options, ...table.globals];
	const read = readWords(found.rest, options);
	return {
		wanted: wantedAt(current, found.command, options, read),
		words: read.words,
		template: read.values.get("template"),
		current,
	};
}

/** Like `chooseCommand`, for an unfinished line; undefined if there is no such command. */
function commandIn(before: readonly string[], table: CommandTable) {
	const at = before.findIndex((word) => !word.startsWith("-"));
	const name = before[at];
	if (name === undefined) return { command: table.start, rest: before };
	const command = commandNamed(table, name);
	if (command) return { command, rest: before.filter((_, index) => index !== at) };
	const edit = /\.ya?ml$/i.test(name) ? commandNamed(table, "edit") : undefined;
	return edit && { command: edit, rest: before };
}

interface Read {
	readonly words: readonly string[];
	/** Values by option; empty for flags. */
	readonly values: ReadonlyMap<string, string>;
	/** The option whose value comes next. */
	readonly open: OptionSpec | undefined;
	/** `--` was given: no more options. */
	readonly closed: boolean;
}

function readWords(rest: readonly string[], options: readonly OptionSpec[]): Read {
	const words: string[] = [];
	const values = new Map<string, string>();
	let open: OptionSpec | undefined;
	let closed = false;
	for (const word of rest) {
		if (open) {
			values.set(open.name, word);
			open = undefined;
		} else if (closed || !/^-./.test(word)) words.push(word);
		else if (word === "--") closed = true;
		else {
			const [name, value] = word.split(/=(.*)/s);
			const option = optionNamed(name ?? "", options);
			if (!option) continue;
			values.set(option.name, value ?? "");
			if (value === undefined && option.value !== undefined && !option.valueOptional) open = option;
		}
	}
	return { words, values, open, closed };
}

function optionNamed(word: string, options: readonly OptionSpec[]): OptionSpec | undefined {
	return options.find(({ name, short }) => word === `--${name}` || word === `-${short}`);
}

function wantedAt(current: string, command: CommandSpec, options: readonly OptionSpec[], read: Read): CompletionTarget {
	if (read.open) return { type: "value", option: read.open, prefix: "" };
	const unused = options.filter(({ name, repeatable }) => repeatable || !read.values.has(name));
	if (!read.closed && current.startsWith("-")) {
		const [, prefix = "", name = ""] = /^((--[\w-]+)=)/.exec(current) ?? [];
		const option = optionNamed(name, options);
		if (option?.value !== undefined) return { type: "value", option, prefix };
		return { type: "option", options: unused };
	}
	const [, most] = command.words;
	if (command.name === "" && read.words.length === 0) return { type: "command" };
	const means = command.means?.[Math.min(read.words.length, command.means.length - 1)];
	if (means !== undefined && read.words.length < most) return { type: "word", means, actions: command.actions };
	return current === "" ? { type: "option", options: unused } : { type: "nothing" };
}
