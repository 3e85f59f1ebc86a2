/** `pep-wizard review`: a reviewer's way through a proposal. Never changes the proposal. */
import { resolve } from "node:path";
import { optionText, type RunCommand } from "../cli/command-spec.ts";
import { loadReview } from "../draft/review-store.ts";
import { reviewName } from "../project/draft-name.ts";
import { requireTarget } from "../project/targets.ts";
import { runReviewSession } from "../session/review/run-review.ts";
import { findingsByItem } from "./review/findings.ts";
import { reviewerOf } from "./review/reviewer.ts";

export const run: RunCommand = async (call, world) => {
	const [file = ""] = call.words;
	requireTarget({ file, named: true });
	const path = resolve(world.cwd, file);
	const reviewer = await reviewerOf(optionText(call, "as"), path, world);
	const loaded = loadReview(reviewName(path), reviewName(file));
	const template = optionText(call, "template");
	return runReviewSession(
		file,
		{ loaded, ...reviewer, findings: (stage) => findingsByItem(file, stage, template, world) },
		call,
		world,
	);
};
