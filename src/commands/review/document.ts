/** The Markdown that a pull request shows of a proposal, and where its items are in it. */
import { existsSync } from "node:fs";
import { relative, resolve } from "node:path";
import type { World } from "../../cli/world.ts";
import type { ProposalReview } from "../../documents/open-review.ts";
import { branchPoint, pathInRepository } from "../../project/changed-files.ts";
import { readText } from "../../project/read-text.ts";
import { openRevision } from "../../project/revision.ts";
import { isMarkdown } from "../../project/targets.ts";
import { renderProposal } from "../../proposal/render.ts";
import { linesInDiff, type ReviewedDocument } from "../../review/lines.ts";
import { visible } from "../../terminal/sanitize.ts";

/** The document, and its path on this machine. A draft's is the one that is rendered from it. */
export async function documentOfReview(
	{ path, version }: ProposalReview,
	world: World,
): Promise<{ readonly document: ReviewedDocument; readonly file: string }> {
	const { markdown, lines } = renderProposal(version.proposal);
	const file = isMarkdown(path) ? path : (version.others.find((each) => existsSync(each)) ?? version.others.at(-1)!);
	const shown = relative(world.cwd, file).replaceAll("\\", "/");
	const there = existsSync(file) ? await readText(file, shown) : markdown;
	if (there !== markdown)
		world.err(visible(`${shown} is not what the proposal renders to, so comments may be at other lines\n`));
	const within = await pathInRepository(file, world);
	return { document: { path: within ?? shown, text: markdown, lines }, file };
}

/**
 * The lines that the diff since a revision shows.
 * @throws InputError without a repository, or for an unknown revision
 */
export async function shownSince(
	revision: string,
	file: string,
	text: string,
	world: World,
): Promise<ReadonlySet<number>> {
	const folder = resolve(file, "..");
	const base = await openRevision(await branchPoint(revision, folder, world), folder, world);
	return linesInDiff(await base.textOf(file), text);
}
