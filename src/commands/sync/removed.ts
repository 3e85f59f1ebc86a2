/** Answers that the Markdown no longer contains: the author, or an option, decides whether to remove them from the draft. */

import type { ParsedArguments } from "../../cli/command-spec.ts";
import { shellWord } from "../../cli/output.ts";
import { EXIT, UsageError, type World } from "../../cli/world.ts";
import type { Item } from "../../outline/types.ts";
import type { MarkdownMerge } from "../../proposal/merge-markdown/merge-markdown.ts";
import { type MergeDecision, type ResolvedMerge, resolveMerge } from "../../proposal/merge-markdown/resolve-merge.ts";
import { capabilitiesOf } from "../../terminal/capabilities.ts";
import { joinWords } from "../../text/english.ts";

type Removed = "remove" | "keep";

/** The decision on the command line. @throws UsageError for contradictory options */
export function removedOf({ options }: ParsedArguments): Removed | undefined {
	if (options.remove && options.keep) throw new UsageError("“sync” takes one of --remove and --keep, not both");
	return options.remove ? "remove" : options.keep ? "keep" : undefined;
}

/** Resolves the merge as the author decides; returns an exit code if nothing should be done. */
export async function decideRemoved(
	merge: MarkdownMerge,
	{ side, removed }: { readonly side: MergeDecision["side"]; readonly removed: Removed | undefined },
	files: { readonly shown: string; readonly draft: string },
	world: World,
	say: (line: string) => void,
): Promise<ResolvedMerge | number> {
	const without = resolveMerge(merge, { side, keepsRemoved: false });
	if (without.removed.length === 0 || removed === "remove" || !without.isVerified) return without;
	const answer = removed ?? (world.interactive ? await ask(without.removed, files.shown, world) : undefined);
	if (answer === "remove") return without;
	if (answer === "keep") return resolveMerge(merge, { side, keepsRemoved: true });
	if (answer === "interrupted") return EXIT.interrupted;
	const again = `pep-wizard sync ${shellWord(files.draft)}`;
	say(`${files.shown}: no longer has ${namesOf(without.removed)}. Nothing was brought over`);
	say(`  To remove it from the draft as well: ${again} --remove`);
	say(`  To keep it there, and in the Markdown when it is rendered again: ${again} --keep`);
	return EXIT.write;
}

/** The items' labels as a list in words. */
export function namesOf(items: Iterable<Item>): string {
	return joinWords([...items].map(({ label }) => label));
}

async function ask(items: readonly Item[], shown: string, world: World): Promise<Removed | "interrupted" | undefined> {
	const { PromptIO } = await import("../../plain/prompt-io.ts");
	const { unicode } = capabilitiesOf(world.env, { isTerminal: true, platform: process.platform });
	const io = new PromptIO({ ...world.streams, env: world.env, unicode });
	try {
		io.print(`${shown} no longer has: ${namesOf(items)}`);
		const reply = await io.ask(
			"Remove it from the draft as well, or keep it? (remove or keep, empty: stop) ",
			(text) => (text.trim() === "" || meant(text) ? undefined : "Please answer remove or keep."),
		);
		if (reply.type === "interrupt") return "interrupted";
		return reply.type === "line" ? meant(reply.text) : undefined;
	} finally {
		io.close();
	}
}

function meant(text: string): Removed | undefined {
	const word = text.trim().toLowerCase();
	return word === "" ? undefined : (["remove", "keep"] as const).find((each) => each.startsWith(word));
}
