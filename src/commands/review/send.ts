/** Sends a review to a pull request with GitHub's own program, after showing it. Makes no network call of its own. */
import { dirname, isAbsolute, join } from "node:path";
import { createInterface } from "node:readline/promises";
import { optionText, type ParsedArguments } from "../../cli/command-spec.ts";
import { EXIT, UsageError, type World } from "../../cli/world.ts";
import { type ProposalReview, reviewStoreFor } from "../../documents/open-review.ts";
import { WriteError } from "../../files/write-error.ts";
import { editComment } from "../../review/operations.ts";
import type { GitHubReview } from "../../review/report/github.ts";
import { isExecutable, startPiped } from "../../terminal/programs.ts";
import { visible } from "../../terminal/sanitize.ts";
import { pluralize } from "../../text/english.ts";
import { refusalOf } from "./gh-refusal.ts";

/** Characters of each output of gh that are looked at. */
const MOST_SAID = 20_000;

interface Sending {
	readonly review: GitHubReview;
	/** Ids of the comments in it. */
	readonly sent: readonly string[];
	readonly opened: ProposalReview;
}

/**
 * Shows the review, asks, and sends it. What was sent is marked in the file, so that it isn't sent again.
 * @throws UsageError without gh, or where nobody can be asked; WriteError if GitHub refuses it
 */
export async function send(call: ParsedArguments, { review, sent, opened }: Sending, world: World): Promise<number> {
	const pull = optionText(call, "send") ?? "";
	if (!/^[1-9]\d{0,9}$/.test(pull)) throw new UsageError(`--send needs the number of a pull request, not “${pull}”`);
	const program = programIn(world.env.PATH);
	if (program === undefined)
		throw new UsageError("--send needs gh, GitHub's program, which is not installed", {
			hint: "Print the review with --format github, and send it as you like",
		});
	if (!call.options.yes && !world.interactive)
		throw new UsageError("--send asks first, which needs a terminal", {
			hint: "Give --yes to send it without being asked",
		});
	world.err(visible(shown(review, pull)));
	const answer = call.options.yes ? "y" : await asked(world);
	if (!/^y(es)?$/i.test(answer?.trim() ?? "")) {
		world.err("Not sent.\n");
		return answer === undefined ? EXIT.interrupted : EXIT.fine;
	}
	await post(program, pull, review, opened, world);
	const before = opened.loaded.review;
	const after = sent.reduce((all, id) => editComment(all, id, { sent: pull }), before);
	if (after !== before) await (await reviewStoreFor(opened)).save(before, after);
	world.out(`Sent to pull request ${pull}: ${pluralize(review.comments.length, "comment")}\n`);
	return EXIT.fine;
}

/** The review as people read it. */
function shown({ event, body, comments }: GitHubReview, pull: string): string {
	const at = comments.map(({ path, line, body: text }) => `${path}:${line}\n${text.replace(/^/gm, "  ")}\n`);
	return [`To pull request ${pull}: ${event}\n`, `${body.replace(/^/gm, "  ")}\n`, ...at].join("\n");
}

/** What was answered; undefined for Ctrl-C. */
async function asked({ streams: { stdin, stderr } }: World): Promise<string | undefined> {
	const asking = createInterface({ input: stdin, output: stderr });
	const interrupted = new Promise<undefined>((resolve) => asking.once("SIGINT", () => resolve(undefined)));
	const closed = new Promise<string>((resolve) => asking.once("close", () => resolve("")));
	const answer = await Promise.race([asking.question("\nSend it? [y/N] "), interrupted, closed]);
	asking.close();
	return answer;
}

/** Only absolute folders of the search path: a repository may contain a program called gh. */
function programIn(path = ""): string | undefined {
	const name = process.platform === "win32" ? "gh.exe" : "gh";
	const folders = path.split(process.platform === "win32" ? ";" : ":").filter((folder) => isAbsolute(folder));
	return folders.map((folder) => join(folder, name)).find(isExecutable);
}

async function post(
	program: string,
	pull: string,
	review: GitHubReview,
	{ path }: ProposalReview,
	world: World,
): Promise<void> {
	const call = [program, "api", "--method", "POST", `repos/{owner}/{repo}/pulls/${pull}/reviews`, "--input", "-"];
	const child = startPiped(call, world.env, dirname(path));
	const said = { stderr: "", stdout: "" };
	for (const stream of ["stderr", "stdout"] as const)
		child[stream].setEncoding("utf8").on("data", (chunk: string) => {
			said[stream] = (said[stream] + chunk).slice(0, MOST_SAID);
		});
	child.stdin.on("error", () => {}); // It may end without reading.
	child.stdin.end(JSON.stringify(review));
	const code = await new Promise<number | null>((resolve, reject) => {
		child.on("error", reject);
		child.on("close", resolve);
	});
	if (code === 0) return;
	const { why, fix } = refusalOf(said.stderr, said.stdout);
	throw new WriteError(`pull request ${pull}`, `gh did not send the review: ${visible(why)}`, fix);
}
