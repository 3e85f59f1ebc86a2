/** Approving rounds that other files of the repository record. */
import { UsageError, type World } from "../../cli/world.ts";
import { type Approval, approvalsOf, refusalOf, writeApproval } from "../../documents/approvals.ts";
import type { ProposalReview } from "../../documents/open-review.ts";
import type { Stage } from "../../outline/types.ts";
import { covers } from "../../review/requirements.ts";
import type { Review, Round } from "../../review/types.ts";
import { visible } from "../../terminal/sanitize.ts";
import { ConfigCache } from "../check/config-cache.ts";

async function approvalsFor({ version, path }: ProposalReview, stage: Stage, world: World): Promise<Approval[]> {
	const { proposal, outline } = version;
	if (!outline.sidecar?.companions?.some(({ approval }) => approval)) return [];
	const lists = await new ConfigCache(world.cwd).listsFor(path);
	return approvalsOf({ ...proposal, outline }, path, stage, { cwd: world.cwd, lists });
}

/**
 * Refuses an approval of exactly the section that others may approve, before anything is written.
 * @throws UsageError with the reason
 */
export async function mustBeAllowed(
	opened: ProposalReview,
	{ by, only, stage }: Pick<Round, "by" | "only" | "stage">,
	world: World,
): Promise<void> {
	for (const approval of await approvalsFor(opened, stage, world)) {
		const refusal = only === approval.section ? refusalOf(approval, by) : undefined;
		if (refusal !== undefined)
			throw new UsageError(visible(refusal), { hint: "Comment instead: --verdict comments-only" });
	}
}

/** Writes the approvals of rounds that ended since; says what was written, and why not. */
export async function recordApprovals(opened: ProposalReview, after: Review, world: World): Promise<void> {
	const ended = (review: Review): Round[] => review.rounds.filter(({ verdict }) => verdict === "approved");
	const known = new Set(ended(opened.loaded.review).map(({ id }) => id));
	for (const round of ended(after).filter(({ id }) => !known.has(id))) {
		const by = opened.reviewers.people.nameOf(round.by);
		for (const approval of await approvalsFor(opened, round.stage, world)) {
			if (!covers(round.only, approval.section)) continue;
			world.err(`${visible(await record(approval, by))}\n`);
		}
	}
}

async function record(approval: Approval, by: string): Promise<string> {
	const refusal = refusalOf(approval, by);
	if (refusal !== undefined) return `${approval.file} was not changed: ${refusal}`;
	const before = approval.approver;
	const isWritten = await writeApproval(approval, by);
	const instead = before !== undefined && isWritten ? `, instead of ${before}` : "";
	return isWritten
		? `Written: ${approval.file} (${approval.keys.join("/")}: ${by}${instead})`
		: `${approval.file} has it already`;
}
