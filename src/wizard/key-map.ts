/**
 * The key map: one entry per command, with its keys. Key handling, hints, the help screen and the documented
 * key tables are derived from it. Says what a key is for, not how it works.
 */
import type { EditCommand, Motion } from "../editor/types.ts";

export const COMMAND_IDS = [
	"next",
	"back",
	"outline",
	"goto",
	"next-required",
	"next-comment",
	"comments",
	"preview",
	"preview-beside",
	"guidance",
	"take-example",
	"pick",
	"finish",
	"only-missing",
	"fold",
	"unfold",
	"not-applicable",
	"stage",
	"save",
	"editor",
	"editor-draft",
	"find",
	"replace",
	"word-count",
	"spelling",
	"undo",
	"redo",
	"cut",
	"copy",
	"paste",
	"select-all",
	"bold",
	"code",
	"link",
	"row-up",
	"row-down",
	"row-remove",
	"mouse",
	"suspend",
	"help",
	"leave",
] as const;
export type CommandId = (typeof COMMAND_IDS)[number];

/** The dozen commands to start with, for the README. */
export const ESSENTIAL_COMMANDS: ReadonlySet<CommandId> = new Set<CommandId>([
	"next",
	"outline",
	"goto",
	"next-required",
	"guidance",
	"preview",
	"not-applicable",
	"save",
	"editor",
	"undo",
	"help",
	"leave",
]);

/** A command of a key map, by default of the wizard's. */
export interface Command<Id extends string = CommandId> {
	readonly id: Id;
	/** Group in the help screen. */
	readonly group: "Navigation" | "Write" | "The proposal" | "The program" | "The review";
	/** What it does, for the help screen. */
	readonly title: string;
	/** The same in a word or two, for the key line. */
	readonly short: string;
	/** Chords as `chordOf` gives them; the first one is shown. */
	readonly keys: readonly string[];
	/** Single keys that run it in the outline, where nothing is typed. */
	readonly inOutline?: readonly string[];
}

export const COMMANDS: readonly Command[] = [
	{ id: "next", group: "Navigation", title: "Next field, then next item", short: "next", keys: ["tab"] },
	{ id: "back", group: "Navigation", title: "Previous field, then item", short: "back", keys: ["shift+tab"] },
	{
		id: "outline",
		group: "Navigation",
		title: "Go to the outline; in the outline, back to the item",
		short: "outline",
		keys: ["escape"],
	},
	{
		id: "goto",
		group: "Navigation",
		title: "Go to an item: search headings, questions and answers",
		short: "go to",
		keys: ["ctrl+g"],
		inOutline: ["/"],
	},
	{
		id: "next-required",
		group: "Navigation",
		title: "Next item that is still required",
		short: "next required",
		keys: ["ctrl+n"],
		inOutline: ["n"],
	},
	{
		id: "next-comment",
		group: "Navigation",
		title: "Next item with an open comment by a reviewer",
		short: "next comment",
		keys: ["alt+n"],
		inOutline: ["c"],
	},
	{
		id: "only-missing",
		group: "Navigation",
		title: "Outline: show only what is still required, or everything",
		short: "only missing",
		keys: ["alt+m"],
		inOutline: ["m"],
	},
	{
		id: "fold",
		group: "Navigation",
		title: "Outline: fold a section",
		short: "fold",
		keys: ["alt+-"],
		inOutline: ["left", "-"],
	},
	{
		id: "unfold",
		group: "Navigation",
		title: "Outline: open a folded section",
		short: "open",
		keys: ["alt++"],
		inOutline: ["right", "+"],
	},
	{
		id: "guidance",
		group: "Navigation",
		title: "Guidance: brief, full with an example, or none",
		short: "guidance",
		keys: ["alt+g"],
		inOutline: ["g"],
	},
	{
		id: "preview",
		group: "The proposal",
		title: "Preview the rendered proposal, at this item",
		short: "preview",
		keys: ["ctrl+p"],
		inOutline: ["p"],
	},
	{
		id: "preview-beside",
		group: "The proposal",
		title: "Preview beside the item, on wide screens",
		short: "beside",
		keys: ["alt+p"],
	},
	{
		id: "comments",
		group: "The proposal",
		title: "Comments by reviewers: read, reply, mark as addressed",
		short: "comments",
		keys: ["alt+r"],
		inOutline: ["r"],
	},
	{
		id: "not-applicable",
		group: "The proposal",
		title: "Mark as not applicable, with a reason; or undo",
		short: "not applicable",
		keys: ["f4"],
		inOutline: ["x"],
	},
	{
		id: "stage",
		group: "The proposal",
		title: "Change the target stage",
		short: "stage",
		keys: ["ctrl+t"],
		inOutline: ["t"],
	},
	{
		id: "save",
		group: "The proposal",
		title: "Save now and write the Markdown",
		short: "write",
		keys: ["ctrl+s"],
		inOutline: ["s"],
	},
	{
		id: "finish",
		group: "The proposal",
		title: "Finish: write, check, commit, open a pull request",
		short: "finish",
		keys: ["alt+s"],
		inOutline: ["f"],
	},
	{
		id: "take-example",
		group: "Write",
		title: "Start with the example as the answer",
		short: "use example",
		keys: ["alt+t"],
	},
	{
		id: "pick",
		group: "Write",
		title: "Pick from a calendar or list: a date, people, proposals",
		short: "pick",
		keys: ["alt+l"],
	},
	{
		id: "editor",
		group: "Write",
		title: "Open this answer in $EDITOR",
		short: "editor",
		keys: ["ctrl+o"],
		inOutline: ["o"],
	},
	{
		id: "editor-draft",
		group: "Write",
		title: "Open the whole draft in $EDITOR",
		short: "whole draft",
		keys: ["alt+o"],
	},
	{
		id: "find",
		group: "Write",
		title: "Find in this answer; Ctrl+G there: in all answers",
		short: "find",
		keys: ["ctrl+f"],
	},
	{
		id: "replace",
		group: "Write",
		title: "Replace in this answer; Alt+A there: all at once",
		short: "replace",
		keys: ["ctrl+r"],
	},
	{ id: "word-count", group: "Write", title: "Count words, with the reading time", short: "words", keys: ["alt+w"] },
	{
		id: "spelling",
		group: "Write",
		title: "Spelling: the next misspelled word, with suggestions",
		short: "spelling",
		keys: ["f7"],
	},
	{ id: "undo", group: "Write", title: "Undo", short: "undo", keys: ["ctrl+z", "ctrl+_"] },
	{ id: "redo", group: "Write", title: "Redo", short: "redo", keys: ["ctrl+y", "ctrl+shift+z"] },
	{ id: "cut", group: "Write", title: "Cut the selection", short: "cut", keys: ["ctrl+x"] },
	{
		id: "copy",
		group: "Write",
		title: "Copy the selection; without one, press twice to leave",
		short: "copy",
		keys: ["ctrl+c"],
	},
	{ id: "paste", group: "Write", title: "Paste what was cut or copied here", short: "paste", keys: ["ctrl+v"] },
	{ id: "select-all", group: "Write", title: "Select the whole text", short: "all", keys: ["ctrl+a"] },
	{ id: "bold", group: "Write", title: "Bold: the selection or the word", short: "bold", keys: ["ctrl+b"] },
	{ id: "code", group: "Write", title: "Code: the selection or the word", short: "code", keys: ["alt+c"] },
	{ id: "link", group: "Write", title: "Link: the selection or the word", short: "link", keys: ["alt+k"] },
	{ id: "row-up", group: "Write", title: "Move this entry up", short: "up", keys: ["alt+up"] },
	{ id: "row-down", group: "Write", title: "Move this entry down", short: "down", keys: ["alt+down"] },
	{ id: "row-remove", group: "Write", title: "Remove this entry", short: "remove", keys: ["alt+x"] },
	{
		id: "mouse",
		group: "The program",
		title: "Toggle mouse capture",
		short: "mouse",
		keys: ["alt+e"],
	},
	{
		id: "suspend",
		group: "The program",
		title: "Suspend: return to the shell; “fg” resumes",
		short: "suspend",
		keys: [],
	},
	{ id: "help", group: "The program", title: "Help: this list", short: "help", keys: ["f1"], inOutline: ["?"] },
	{
		id: "leave",
		group: "The program",
		title: "Leave; everything is saved first",
		short: "leave",
		keys: ["ctrl+q"],
		inOutline: ["q"],
	},
];

