/** Runs a review from start to end, on the screen or as a plain conversation. Never writes the proposal. */
import { dirname, resolve } from "node:path";
import { optionText, type ParsedArguments } from "../../cli/command-spec.ts";
import { shellWord } from "../../cli/output.ts";
import { EXIT, UsageError, type World } from "../../cli/world.ts";
import { openVersion, type Version } from "../../documents/open-version.ts";
import { type LoadedReview, ReviewStore } from "../../draft/review-store.ts";
import type { Outline, Stage } from "../../outline/types.ts";
import { readText } from "../../project/read-text.ts";
import { outlineWithExtras } from "../../proposal/layout/extras.ts";
import type { Proposal } from "../../proposal/types.ts";
import type { Aliases } from "../../review/people.ts";
import { lastRoundOf, openRoundOf } from "../../review/rounds.ts";
import type { Round } from "../../review/types.ts";
import { visible } from "../../terminal/sanitize.ts";
import { isWithin } from "../../wizard/outline-rows.ts";
import { peopleOf } from "../../wizard/review/comments.ts";
import { initialReviewState } from "../../wizard/review/initial-state.ts";
import type { ReviewEnd } from "../../wizard/review/session.ts";
import type { ReviewState } from "../../wizard/review/types.ts";
import { askTerminal, isPlain, terminalOf } from "../run-session.ts";
import { type ReviewEffects, reviewEffects } from "./handlers.ts";
import { committedTexts, commitWith, recallSeen, textsOf } from "./seen-texts.ts";

/** What a review session needs that the command has found out. */
export interface ReviewSessionInput {
	readonly loaded: LoadedReview;
	readonly reviewer: string;
	readonly aliases: Aliases;
	/** The path of the JSON Schema for editors, written into a new review. */
	readonly schema?: string | undefined;
	/** What `check` reports for a stage, by item. */
	readonly findings: (stage: Stage) => Promise<ReviewState["findings"]>;
}

/** Reviews the proposal in `file` until the reviewer leaves; prints what has become of it. Returns the exit code. */
export async function runReviewSession(
	file: string,
	input: ReviewSessionInput,
	call: ParsedArguments,
	world: World,
): Promise<number> {
	const { loaded, reviewer, aliases, schema, findings } = input;
	const template = optionText(call, "template");
	const target = { file, named: true };
	const open = async () => proposalIn(await openVersion(target, world.cwd, template));
	const version = await openVersion(target, world.cwd, template);
	const proposal = proposalIn(version);
	const { isSame } = peopleOf(aliases);
	const round = openRoundOf(loaded.review, reviewer, isSame);
	const stage = (optionText(call, "stage") as Stage | undefined) ?? round?.stage ?? proposal.stage;
	const within = sectionIn(proposal.outline, optionText(call, "only"), round);
	const path = resolve(world.cwd, file);
	const texts = await knownTexts(version, lastRoundOf(loaded.review, reviewer, isSame), world, path, template);
	const { stdout } = world.streams;
	const capabilities = terminalOf(world);
	const revision = await commitWith(path, await readText(path, file), world);
	const state = initialReviewState({
		file,
		reviewFile: loaded.file,
		proposal,
		review: loaded.review,
		reviewer,
		aliases,
		...(revision !== undefined && { revision }),
		stage,
		within,
		earlier: texts,
		findings: await findings(stage),
		size: { columns: stdout.columns || 80, rows: stdout.rows || 24 },
		unicode: capabilities.unicode,
		mouse: world.env.PEP_WIZARD_MOUSE !== "0",
		now: world.now().getTime(),
	});
	const order = proposal.outline.items.map(({ id }) => id);
	const store = new ReviewStore(loaded, { order, schema });
	const effects = reviewEffects({ store, path, open, findings: () => findings(stage) }, proposal, texts, world);
	const end = await review(state, effects, call, world);
	await effects.finished();
	return reportEnd(end, call, world);
}

