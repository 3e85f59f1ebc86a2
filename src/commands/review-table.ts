/** The entry of `review` in the table of commands. */
import type { CommandSpec } from "../cli/command-spec.ts";
import { plain, stage, template } from "../cli/common-options.ts";
import { COMMENT_KINDS, VERDICTS } from "../review/types.ts";

/** Formats of the report. */
const FORMATS = ["text", "json", "markdown", "github", "rdjson"] as const;

export const REVIEW: CommandSpec = {
	name: "review",
	summary: "review a proposal, question by question",
	usage: "DRAFT|FILE.md [TEXT|FILE.json] [--as NAME] [--stage S] [--only SECTION] [--format F | --comment ITEM | …]",
	words: [1, 2],
	means: ["proposal", "file"],
	options: [
		{ name: "as", value: "NAME", about: "who reviews (default: as the settings say, or git's user)" },
		{ ...stage, about: "the stage that the round is for (default: the proposal's own)" },
		{ name: "only", value: "SECTION", means: "item", about: "only this section, by its id (see `outline`)" },
		{
			name: "format",
			value: "FORMAT",
			oneOf: FORMATS,
			about:
				"only print the review: as text, json, markdown (a comment to paste), github (a pull request review) or rdjson",
		},
		{
			name: "since",
			value: "REV",
			about: "with github: comment only on lines that changed since REV; the rest goes into the body",
		},
		{ name: "send", value: "PR", about: "show the github review, then send it to that pull request with gh" },
		{ name: "yes", about: "with --send: don't ask" },
		{
			name: "import",
			value: "FROM",
			oneOf: ["github"],
			about: "take comments from FILE.json, a pull request's comments as `gh api` prints them",
		},
		{
			name: "comment",
			value: "ITEM",
			means: "item",
			about: "comment on an item; the text is the last word (- for standard input)",
		},
		{
			name: "kind",
			value: "KIND",
			oneOf: COMMENT_KINDS,
			about: "with --comment: comment (the default), question or change",
		},
		{ name: "quote", value: "WORDS", about: "with --comment: the words of the answer that it is about" },
		{ name: "reply", value: "ID", about: "reply to the comment with that id" },
		{ name: "state", value: "ID=STATE", about: "set a comment's state: open, answered or resolved" },
		{ name: "verdict", value: "VERDICT", oneOf: VERDICTS, about: "end the round; the summary is the last word" },
		template,
		plain,
	],
	examples: [
		["pep-wizard review 1234-pool-resize.pep.yaml", "begins a round, or resumes the one that you left"],
		["pep-wizard review README.md --as @ann --stage beta --only production-readiness", "reviews one section for Beta"],
		["pep-wizard review README.md --format markdown", "prints the review as one comment to paste"],
		["pep-wizard review README.md --send 4711 --since origin/main", "sends it to a pull request, after asking"],
		["pep-wizard review README.md comments.json --import github", "takes comments from a pull request"],
		["pep-wizard review README.md --comment summary --kind question 'For whom?'", "asks about an item from a script"],
		["pep-wizard review README.md --verdict approved 'Ready for Beta.'", "ends the round with a verdict"],
	],
	exits: "4 could not write, 130 ended by Ctrl-C",
	terminal: { unless: ["format", "send", "import", "comment", "reply", "state", "verdict"] },
	load: () => import("./review.ts"),
};
