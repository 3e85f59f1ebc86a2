/**
 * `pep-wizard review`: a reviewer's way through a proposal; for scripts, single comments and verdicts, and reports. Never
 * changes the proposal.
 */
import { optionText, type ParsedArguments, type RunCommand } from "../cli/command-spec.ts";
import type { World } from "../cli/world.ts";
import { openReview, type ProposalReview } from "../documents/open-review.ts";
import { renaming } from "../documents/review-file.ts";
import { loadReview } from "../draft/review-store.ts";
import { formatProblem } from "../outline/problem.ts";
import type { Stage } from "../outline/types.ts";
import { ownSchema } from "../project/settings.ts";
import { visible } from "../terminal/sanitize.ts";
import { reviewerOf } from "./review/reviewer.ts";
import { change, changeIn } from "./review/scripted.ts";

/** Reviews without a proposal that are named. */
const MAX_NAMED = 3;

export const run: RunCommand = async (call, world) => {
	const [file = ""] = call.words;
	const which = changeIn(call);
	const opened = await openReview(file, world.cwd, optionText(call, "template"));
	tellName(opened, world);
	if (which) return change(which, call, opened, world);
	if (call.options.import !== undefined) return (await import("./review/import.ts")).importReview(call, opened, world);
	if (call.options.format !== undefined || call.options.send !== undefined)
		return (await import("./review/report.ts")).report(call, opened, world);
	return walk(file, call, opened, world);
};

/** Says where the review is if it hasn't the proposal's name, and which ones may be it. */
function tellName({ reviewFile: { former, strays, shown } }: ProposalReview, world: World): void {
	if (former) world.err(`${visible(formatProblem(former))}\n`);
	for (const stray of strays.slice(0, MAX_NAMED)) {
		const why = "belongs to no proposal here. If it is this one's, it is not used under that name";
		world.err(`${visible(`${stray.shown} ${why}.\n  ${renaming(stray.shown, shown)}`)}\n`);
	}
}

/** A session on the screen, or as a conversation. */
async function walk(file: string, call: ParsedArguments, opened: ProposalReview, world: World): Promise<number> {
	const { findingsByItem } = await import("./review/findings.ts");
	const { runReviewSession } = await import("../session/review/run-review.ts");
	const { loaded, path, reviewers } = opened;
	const reviewer = await reviewerOf(optionText(call, "as"), path, reviewers, world);
	const schema = await ownSchema(path, "review.schema.json");
	const template = optionText(call, "template");
	const findings = (stage: Stage) => findingsByItem(file, stage, template, world);
	const { aliases } = reviewers.people;
	const code = await runReviewSession(file, { loaded, reviewer, aliases, schema, findings }, call, world);
	const { recordApprovals } = await import("./review/approvals.ts");
	await recordApprovals(opened, loadReview(loaded.path, loaded.file).review, world);
	return code;
}
