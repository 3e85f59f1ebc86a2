/**
 * Every command, one entry each: help, suggestions, completions and the man page are made from this table.
 * Loads a command only when it runs: `--help` and `--version` need the table alone.
 */
import { FORMATS } from "../check/reporter.ts";
import type { CommandSpec, CommandTable } from "../cli/command-spec.ts";
import { GLOBAL_OPTIONS, json, noCache, plain, stage, template } from "../cli/common-options.ts";
import { joinWords } from "../text/english.ts";
import { AUTHORING, START } from "./authoring-table.ts";
import { REVIEW } from "./review-table.ts";
import { SORTS, STATUS_FORMATS } from "./status/sorts.ts";

const COMMANDS: readonly CommandSpec[] = [
	...AUTHORING,
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
	REVIEW,
	{
		name: "status",
		summary: "show how complete proposals are, by section",
		usage:
			"[PATH…] [--stage S] [--sort BY] [--where CONDITION]… [--columns FIELDS] [--explain ITEM] [--format F] [-o FOLDER] [--exit-code] [--no-cache]",
		words: [0, Number.POSITIVE_INFINITY],
		means: ["proposal"],
		options: [
			{ ...stage, about: "measure for this stage instead of each proposal's own" },
			{
				name: "sort",
				value: "BY",
				oneOf: SORTS,
				about: `sort by ${joinWords(SORTS, "or")}; least complete and longest unchanged come first`,
			},
			{
				name: "where",
				value: "CONDITION",
				repeatable: true,
				about:
					"only proposals that meet it: FIELD=VALUE, or !=, <, <=, >, >=; commas mean or; given again, all must be met",
			},
			{ name: "columns", value: "FIELDS", about: "show a table of these fields instead, such as title,stage,owners" },
			{ name: "only-incomplete", about: "only proposals where something required is missing" },
			{
				name: "explain",
				value: "ITEM",
				means: "item",
				about:
					"show where an item, a section or everything (all) was read from, why it counts as it does, and what reviewers look for",
			},
			{
				name: "format",
				value: "FORMAT",
				oneOf: STATUS_FORMATS,
				about: "text (the default), json, csv, markdown (a table) or html (an overview for a browser)",
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
			noCache,
			template,
		],
		examples: [
			["pep-wizard status", "shows all drafts and Markdown proposals in this folder and below"],
			["pep-wizard status --stage beta --exit-code proposals/", "exits with 1 unless all of them are ready for Beta"],
			["pep-wizard status --sort complete --where owners=@ann", "shows one owner's proposals, least complete first"],
			[
				"pep-wizard status --where stage=alpha,beta --where 'complete<50'",
				"shows those before stable and not half done",
			],
			["pep-wizard status --columns title,status,stage --format csv", "prints a table for a spreadsheet"],
			["pep-wizard status README.md --explain motivation", "shows how the section Motivation was understood"],
			["pep-wizard status --format html -o pages", "writes pages/index.html, and a page per proposal"],
		],
		exits: "1 incomplete (with --exit-code), 4 could not write (with -o)",
		load: () => import("./status.ts"),
	},
	{
		name: "check",
		summary: "report what is wrong or missing, for authors, reviewers and CI",
		usage: "[PATH…] [--stage S] [--format F] [--verbose] [--changed-since REV] [--baseline FILE] [--fix] [--no-cache]",
		words: [0, Number.POSITIVE_INFINITY],
		means: ["proposal"],
		options: [
			{ ...stage, about: "check for this stage instead of each proposal's own" },
			{
				name: "format",
				value: "FORMAT",
				oneOf: FORMATS,
				about: `${joinWords(FORMATS, "or").replace(",", " (the default),")}`,
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
			{ name: "verbose", about: "with the format text: show each finding separately, with its line and fix" },
			{ name: "fix", about: "fix what is safe to fix: the table of contents, date formats" },
			noCache,
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
		name: "diff",
		summary: "show what changed in a proposal, item by item",
		usage: "PROPOSAL [REV [REV]|OTHER] [--format text|markdown|json]",
		words: [1, 3],
		means: ["proposal", "proposal"],
		options: [
			{
				name: "format",
				value: "FORMAT",
				oneOf: ["text", "markdown", "json"],
				about: "text (the default), markdown (for a comment in a review) or json",
			},
			{ ...json, about: "the same as --format json" },
			template,
		],
		examples: [
			["pep-wizard diff README.md", "shows what changed since the last commit"],
			["pep-wizard diff README.md v1.35", "shows what changed since a tag, a branch, a commit or a day (2026-01-13)"],
			["pep-wizard diff README.md v1.35 v1.36", "shows what changed between the two"],
			["pep-wizard diff README.md alpha", "shows what changed since alpha was approved, or began"],
			["pep-wizard diff old.pep.yaml README.md", "compares two files, drafts or Markdown"],
		],
		load: () => import("./diff.ts"),
	},
	{
		name: "report",
		summary: "show what targets a release, what is stale, and what refers to what",
		usage:
			"[PATH…] [--milestone M] [--stage S] [--group G] [--owner O] [--where CONDITION]… [--group-by FIELD] [--since REV] [--stale] [--graph] [--format F] [--no-cache]",
		words: [0, Number.POSITIVE_INFINITY],
		means: ["proposal"],
		options: [
			{
				name: "milestone",
				value: "M",
				about: "only proposals for this release; with --stale, the release to count from",
			},
			{ ...stage, about: "only proposals at this stage" },
			{ name: "group", value: "NAME", about: "only proposals of this group, or those it matches (team-*)" },
			{ name: "owner", value: "NAME", about: "only proposals of this person" },
			{ name: "where", value: "CONDITION", repeatable: true, about: "only proposals that meet it, as in status" },
			{ name: "group-by", value: "FIELD", about: "list them by this field instead of by their groups" },
			{
				name: "since",
				value: "REV",
				about:
					"show what changed since a revision or a day; by default, since the newest release's tag before the milestone",
			},
			{
				name: "stale",
				about:
					"show those in beta for long, not changed for long, implemented but not stable, or superseded without a successor",
			},
			{ name: "releases", value: "N", about: "with --stale: how many releases are long (default: 3)" },
			{ name: "graph", about: "show which proposals replace others or are related, as Mermaid" },
			{
				name: "format",
				value: "FORMAT",
				oneOf: ["text", "markdown", "html", "json"],
				about: "text (the default), markdown (for a tracking issue), html or json",
			},
			{ ...json, about: "the same as --format json" },
			noCache,
			template,
		],
		examples: [
			["pep-wizard report --milestone v1.36", "shows what is planned for v1.36, and what is missing"],
			["pep-wizard report --milestone v1.36 --format markdown", "prints a checklist for the tracking issue"],
			["pep-wizard report --stage beta --group-by owner", "lists what is at beta, by owner"],
			["pep-wizard report --stale --milestone v1.36", "shows what seems to be forgotten, and why"],
			["pep-wizard report --graph --format markdown", "draws which proposal replaces which"],
		],
		load: () => import("./report.ts"),
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
		terminal: { unless: ["no-edit"] },
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
			["pep-wizard set draft.pep.yaml pep-status/last-updated today", "gives the current day as a date"],
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
			["pep-wizard templates", "lists their names and purposes"],
			["pep-wizard new --template kep", "creates a draft with one of them"],
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
			{ name: "write", about: "save what is proposed in the template's questionnaire, a new one or the existing one" },
			{ name: "force", about: "with --write: replace the existing questionnaire" },
			json,
		],
		examples: [
			["pep-wizard template check rfcs/template.md", "shows the outline as the wizard will ask it"],
			["pep-wizard template check rfcs/template.md rfcs/", "also counts what proposals contain, rename and fill in"],
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
			["pep-wizard init", "adds settings, folder, template, CI workflow and hook; keeps existing ones"],
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
