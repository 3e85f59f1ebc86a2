/** Brings a pull request's review comments to the items that they are about. */
import { resolve } from "node:path";
import type { ParsedArguments } from "../../cli/command-spec.ts";
import { EXIT, UsageError, type World } from "../../cli/world.ts";
import { type ProposalReview, reviewStoreFor } from "../../documents/open-review.ts";
import { itemOf } from "../../outline/lookup.ts";
import { inputError } from "../../outline/problem.ts";
import { readText } from "../../project/read-text.ts";
import { isMap, ownValue } from "../../proposal/plain-data.ts";
import { reviewedText } from "../../review/digests.ts";
import { commentsIn, importComments } from "../../review/import-github.ts";
import { pluralize } from "../../text/english.ts";
import { documentOfReview } from "./document.ts";

/** @throws InputError for a file that isn't what `gh api` prints */
export async function importReview(call: ParsedArguments, opened: ProposalReview, world: World): Promise<number> {
	const [, file] = call.words;
	if (file === undefined)
		throw new UsageError("--import needs the file with the comments", {
			hint: "Make it with gh api --paginate repos/OWNER/REPO/pulls/PR/comments > comments.json",
		});
	const { document } = await documentOfReview(opened, world);
	const { outline, digests, version, reviewers, loaded } = opened;
	const imported = importComments(loaded.review, await given(file, world), {
		document,
		digests,
		answerOf: (id) => {
			const item = itemOf(outline, id);
			return item ? reviewedText(item, ownValue(version.proposal.answers, id)) : "";
		},
		nameOf: (login) => reviewers.people.nameOf(login),
		isSame: reviewers.people.isSame,
	});
	await (await reviewStoreFor(opened)).save(loaded.review, imported.review);
	const { comments, replies, elsewhere, lost } = imported;
	world.out(`${pluralize(comments, "new comment")}, ${replies} new ${replies === 1 ? "reply" : "replies"}\n`);
	if (elsewhere > 0) world.err(`${pluralize(elsewhere, "comment")} on other files than ${document.path}\n`);
	if (lost > 0)
		world.err(`${pluralize(lost, "comment")} left out: what they are about is not in the document any more\n`);
	return EXIT.fine;
}

async function given(file: string, world: World): Promise<NonNullable<ReturnType<typeof commentsIn>>> {
	const text = await readText(resolve(world.cwd, file), file);
	const fix = "Make it with gh api --paginate repos/OWNER/REPO/pulls/PR/comments > comments.json";
	let data: unknown;
	try {
		data = pagesOf(text).map((page) => JSON.parse(page) as unknown);
	} catch {
		throw inputError("review/import", "is not JSON", { file }, fix);
	}
	const comments = commentsIn(data);
	const [answer] = data as readonly unknown[];
	const said = isMap(answer) && typeof answer.message === "string" ? `; GitHub answered “${answer.message}”` : "";
	if (!comments)
		throw inputError("review/import", `is not a list of a pull request's review comments${said}`, { file }, fix);
	return comments;
}

/** The pages of `gh api --paginate`, which some versions print one after the other: `[…][…]`. */
function pagesOf(text: string): string[] {
	const pages: string[] = [];
	let [depth, start] = [0, 0];
	for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\[\s\S])*(?:"|\\?$)|[[\]]/g)) {
		if (token === "[") depth++;
		if (token !== "]" || --depth > 0) continue;
		pages.push(text.slice(start, index + 1));
		start = index + 1;
	}
	const rest = text.slice(start);
	return rest.trim() === "" && pages.length > 0 ? pages : [...pages, rest];
}
