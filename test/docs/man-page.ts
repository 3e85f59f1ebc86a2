/** The man page, made from the table of commands, in the macros that every `man` knows. */

import type { CommandSpec, OptionSpec, Table } from "../../src/cli/command-spec.ts";
import { EXIT_CODES } from "../../src/cli/help.ts";

/** The text of pep-wizard(1). */
export function manPage(table: Table): string {
	return [
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
	"pep-wizard sits you down in front of one question of a proposal's template at a time, says why it is asked, shows",
	"how far the proposal is for its stage, saves while you type, and hands over Markdown with your text as you wrote it.",
	"In the wizard, F1 shows everything that can be done. Results go to standard output, everything else to standard",
	"error.",
]
	.map(roff)
	.join("\n");

const ENVIRONMENT = [
	["VISUAL, EDITOR", "The editor that Ctrl+O opens an answer in."],
	["PAGER", "Shows what preview prints; less by default."],
	["NO_COLOR, FORCE_COLOR, TERM", "Colours, as everywhere else. With TERM=dumb the wizard asks line by line."],
	["INK_SCREEN_READER", "Asks line by line, for screen readers, when it is true."],
	["XDG_STATE_HOME", "Where it is kept at which item you left a draft; ~/.local/state by default."],
	["XDG_CACHE_HOME", "Where the program's compiled code is kept between runs; ~/.cache by default."],
	["NODE_DISABLE_COMPILE_CACHE", "Keeps no compiled code."],
] as const;

const FILES = [
	["NAME.pep.yaml", "A draft: the answers, in YAML that people can read, edit and merge."],
	[".pep-wizard.yaml", "Settings of the repository that it lies in: the template, and which rules are checked."],
] as const;

function section(title: string, content: string | readonly string[]): string {
	return [`.SH ${title.includes(" ") ? `"${title}"` : title}`, ...[content].flat()].join("\n");
}

function synopsis(table: Table): string {
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
	return [".PP", `${roff(does)}:`, ".PP", ".RS 4", ".nf", roff(line), ".fi", ".RE"].join("\n");
}

/** A term and what it means; the term is roff already. */
function entry(term: string, text: string): string {
	return [".TP", term, roff(text)].join("\n");
}

function bold(text: string): string {
	return `\\fB${roff(text)}\\fR`;
}

function italic(text: string): string {
	return `\\fI${roff(text)}\\fR`;
}

/** Nothing in a text is a request or an escape; a dash is one that can be copied into a shell. */
function roff(text: string): string {
	return text
		.replace(/\\/g, "\\e")
		.replace(/-/g, "\\-")
		.replace(/`/g, "\\(ga")
		.replace(/~/g, "\\(ti")
		.replace(/…/g, "...")
		.replace(/^([.'])/gm, "\\&$1");
}
