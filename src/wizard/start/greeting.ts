/**
 * The greeting for someone who has no draft yet: what the program is, and ways to start. Pure; used by the screen and
 * the plain conversation.
 */
import type { KeyPress, Size } from "../types.ts";
import { choiceKey } from "./choice-list.ts";
import type { StartChoice } from "./outcomes.ts";
import type { GreetingScreen, ScreenResult, StartContext } from "./types.ts";

/** What the program is, for someone who doesn't know it; the lines fit on most screens. */
export const ABOUT = [
	"Write a Platform Enhancement Proposal, one question at a time:",
	"what is asked and why, how far you are, and what is still missing.",
	"At the end you have clean Markdown, with your words as you wrote them.",
	"Everything is saved as you type. Leave at any time, and continue later.",
] as const;

/** The ways to start, the most likely first. `proposals` are Markdown files to offer for import. */
export function startChoices(proposals: readonly string[]): readonly StartChoice[] {
	return [
		{ label: "Start a new proposal", about: "asks for its title first", picked: { type: "new" } },
		{
			label: "Try it on the example",
			about: "a finished proposal, in your own copy",
			picked: { type: "example" },
		},
		...proposals.map(
			(file): StartChoice => ({
				label: `Import ${file}`,
				about: "makes a draft from it; the file is not changed",
				picked: { type: "import", file },
			}),
		),
	];
}

/** Shown if there is no draft to resume. */
export const NO_DRAFTS = "No drafts here or in subfolders.";

/** Whether there is room for the description; if not, only the choices are shown. */
export function showsAbout({ columns, rows }: Size): boolean {
	return rows >= 15 && columns >= 76;
}

/** How many choices are shown at once. */
export function greetingLimit(size: Size): number {
	return Math.max(2, size.rows - (showsAbout(size) ? 11 : 6));
}

/** The first screen where there are no drafts; `proposals` are Markdown files that can be imported. */
export function greeting(proposals: readonly string[]): GreetingScreen {
	return { type: "greeting", choices: startChoices(proposals), selected: 0 };
}

/** A key on the first screen. */
export function greetingKey(
	screen: GreetingScreen,
	key: KeyPress,
	{ size }: StartContext,
): ScreenResult<GreetingScreen> {
	const { choices: ways, selected } = screen;
	const meant = choiceKey(key, { selected, count: ways.length, limit: greetingLimit(size) });
	if (!meant) return [screen, []];
	if ("select" in meant) return [{ ...screen, selected: meant.select }, []];
	const way = ways[meant.take];
	return way ? [screen, [{ type: "end", outcome: way.picked }]] : [screen, []];
}
