/**
 * Every command, one entry each: help, suggestions and completions are made from this table.
 * Loads no command before it is called for: `--help` and `--version` need nothing else than this file.
 */
import { FORMATS } from "../check/formats.ts";
import type { CommandSpec, OptionSpec, Table } from "../cli/command-spec.ts";
import { STAGES } from "../outline/types.ts";
import { SORTS } from "./status/sorts.ts";

const stage: OptionSpec = {
	name: "stage",
	value: "STAGE",
	oneOf: STAGES,
	about: "the stage to write for: alpha, beta or stable",
};
const template: OptionSpec = {
	name: "template",
	value: "NAME|PATH",
	means: "template",
	about: "a template's name (see `templates`), or a Markdown file",
};
const plain: OptionSpec = { name: "plain", about: "ask line by line, for screen readers and simple terminals" };
const json: OptionSpec = { name: "json", about: "as JSON, in a documented, versioned shape" };

/** Understood by every command, before and behind its name. */
const GLOBAL_OPTIONS: readonly OptionSpec[] = [
	{ name: "help", short: "h", about: "show help, also for one command" },
	{ name: "version", short: "V", about: "print the version" },
	{
		name: "color",
		value: "WHEN",
		oneOf: ["always", "never", "auto"],
		valueOptional: true,
		about: "colours: always, never, or auto (the default)",
	},
	{ name: "no-color", about: "the same as --color=never" },
];

/** `pep-wizard` without a command. */
const START: CommandSpec = {
	name: "",
	summary: "resume a draft below this folder, or start a new one",
	usage: "",
	words: [0, 0],
	options: [plain],
	examples: [
		["pep-wizard", "lists the drafts below this folder, to resume one or start another"],
		["pep-wizard 1234-pool-resize.pep.yaml", "resumes that draft where you left it"],
	],
	terminal: {},
	load: () => import("./start.ts"),
};

