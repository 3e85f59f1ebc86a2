/**
 * Parses the command line into a command and its arguments, by the command table. Runs nothing.
 */
import { parseArgs } from "node:util";
import { joinWords } from "../text/english.ts";
import {
	type CommandSpec,
	type CommandTable,
	commandNamed,
	type OptionSpec,
	type ParsedArguments,
} from "./command-spec.ts";
import { UsageError } from "./world.ts";

/** Put before words like `- x` or `-5` so that they aren't parsed as options; no argument can contain it. */
const VERBATIM = "\0";

/** Finds the command; the rest is for it. A draft's name alone means `edit`. @throws UsageError */
export function chooseCommand(
	words: readonly string[],
	table: CommandTable,
): { readonly command: CommandSpec; readonly rest: string[] } {
	const at = words.findIndex((word) => !word.startsWith("-"));
	const end = words.indexOf("--");
	const name = words[at];
	if (name === undefined || (end >= 0 && end < at)) {
		const file = end >= 0 && words.length > end + 1;
		return { command: file ? requireCommand("edit", table) : table.start, rest: [...words] };
	}
	const command = commandNamed(table, name);
	if (command) return { command, rest: words.filter((_, index) => index !== at) };
	if (/\.ya?ml$/i.test(name)) return { command: requireCommand("edit", table), rest: [...words] };
	throw new UsageError(`There is no command “${name}”`, {
		word: name,
		valid: table.commands.map((known) => known.name),
		hint: /\.(md|markdown)$/i.test(name)
			? `“pep-wizard preview ${name}” shows a Markdown file`
			: "“pep-wizard --help” lists the commands",
	});
}

function requireCommand(name: string, table: CommandTable): CommandSpec {
	const command = commandNamed(table, name);
	if (!command) throw new Error(`the table lacks ${name}`);
	return command;
}

/** Parses a command's options and operands. @throws UsageError for anything its entry in the table doesn't allow */
export function parseArguments(command: CommandSpec, args: readonly string[], table: CommandTable): ParsedArguments {
	const specs = [...command.options, ...table.globals];
	const { tokens } = parseArgs({
		args: args.map((word) => (/^-[^-A-Za-z]|^--[^A-Za-z]/.test(word) ? VERBATIM + word : word)),
		options: Object.fromEntries(specs.map((spec) => [spec.name, optionConfig(spec)])),
		allowPositionals: true,
		strict: false,
		tokens: true,
	});
	const options: Record<string, string | true | readonly string[]> = {};
	const words: string[] = [];
	for (const token of tokens) {
		if (token.kind === "positional") words.push(withoutMark(token.value));
		if (token.kind !== "option") continue;
		const spec = specs.find((known) => known.name === token.name);
		if (!spec) throw unknownOption(token.rawName, command, specs);
		const value = token.value === undefined ? undefined : withoutMark(token.value);
		const checked = checkedValue(spec, value, token.inlineValue === true);
		const before = spec.repeatable ? ((options[spec.name] ?? []) as readonly string[]) : undefined;
		options[spec.name] = before ? [...before, checked as string] : checked;
	}
	if (!options.help && !options.version) checkOperands(command, words);
	return { options, words };
}

function optionConfig(spec: OptionSpec): { type: "string" | "boolean"; short?: string } {
	const type = spec.value !== undefined && !spec.valueOptional ? "string" : "boolean";
	return spec.short === undefined ? { type } : { type, short: spec.short };
}

function withoutMark(word: string): string {
	return word.startsWith(VERBATIM) ? word.slice(VERBATIM.length) : word;
}

function unknownOption(given: string, command: CommandSpec, specs: readonly OptionSpec[]): UsageError {
	const of = command.name === "" ? "pep-wizard" : `“${command.name}”`;
	return new UsageError(`${of} has no option “${given}”`, {
		word: given,
		valid: given.startsWith("--") ? specs.map((spec) => `--${spec.name}`) : [],
		hint: `“pep-wizard ${`${command.name} --help`.trim()}” lists the options; put text that starts with a dash after “--”`,
	});
}

function checkedValue(spec: OptionSpec, value: string | undefined, inline: boolean): string | true {
	if (spec.value === undefined) {
		if (value !== undefined) throw new UsageError(`--${spec.name} takes no value`);
		return true;
	}
	if (value === undefined && spec.valueOptional) return true;
	if (value === undefined || (!inline && /^--?[A-Za-z]/.test(value))) {
		const hint = value === undefined ? undefined : `write a value that starts with a dash as “--${spec.name}=${value}”`;
		throw new UsageError(`--${spec.name} needs a value: --${spec.name} ${spec.value}`, { hint });
	}
	if (spec.oneOf && !spec.oneOf.includes(value)) {
		throw new UsageError(`--${spec.name} can't be “${value}”`, {
			word: value,
			valid: spec.oneOf,
			hint: `expected ${joinWords(spec.oneOf, "or")}`,
		});
	}
	return value;
}

function checkOperands(command: CommandSpec, words: readonly string[]): void {
	const [least, most] = command.words;
	const name = command.name === "" ? "pep-wizard" : `“${command.name}”`;
	const hint = `usage: pep-wizard ${`${command.name} ${command.usage}`.trim()}`;
	if (words.length < least) throw new UsageError(`${name} needs more arguments`, { hint });
	const [action] = words;
	if (command.actions && action !== undefined && !command.actions.includes(action))
		throw new UsageError(`${name} can't do “${action}”`, { word: action, valid: command.actions, hint });
	const extra = words[most];
	if (extra !== undefined) throw new UsageError(`${name} doesn't take the argument “${extra}”`, { hint });
}
