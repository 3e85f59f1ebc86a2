/** The commands that are not about the current answer: navigation, information, the stage. */

import { itemOf } from "../outline/lookup.ts";
import { type Item, STAGES, type Stage } from "../outline/types.ts";
import { answerOf, cleanAnswer, isNotApplicable, markdownOfAnswer } from "../proposal/answers.ts";
import { asNotApplicable, keptAnswer } from "../proposal/not-applicable.ts";
import { renderProposal } from "../proposal/render.ts";
import { pluralize } from "../text/english.ts";
import { findItems } from "../wizard/search.ts";
import { changeWords, progressWords, stageAsks } from "../wizard/stage-asks.ts";
import { itemAt, statusOfProposal } from "../wizard/state.ts";
import type { State } from "../wizard/types.ts";
import { helpLines } from "./command-syntax.ts";
import { allComments, markAddressed, replyToComment, toNextCommented } from "./comments.ts";
import type { CommandAction, Conversation, GlobalCommand, Navigation } from "./conversation.ts";
import { parseChoice, pleaseAnswer } from "./parse-choice.ts";
import { fullGuidance, progressOf } from "./phrases.ts";
import { readList } from "./pick-known.ts";
import { listMisspelled } from "./spelling.ts";

const printing =
	(lines: (state: State) => readonly string[]): CommandAction =>
	async (conversation) => {
		conversation.print(...lines(conversation.state));
		return undefined;
	};

const ACTIONS = {
	next: async (conversation) => toNext(conversation.state),
	back: toPrevious,
	go: toSearchResult,
	required: toNextRequired,
	missing: printing(missingLines),
	commented: toNextCommented,
	comments: printing((state) => allComments(state)),
	reply: replyToComment,
	addressed: markAddressed,
	na: markNotApplicable,
	stage: changeStage,
	spelling: listMisspelled,
	show: async (conversation, rest) => show(conversation, rest),
	write: writeMarkdown,
	list: readList,
	finish: (conversation) => conversation.finish(),
	help: printing(helpLines),
	guidance: printing((state) => fullGuidance(itemAt(state))),
	quit: async () => ({ type: "leave", how: "quit", partial: "" }),
} as const satisfies Record<GlobalCommand, CommandAction>;

/** What a command that is known everywhere does: it prints, or says where to go. */
export function actionFor(name: GlobalCommand): CommandAction {
	return ACTIONS[name];
}

/** Goes to the item after the current one, or to the end. */
export function toNext({ proposal, current }: State): Navigation {
	const { items } = proposal.outline;
	const next = items[items.findIndex(({ id }) => id === current) + 1];
	return next ? { type: "item", item: next.id } : { type: "end" };
}

async function toPrevious(conversation: Conversation): Promise<Navigation | undefined> {
	const { proposal, current } = conversation.state;
	const { items } = proposal.outline;
	const before = items[items.findIndex(({ id }) => id === current) - 1];
	if (!before) conversation.print("This is the first item.");
	return before && { type: "item", item: before.id };
}

async function toNextRequired(conversation: Conversation): Promise<Navigation | undefined> {
	const { proposal, current } = conversation.state;
	const { missing } = statusOfProposal(proposal);
	const order = proposal.outline.items.map(({ id }) => id);
	const here = order.indexOf(current);
	const next = missing.find((id) => order.indexOf(id) > here) ?? missing.find((id) => id !== current);
	if (next !== undefined) return { type: "item", item: next };
	const none = missing.length === 0;
	conversation.print(none ? `Nothing required for ${proposal.stage} is missing.` : "Only this item is still missing.");
	return undefined;
}

/** The most search results to choose from. */
const MAX_RESULTS = 9;

async function toSearchResult(conversation: Conversation, rest: string): Promise<Navigation | undefined> {
	const words = rest === "" ? await conversation.askPlain("Words in the heading or the answer: ") : rest;
	if (typeof words !== "string") return words;
	if (words.trim() === "") return undefined;
	const found = findItems(conversation.state.proposal, words);
	const named = found.filter(({ label }) => label.toLowerCase() === words.trim().toLowerCase());
	const only = named.length === 1 ? named[0] : found.length === 1 ? found[0] : undefined;
	if (only) return { type: "item", item: only.id };
	if (found.length === 0) {
		conversation.print(`Nothing found for ${words.trim()}.`);
		return undefined;
	}
	return chooseSearchResult(conversation, found.slice(0, MAX_RESULTS));
}

