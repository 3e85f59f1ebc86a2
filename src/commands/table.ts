/**
 * Every command, one entry each: help, suggestions, completions and the man page are made from this table.
 * Loads a command only when it runs: `--help` and `--version` need this file alone.
 */
import { FORMATS } from "../check/formats.ts";
import type { CommandSpec, CommandTable, OptionSpec } from "../cli/command-spec.ts";
import { STAGES } from "../outline/types.ts";
import { SORTS } from "./status/sorts.ts";

const stage: OptionSpec = {
	name: "stage",
	value: "STAGE",
	oneOf: STAGES,
	about: "the target stage: alpha, beta or stable",
};
const template: OptionSpec = {
	name: "template",
	value: "NAME|PATH",
	means: "template",
	about: "a template's name (see `templates`), a Markdown file or a folder",
};
const plain: OptionSpec = { name: "plain", about: "ask line by line, for screen readers and simple terminals" };
const json: OptionSpec = { name: "json", about: "print JSON, in a documented, versioned shape" };

/** Accepted by every command, before or after its name. */
const GLOBAL_OPTIONS: readonly OptionSpec[] = [
	{ name: "help", short: "h", about: "show help, for one command or all" },
	{ name: "version", short: "V", about: "print the version" },
	{
		name: "color",
		value: "WHEN",
		oneOf: ["always", "never", "auto"],
		valueOptional: true,
		about: "use colours: always, never or auto (the default)",
	},
	{ name: "no-color", about: "the same as --color=never" },
];

