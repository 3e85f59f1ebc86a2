/** What the commands do that are not about the answer at hand: tell something, change the stage, lead elsewhere. */
import { itemOf } from "../outline/lookup.ts";
import { type Item, STAGES } from "../outline/types.ts";
import { answerOf, cleanAnswer, isNotApplicable, markdownOfAnswer } from "../proposal/answers.ts";
import { keptAnswer, setAside } from "../proposal/not-applicable.ts";
import { renderProposal } from "../proposal/render.ts";
import { findItems } from "../wizard/search.ts";
import { itemAt, statusOfProposal } from "../wizard/state.ts";
import type { State } from "../wizard/types.ts";
import { helpLines } from "./command-syntax.ts";
import type { Aside, AsideName, Talk } from "./conversation.ts";
import type { Way } from "./navigation.ts";
import { chosenBy } from "./parse-choice.ts";
import { count, fullGuidance, progressOf } from "./phrases.ts";

const telling =
	(lines: (state: State) => readonly string[]): Aside =>
	async (talk) => {
		talk.say(...lines(talk.state));
		return undefined;
	};

const ASIDES = {
	next: async (talk) => wayNext(talk.state),
	back: wayBack,
	go: goByWords,
	required: wayToRequired,
	missing: telling(missingLines),
	na: markNotApplicable,
	stage: changeStage,
	show: async (talk, rest) => show(talk, rest),
	write: writeMarkdown,
	help: telling(helpLines),
	guidance: telling((state) => fullGuidance(itemAt(state))),
	quit: async () => ({ type: "leave", how: "quit", partial: "" }),
} as const satisfies Record<AsideName, Aside>;

export function asideFor(name: AsideName): Aside {
	return ASIDES[name];
}

/** To the item behind the current one. */
export function wayNext({ proposal, current }: State): Way {
	const { items } = proposal.outline;
	const next = items[items.findIndex(({ id }) => id === current) + 1];
	return next ? { type: "item", item: next.id } : { type: "end" };
}

async function wayBack(talk: Talk): Promise<Way | undefined> {
	const { proposal, current } = talk.state;
	const { items } = proposal.outline;
	const before = items[items.findIndex(({ id }) => id === current) - 1];
	if (!before) talk.say("This is the first item.");
	return before && { type: "item", item: before.id };
}

async function wayToRequired(talk: Talk): Promise<Way | undefined> {
	const { proposal, current } = talk.state;
	const { missing } = statusOfProposal(proposal);
	const order = proposal.outline.items.map(({ id }) => id);
	const here = order.indexOf(current);
	const next = missing.find((id) => order.indexOf(id) > here) ?? missing.find((id) => id !== current);
	if (next !== undefined) return { type: "item", item: next };
	const none = missing.length === 0;
	talk.say(none ? `Nothing that ${proposal.stage} requires is missing.` : "Only this item is still missing.");
	return undefined;
}

/** Items that are offered by number. */
const OFFERED = 9;

async function goByWords(talk: Talk, rest: string): Promise<Way | undefined> {
	const words = rest === "" ? await talk.aside("Words of the heading or the answer: ") : rest;
	if (typeof words !== "string") return words;
	if (words.trim() === "") return undefined;
	const found = findItems(talk.state.proposal, words);
	const named = found.filter(({ label }) => label.toLowerCase() === words.trim().toLowerCase());
	const only = named.length === 1 ? named[0] : found.length === 1 ? found[0] : undefined;
	if (only) return { type: "item", item: only.id };
	if (found.length === 0) {
		talk.say(`Nothing is found for ${words.trim()}.`);
		return undefined;
	}
	return chooseFound(talk, found.slice(0, OFFERED));
}

async function chooseFound(talk: Talk, found: readonly Item[]): Promise<Way | undefined> {
	for (const [at, { label, path }] of found.entries())
		talk.say(`${at + 1}. ${label}${path.length > 0 ? `, in ${path.join(", ")}` : ""}`);
	const reply = await talk.aside("Number to go to (empty stays here): ", (text) =>
		text.trim() === "" || found[Number(text) - 1] ? undefined : `Type a number from 1 to ${found.length}.`,
	);
	if (typeof reply !== "string") return reply;
	const chosen = reply.trim() === "" ? undefined : found[Number(reply) - 1];
	return chosen && { type: "item", item: chosen.id };
}

function missingLines({ proposal }: State): string[] {
	const { missing } = statusOfProposal(proposal);
	if (missing.length === 0) return [`Nothing that ${proposal.stage} requires is missing.`];
	const labels = missing.map((id) => itemOf(proposal.outline, id)?.label ?? id);
	return [`${count(missing.length, "answer")} missing for ${proposal.stage}:`, ...labels];
}

async function markNotApplicable(talk: Talk, rest: string): Promise<Way | undefined> {
	const item = itemAt(talk.state);
	if (item.isStage) {
		talk.say("A proposal always has a stage; /stage changes it.");
		return undefined;
	}
	if (isNotApplicable(talk.answer(item))) talk.say("It is marked as not applicable; this gives another reason.");
	const reason = rest === "" ? await talk.aside("Why does it not apply? (empty leaves it as it is): ") : rest;
	if (typeof reason !== "string") return reason;
	if (reason.trim() === "") return undefined;
	const before = answerOf(talk.state.proposal, item);
	talk.give(item, setAside(reason.trim(), before));
	const isKept = cleanAnswer(item, keptAnswer(before)) !== undefined;
	talk.say(`Marked as not applicable.${isKept ? " The answer is kept, and comes back when it applies again." : ""}`);
	return wayNext(talk.state);
}

async function changeStage(talk: Talk, rest: string): Promise<Way | undefined> {
	const { outline, stage } = talk.state.proposal;
	const stages = STAGES.map((id) => ({ id, label: outline.stageLabels[id] }));
	const names = STAGES.join(", ");
	let given: string | Way = rest;
	if (!chosenBy(rest, stages)) {
		if (rest !== "") talk.say(`There is no stage ${rest}.`);
		given = await talk.aside(`Stage, one of ${names} (empty keeps ${stage}): `, (text) =>
			text.trim() === "" || chosenBy(text, stages) ? undefined : `The stages are ${names}.`,
		);
	}
	if (typeof given !== "string") return given;
	const chosen = chosenBy(given, stages);
	if (!chosen) return undefined;
	talk.session.dispatch({ type: "stageChosen", stage: chosen.id });
	talk.say(`The stage is ${chosen.id}. ${progressOf(talk.state)}`);
	return undefined;
}

async function show(talk: Talk, rest: string): Promise<undefined> {
	const { proposal } = talk.state;
	if (rest.toLowerCase() === "all") {
		talk.quote(renderProposal(proposal).markdown.trimEnd(), "End of the proposal.");
		return;
	}
	const item = itemAt(talk.state);
	const markdown = markdownOfAnswer(item, talk.answer(item));
	if (markdown === "") talk.say("There is no answer yet.");
	else talk.quote("The answer as it is printed:", markdown, "End of it.");
}

async function writeMarkdown(talk: Talk): Promise<undefined> {
	const { notice } = talk.state;
	talk.session.dispatch({ type: "writingRequested" });
	await talk.until((state) => state.notice !== notice);
	talk.tellNotice();
}