async function chooseSearchResult(conversation: Conversation, found: readonly Item[]): Promise<Navigation | undefined> {
	for (const [at, { label, path }] of found.entries())
		conversation.print(`${at + 1}. ${label}${path.length > 0 ? `, in ${path.join(", ")}` : ""}`);
	const reply = await conversation.askPlain("Number to go to (empty stays here): ", (text) =>
		text.trim() === "" || found[Number(text) - 1] ? undefined : `Enter a number from 1 to ${found.length}.`,
	);
	if (typeof reply !== "string") return reply;
	const chosen = reply.trim() === "" ? undefined : found[Number(reply) - 1];
	return chosen && { type: "item", item: chosen.id };
}

function missingLines({ proposal }: State): string[] {
	const { missing } = statusOfProposal(proposal);
	if (missing.length === 0) return [`Nothing required for ${proposal.stage} is missing.`];
	const labels = missing.map((id) => itemOf(proposal.outline, id)?.label ?? id);
	return [`${pluralize(missing.length, "answer")} missing for ${proposal.stage}:`, ...labels];
}

async function markNotApplicable(conversation: Conversation, rest: string): Promise<Navigation | undefined> {
	const item = itemAt(conversation.state);
	if (item.isStage) {
		conversation.print("A proposal always has a stage; /stage changes it.");
		return undefined;
	}
	if (isNotApplicable(conversation.answer(item)))
		conversation.print("Already marked as not applicable; this changes the reason.");
	const reason = rest === "" ? await conversation.askPlain("Why does it not apply? (empty cancels): ") : rest;
	if (typeof reason !== "string") return reason;
	if (reason.trim() === "") return undefined;
	const before = answerOf(conversation.state.proposal, item);
	conversation.setAnswer(item, asNotApplicable(reason.trim(), before));
	const isKept = cleanAnswer(item, keptAnswer(before)) !== undefined;
	conversation.print(
		`Marked as not applicable.${isKept ? " The answer is kept and comes back if the item applies again." : ""}`,
	);
	return toNext(conversation.state);
}

async function changeStage(conversation: Conversation, rest: string): Promise<Navigation | undefined> {
	const { outline, stage } = conversation.state.proposal;
	const stages = STAGES.map((id) => ({ id, label: outline.stageLabels[id] }));
	const names = STAGES.join(", ");
	let given: string | Navigation = rest;
	if (!parseChoice(rest, stages)) {
		if (rest !== "") conversation.print(`Unknown stage ${rest}.`);
		conversation.print(...stages.map(({ id }, at) => `${at + 1}. ${id}, ${stageWords(conversation.state, id)}`));
		given = await conversation.askPlain(`Stage, one of ${names} (empty keeps ${stage}): `, (text) =>
			text.trim() === "" || parseChoice(text, stages) ? undefined : pleaseAnswer(STAGES),
		);
	}
	if (typeof given !== "string") return given;
	const chosen = parseChoice(given, stages);
	if (!chosen) return undefined;
	conversation.session.dispatch({ type: "stageChosen", stage: chosen.id });
	conversation.print(`The stage is ${chosen.id}. ${progressOf(conversation.state)}`);
	return undefined;
}

/** What a stage asks, compared with the current one. */
function stageWords({ proposal }: State, stage: Stage): string {
	const asks = stageAsks(proposal)[stage];
	return [progressWords(asks), changeWords(asks)].filter((words) => words !== "").join(", ");
}

async function show(conversation: Conversation, rest: string): Promise<undefined> {
	const { proposal } = conversation.state;
	if (rest.toLowerCase() === "all") {
		conversation.printVerbatim(renderProposal(proposal).markdown.trimEnd(), "End of the proposal.");
		return;
	}
	const item = itemAt(conversation.state);
	const markdown = markdownOfAnswer(item, conversation.answer(item));
	if (markdown === "") conversation.print("Not answered yet.");
	else conversation.printVerbatim("The answer as Markdown:", markdown, "End of text.");
}

async function writeMarkdown(conversation: Conversation): Promise<undefined> {
	const { notice } = conversation.state;
	conversation.session.dispatch({ type: "writingRequested" });
	await conversation.until((state) => state.notice !== notice);
	conversation.printNotice();
}