/** The command with that id. */
export function commandOf(id: CommandId): Command {
	const command = COMMANDS.find((each) => each.id === id);
	if (!command) throw new Error(`the key map lacks ${id}`);
	return command;
}

const byChord = new Map(COMMANDS.flatMap((command) => command.keys.map((chord) => [chord, command] as const)));
const byOutlineKey = new Map(
	COMMANDS.flatMap((command) => (command.inOutline ?? []).map((chord) => [chord, command] as const)),
);

/** The command of a chord, in an item or in the outline. */
export function commandFor(chord: string, pane: "item" | "outline"): Command | undefined {
	return byChord.get(chord) ?? (pane === "outline" ? byOutlineKey.get(chord) : undefined);
}

const MOTIONS: Readonly<Record<string, Motion>> = {
	left: "left",
	right: "right",
	up: "up",
	down: "down",
	home: "line-start",
	end: "line-end",
	pageup: "page-up",
	pagedown: "page-down",
	"ctrl+left": "word-left",
	"ctrl+right": "word-right",
	"alt+left": "word-left",
	"alt+right": "word-right",
	"alt+b": "word-left",
	"alt+f": "word-right",
	"ctrl+up": "paragraph-up",
	"ctrl+down": "paragraph-down",
	"alt+up": "paragraph-up",
	"alt+down": "paragraph-down",
	"ctrl+home": "start",
	"ctrl+end": "end",
	"ctrl+e": "line-end",
};

const DELETIONS: Readonly<Record<string, Motion>> = {
	backspace: "left",
	"shift+backspace": "left",
	delete: "right",
	"ctrl+d": "right",
	"ctrl+backspace": "word-left",
	"alt+backspace": "word-left",
	"ctrl+w": "word-left",
	"ctrl+delete": "word-right",
	"alt+delete": "word-right",
	"alt+d": "word-right",
	"ctrl+u": "line-start",
	"ctrl+k": "line-end",
};

/** What a chord does to the text that has the focus; undefined where it does nothing. */
export function editFor(chord: string): EditCommand | undefined {
	const select = chord.includes("shift+");
	const motion = MOTIONS[select ? chord.replace("shift+", "") : chord];
	if (motion && !(select && /[a-z]$/.test(chord) && chord.endsWith("+e"))) return { type: "move", to: motion, select };
	const deletion = DELETIONS[chord];
	return deletion ? { type: "delete", to: deletion } : undefined;
}
