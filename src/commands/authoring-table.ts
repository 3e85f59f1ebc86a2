/**
 * The commands that authors write with: the first part of the command table. Loads a command only when it runs.
 */
import type { CommandSpec } from "../cli/command-spec.ts";
import { json, plain, stage, template } from "../cli/common-options.ts";

/** `pep-wizard` without a command. */
export const START: CommandSpec = {
	name: "",
	summary: "resume a draft in this folder or below, or start a new one",
	usage: "",
	words: [0, 0],
	options: [plain],
	examples: [
		["pep-wizard", "lists the drafts in this folder and below, to resume one or start another"],
		["pep-wizard 1234-pool-resize.pep.yaml", "resumes that draft where you left off"],
	],
	terminal: {},
	load: () => import("./start.ts"),
};

export const AUTHORING: readonly CommandSpec[] = [
	{
		name: "new",
		summary: "create a draft and open it in the wizard",
		usage: "[FILE] [--title T] [--number N] [--template NAME|PATH] [--stage S] [--guidance] [--no-edit]",
		words: [0, 1],
		means: ["folder"],
		options: [
			{ name: "title", value: "TEXT", about: "the proposal's title" },
			{ name: "number", value: "N", about: "the proposal's number" },
			template,
			{ ...stage, about: "the target stage: alpha (the default), beta or stable" },
			{ name: "guidance", about: "write Markdown in $EDITOR instead, with the guidance as comments" },
			{ name: "no-edit", about: "only create the draft and print its path" },
			plain,
		],
		examples: [
			["pep-wizard new", "asks on one screen for title, number, template, stage and file, then opens the wizard"],
			['pep-wizard new --number 1234 --title "Pool resize" --no-edit', "makes 1234-pool-resize.pep.yaml"],
			["pep-wizard new --guidance", "asks the same, with your own editor chosen: it gets the Markdown"],
		],
		exits: "4 could not write, 130 ended by Ctrl-C",
		terminal: { unless: ["no-edit"] },
		load: () => import("./new.ts"),
	},
	{
		name: "edit",
		summary: "resume a draft where you left off",
		usage: "FILE",
		words: [1, 1],
		means: ["draft"],
		options: [template, plain],
		examples: [
			["pep-wizard 1234-pool-resize.pep.yaml", "the word `edit` can be left out"],
			["pep-wizard edit 1234-pool-resize.pep.yaml --plain", "asks line by line"],
		],
		exits: "4 could not write, 130 ended by Ctrl-C",
		terminal: {},
		load: () => import("./edit.ts"),
	},
	{
		name: "import",
		summary: "turn an existing proposal into a draft",
		usage: "FILE.md [-o DRAFT] [--template NAME|PATH] [--explain|--json]",
		words: [1, 1],
		means: ["markdown"],
		options: [
			{
				name: "output",
				short: "o",
				value: "DRAFT",
				means: "draft",
				about: "the new draft (default: the file's name with .pep.yaml)",
			},
			{ ...template, about: "a template's name, Markdown file or folder (default: the built-in one that fits best)" },
			{ name: "explain", about: "also print, to standard error, how every item was understood" },
			{ ...json, about: "print the draft's path and everything that was understood as JSON" },
		],
		examples: [
			["pep-wizard import README.md", "makes README.pep.yaml, which renders to the same bytes as README.md"],
			[
				"pep-wizard import README.md -o 1234-pool-resize.pep.yaml --template kep",
				"chooses the draft's name and the template",
			],
		],
		exits: "4 could not write",
		load: () => import("./import.ts"),
	},
	{
		name: "render",
		summary: "write the Markdown",
		usage: "DRAFT [-o FILE|-] [--guidance] [--force]",
		words: [1, 1],
		means: ["draft"],
		options: [
			{
				name: "output",
				short: "o",
				value: "FILE",
				means: "file",
				about: "the file to write; - prints the Markdown (default: the draft's name with .md)",
			},
			{ name: "guidance", about: "in place of missing answers, write their guidance as comments" },
			{ name: "force", about: "overwrite a file that was written or changed by someone else" },
			template,
		],
		examples: [
			["pep-wizard render 1234-pool-resize.pep.yaml", "writes 1234-pool-resize.md"],
			["pep-wizard render 1234-pool-resize.pep.yaml -o - | less", "prints it instead"],
			["pep-wizard render 1234-pool-resize.pep.yaml --guidance", "for writing in your editor; then `sync`"],
		],
		exits: "4 could not write, or the file was changed by someone else",
		load: () => import("./render.ts"),
	},
	{
		name: "finish",
		summary: "write, check, commit and propose it, one step at a time",
		usage: "DRAFT",
		words: [1, 1],
		means: ["draft"],
		options: [template],
		examples: [
			[
				"pep-wizard finish 1234-pool-resize.pep.yaml",
				"offers to write the Markdown, check it, look at it, make a branch and a commit, push, and open a draft pull request; nothing without a yes",
			],
			["pep-wizard finish 1234-pool-resize.pep.yaml | cat", "prints the commands instead"],
		],
		exits: "130 ended by Ctrl-C",
		load: () => import("./finish.ts"),
	},
	{
		name: "sync",
		summary: "bring edits to the Markdown back into the draft",
		usage: "DRAFT [FILE.md] [--mine|--theirs] [--remove|--keep]",
		words: [1, 2],
		means: ["draft", "markdown"],
		options: [
			{ name: "mine", about: "if both were changed, keep the draft's answer" },
			{ name: "theirs", about: "if both were changed, take the Markdown's answer" },
			{ name: "remove", about: "remove answers that are no longer in the Markdown" },
			{ name: "keep", about: "keep answers that are no longer in the Markdown" },
			template,
		],
		examples: [
			["pep-wizard sync 1234-pool-resize.pep.yaml", "brings back what a reviewer changed in 1234-pool-resize.md"],
			["pep-wizard sync 1234-pool-resize.pep.yaml --theirs", "takes the reviewer's version if both were changed"],
		],
		exits: "4 could not write, or not everything could be brought back",
		load: () => import("./sync.ts"),
	},
];
