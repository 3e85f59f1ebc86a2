/**
 * `pep-wizard finish`: offers what follows the last answer, step by step; prints the steps' commands without a terminal.
 * Its own commands run in this process, git and gh as programs of their own, all without a shell.
 */
import { type CommandTable, commandNamed, optionText, type RunCommand } from "../cli/command-spec.ts";
import { EXIT, type World } from "../cli/world.ts";
import { completionOf, converse } from "../session/finish/conversation.ts";
import { factsOf } from "../session/finish/facts.ts";
import { type Command, commandLines } from "../session/finish/steps.ts";
import { terminalOf } from "../session/run-session.ts";
import { runInTerminal } from "../terminal/programs.ts";
import { visible, visibleLine } from "../terminal/sanitize.ts";

export const run: RunCommand = async (call, world, table) => {
	const [file = ""] = call.words;
	const template = optionText(call, "template");
	if (!world.interactive) return printCommands(file, template, world);
	const { unicode } = terminalOf(world);
	return converse({ file, template, unicode, run: (command, folder) => runStep(command, folder, world, table) }, world);
};

/** One line per command, as typed in a shell; why a step has none, as a comment. */
async function printCommands(file: string, template: string | undefined, world: World): Promise<number> {
	const facts = await factsOf(file, world, template);
	const lines = [`# ${completionOf(facts)}`, ...commandLines(facts)];
	world.out(lines.map((line) => `${visibleLine(line)}\n`).join(""));
	return EXIT.fine;
}

async function runStep({ words, input }: Command, folder: string, world: World, table: CommandTable): Promise<number> {
	const [program = "", ...parameters] = words;
	if (program === "pep-wizard") return runOwn(parameters, world, table);
	let text = "";
	if (input) {
		const out = (more: string): void => {
			text += more;
		};
		const code = await runOwn(input, { ...world, outIsTerminal: false, out }, table);
		if (code !== EXIT.fine) return code;
	}
	try {
		const { code } = await runInTerminal(words, world.env, input && text, folder);
		return code ?? EXIT.interrupted;
	} catch (error) {
		return complain(error, world);
	}
}

/** Runs a command of this program: its name, the draft, and more words. */
async function runOwn([name = "", ...words]: readonly string[], world: World, table: CommandTable): Promise<number> {
	const command = commandNamed(table, name);
	const at = words.indexOf("--template");
	const template = at < 0 ? undefined : words[at + 1];
	const options: Record<string, string> = template === undefined ? {} : { template };
	try {
		const { run: runCommand } = await command!.load();
		return await runCommand({ options, words: at < 0 ? words : words.slice(0, at) }, world, table);
	} catch (error) {
		return complain(error, world);
	}
}

function complain(error: unknown, world: World): number {
	world.err(`${visible(error instanceof Error ? error.message : String(error))}\n`);
	return EXIT.write;
}
