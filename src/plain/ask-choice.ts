/** Asking for one of several, for yes or no, for boxes to tick: numbered lists, answered by numbers or names. */
import type { Control } from "../proposal/types.ts";
import type { LocalCommand, Talk } from "./conversation.ts";
import type { Way } from "./navigation.ts";
import { chosenBy, type Named, tickedBy } from "./parse-choice.ts";
import { labelOf } from "./phrases.ts";

type ChoiceControl = Extract<Control, { readonly type: "choice" }>;
export type TickControl = Extract<Control, { readonly type: "tick" }>;

/** `kept`: an empty line. */
export type Chosen<T> = "kept" | { readonly chosen: T } | { readonly command: LocalCommand } | Way;

const YES_OR_NO: readonly Named[] = [
	{ id: "yes", label: "Yes" },
	{ id: "no", label: "No" },
];

/** The id that is chosen. */
export async function askChoice(talk: Talk, control: ChoiceControl): Promise<Chosen<string>> {
	const { choices, value, optional } = control;
	const yesNo = choices.every(({ id }) => id === "yes" || id === "no");
	if (!yesNo) talk.say(...choices.map(({ label }, at) => `${at + 1}. ${label}`));
	const now = choices.find(({ id }) => id === value)?.label;
	const said = [
		...(optional ? ["optional"] : []),
		yesNo ? "yes or no" : "number or name",
		...(now === undefined ? [] : [`empty keeps ${now}`]),
	];
	return askNamed(talk, `${labelOf(control)} (${said.join(", ")})`, choices);
}

/** Yes or no; an empty line gives what `empty` says. */
export async function askYesNo(talk: Talk, question: string, empty: string): Promise<Chosen<boolean>> {
	const answer = await askNamed(talk, `${question} (yes or no, empty: ${empty})`, YES_OR_NO);
	return typeof answer === "object" && "chosen" in answer ? { chosen: answer.chosen === "yes" } : answer;
}

async function askNamed(talk: Talk, question: string, entries: readonly Named[]): Promise<Chosen<string>> {
	const answered = await talk.ask(`${question}: `, {
		complain: (text) =>
			text.trim() === "" || chosenBy(text, entries)
				? undefined
				: `That is none of them: ${entries.map(({ label }) => label).join(", ")}. /help lists the commands.`,
	});
	if (answered.type === "way") return answered.way;
	if (answered.type === "local") return { command: answered.command };
	const chosen = chosenBy(answered.text, entries);
	return chosen ? { chosen: chosen.id } : "kept";
}

/** Boxes that belong together: which of them are ticked then, in their order. */
export async function askTicks(talk: Talk, boxes: readonly TickControl[]): Promise<Chosen<readonly boolean[]>> {
	const [only] = boxes;
	if (boxes.length === 1 && only) return askTick(talk, only);
	talk.say(...boxes.map((box, at) => `${"  ".repeat(box.level)}${at + 1}. ${box.label}: ${stateOf(box)}.`));
	const now = new Set(boxes.flatMap(({ value }, at) => (value ? [at] : [])));
	const answered = await talk.ask("Numbers to tick, such as 1 3 5-7, or all or none (empty keeps it): ", {
		complain: (text) => {
			const after = tickedBy(text, now, boxes.length);
			return typeof after === "string" ? after : undefined;
		},
	});
	if (answered.type === "way") return answered.way;
	if (answered.type === "local") return { command: answered.command };
	const after = tickedBy(answered.text, now, boxes.length);
	if (answered.text.trim() === "" || typeof after === "string") return "kept";
	return { chosen: boxes.map((_, at) => after.has(at)) };
}

async function askTick(talk: Talk, box: TickControl): Promise<Chosen<readonly boolean[]>> {
	const answer = await askYesNo(talk, `${box.label}: tick it?`, stateOf(box));
	return typeof answer === "object" && "chosen" in answer ? { chosen: [answer.chosen] } : answer;
}

function stateOf({ value, required }: TickControl): string {
	return `${value ? "ticked" : "not ticked"}${required && !value ? ", required" : ""}`;
}
