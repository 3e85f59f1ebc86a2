/**
 * Runs the command that the arguments name, and turns errors into messages and exit codes. Commands are loaded on demand;
 * their names are in the table.
 */
import { join } from "node:path";
import { chooseCommand, parseArguments } from "./cli/arguments.ts";
import type { CommandSpec, ParsedArguments } from "./cli/command-spec.ts";
import { processWorld } from "./cli/process-world.ts";
import { EXIT, UsageError, type World } from "./cli/world.ts";
import { TABLE } from "./commands/table.ts";
import { readNow } from "./files/read.ts";
import { InputError } from "./outline/problem.ts";
import { joinWords } from "./text/english.ts";

/** Runs the program in this process. Sets the exit code and lets Node exit, so that no output is lost. */
export async function start(args: readonly string[]): Promise<void> {
	process.exitCode = await main(args, processWorld());
}

/** Runs the program once and returns the exit code. Never throws. */
export async function main(args: readonly string[], world: World): Promise<number> {
	try {
		const { command, rest } = chooseCommand(args, TABLE);
		const call = parseArguments(command, rest, TABLE);
		if (call.options.version) {
			world.out(`${version()}\n`);
			return EXIT.fine;
		}
		if (call.options.help) return await showHelp(command, (text) => world.out(text), EXIT.fine);
		chooseColour(call, world.env);
		if (world.outIsTerminal || world.env.PEP_WIZARD_THEME)
			await (await import("./commands/theme-choice.ts")).chooseTheme(world);
		const { run, refuse } = await command.load();
		if (lacksTerminal(command, call, world)) {
			await refuse?.(call, world);
			world.err(`${terminalText(command)}\n\n`);
			return await showHelp(command, (text) => world.err(text), EXIT.usage);
		}
		return await run(call, world, TABLE);
	} catch (error) {
		return await report(error, world);
	}
}

/** The version in package.json, which is one folder above both src/ and dist/. */
function version(): string {
	const file = join(import.meta.dirname, "..", "package.json");
	const description: { version: string } = JSON.parse(readNow(file).toString());
	return description.version;
}

async function showHelp(command: CommandSpec, print: (text: string) => void, code: number): Promise<number> {
	const { helpText } = await import("./cli/help.ts");
	print(helpText(TABLE, command));
	return code;
}

function terminalText({ name, terminal }: CommandSpec): string {
	const options = (terminal?.unless ?? []).map((option) => `--${option}`);
	const unless = options.length === 0 ? "" : ` unless ${joinWords(options, "or")} is given`;
	return `pep-wizard${name && ` ${name}`} is interactive and needs a terminal${unless}.`;
}

function lacksTerminal(command: CommandSpec, call: ParsedArguments, world: World): boolean {
	if (!command.terminal || world.interactive) return false;
	return !command.terminal.unless?.some((option) => call.options[option] !== undefined);
}

/** Translates `--color` into the environment variables that libraries obey. */
function chooseColour(call: ParsedArguments, env: World["env"]): void {
	const when = call.options["no-color"] ? "never" : call.options.color;
	if (when === "never") {
		env.NO_COLOR = "1";
		delete env.FORCE_COLOR;
	} else if (when === true || when === "always") {
		env.FORCE_COLOR = "1";
		delete env.NO_COLOR;
	}
}

/** Reports an error on standard error. Text from files and names is made harmless for the terminal. */
async function report(error: unknown, world: World): Promise<number> {
	const { visible } = await import("./terminal/sanitize.ts");
	const say = (text: string): void => world.err(`${visible(text)}\n`);
	if (error instanceof UsageError) {
		say(`pep-wizard: ${await usageText(error)}`);
		return EXIT.usage;
	}
	if (error instanceof InputError) {
		say(error.message);
		return EXIT.input;
	}
	// Compared by name: importing the class would load the code that writes files.
	if (error instanceof Error && error.name === "WriteError") {
		say(error.message);
		return EXIT.write;
	}
	const text = error instanceof Error ? error.message : String(error);
	say(`pep-wizard: internal error: ${text}`);
	if (world.env.PEP_WIZARD_DEBUG && error instanceof Error) say(`${error.stack}`);
	else say("  Please report this; PEP_WIZARD_DEBUG=1 shows a stack trace.");
	return EXIT.input;
}

async function usageText(error: UsageError): Promise<string> {
	if (error.word !== undefined) {
		const { nearestWord: nearest } = await import("./outline/nearest.ts");
		const meant = nearest(error.word, error.valid);
		if (meant !== undefined) return `${error.message}; did you mean “${meant}”?`;
	}
	return error.hint === undefined ? error.message : `${error.message}\n  ${error.hint}`;
}