/** The proposal with the document's own headings among its items: they can be commented on, too. */
function proposalIn({ proposal }: Version): Proposal {
	return { ...proposal, outline: outlineWithExtras(proposal.outline, proposal.layout) };
}

/** The section to review, by its id; an open round about one section goes on with that. @throws UsageError */
function sectionIn(
	{ sections, items }: Outline,
	asked: string | undefined,
	round: Round | undefined,
): string | undefined {
	if (asked === undefined) return round?.only;
	const valid = [...new Set([...sections, ...items].map(({ id }) => id))].filter((id) => id !== "");
	if (!items.some(({ id }) => isWithin({ within: asked }, id)))
		throw new UsageError(`There is no section “${asked}”`, { word: asked, valid });
	if (round?.only === undefined || round.only === asked) return asked;
	throw new UsageError(`Your round about “${round.only}” has not ended yet`, {
		hint: `End it first: pep-wizard review … --only ${shellWord(round.only)}`,
	});
}

/** What the answers were when they were looked at, as far as that was kept here or committed. */
async function knownTexts(
	version: Version,
	last: Round | undefined,
	world: World,
	path: string,
	template: string | undefined,
): Promise<ReviewState["earlier"]> {
	const kept = await recallSeen(world.env, path);
	if (!last) return kept;
	const all = { ...last.unseen, ...last.seen };
	const isWhole = Object.values(all).every((digest) => digest === "" || Object.hasOwn(kept, digest));
	const committed = isWhole ? {} : await committedTexts(version, last, world, dirname(path), template);
	return { ...textsOf(proposalIn(version)), ...committed, ...kept };
}

/** As a plain conversation or on the screen; loads only the one that is used. */
async function review(
	state: ReviewState,
	handlers: ReviewEffects,
	call: ParsedArguments,
	world: World,
): Promise<ReviewEnd> {
	const capabilities = terminalOf(world);
	if (isPlain(call, capabilities)) {
		const { runPlainReview } = await import("../../plain/review/run.ts");
		return runPlainReview({ state, handlers, ...world.streams, env: world.env, capabilities });
	}
	const known = askTerminal(world, capabilities);
	const { runReview } = await import("../../ui/review/run-review.tsx");
	return runReview({ state, handlers, ...world.streams, capabilities: known() });
}

const VERDICTS = {
	approved: "Approved",
	"changes-requested": "Changes requested",
	"comments-only": "Commented, without a verdict",
} as const;

async function reportEnd(
	{ reason, state, error, unsaved }: ReviewEnd,
	call: ParsedArguments,
	world: World,
): Promise<number> {
	const say = (...lines: string[]): void => world.err(visible(lines.map((line) => `${line}\n`).join("")));
	if (error) say(`pep-wizard ended with an error: ${error.message}`);
	if (unsaved) {
		const { rescueReview } = await import("./rescue.ts");
		const copy = await rescueReview(resolve(world.cwd, state.reviewFile), state.review);
		say(`Not saved: ${state.reviewFile}`);
		say(copy === undefined ? "  No copy could be written either." : `  Everything you wrote is in this copy: ${copy}`);
		return EXIT.write;
	}
	const { onDisk, ended, reviewFile } = state;
	const isEmpty = onDisk.rounds.length === 0 && onDisk.comments.length === 0;
	if (ended) say(`${VERDICTS[ended]} for ${state.stage}: ${reviewFile}`);
	else if (isEmpty) say("Nothing was reviewed, so there is no review file.");
	else say(`Review saved: ${reviewFile}`, `Resume with: ${resumeLine(call)}`);
	if (reason === "failed") return EXIT.write;
	return reason === "interrupted" ? EXIT.interrupted : EXIT.fine;
}

/** The command that goes on with the round. */
function resumeLine({ words: [file = ""], options }: ParsedArguments): string {
	const given = ["as", "only", "template"].flatMap((name) => {
		const value = options[name];
		return typeof value === "string" ? [`--${name} ${shellWord(value)}`] : [];
	});
	return ["pep-wizard review", shellWord(file.startsWith("-") ? `./${file}` : file), ...given].join(" ");
}
