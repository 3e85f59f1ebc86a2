/**
 * `pep-wizard sync`: what someone changed in the rendered Markdown, or in the YAML file beside it, comes back into the
 * draft, item by item.
 */
import { resolve } from "node:path";
import { recallRendered, rememberRendered } from "../draft/last-rendered.ts";
import { claimDraft } from "../draft/lock.ts";
import { dropRecovery, type Kept, keepRecovery, recallRecovery } from "../draft/recovery.ts";
import { DraftStore, WriteError } from "../draft/store.ts";
import { thisMachine } from "../files/machine.ts";
import type { Item } from "../outline/types.ts";
import { type Brought, bringOver } from "../proposal/bring.ts";
import { type Sides, same } from "../proposal/merge.ts";
import { readProposal } from "../proposal/reading/read.ts";
import { renderProposal } from "../proposal/render.ts";
import type { Answer } from "../proposal/types.ts";
import { visible } from "../terminal/sanitize.ts";
import { documentOf } from "./document-path.ts";
import { type LoadedDraft, loadDraft, proposalOf, tellUnknown } from "./load-draft.ts";
import { type Beside, besideIn, joined, readBeside } from "./read-beside.ts";
import { readText } from "./read-text.ts";
import { shellWord } from "./shell-word.ts";
import { type Call, optionText, type Run } from "./spec.ts";
import type { Shown } from "./template-files.ts";
import { EXIT, UsageError, type World } from "./world.ts";

type Answers = ReadonlyMap<Item, Answer | undefined>;

export const run: Run = async (call, world) => {
	const [given = "", named] = call.words;
	const side = sideOf(call);
	const draft = await loadDraft(given, world.cwd, optionText(call, "template"));
	const markdownFile = named ?? documentOf(draft, draft.sides.answers).shown;
	await tellUnknown(draft, world);
	const path = resolve(world.cwd, markdownFile);
	const document = { path, shown: markdownFile };
	const unmade = `Write it first: pep-wizard render ${shellWord(given)}`;
	const markdown = await readText(path, markdownFile, named === undefined ? unmade : undefined);
	const say = (line: string): void => world.err(`${visible(line)}\n`);
	const reading = readProposal(draft.asked, markdown);
	const beside = await readBeside(draft.outline, document, reading.answers);
	const remember = async (): Promise<void> => {
		await rememberRendered(world.env, draft.path, path, markdown);
		if (beside) await rememberRendered(world.env, draft.path, beside.file.path, beside.text);
	};
	if (await isGivenBy(draft, markdown, beside)) {
		await remember();
		say(`Nothing to bring over: ${markdownFile} is what the draft gives`);
		return EXIT.fine;
	}
	const last = await recallRendered(world.env, draft.path, path);
	const then = last === undefined ? undefined : await sidesThen(draft, last, beside?.file, world);
	const now = joined(reading, beside);
	const waiting = await recallRecovery(world.env, draft.path, draft.outline);
	const brought = bringOver(draft.outline, then, draft.sides, now, waiting?.answers);
	const taken = side === "theirs" ? new Map([...brought.changes, ...brought.conflicts]) : brought.changes;
	const stage = (side === "theirs" ? brought.otherStage : undefined) ?? brought.stage;
	await save(draft, withAnswers(draft.sides, taken, stage));
	if (waiting && side !== undefined) await decide(draft, waiting, brought.conflicts, world);
	tell(brought, taken, side, say);
	const left = side === undefined ? brought.conflicts : new Map<Item, undefined>();
	const kept = left.size === 0 || (await offer(draft, left, world, say));
	const staged = side !== undefined || tellStage(brought, say);
	const whole = tellRest(draft, last, markdown, markdownFile, say);
	if (kept && staged && whole) await remember();
	return left.size === 0 && staged && whole ? EXIT.fine : EXIT.write;
};

function sideOf({ options }: Call): "mine" | "theirs" | undefined {
	if (options.mine && options.theirs) throw new UsageError("“sync” takes one of --mine and --theirs, not both");
	return options.mine ? "mine" : options.theirs ? "theirs" : undefined;
}

/** Whether the draft gives the document as it is, and has nothing else to write into the file beside it. */
async function isGivenBy(draft: LoadedDraft, markdown: string, beside: Beside | undefined): Promise<boolean> {
	const proposal = proposalOf(draft);
	if (renderProposal(proposal).markdown !== markdown) return false;
	if (!beside) return true;
	const { updateSidecar } = await import("../draft/sidecar.ts");
	return updateSidecar(proposal, beside.text, beside.file.shown) === beside.text;
}

/** What the document said with the file beside it when they were written, as far as that is known. */
async function sidesThen(
	{ path, asked, outline }: LoadedDraft,
	last: string,
	file: Shown | undefined,
	{ env }: World,
): Promise<Sides> {
	const reading = readProposal(asked, last);
	const text = file && (await recallRendered(env, path, file.path));
	return file && text !== undefined ? joined(reading, await besideIn(outline, text, file, reading.answers)) : reading;
}