/** `pep-wizard` without a command. */
const START: CommandSpec = {
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

const COMMANDS: readonly CommandSpec[] = [
	{
		name: "new",
		summary: "make a draft and open it in the wizard",
		usage: "[FILE] [--title T] [--number N] [--template NAME|PATH] [--stage S] [--no-edit]",
		words: [0, 1],
		means: ["folder"],
		options: [
			{ name: "title", value: "TEXT", about: "the proposal's title" },
			{ name: "number", value: "N", about: "the proposal's number" },
			template,
			{ ...stage, about: "the target stage: alpha (the default), beta or stable" },
			{ name: "no-edit", about: "only make the draft and print its path" },
			plain,
		],
		examples: [
			["pep-wizard new", "asks for title, number, template and stage, then opens the wizard"],
			['pep-wizard new --number 1234 --title "Pool resize" --no-edit', "makes 1234-pool-resize.pep.yaml"],
		],
		exits: "4 could not write, 130 ended by Ctrl-C",
		terminal: { unless: "no-edit" },
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
		summary: "make a draft of an existing proposal",
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
			{ ...json, about: "print the draft's path and all that was understood as JSON" },
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
		usage: "DRAFT [-o FILE|-] [--force]",
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
			{ name: "force", about: "overwrite a file that was written or changed by someone else" },
			template,
		],
		examples: [
			["pep-wizard render 1234-pool-resize.pep.yaml", "writes 1234-pool-resize.md"],
			["pep-wizard render 1234-pool-resize.pep.yaml -o - | less", "prints it instead"],
		],
		exits: "4 could not write, or the file was changed by someone else",
		load: () => import("./render.ts"),
	},
	{
		name: "sync",
		summary: "bring edits of the Markdown back into the draft",
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
	{
		name: "preview",
		summary: "show the rendered proposal, or any Markdown file",
		usage: "DRAFT|FILE.md",
		words: [1, 1],
		means: ["proposal"],
		options: [template],
		examples: [
			["pep-wizard preview 1234-pool-resize.pep.yaml", "opens a pager; prints plain text into a pipe"],
			["pep-wizard preview README.md", "shows any Markdown file"],
		],
		load: () => import("./preview.ts"),
	},
	{
		name: "status",
		summary: "show how complete proposals are, by section",
		usage:
			"[PATH…] [--stage S] [--sort BY] [--where ID=WORDS] [--explain ITEM] [--format text|json|html] [-o FOLDER] [--exit-code]",
		words: [0, Number.POSITIVE_INFINITY],
		means: ["proposal"],
		options: [
			{ ...stage, about: "measure for this stage instead of each proposal's own" },
			{
				name: "sort",
				value: "BY",
				oneOf: SORTS,
				about: `sort by ${SORTS.join(", ")}; least complete and longest unchanged come first`,
			},
			{
				name: "where",
				value: "ID=WORDS",
				about: "only proposals whose answer to ID (the end of the id is enough) contains WORDS",
			},
			{ name: "only-incomplete", about: "only proposals where something required is missing" },
			{
				name: "explain",
				value: "ITEM",
				means: "item",
				about: "show where an item or a section (or all) was read from, and why it counts as it does",
			},
			{
				name: "format",
				value: "FORMAT",
				oneOf: ["text", "json", "html"],
				about: "text (the default), json or html (an overview for a browser)",
			},
			{
				name: "output",
				short: "o",
				value: "FOLDER",
				means: "folder",
				about: "with --format html: the folder for the overview and a page per proposal",
			},
			{ ...json, about: "the same as --format json" },
			{ name: "exit-code", about: "exit with 1 if something required is missing" },
			template,
		],
		examples: [
			["pep-wizard status", "shows all drafts and Markdown proposals in this folder and below"],
			["pep-wizard status --stage beta --exit-code proposals/", "exits with 1 unless all of them are ready for Beta"],
			["pep-wizard status --sort complete --where owners=@ann", "shows one owner's proposals, least complete first"],
			["pep-wizard status README.md --explain motivation", "shows how the section Motivation was understood"],
			["pep-wizard status --format html -o pages", "writes pages/index.html, and a page per proposal"],
		],
		exits: "1 incomplete (with --exit-code), 4 could not write (with -o)",
		load: () => import("./status.ts"),
	},
	{
		name: "check",
		summary: "report what is wrong or missing, for authors, reviewers and CI",
		usage: "[PATH…] [--stage S] [--format F] [--changed-since REV] [--baseline FILE] [--fix]",
		words: [0, Number.POSITIVE_INFINITY],
		means: ["proposal"],
		options: [
			{ ...stage, about: "check for this stage instead of each proposal's own" },
			{
				name: "format",
				value: "FORMAT",
				oneOf: FORMATS,
				about: `one of ${FORMATS.join(", ")} (the first is the default)`,
			},
			{
				name: "changed-since",
				value: "REV",
				about: "only what changed on this branch since it left REV, a git branch or commit",
			},
			{
				name: "baseline",
				value: "FILE",
				about: "report only what is new or worse than in FILE, or in the file that the settings name as baseline",
			},
			{ name: "update-baseline", about: "write all findings to the baseline, so that they are known from now on" },
			{ name: "fix", about: "fix what is safe to fix: the table of contents, date formats" },
			template,
		],
		examples: [
			["pep-wizard check", "checks all drafts and Markdown proposals in this folder and below"],
			["pep-wizard check 1234-pool-resize.pep.yaml --stage beta", "checks whether it would pass for Beta"],
			["pep-wizard check --changed-since origin/main --format github", "prints annotations for a pull request"],
		],
		exits: "1 findings that are errors, 4 could not write (with --fix or --update-baseline)",
		load: () => import("./check.ts"),
	},
	{
		name: "promote",
		summary: "move a draft to another stage and show what is due there",
		usage: "DRAFT STAGE [--no-edit]",
		words: [2, 2],
		means: ["draft", "stage"],
		options: [{ name: "no-edit", about: "only move it and print what is due" }, template, plain],
		examples: [
			[
				"pep-wizard promote 1234-pool-resize.pep.yaml beta",
				"moves it, and opens the wizard at the first item that is due",
			],
			["pep-wizard promote 1234-pool-resize.pep.yaml beta --no-edit", "moves it and prints what is due"],
		],
		exits: "4 could not write, 130 ended by Ctrl-C",
		terminal: { unless: "no-edit" },
		load: () => import("./promote.ts"),
	},
	{
		name: "outline",
		summary: "list a template's items",
		usage: "[--template NAME|PATH] [--json]",
		words: [0, 0],
		options: [template, json],
		examples: [
			["pep-wizard outline", "lists every item with its id, kind, stage and question"],
			["pep-wizard outline --template kep --json", "prints another template's items as JSON"],
		],
		load: () => import("./outline.ts"),
	},
	{
		name: "get",
		summary: "print one answer, or all, of a draft",
		usage: "DRAFT [ID] [--json]",
		words: [1, 2],
		means: ["draft", "item"],
		options: [json, template],
		examples: [
			["pep-wizard get 1234-pool-resize.pep.yaml summary", "prints the summary exactly as written"],
			["pep-wizard get 1234-pool-resize.pep.yaml --json", "prints all answers as JSON"],
		],
		load: () => import("./get.ts"),
	},
	{
		name: "set",
		summary: "change one answer from a script",
		usage: "DRAFT ID [VALUE] [--file F] [--not-applicable REASON] [--applicable] [--clear]",
		words: [2, 3],
		means: ["draft", "item", "value"],
		options: [
			{ name: "file", value: "FILE", means: "file", about: "read the value from a file; - is standard input" },
			{ name: "not-applicable", value: "REASON", about: "mark the item as not applicable; its answer is kept" },
			{ name: "applicable", about: "undo that; the kept answer counts again" },
			{ name: "clear", about: "remove the answer, and print what it was" },
			template,
		],
		examples: [
			['pep-wizard set draft.pep.yaml summary "Operators can …"', "keeps text exactly as given"],
			[
				"pep-wizard set draft.pep.yaml motivation/goals '[No restart, No drain]'",
				"gives structured items as YAML or JSON",
			],
			["pep-wizard set draft.pep.yaml pep-status/owners '@ann, @ben'", "gives people as a list with commas"],
			["pep-wizard set draft.pep.yaml pep-status/last-updated today", "gives the day as a date"],
			["pep-wizard set draft.pep.yaml stage beta", "changes the stage"],
			["git log -1 | pep-wizard set draft.pep.yaml summary --file -", "reads the answer from standard input"],
		],
		exits: "4 could not write",
		load: () => import("./set.ts"),
	},
	{
		name: "templates",
		summary: "list the built-in templates",
		usage: "",
		words: [0, 0],
		options: [],
		examples: [
			["pep-wizard templates", "lists their names and what each is for"],
			["pep-wizard new --template kep", "makes a draft with one of them"],
		],
		load: () => import("./templates.ts"),
	},
	{
		name: "template",
		summary: "check how a template is understood, and learn from existing proposals",
		usage: "check TEMPLATE [PROPOSAL…] [--write [--force]] [--json]",
		words: [2, Number.POSITIVE_INFINITY],
		means: ["action", "template", "proposal"],
		actions: ["check"],
		options: [
			{ name: "write", about: "keep what is proposed in the template's questionnaire; a new one or the existing one" },
			{ name: "force", about: "with --write: replace the existing questionnaire" },
			json,
		],
		examples: [
			["pep-wizard template check rfcs/template.md", "shows the outline as the wizard will ask it"],
			["pep-wizard template check rfcs/template.md rfcs/", "also counts what proposals have, rename and fill in"],
			["pep-wizard template check rfcs/template.md rfcs/ --write", "writes the proposed questionnaire"],
		],
		exits: "4 could not write (with --write)",
		load: () => import("./template.ts"),
	},
	{
		name: "init",
		summary: "set up a repository for proposals",
		usage: "[--template NAME|PATH]",
		words: [0, 0],
		options: [{ ...template, about: "the template to copy (default: pep), or the path of one that you already have" }],
		examples: [
			["pep-wizard init", "adds settings, folder, template, CI workflow and hook; keeps the ones that exist"],
			["pep-wizard init --template kep", "copies another template"],
		],
		exits: "4 could not write",
		load: () => import("./init.ts"),
	},
	{
		name: "completion",
		summary: "print a shell completion script",
		usage: "bash|zsh|fish",
		words: [1, Number.POSITIVE_INFINITY],
		means: ["shell"],
		options: [],
		examples: [
			[
				'eval "$(pep-wizard completion bash)"',
				"goes into ~/.bashrc; for zsh, use `zsh` and put it into ~/.zshrc after compinit",
			],
			["pep-wizard completion fish > ~/.config/fish/completions/pep-wizard.fish", "is run once, for fish"],
		],
		load: () => import("./completion.ts"),
	},
	{
		name: "help",
		summary: "show help, for one command or all",
		usage: "[COMMAND]",
		words: [0, 1],
		means: ["command"],
		options: [],
		examples: [
			["pep-wizard help", "lists the commands"],
			["pep-wizard help set", "shows how `set` is used"],
		],
		load: () => import("../cli/help.ts"),
	},
];

export const TABLE: CommandTable = { start: START, commands: COMMANDS, globals: GLOBAL_OPTIONS };
