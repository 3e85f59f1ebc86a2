/** Prints a review in the format that was asked for. */
import { optionText, type ParsedArguments } from "../../cli/command-spec.ts";
import { jsonText, showText } from "../../cli/output.ts";
import { EXIT, UsageError, type World } from "../../cli/world.ts";
import { type ProposalReview, sectionNamed } from "../../documents/open-review.ts";
import type { Stage } from "../../outline/types.ts";
import { shortTitle } from "../../proposal/headings.ts";
import { overviewOf, type ReviewedProposal, type ReviewOverview } from "../../review/overview.ts";
import { type GitHubOptions, githubReview, pointsOf } from "../../review/report/github.ts";
import { reviewJson } from "../../review/report/json.ts";
import { reviewMarkdown } from "../../review/report/markdown.ts";
import { reviewRdjson } from "../../review/report/rdjson.ts";
import { reviewText } from "../../review/report/text.ts";
import { documentOfReview, shownSince } from "./document.ts";

/**
 * Prints the review in the format that was asked for, or sends it; gives the exit code.
 * @throws UsageError for options that don't go together
 */
export async function report(call: ParsedArguments, opened: ProposalReview, world: World): Promise<number> {
	const { outline, loaded, version } = opened;
	const overview = overviewOf(loaded.review, reviewedProposal(call, opened));
	const format = optionText(call, "format");
	if (call.options.send !== undefined) return sendGitHub(call, overview, opened, world);
	if (call.options.since !== undefined && format !== "github")
		throw new UsageError("--since is for --format github and --send");
	if (format === "json") world.out(jsonText(reviewJson(overview, outline, version.file)));
	else if (format === "rdjson")
		world.out(
			jsonText(reviewRdjson(overview, outline, { document: (await documentOfReview(opened, world)).document })),
		);
	else if (format === "github")
		world.out(jsonText(githubReview(overview, outline, await githubOptions(call, opened, world))));
	else if (format === "markdown")
		await showText(reviewMarkdown(overview, outline, shortTitle(version.proposal) ?? version.file), world);
	else await showText(reviewText(overview, outline), world);
	return EXIT.fine;
}

/** With `--as`, only what that person said; with `--since`, only lines in the diff. */
async function githubOptions(call: ParsedArguments, opened: ProposalReview, world: World): Promise<GitHubOptions> {
	const { document, file } = await documentOfReview(opened, world);
	const since = optionText(call, "since");
	const shown = since === undefined ? undefined : await shownSince(since, file, document.text, world);
	const by = optionText(call, "as");
	const { isSame } = opened.reviewers.people;
	return { document, shown, isBy: by === undefined ? undefined : (name) => isSame(name, by) };
}

async function sendGitHub(
	call: ParsedArguments,
	overview: ReviewOverview,
	opened: ProposalReview,
	world: World,
): Promise<number> {
	const { send } = await import("./send.ts");
	const options = await githubOptions(call, opened, world);
	const sent = pointsOf(overview, opened.outline, options).map(({ comment }) => comment.id);
	return send(call, { review: githubReview(overview, opened.outline, options), sent, opened }, world);
}

/** What the report is about: the stage and the section that were asked for. @throws UsageError for an unknown section */
function reviewedProposal(call: ParsedArguments, opened: ProposalReview): ReviewedProposal {
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
