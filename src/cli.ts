/**
 * Arguments → one command, loaded when it is called for; errors → words and exit codes.
 * Knows no command by name and no room: the table does.
 */
import { fileURLToPath } from "node:url";
import { chooseCommand, readCall } from "./cli/arguments.ts";
import type { Call, CommandSpec } from "./cli/command-spec.ts";
import { processWorld } from "./cli/process-world.ts";
import { EXIT, UsageError, type World } from "./cli/world.ts";
import { TABLE } from "./commands/table.ts";
import { readNow } from "./files/read.ts";
import { InputError } from "./outline/problem.ts";

/** Runs the program on this process; sets its exit code and leaves ending to Node, so that no output is cut off. */
export async function start(args: readonly string[]): Promise<void> {
	process.exitCode = await main(args, processWorld());
}

/** One run of the program: gives the exit code. Never throws. */
export async function main(args: readonly string[], world: World): Promise<number> {
	try {
		const { command, rest } = chooseCommand(args, TABLE);
		const call = readCall(command, rest, TABLE);
		if (call.options.version) {
			world.out(`${version()}\n`);
			return EXIT.fine;
		}
		if (call.options.help) return await showHelp(command, (text) => world.out(text), EXIT.fine);
		chooseColour(call, world.env);
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

/** The version in the package's own description, which stands beside both src/ and dist/. */
function version(): string {
	const description: { version: string } = JSON.parse(
		readNow(fileURLToPath(new URL("../package.json", import.meta.url))).toString(),
	);
	return description.version;
}

async function showHelp(command: CommandSpec, print: (text: string) => void, code: number): Promise<number> {
	const { helpText } = await import("./cli/help.ts");
	print(helpText(TABLE, command));
	return code;
}

function terminalText({ name, terminal }: CommandSpec): string {
	const unless = terminal?.unless === undefined ? "" : `; with --${terminal.unless} it doesn't`;
	return `pep-wizard${name && ` ${name}`} talks to a person: it needs a terminal${unless}.`;
}

function lacksTerminal(command: CommandSpec, call: Call, world: World): boolean {
	if (!command.terminal || world.interactive) return false;
	const { unless } = command.terminal;
	return unless === undefined || call.options[unless] === undefined;
}

/** Hands `--color` on in the variables that every library on the way obeys. */
function chooseColour(call: Call, env: World["env"]): void {
	const when = call.options["no-color"] ? "never" : call.options.color;
	if (when === "never") {
		env.NO_COLOR = "1";
		delete env.FORCE_COLOR;
	} else if (when === true || when === "always") {
		env.FORCE_COLOR = "1";
		delete env.NO_COLOR;
	}
}

/** What went wrong, in words, on standard error: nothing that a file or a name holds reaches the terminal as it is. */
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
	// By name: the class lives with the code that writes, which most runs never load.
	if (error instanceof Error && error.name === "WriteError") {
		say(error.message);
		return EXIT.write;
	}
	const text = error instanceof Error ? error.message : String(error);
	say(`pep-wizard: something went wrong that should not: ${text}`);
	if (world.env.PEP_WIZARD_DEBUG && error instanceof Error) say(`${error.stack}`);
	else say("  Set PEP_WIZARD_DEBUG=1 to see where, and please report it.");
	return EXIT.input;
}

async function usageText(error: UsageError): Promise<string> {
	if (error.word !== undefined) {
		const { nearest } = await import("./outline/nearest.ts");
		const meant = nearest(error.word, error.valid);
		if (meant !== undefined) return `${error.message}; did you mean “${meant}”?`;
	}
	return error.hint === undefined ? error.message : `${error.message}\n  ${error.hint}`;
}
