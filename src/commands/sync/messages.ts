/** The messages of `sync`: what was brought over, what is undecided, and why nothing was. Writes no file. */

import { shellWord } from "../../cli/output.ts";
import { EXIT } from "../../cli/world.ts";
import type { Item } from "../../outline/types.ts";
import type { MarkdownMerge } from "../../proposal/merge-markdown/merge-markdown.ts";
import type { ResolvedMerge } from "../../proposal/merge-markdown/resolve-merge.ts";
import { renderProposal } from "../../proposal/render.ts";
import type { NamedPath } from "../../templates/own-template.ts";
import { namesOf } from "./removed.ts";

type Say = (line: string) => void;

/** Whether it is clear which layout to use; reports it if not. */
export function reportUnresolvedLayout(
	{ layoutChange }: MarkdownMerge,
	{ shown }: NamedPath,
	draft: string,
	say: Say,
): boolean {
	if (layoutChange === "same" || layoutChange === "theirs") return true;
	const why =
		layoutChange === "both"
			? "were changed here and in the draft"
			: "differ from the draft's, and it is unknown which of them were changed";
	say(`${shown}: headings, order or text outside of answers ${why}. Nothing was brought over`);
	say(`  To use the Markdown's: pep-wizard sync ${shellWord(draft)} ${shellWord(shown)} --theirs`);
	say(`  To overwrite it: pep-wizard render ${shellWord(draft)} -o ${shellWord(shown)} --force`);
	return false;
}

/** Reports that the result would render differently. Returns the exit code. */
export function reportUnverified(
	{ input: given }: MarkdownMerge,
	{ proposal }: ResolvedMerge,
	{ shown }: NamedPath,
	say: Say,
): number {
	const [now, then] = [given.theirs.markdown, renderProposal(proposal).markdown].map((text) => text.split(/\r?\n/));
	const at = now!.findIndex((line, index) => line !== then![index]);
	const line = (at < 0 ? now!.length - 1 : at) + 1;
	say(`${shown}:${line}: the changes from here on would not be rendered the same way. Nothing was brought over`);
	say("  This is a mistake in pep-wizard; please report it with the lines around this one.");
	return EXIT.write;
}

/** Reports what was brought into the draft, and what remains to be decided. */
export function reportMerged(
	merge: MarkdownMerge,
	settled: ResolvedMerge,
	side: "mine" | "theirs" | undefined,
	{ shown }: NamedPath,
	say: Say,
): void {
	const taken: Item[] = merge.changes.filter(({ theirs }) => theirs !== undefined).map(({ item }) => item);
	if (side === "theirs") taken.push(...settled.decided.keys());
	const brought = namesOf(taken) + (settled.isLayoutChanged && merge.layoutChange !== "same" ? LAYOUT : "");
	if (brought !== "") say(`Brought over: ${brought.replace(/^; /, "")}`);
	if (settled.removed.length > 0) say(`Removed from the draft: ${namesOf(settled.removed)}`);
	if (settled.kept.length > 0) say(`Kept in the draft: ${namesOf(settled.kept)}`);
	if (side === "mine" && settled.decided.size > 0) say(`Kept as in the draft: ${namesOf(settled.decided.keys())}`);
	if (settled.conflicts.size > 0)
		say(`Changed on both sides; kept as in the draft: ${namesOf(settled.conflicts.keys())}`);
	if (
		brought === "" &&
		settled.removed.length + settled.kept.length + settled.conflicts.size + settled.decided.size === 0 &&
		merge.otherStage === undefined
	)
		say(`Nothing to bring over: only the draft has changed since ${shown} was written`);
	if (side === undefined && merge.otherStage !== undefined) {
		say(`The stage is ${merge.otherStage} here and stays as in the draft: ${merge.stage}`);
		say("  Decide between them: run it again with --mine or --theirs.");
	}
}

const LAYOUT = "; headings, order and text outside of answers";
