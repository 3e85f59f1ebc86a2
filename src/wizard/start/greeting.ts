/** How someone is greeted who has no draft yet: what this is, and how to begin. Plain data for screen and conversation. */
import type { Picked } from "./outcomes.ts";

/** What the program is, for someone who has never heard of it; lines that fit on most screens. */
export const ABOUT = [
	"Write a Platform Enhancement Proposal, one question at a time:",
	"what is asked and why, how far you are, and what is still missing.",
	"At the end you have clean Markdown, with your words as you wrote them.",
	"All is saved while you type. Leave at any time, and go on later.",
] as const;

/** One way to begin. */
export interface Beginning {
	readonly label: string;
	readonly about: string;
	readonly picked: Exclude<Picked, { readonly type: "cancelled" }>;
}

/** The ways to begin, the most likely first. `proposals` are Markdown files that could become drafts. */
export function beginnings(proposals: readonly string[]): readonly Beginning[] {
	return [
		{ label: "Start a new proposal", about: "asks for its title first", picked: { type: "new" } },
		{
			label: "Try it on the example",
			about: "a finished proposal, in a copy of its own",
			picked: { type: "example" },
		},
		...proposals.map(
			(file): Beginning => ({
				label: `Import ${file}`,
				about: "makes a draft of it; the file stays as it is",
				picked: { type: "import", file },
			}),
		),
	];
}
