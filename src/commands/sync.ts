/**
 * `pep-wizard sync`: what someone changed in the rendered Markdown, or in the YAML file beside it, comes back into the
 * draft: answers item by item, and the document's layout. Nothing leaves the draft unless its author has said so.
 */
import { resolve } from "node:path";
import { optionText, type ParsedArguments, type RunCommand } from "../cli/command-spec.ts";
import { shellWord } from "../cli/output.ts";
import { EXIT, UsageError } from "../cli/world.ts";
import { documentOf } from "../documents/document-path.ts";
import { loadDraft, proposalOf, reportUnknown } from "../documents/load-draft.ts";
import { rememberRendered } from "../draft/last-rendered.ts";
import { recallRecovery } from "../draft/recovery.ts";
import { readText } from "../project/read-text.ts";
import { mergeMarkdown } from "../proposal/merge-markdown/merge-markdown.ts";
import { visible } from "../terminal/sanitize.ts";
import { dropDecided, offerConflicts } from "./sync/conflicts.ts";
import { reportMerged, reportUnresolvedLayout, reportUnverified } from "./sync/messages.ts";
import { decideRemoved, removedOf } from "./sync/removed.ts";
import { saveMerged } from "./sync/save-merged.ts";
import { isGivenBy, versionsOf, written } from "./sync/versions.ts";

export const run: RunCommand = async (call, world) => {
	const [given = "", named] = call.words;
	const side = sideOf(call);
	const removed = removedOf(call);
	const draft = await loadDraft(given, world.cwd, optionText(call, "template"));
	const shown = named ?? documentOf(draft, draft.snapshot.answers).shown;
	await reportUnknown(draft, world);
	const document = { path: resolve(world.cwd, shown), shown };
	const say = (line: string): void => world.err(`${visible(line)}\n`);
	const unmade = `Write it first: pep-wizard render ${shellWord(given)}`;
	const markdown = await readText(document.path, shown, named === undefined ? unmade : undefined);
	const now = await written(draft, markdown, document);
	const remember = async (): Promise<void> => {
		await rememberRendered(world.env, draft.path, document.path, markdown);
		if (now.sidecar) await rememberRendered(world.env, draft.path, now.sidecar.file.path, now.sidecar.text);
	};
	if (await isGivenBy(draft, now, document)) {
		await remember();
		say(`Nothing to bring over: ${shown} is what the draft gives`);
		return EXIT.fine;
	}
	const waiting = await recallRecovery(world.env, draft.path, draft.outline);
	const { mine, last } = await versionsOf(draft, now, document, world);
	const merge = mergeMarkdown({
		templateOutline: draft.templateOutline,
		draft: mine,
		last,
		theirs: now,
		hasSidecar: now.sidecar !== undefined,
		...(waiting && { waiting: waiting.answers }),
	});
	if (side !== "theirs" && !reportUnresolvedLayout(merge, document, given, say)) return EXIT.write;
	const settled = await decideRemoved(merge, { side, removed }, { shown, draft: given }, world, say);
	if (typeof settled === "number") return settled;
	if (!settled.isVerified) return reportUnverified(merge, settled, document, say);
	const isLayoutChanged = settled.isLayoutChanged || mine.layout !== proposalOf(draft).layout;
	await saveMerged(draft, { ...settled, isLayoutChanged }, world);
	if (waiting && side !== undefined) await dropDecided(draft, waiting, settled, world);
	reportMerged(merge, settled, side, document, say);
	const kept = settled.conflicts.size === 0 || (await offerConflicts(draft, settled, world, say));
	const staged = side !== undefined || merge.otherStage === undefined;
	if (kept && staged) await remember();
	return settled.conflicts.size === 0 && staged ? EXIT.fine : EXIT.write;
};

function sideOf({ options }: ParsedArguments): "mine" | "theirs" | undefined {
	if (options.mine && options.theirs) throw new UsageError("“sync” takes one of --mine and --theirs, not both");
	return options.mine ? "mine" : options.theirs ? "theirs" : undefined;
}
