/**
 * `pep-wizard set`: changes one answer, or the stage, from a script. Only that answer's lines of the draft change.
 */
import { resolve } from "node:path";
import { optionText, type ParsedArguments, type RunCommand } from "../cli/command-spec.ts";
import { EXIT, UsageError, type World } from "../cli/world.ts";
import { chooseItem, STAGE_ID } from "../documents/choose-item.ts";
import { type LoadedDraft, loadDraft, proposalOf, reportUnknown } from "../documents/load-draft.ts";
import { decodeText, readError } from "../draft/read-error.ts";
import { DraftStore, WriteError } from "../draft/store.ts";
import { nearestWord } from "../outline/nearest.ts";
import { InputError } from "../outline/problem.ts";
import { type Item, STAGES, type Stage } from "../outline/types.ts";
import { readText } from "../project/read-text.ts";
import { answerOf, cleanAnswer, isNotApplicable, withAnswer, withStage } from "../proposal/answers.ts";
import { isoDay } from "../proposal/date-words.ts";
import type { Snapshot } from "../proposal/merge-answers.ts";
import { asNotApplicable, keptAnswer } from "../proposal/not-applicable.ts";
import { askAnyway } from "../proposal/scopes.ts";
import type { Proposal } from "../proposal/types.ts";
import { validateAnswer } from "../proposal/validate-answer.ts";
import { joinWords } from "../text/english.ts";
import { answerFrom, type WrongArgument } from "./set/answer-from.ts";

/** What to do with the answer. */
type Wish =
	| { readonly type: "text"; readonly text: string; readonly from?: string }
	| { readonly type: "not-applicable"; readonly reason: string }
	| { readonly type: "applicable" }
	| { readonly type: "clear" };

export const run: RunCommand = async (call, world) => {
	const [file = "", id = ""] = call.words;
	const wish = await wishOf(call, world);
	const draft = await loadDraft(file, world.cwd, optionText(call, "template"));
	const item = chooseItem(id, draft, world.cwd);
	const proposal = proposalOf(draft);
	const wanted =
		item === STAGE_ID ? withWantedStage(proposal, wish) : withWantedAnswer(proposal, item, wish, isoDay(world.now()));
	await reportUnknown(draft, world);
	await save(draft, { stage: wanted.stage, answers: wanted.answers });
	const told = item === STAGE_ID ? undefined : await outcomeWords(item, wish, proposal, wanted);
	if (told !== undefined) world.err(`${told}\n`);
	return EXIT.fine;
};

async function wishOf(call: ParsedArguments, world: World): Promise<Wish> {
	const value = call.words[2];
	const file = optionText(call, "file");
	const reason = optionText(call, "not-applicable");
	const wishes: Wish[] = [];
	if (value !== undefined) wishes.push({ type: "text", text: value });
	if (reason !== undefined) wishes.push({ type: "not-applicable", reason });
	if (call.options.applicable) wishes.push({ type: "applicable" });
	if (call.options.clear) wishes.push({ type: "clear" });
	if (reason !== undefined && !/\S/.test(reason)) throw new UsageError("--not-applicable needs a reason");
	const [wish] = wishes;
	if (wishes.length + (file === undefined ? 0 : 1) !== 1) {
		throw new UsageError("“set” needs one of VALUE, --file, --not-applicable, --applicable and --clear, and only one", {
			hint: "use --clear for an empty answer",
		});
	}
	return wish ?? textFrom(file ?? "", world);
}

async function textFrom(file: string, world: World): Promise<Wish> {
	const from = file === "-" ? "standard input" : file;
	const text = file === "-" ? await inputText(world) : await readText(resolve(world.cwd, file), from);
	return { type: "text", text: text.replace(/^\uFEFF/, ""), from };
}

async function inputText(world: World): Promise<string> {
	const from = "standard input";
	const bytes = await world.readInput().catch((error: unknown) => {
		throw readError(from, error);
	});
	return decodeText(bytes, from);
}

function withWantedStage(proposal: Proposal, wish: Wish): Proposal {
	if (wish.type !== "text")
		throw new UsageError("A draft always has a stage", { hint: `expected ${joinWords(STAGES, "or")}` });
	const word = wish.text.trim();
	const stage = STAGES.find((known: Stage) => known === word.toLowerCase());
	if (stage) return withStage(proposal, stage);
	const meant = nearestWord(word, STAGES);
	const fix = meant === undefined ? undefined : `Did you mean “${meant}”?`;
	throw formatError(STAGE_ID, { message: `expected ${joinWords(STAGES, "or")}, found “${word}”`, fix }, wish.from);
}

function withWantedAnswer(proposal: Proposal, item: Item, wish: Wish, today: string): Proposal {
	const before = answerOf(proposal, item);
	if (wish.type === "clear") return withAnswer(proposal, item, undefined);
	if (wish.type === "applicable") return askAnyway(withAnswer(proposal, item, keptAnswer(before)), item);
	if (wish.type === "not-applicable") {
		const [wrong] = validateAnswer(item, { "not-applicable": wish.reason });
		if (wrong) throw formatError(item.id, wrong, undefined);
		return withAnswer(proposal, item, asNotApplicable(wish.reason, before));
	}
	const read = answerFrom(item, wish.text, today);
	if ("wrong" in read) throw formatError(item.id, read.wrong, wish.from);
	return withAnswer(proposal, item, read.answer);
}

/** Reports effects that the command line doesn't show: removed, restored and replaced answers; otherwise undefined. */
async function outcomeWords(item: Item, wish: Wish, before: Proposal, after: Proposal): Promise<string | undefined> {
	const { answerWords } = await import("./set/answer-words.ts");
	const [was, is] = [before, after].map((proposal) => cleanAnswer(item, answerOf(proposal, item)));
	const kept = isNotApplicable(was) ? keptAnswer(was) : undefined;
	switch (wish.type) {
		case "clear":
			return was === undefined ? `“${item.id}” had no answer` : `Cleared “${item.id}”: ${answerWords(item, was)}`;
		case "applicable":
			if (before === after) return `“${item.id}” wasn't marked as not applicable; nothing changed`;
			if (is === undefined) return `“${item.id}” applies again; no answer was kept`;
			return `“${item.id}” applies again, with its answer ${answerWords(item, is)}`;
		case "text":
			return kept === undefined ? undefined : `Replaced the answer kept in “${item.id}”: ${answerWords(item, kept)}`;
		case "not-applicable":
			return undefined;
	}
}

/** A usage error for values on the command line, an input error for values from a file. */
function formatError(id: string, { message, fix, line, column }: WrongArgument, from: string | undefined): Error {
	if (from === undefined) {
		const where = (line ?? 1) === 1 ? "" : ` (line ${line}, column ${column})`;
		return new UsageError(`That is not a valid answer to “${id}”: ${message}${where}`, { hint: fix });
	}
	const at = { file: from, line, column };
	return new InputError([{ rule: "set/value", severity: "error", message, at, item: id, fix }]);
}

/** Merged with what others have written since the draft was read. */
async function save({ path, file, outline, parsed, snapshot }: LoadedDraft, wanted: Snapshot): Promise<void> {
	const store = new DraftStore({ path, file, outline, text: parsed.text, snapshot });
	const { conflicts } = await store.save(wanted);
	if (conflicts.length === 0) return;
	throw new WriteError(
		file,
		"someone else has just changed the same answer; theirs is kept",
		"Run it again to replace it.",
	);
}
