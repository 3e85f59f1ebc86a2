/**
 * The key map of the review screen: one entry per command, with its keys, in the form of the wizard's. Nothing is typed
 * into the text that is read, so single keys run commands.
 */
import type { Command } from "../key-map.ts";

export const REVIEW_COMMAND_IDS = [
	"fine",
	"comment",
	"question",
	"change",
	"editor",
	"passage",
	"reply",
	"resolve",
	"revise",
	"unmark",
	"verdict",
	"next-unseen",
	"next-changed",
	"next-open",
	"next-comment",
	"previous-comment",
	"next",
	"back",
	"goto",
	"outline",
	"only-left",
	"fold",
	"unfold",
	"guidance",
	"changes",
	"mouse",
	"help",
	"leave",
] as const;
export type ReviewCommandId = (typeof REVIEW_COMMAND_IDS)[number];

export type ReviewCommand = Command<ReviewCommandId>;

export const REVIEW_COMMANDS: readonly ReviewCommand[] = [
	{
		id: "fine",
		group: "The review",
		title: "This answer is fine; go to the next one to look at",
		short: "fine",
		keys: ["f"],
	},
	{ id: "comment", group: "The review", title: "Write a comment", short: "comment", keys: ["c"] },
	{ id: "question", group: "The review", title: "Ask a question", short: "ask", keys: ["a"] },
	{ id: "change", group: "The review", title: "Ask for a change", short: "want a change", keys: ["w"] },
	{
		id: "editor",
		group: "The review",
		title: "Write a comment, or go on writing, in $EDITOR",
		short: "editor",
		keys: ["ctrl+o"],
	},
	{
		id: "passage",
		group: "The review",
		title: "Select a passage to quote: arrows move, then c, a or w",
		short: "quote",
		keys: ["s"],
	},
	{ id: "reply", group: "The review", title: "Reply to the selected comment", short: "reply", keys: ["r"] },
	{
		id: "resolve",
		group: "The review",
		title: "Resolve the selected comment, or open it again",
		short: "resolve",
		keys: ["x"],
	},
	{ id: "revise", group: "The review", title: "Edit your selected comment", short: "edit", keys: ["e"] },
	{ id: "unmark", group: "The review", title: "Take “fine” back", short: "not fine", keys: ["u"] },
	{
		id: "verdict",
		group: "The review",
		title: "End the round with a verdict and a summary",
		short: "verdict",
		keys: ["v"],
	},
	{
		id: "next-unseen",
		group: "Navigation",
		title: "Next answer that you haven't looked at",
		short: "next to look at",
		keys: ["n"],
	},
	{
		id: "next-changed",
		group: "Navigation",
		title: "Next answer that changed since your last round",
		short: "next changed",
		keys: ["d"],
	},
	{ id: "next-open", group: "Navigation", title: "Next answer with an open comment", short: "next open", keys: ["o"] },
	{
		id: "next-comment",
		group: "Navigation",
		title: "Next comment here, then next answer",
		short: "next",
		keys: ["tab"],
	},
	{
		id: "previous-comment",
		group: "Navigation",
		title: "Previous comment here, then previous answer",
		short: "back",
		keys: ["shift+tab"],
	},
	{ id: "next", group: "Navigation", title: "Next answer", short: "next", keys: ["right"] },
	{ id: "back", group: "Navigation", title: "Previous answer", short: "back", keys: ["left"] },
	{
		id: "goto",
		group: "Navigation",
		title: "Go to an item: search headings, questions and answers",
		short: "go to",
		keys: ["ctrl+g", "/"],
	},
	{
		id: "outline",
		group: "Navigation",
		title: "Go to the outline; in the outline, back to the answer",
		short: "outline",
		keys: ["escape"],
	},
	{
		id: "only-left",
		group: "Navigation",
		title: "Outline: show only what is left to look at, or everything",
		short: "only what is left",
		keys: ["m"],
	},
	{ id: "fold", group: "Navigation", title: "Outline: fold a section", short: "fold", keys: ["-"] },
	{ id: "unfold", group: "Navigation", title: "Outline: open a folded section", short: "open", keys: ["+"] },
	{
		id: "guidance",
		group: "The proposal",
		title: "What to look for: brief, full, or none",
		short: "what to look for",
		keys: ["g"],
	},
	{
		id: "changes",
		group: "The proposal",
		title: "Show what changed since your last round, or the answer as it is",
		short: "changes",
		keys: ["t"],
	},
	{ id: "mouse", group: "The program", title: "Toggle mouse capture", short: "mouse", keys: ["alt+e"] },
	{ id: "help", group: "The program", title: "Help: this list", short: "help", keys: ["f1", "?"] },
	{
		id: "leave",
		group: "The program",
		title: "Leave; the round stays open, and everything is saved first",
		short: "leave",
		keys: ["ctrl+q", "q"],
	},
];

const byChord = new Map(REVIEW_COMMANDS.flatMap((command) => command.keys.map((chord) => [chord, command] as const)));

/** The command of a chord. */
export function reviewCommandFor(chord: string): ReviewCommand | undefined {
	return byChord.get(chord);
}

/** The command with that id. */
export function reviewCommandOf(id: ReviewCommandId): ReviewCommand {
	const command = REVIEW_COMMANDS.find((each) => each.id === id);
	if (!command) throw new Error(`the key map lacks ${id}`);
	return command;
}