function withAnswers(sides: Sides, taken: Answers, stage: Sides["stage"]): Sides {
	const given = [...taken].map(([{ id }, answer]) => [id, answer] as const);
	const all = Object.entries({ ...sides.answers, ...Object.fromEntries(given) });
	const there = all.filter((entry): entry is [string, Answer] => entry[1] !== undefined);
	return { stage, answers: Object.fromEntries(there) };
}

/** Joined with what others have written since the draft was read. */
async function save({ path, file, outline, parsed, sides }: LoadedDraft, wanted: Sides): Promise<void> {
	const store = new DraftStore({ path, file, outline, text: parsed.text, sides });
	const { conflicts } = await store.save(wanted);
	if (conflicts.length > 0) throw new WriteError(file, "someone else changed it just now", "Run it again.");
}

function tell(brought: Brought, taken: Answers, side: string | undefined, say: (line: string) => void): void {
	const names = (items: Answers): string => [...items.keys()].map(({ label }) => label).join(", ");
	if (taken.size > 0) say(`Brought over: ${names(taken)}`);
	if (side === "mine" && brought.conflicts.size > 0) say(`Kept as the draft says: ${names(brought.conflicts)}`);
	if (side === undefined && brought.conflicts.size > 0)
		say(`Changed on both sides, and left as the draft says: ${names(brought.conflicts)}`);
}

/** Whether the stage is decided; tells where it isn't. */
function tellStage({ stage, otherStage }: Brought, say: (line: string) => void): boolean {
	if (otherStage === undefined) return true;
	say(`The stage is ${otherStage} here, and left as the draft says: ${stage}`);
	say("  Decide between them: run it again with --mine or --theirs.");
	return false;
}

/** Keeps the Markdown's answers for the wizard to show; false where it can't, as while a session has the draft. */
async function offer(
	draft: LoadedDraft,
	conflicts: Answers,
	world: World,
	say: (line: string) => void,
): Promise<boolean> {
	const both = "or run it again with --mine or --theirs";
	// No session may begin meanwhile: it would not know of them.
	const claim = await claimDraft(
		draft.path,
		thisMachine(() => world.now().getTime()),
	);
	if ("holder" in claim) {
		say(`  The draft is open: leave the wizard and run this again, ${both}.`);
		return false;
	}
	const waiting = await keep(draft, conflicts, world).finally(() => claim.lock.release());
	say(`  Decide between them in the wizard: pep-wizard edit ${shellWord(draft.file)}, ${both}.`);
	if (waiting.length === 0) return true;
	const names = waiting.map(({ label }) => label).join(", ");
	say(`  Another answer waits there already: ${names}. Decide on that first, then run this again.`);
	return false;
}

/** Gives those of which another answer is kept already, that stays. */
async function keep({ path, outline }: LoadedDraft, conflicts: Answers, { env }: World): Promise<Item[]> {
	const earlier = await recallRecovery(env, path, outline);
	const waiting = [...conflicts].filter(
		([{ id }, answer]) => earlier?.answers.has(id) && !same(earlier.answers.get(id), answer),
	);
	const answers = new Map([...conflicts].map(([{ id }, answer]) => [id, answer] as const));
	for (const [id, answer] of earlier?.answers ?? []) answers.set(id, answer);
	await keepRecovery(env, path, outline, { ...(earlier ?? { from: "markdown" }), answers });
	return waiting.map(([item]) => item);
}

/** What waits for a decision that this one was waits no longer; other answers to the same items do. */
async function decide({ path, outline }: LoadedDraft, waiting: Kept, items: Answers, { env }: World): Promise<void> {
	const decided = new Map([...items].map(([{ id }, answer]) => [id, answer]));
	const left = [...waiting.answers].filter(([id, answer]) => !decided.has(id) || !same(decided.get(id), answer));
	if (left.length === 0 && waiting.stage === undefined) await dropRecovery(env, path);
	else if (left.length < waiting.answers.size)
		await keepRecovery(env, path, outline, { ...waiting, answers: new Map(left) });
}

/** Whether the answers are all that was changed; tells the first line that belongs to none. */
function tellRest(
	{ file: draft, asked, outline, parsed }: LoadedDraft,
	last: string | undefined,
	markdown: string,
	file: string,
	say: (line: string) => void,
): boolean {
	const theirs = readProposal(asked, markdown);
	const layout = last === undefined ? parsed.layout : readProposal(asked, last).layout;
	const { stage, answers } = theirs;
	const printed = renderProposal({ outline, stage, answers, ...(layout && { layout }) }).markdown;
	if (printed === markdown) return true;
	const [now, then] = [markdown, printed].map((text) => text.split(/\r?\n/)) as [string[], string[]];
	const at = now.findIndex((line, index) => line !== then[index]);
	say(
		`${file}:${(at < 0 ? now.length - 1 : at) + 1}: what was changed here belongs to no answer, and is not in the draft`,
	);
	const again = `pep-wizard render ${shellWord(draft)} -o ${shellWord(file)} --force`;
	say(`  Move it into an answer, or write the draft's own again: ${again}`);
	return false;
}