const COMMANDS: readonly CommandSpec[] = [
	{
		name: "new",
		summary: "make a draft and open the wizard",
		usage: "[FILE] [--title T] [--number N] [--template NAME|PATH] [--stage S] [--no-edit]",
		words: [0, 1],
		means: ["folder"],
		options: [
			{ name: "title", value: "TEXT", about: "the proposal's title" },
			{ name: "number", value: "N", about: "the proposal's number" },
			template,
			{ ...stage, about: "the stage to write for: alpha (the default), beta or stable" },
			{ name: "no-edit", about: "only make the draft, and print its path" },
			plain,
		],
		examples: [
			["pep-wizard new", "asks title, number, template and stage, then opens the wizard"],
			['pep-wizard new --number 1234 --title "Pool resize" --no-edit', "makes 1234-pool-resize.pep.yaml"],
		],
		exits: "4 could not write, 130 ended by Ctrl-C",
		terminal: { unless: "no-edit" },
		load: () => import("./new.ts"),
	},
	{
		name: "edit",
		summary: "resume a draft where you left it",
		usage: "FILE",
		words: [1, 1],
		means: ["draft"],
		options: [template, plain],
		examples: [
			["pep-wizard 1234-pool-resize.pep.yaml", "the same without the word `edit`"],
			["pep-wizard edit 1234-pool-resize.pep.yaml --plain", "as a conversation, line by line"],
		],
		exits: "4 could not write, 130 ended by Ctrl-C",
		terminal: {},
		load: () => import("./edit.ts"),
	},
	{
		name: "import",
		summary: "make a draft of an existing proposal",
		usage: "FILE.md [-o DRAFT] [--template NAME|PATH]",
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
			{ ...template, about: "a template's name or Markdown file (default: the built-in one that fits best)" },
		],
		examples: [
			["pep-wizard import README.md", "makes README.pep.yaml; rendered, that is README.md again, byte for byte"],
			["pep-wizard import README.md -o 1234-pool-resize.pep.yaml --template kep", "names the draft and the template"],
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
				about: "where to write; - prints it (default: the draft's name with .md)",
			},
			{ name: "force", about: "write over a file that someone else wrote or changed" },
			template,
		],
		examples: [
			["pep-wizard render 1234-pool-resize.pep.yaml", "writes 1234-pool-resize.md"],
			["pep-wizard render 1234-pool-resize.pep.yaml -o - | less", "prints it"],
		],
		exits: "4 could not write, or someone else wrote the file",
		load: () => import("./render.ts"),
	},
	{
		name: "sync",
		summary: "bring changes of the Markdown back into the draft",
		usage: "DRAFT [FILE.md] [--mine|--theirs] [--remove|--keep]",
		words: [1, 2],
		means: ["draft", "markdown"],
		options: [
			{ name: "mine", about: "where both were changed, keep the draft's answer" },
			{ name: "theirs", about: "where both were changed, take the Markdown's" },
			{ name: "remove", about: "remove answers from the draft that the Markdown no longer has" },
			{ name: "keep", about: "keep them" },
			template,
		],
		examples: [
			["pep-wizard sync 1234-pool-resize.pep.yaml", "what a reviewer changed in 1234-pool-resize.md"],
			["pep-wizard sync 1234-pool-resize.pep.yaml --theirs", "theirs also where both were changed"],
		],
		exits: "4 could not write, or not everything was brought over",
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
			["pep-wizard preview 1234-pool-resize.pep.yaml", "in a pager; plain text in a pipe"],
			["pep-wizard preview README.md", "any Markdown file"],
		],
		load: () => import("./preview.ts"),
	},
	{
		name: "status",
		summary: "how complete proposals are, by section",
		usage: "[PATH…] [--stage S] [--sort BY] [--where ID=WORDS] [--format text|json|html] [-o FOLDER] [--exit-code]",
		words: [0, Number.POSITIVE_INFINITY],
		means: ["proposal"],
		options: [
			{ ...stage, about: "measure for this stage instead of each proposal's own" },
			{
				name: "sort",
				value: "BY",
				oneOf: SORTS,
				about: `by ${SORTS.join(", ")}: the least complete and the longest unchanged come first`,
			},
			{
				name: "where",
				value: "ID=WORDS",
				about: "only those whose answer to an item, by the end of its id, has these words: owners=@ann",
			},
			{ name: "only-incomplete", about: "only those where something required is missing" },
			{
				name: "format",
				value: "FORMAT",
				oneOf: ["text", "json", "html"],
				about: "text (the default), json, or html: an overview for a browser",
			},
			{
				name: "output",
				short: "o",
				value: "FOLDER",
				means: "folder",
				about: "with --format html: the folder for the overview and a page of each proposal",
			},
			{ ...json, about: "the same as --format json" },
			{ name: "exit-code", about: "end with 1 where something required is missing" },
			template,
		],
		examples: [
			["pep-wizard status", "all drafts and Markdown proposals below this folder"],
			["pep-wizard status --stage beta --exit-code proposals/", "ready for beta? for scripts"],
			["pep-wizard status --sort complete --where owners=@ann", "one person's, the least complete first"],
			["pep-wizard status --format html -o pages", "pages to look at: pages/index.html and one for each proposal"],
		],
		exits: "1 incomplete, with --exit-code, 4 could not write, with -o",
		load: () => import("./status.ts"),
	},
	{
		name: "check",
		summary: "tell what is wrong or missing, for authors, reviewers and CI",
		usage: "[PATH…] [--stage S] [--format F] [--changed-since REV] [--fix]",
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
				about: "only what this branch touches since it left REV, a branch or commit of git",
			},
			{ name: "fix", about: "mend what is safe: the table of contents, the form of dates" },
			template,
		],
		examples: [
			["pep-wizard check", "all drafts and Markdown proposals below this folder"],
			["pep-wizard check 1234-pool-resize.pep.yaml --stage beta", "would it pass for beta?"],
			["pep-wizard check --changed-since origin/main --format github", "annotations in a pull request"],
		],
		exits: "1 findings that are errors, 4 could not write, with --fix",
		load: () => import("./check.ts"),
	},
	{
		name: "promote",
		summary: "move a draft to another stage, and see what is due there",
		usage: "DRAFT STAGE [--no-edit]",
		words: [2, 2],
		means: ["draft", "stage"],
		options: [{ name: "no-edit", about: "only move it, and print what is due" }, template, plain],
		examples: [
			["pep-wizard promote 1234-pool-resize.pep.yaml beta", "opens the wizard at the first item that is due"],
			["pep-wizard promote 1234-pool-resize.pep.yaml beta --no-edit", "for scripts"],
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
			["pep-wizard outline", "every item with its id, kind, stage and question"],
			["pep-wizard outline --template kep --json", "another template's, for a program"],
		],
		load: () => import("./outline.ts"),
	},
	{
		name: "get",
		summary: "read one answer, or all, from a draft",
		usage: "DRAFT [ID] [--json]",
		words: [1, 2],
		means: ["draft", "item"],
		options: [json, template],
		examples: [
			["pep-wizard get 1234-pool-resize.pep.yaml summary", "prints the summary as it was written"],
			["pep-wizard get 1234-pool-resize.pep.yaml --json", "prints all answers, for a program"],
		],
		load: () => import("./get.ts"),
	},
	{
		name: "set",
		summary: "give one answer from a script",
		usage: "DRAFT ID [VALUE] [--file F] [--not-applicable REASON] [--applicable] [--clear]",
		words: [2, 3],
		means: ["draft", "item", "value"],
		options: [
			{ name: "file", value: "FILE", means: "file", about: "take the value from a file; - is standard input" },
			{ name: "not-applicable", value: "REASON", about: "mark the item as not applicable; its answer is kept" },
			{ name: "applicable", about: "take that mark back; the kept answer counts again" },
			{ name: "clear", about: "take the answer away, and say what it was" },
			template,
		],
		examples: [
			['pep-wizard set draft.pep.yaml summary "Operators can …"', "text is kept as it is given"],
			["pep-wizard set draft.pep.yaml motivation/goals '[No restart, No drain]'", "structured items take YAML or JSON"],
			["pep-wizard set draft.pep.yaml pep-status/owners '@ann, @ben'", "people may be given as one list with commas"],
			["pep-wizard set draft.pep.yaml stage beta", "the stage"],
			["git log -1 | pep-wizard set draft.pep.yaml summary --file -", "from standard input"],
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
			["pep-wizard templates", "their names, with what each is for"],
			["pep-wizard new --template kep", "uses one of them"],
		],
		load: () => import("./templates.ts"),
	},
	{
		name: "init",
		summary: "set a repository up for proposals",
		usage: "[--template NAME|PATH]",
		words: [0, 0],
		options: [{ ...template, about: "the template to make your own (default: pep), or one that is there already" }],
		examples: [
			["pep-wizard init", "settings, folder, template, CI workflow and hook, each only where there is none"],
			["pep-wizard init --template kep", "with a copy of another template"],
		],
		exits: "4 could not write",
		load: () => import("./init.ts"),
	},
	{
		name: "completion",
		summary: "print a script that lets a shell complete commands",
		usage: "bash|zsh|fish",
		words: [1, Number.POSITIVE_INFINITY],
		means: ["shell"],
		options: [],
		examples: [
			[
				'eval "$(pep-wizard completion bash)"',
				"in ~/.bashrc; for zsh the same with `zsh`, in ~/.zshrc behind compinit",
			],
			["pep-wizard completion fish > ~/.config/fish/completions/pep-wizard.fish", "once, for fish"],
		],
		load: () => import("./completion.ts"),
	},
	{
		name: "help",
		summary: "show help, also for one command",
		usage: "[COMMAND]",
		words: [0, 1],
		means: ["command"],
		options: [],
		examples: [
			["pep-wizard help", "lists the commands"],
			["pep-wizard help set", "how `set` is used"],
		],
		load: () => import("../cli/help.ts"),
	},
];

export const TABLE: Table = { start: START, commands: COMMANDS, globals: GLOBAL_OPTIONS };
