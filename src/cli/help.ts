/**
 * Help texts, made from the command table. Knows no particular command.
 */
import { type CommandSpec, type CommandTable, commandNamed, type OptionSpec, type RunCommand } from "./command-spec.ts";
import { EXIT, UsageError } from "./world.ts";

/** Every exit code with its meaning. */
export const EXIT_CODES = [
	["0", "fine"],
	["1", "findings, or incomplete (only `check` and `status --exit-code`)"],
	["2", "the command line is wrong"],
	["3", "an input can't be used"],
	["4", "could not write"],
	["130", "ended by Ctrl-C"],
	["141", "the reader of the output (`| head`) stopped early"],
] as const;

/** Two aligned columns; cells have no line breaks. */
function columns(rows: readonly (readonly [string, string])[]): string {
	const width = Math.max(0, ...rows.map(([left]) => left.length));
	return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}\n`).join("");
}

function optionRow(option: OptionSpec): readonly [string, string] {
	const short = option.short === undefined ? "" : `-${option.short}, `;
	const value = option.value === undefined ? "" : option.valueOptional ? `[=${option.value}]` : ` ${option.value}`;
	return [`${short}--${option.name}${value}`, option.about];
}

/** The help for one command, or the overview; ends with a line break. */
export function helpText(table: CommandTable, command?: CommandSpec): string {
	return command && command.name !== "" ? helpFor(table, command) : overview(table);
}

function overview(table: CommandTable): string {
	const starts = [
		["pep-wizard", table.start.summary],
		["pep-wizard FILE.pep.yaml", "resume that draft where you left off"],
	] as const;
	const commands = table.commands.map((command) => [command.name, command.summary] as const);
	return [
		"pep-wizard helps you write Platform Enhancement Proposals, one question at a time.\n",
		`Usage\n${columns([...starts, ["pep-wizard COMMAND …", "run one of these commands:"]])}`,
		`Commands\n${columns(commands)}`,
		`Options\n${columns([...table.start.options, ...table.globals].map(optionRow))}`,
		"“pep-wizard help COMMAND” shows a command's options and examples.\n",
		`Exit codes\n${columns(EXIT_CODES)}`,
	].join("\n");
}

function helpFor(table: CommandTable, command: CommandSpec): string {
	const parts = [
		`pep-wizard ${command.name}: ${command.summary}\n`,
		`Usage\n  pep-wizard ${`${command.name} ${command.usage}`.trim()}\n`,
	];
	const options = [...command.options, ...table.globals.filter((option) => option.name !== "version")];
	parts.push(`Options\n${columns(options.map(optionRow))}`);
	if (command.examples.length > 0) {
		parts.push(`Examples\n${command.examples.map(([line, does]) => `  ${line}\n      ${does}\n`).join("")}`);
	}
	if (command.exits !== undefined) parts.push(`Exit codes besides 0, 2 and 3: ${command.exits}.\n`);
	return parts.join("\n");
}

/** `pep-wizard help [COMMAND]`. */
export const run: RunCommand = async (call, world, table) => {
	const name = call.words[0];
	const command = name === undefined ? undefined : commandNamed(table, name);
	if (name !== undefined && !command) {
		throw new UsageError(`There is no command “${name}”`, {
			word: name,
			valid: table.commands.map((known) => known.name),
		});
	}
	world.out(helpText(table, command));
	return EXIT.fine;
};
