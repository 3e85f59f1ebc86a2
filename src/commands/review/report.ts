/** Prints a review in the format that was asked for. */
import { optionText, type ParsedArguments } from "../../cli/command-spec.ts";
import { jsonText, showText } from "../../cli/output.ts";
import { EXIT, type World } from "../../cli/world.ts";
import { type ProposalReview, sectionNamed } from "../../documents/open-review.ts";
import type { Stage } from "../../outline/types.ts";
import { shortTitle } from "../../proposal/headings.ts";
import { overviewOf, type ReviewedProposal } from "../../review/overview.ts";
import { reviewJson } from "../../review/report/json.ts";
import { reviewMarkdown } from "../../review/report/markdown.ts";
import { reviewText } from "../../review/report/text.ts";

export async function report(call: ParsedArguments, opened: ProposalReview, world: World): Promise<number> {
	const { outline, loaded, version } = opened;
	const overview = overviewOf(loaded.review, reviewedProposal(call, opened));
	const format = optionText(call, "format");
	if (format === "json") world.out(jsonText(reviewJson(overview, outline, version.file)));
	else if (format === "markdown")
		await showText(reviewMarkdown(overview, outline, shortTitle(version.proposal) ?? version.file), world);
	else await showText(reviewText(overview, outline), world);
	return EXIT.fine;
}

/** What the report is about: the stage and the section that were asked for. @throws UsageError for an unknown section */
export function reviewedProposal(call: ParsedArguments, opened: ProposalReview): ReviewedProposal {
	const { outline, digests, reviewers, version } = opened;
	return {
		outline,
		digests,
		answers: version.proposal.answers,
		stage: (optionText(call, "stage") as Stage | undefined) ?? version.proposal.stage,
		people: reviewers.people,
		only: sectionNamed(outline, optionText(call, "only")),
	};
}
