/** The man page, made from the command table, in macros that every `man` supports. */

import type { CommandSpec, CommandTable, OptionSpec } from "../../src/cli/command-spec.ts";
import { EXIT_CODES } from "../../src/cli/help.ts";

/** The text of pep-wizard(1). */
export function manPage(table: CommandTable): string {
	return [
		'.\\" Generated from src/commands/table.ts by "npm run update"; edit that.',
		'.TH PEP\\-WIZARD 1 "" "pep\\-wizard" "User Commands"',
		section("NAME", "pep\\-wizard \\- write Platform Enhancement Proposals, one question at a time"),
		section("SYNOPSIS", synopsis(table)),
		section("DESCRIPTION", DESCRIPTION),
		section("OPTIONS", [...table.start.options, ...table.globals].map(option)),
		section("COMMANDS", table.commands.map(command)),
		section(
			"EXIT STATUS",
			EXIT_CODES.map(([code, means]) => entry(bold(code), means)),
		),
		section(
			"ENVIRONMENT",
			ENVIRONMENT.map(([name, does]) => entry(bold(name), does)),
		),
		section(
			"FILES",
			FILES.map(([name, does]) => entry(italic(name), does)),
		),
		section("EXAMPLES", table.start.examples.map(example)),
		"",
	].join("\n");
}

const DESCRIPTION = [
	"pep-wizard asks one question of a proposal's template at a time, explains why it is asked, shows what is missing for",
	"the proposal's stage, saves as you type, and writes Markdown with your text exactly as you wrote it.",
	"In the wizard, F1 lists all commands and their keys. Results go to standard output, everything else to standard",
	"error.",
]
	.map(roff)
	.join("\n");

const ENVIRONMENT = [
	["VISUAL, EDITOR", "The editor in which Ctrl+O opens an answer."],
	["PAGER", "The pager for preview; less by default."],
	[
		"NO_COLOR, FORCE_COLOR, TERM",
		"Control colours, as in other programs. With TERM=dumb the wizard asks line by line.",
	],
	["INK_SCREEN_READER", "If true, the wizard asks line by line, for screen readers."],
	[
		"XDG_STATE_HOME",
		"Where journals, recovery files and your place in each draft are kept; ~/.local/state by default.",
	],
	["XDG_CACHE_HOME", "Where compiled code of the program is cached; ~/.cache by default."],
	["NODE_DISABLE_COMPILE_CACHE", "If set, no compiled code is cached."],
	[
		"PEP_WIZARD_THEME",
		"The colours: dark, light, high-contrast, 16-colours, none, or auto, which goes by the terminal's background.",
	],
	["PEP_WIZARD_MOUSE", "If 0, the mouse is left to the terminal."],
] as const;

const FILES = [
	["NAME.pep.yaml", "A draft: the answers, in YAML that people can read, edit and merge."],
	[".pep-wizard.yaml", "Settings of a repository: the template, the theme, and which rules are checked."],
	["~/.config/pep-wizard.yaml", "Your own settings: theme: NAME."],
] as const;

function section(title: string, content: string | readonly string[]): string {
	return [`.SH ${title.includes(" ") ? `"${title}"` : title}`, ...[content].flat()].join("\n");
}

function synopsis(table: CommandTable): string {
	const lines = ["", "FILE.pep.yaml", ...table.commands.map(({ name, usage }) => `${name} ${usage}`.trim())];
	return lines.map((line) => `${bold("pep-wizard")} ${roff(line)}`.trim()).join("\n.br\n");
}

function command({ name, usage, summary, options, examples, exits }: CommandSpec): string {
	return [
		`.SS ${`${roff(name)} ${roff(usage)}`.trim()}`,
		`${roff(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}`)}.`,
		...options.map(option),
		...(exits === undefined ? [] : [".PP", `Exit status besides 0, 2 and 3: ${roff(exits)}.`]),
		...examples.map(example),
	].join("\n");
}

function option({ name, short, value, valueOptional, about }: OptionSpec): string {
	const names = [...(short === undefined ? [] : [bold(`-${short}`)]), bold(`--${name}`)].join(", ");
	const given = value === undefined ? "" : valueOptional ? `[=${italic(value)}]` : ` ${italic(value)}`;
	return entry(names + given, about);
}

function example([line, does]: readonly [string, string]): string {
	const described = `${does.charAt(0).toUpperCase()}${does.slice(1)}:`;
	return [".PP", roff(described), ".PP", ".RS 4", ".nf", roff(line), ".fi", ".RE"].join("\n");
}

/** A term and its meaning; the term is already roff. */
function entry(term: string, text: string): string {
	return [".TP", term, roff(text)].join("\n");
}

function bold(text: string): string {
	return `\\fB${roff(text)}\\fR`;
}

function italic(text: string): string {
	return `\\fI${roff(text)}\\fR`;
}

/** Escapes a text: nothing in it is a request, and its dashes can be copied into a shell. */
function roff(text: string): string {
	return text
		.replace(/\\/g, "\\e")
		.replace(/-/g, "\\-")
		.replace(/`/g, "\\(ga")
		.replace(/~/g, "\\(ti")
		.replace(/…/g, "...")
		.replace(/^([.'])/gm, "\\&$1");
}
