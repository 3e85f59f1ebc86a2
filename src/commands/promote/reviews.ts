/** What has to be reviewed for the stage that a draft was moved to. */
import { table } from "../../cli/text-table.ts";
import { type LoadedDraft, proposalOf } from "../../documents/load-draft.ts";
import { reviewOfDraft } from "../../documents/review-file.ts";
import { loadReview } from "../../draft/review-store.ts";
import { itemOf } from "../../outline/lookup.ts";
import type { Stage } from "../../outline/types.ts";
import { reviewersFor } from "../../project/reviewers.ts";
import { digestsOf } from "../../review/digests.ts";
import { missingReviews, missingText } from "../../review/requirements.ts";
import { lastApprovals, staleItems } from "../../review/rounds.ts";
import { visible } from "../../terminal/sanitize.ts";
import { joinWords } from "../../text/english.ts";

/** Answers that changed since they were last approved, and required reviews; empty if there is nothing to say. */
export async function reviewsDue(draft: LoadedDraft, stage: Stage, cwd: string): Promise<string> {
	const { outline, path } = draft;
	const { people, required = [] } = await reviewersFor(path, cwd);
	const proposal = proposalOf(draft);
	const found = reviewOfDraft(draft, () => proposal);
	const { review } = loadReview(found.path, found.shown);
	const digests = digestsOf(proposal);
	const changed = new Map<string, string[]>();
	for (const round of lastApprovals(review, (name) => people.nameOf(name)))
		for (const item of staleItems(round, digests, outline)) {
			const by = `${people.nameOf(round.by)} on ${round.at.slice(0, 10)}`;
			changed.set(item, [...(changed.get(item) ?? []), by]);
		}
	const name = outline.stageLabels[stage];
	const rows = [...changed].map(([id, by]) =>
		[`  ${id}`, itemOf(outline, id)?.label ?? "", `approved by ${joinWords(by)}`].map((text) => visible(text)),
	);
	const again =
		rows.length === 0 ? "" : `To review again for ${name}: ${rows.length}, changed since approved\n${table(rows)}`;
	const missing = missingReviews({ review, people, required }, stage).map(
		(each) => `${missingText(each, outline, stage)}.\n`,
	);
	return again + missing.map((text) => visible(text)).join("");
}

/** Makes the files that will name who approves the stage; says which. */
export async function makeApprovals(draft: LoadedDraft, stage: Stage, cwd: string): Promise<string> {
	const { templateOutline: outline, path } = draft;
	if (!outline.sidecar?.companions?.some(({ approval }) => approval)) return "";
	const { approvalsOf, writeApproval } = await import("../../documents/approvals.ts");
	const { ConfigCache } = await import("../check/config-cache.ts");
	const lists = await new ConfigCache(cwd).listsFor(path);
	const approvals = await approvalsOf({ ...proposalOf(draft), outline }, path, stage, { cwd, lists });
	let said = "";
	for (const approval of approvals)
		if (approval.isDue && (await writeApproval(approval, undefined)))
			said += `${approval.file} waits for its approver (${approval.keys.join("/")}).\n`;
	return visible(said);
}
