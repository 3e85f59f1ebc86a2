/** Comments, replies and verdicts from the command line, as scripts give them. */
import { optionText, type ParsedArguments } from "../../cli/command-spec.ts";
import { EXIT, UsageError, type World } from "../../cli/world.ts";
import { type ProposalReview, reviewStoreFor, sectionNamed } from "../../documents/open-review.ts";
import { decodeText } from "../../draft/read-error.ts";
import { itemOf } from "../../outline/lookup.ts";
import type { Stage } from "../../outline/types.ts";
import { readText } from "../../project/read-text.ts";
import { ownValue } from "../../proposal/plain-data.ts";
import { reviewedText } from "../../review/digests.ts";
import { isOutdated, placeComments } from "../../review/matching.ts";
import { addComment, reply, setState } from "../../review/operations.ts";
import { closeRound, openRoundOf, startRound } from "../../review/rounds.ts";
import { COMMENT_KINDS, COMMENT_STATES, type Review, VERDICTS } from "../../review/types.ts";
import { commitWith, keepSeen, recallSeen, textsOf } from "../../session/review/seen-texts.ts";
import { visible } from "../../terminal/sanitize.ts";
import { pluralize } from "../../text/english.ts";
import { mustBeAllowed, recordApprovals } from "./approvals.ts";
import { reviewerOf } from "./reviewer.ts";

/** The options that change the review; one at a time. */
export const CHANGES = ["comment", "reply", "state", "verdict"] as const;
type Change = (typeof CHANGES)[number];

interface Said {
	readonly by: string;
	/** Now, as reviews write it. */
	readonly at: string;
	readonly text: string;
}

/** The change that the options ask for; undefined without one. @throws UsageError for several */
export function changeIn(call: ParsedArguments): Change | undefined {
	const [first, second] = CHANGES.filter((option) => call.options[option] !== undefined);
	if (second) throw new UsageError(`--${first} and --${second} can't be used together`);
	return first;
}

/** Makes the change, saves it, and prints what it was. */
export async function change(
	which: Change,
	call: ParsedArguments,
	opened: ProposalReview,
	world: World,
): Promise<number> {
	const said: Said = {
		// Who sets a state is not recorded.
		by: which === "state" ? "" : await reviewerOf(optionText(call, "as"), opened.path, opened.reviewers, world),
		at: momentOf(world.now()),
		text: await textIn(call, world),
	};
	const before = opened.loaded.review;
	const [after, done] = await { comment, reply: replyTo, state: newState, verdict }[which](call, said, opened, world);
	const store = await reviewStoreFor(opened);
	const saved = await store.save(before, after);
	world.out(`${visible(done)}\n`);
	await recordApprovals(opened, saved, world);
	return EXIT.fine;
}

/** As reviews write it: in UTC, without fractions of a second. */
export function momentOf(now: Date): string {
	return `${now.toISOString().slice(0, 19)}Z`;
}

/** The second word, or standard input for `-`. */
async function textIn({ words }: ParsedArguments, world: World): Promise<string> {
	const [, word = ""] = words;
	return (word === "-" ? decodeText(await world.readInput(), "standard input") : word).trimEnd();
}

function required({ text }: Said, option: Change): string {
	if (text.trim() !== "") return text;
	throw new UsageError(`--${option} needs a text`, {
		hint: "Write it as the last word, or - to read it from standard input",
	});
}

type Done = readonly [Review, string];

async function comment(call: ParsedArguments, said: Said, opened: ProposalReview): Promise<Done> {
	const { outline, digests, version, loaded } = opened;
	const id = sectionNamed(outline, optionText(call, "comment"))!;
	const item = itemOf(outline, id);
	if (!item)
		throw new UsageError(`“${id}” is a section, and comments are on items`, {
			hint: "`pep-wizard outline` lists them",
		});
	const quote = optionText(call, "quote");
	const answer = reviewedText(item, ownValue(version.proposal.answers, id));
	if (isOutdated({ ...(quote !== undefined && { quote }) }, answer))
		throw new UsageError(`The answer doesn't contain “${quote}”`, { hint: "Quote its words exactly" });
	const kind = COMMENT_KINDS.find((each) => each === optionText(call, "kind")) ?? "comment";
	const of = ownValue(digests, id);
	const review = addComment(loaded.review, { item: id, ...said, text: required(said, "comment"), kind, quote, of });
	const made = review.comments.find((each) => !loaded.review.comments.includes(each));
	return [review, made ? `${made.id}: ${id}` : "It is there already."];
}

async function replyTo(call: ParsedArguments, said: Said, { loaded, reviewers }: ProposalReview): Promise<Done> {
	const id = commentNamed(loaded.review, optionText(call, "reply") ?? "");
	const review = reply(loaded.review, id, { ...said, text: required(said, "reply") }, reviewers.people.isSame);
	return [review, `${id}: ${review.comments.find((each) => each.id === id)?.state}`];
}

/** `ID=STATE`. */
async function newState(call: ParsedArguments, _said: Said, { loaded }: ProposalReview): Promise<Done> {
	const given = optionText(call, "state") ?? "";
	const [name = "", word = ""] = given.split("=");
	const state = COMMENT_STATES.find((each) => each === word);
	if (!state) throw new UsageError(`--state takes ID=STATE, not “${given}”`, { word, valid: COMMENT_STATES });
	const id = commentNamed(loaded.review, name);
	return [setState(loaded.review, id, state), `${id}: ${state}`];
}

function commentNamed({ comments }: Review, id: string): string {
	if (comments.some((each) => each.id === id)) return id;
	const hint = "`pep-wizard review FILE --format text` shows the comments with their ids";
	throw new UsageError(`There is no comment “${id}”`, { word: id, valid: comments.map((each) => each.id), hint });
}

/** Ends the reviewer's round, or one that begins here. Items that nobody looked at in a session are covered unseen. */
async function verdict(call: ParsedArguments, said: Said, opened: ProposalReview, world: World): Promise<Done> {
	const { loaded, reviewers, outline, digests, version, path } = opened;
	const word = VERDICTS.find((each) => each === optionText(call, "verdict"))!;
	const { isSame } = reviewers.people;
	const stage = (optionText(call, "stage") as Stage | undefined) ?? version.proposal.stage;
	const open = openRoundOf(loaded.review, said.by, isSame);
	const only = sectionNamed(outline, optionText(call, "only")) ?? open?.only;
	if (open && open.only !== only)
		throw new UsageError(
			`Your round about ${open.only === undefined ? "the whole proposal" : `“${open.only}”`} has not ended yet`,
			{
				hint: "End it first: leave --only out",
			},
		);
	if (word === "approved") await mustBeAllowed(opened, { by: said.by, only, stage }, world);
	const begun = startRound(loaded.review, { by: said.by, at: said.at, stage, only }, isSame);
	const round = openRoundOf(begun, said.by, isSame)!;
	const revision = await commitWith(path, await readText(path, version.file), world);
	const closing = { at: said.at, verdict: word, summary: said.text, revision, stage };
	await keepSeen(world.env, path, {
		...(await recallSeen(world.env, path)),
		...textsOf({ ...version.proposal, outline }),
	});
	const review = closeRound(begun, round.id, closing, digests, outline);
	const left = [...placeComments(review, outline, digests).byItem.values()]
		.flat()
		.filter(({ state }) => state !== "resolved");
	const rest = word === "approved" && left.length > 0 ? `; ${pluralize(left.length, "comment")} not resolved` : "";
	return [review, `${said.by}: ${word} at ${outline.stageLabels[stage]}${rest}`];
}
