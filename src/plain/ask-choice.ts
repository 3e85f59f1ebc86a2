/** Asks for a choice, yes or no, or boxes to tick, as numbered lists answered by number or name. */
import type { Control } from "../proposal/types.ts";
import type { AnswerCommand, Conversation, Navigation } from "./conversation.ts";
import { type NamedChoice, parseChoice, parseTicks, pleaseAnswer } from "./parse-choice.ts";
import { labelOf } from "./phrases.ts";

type ChoiceControl = Extract<Control, { readonly type: "choice" }>;
export type TickControl = Extract<Control, { readonly type: "tick" }>;

/** `kept`: the line was empty. */
export type ChoiceOutcome<T> = "kept" | { readonly chosen: T } | { readonly command: AnswerCommand } | Navigation;

const YES_OR_NO: readonly NamedChoice[] = [
	{ id: "yes", label: "Yes" },
	{ id: "no", label: "No" },
];

/** Asks for one choice and gives its id. */
export async function askChoice(
	conversation: Conversation,
	control: ChoiceControl,
	noteOf: (id: string) => string | undefined = () => undefined,
): Promise<ChoiceOutcome<string>> {
	const { choices, value, optional } = control;
	const yesNo = choices.every(({ id }) => id === "yes" || id === "no");
	if (!yesNo) conversation.print(...choices.map(({ id, label }, at) => `${at + 1}. ${label}${noted(noteOf(id))}`));
	const now = choices.find(({ id }) => id === value)?.label;
	const said = [
		...(optional ? ["optional"] : []),
		yesNo ? "yes or no" : "number or name",
		...(now === undefined ? [] : [`empty keeps ${now}`]),
	];
	return askNamed(conversation, `${labelOf(control)} (${said.join(", ")})`, choices);
}

const noted = (note: string | undefined): string => (note === undefined ? "" : `, ${note}`);

/** Asks yes or no. `empty` names what an empty line means. */
export async function askYesNo(
	conversation: Conversation,
	question: string,
	empty: string,
): Promise<ChoiceOutcome<boolean>> {
	const answer = await askNamed(conversation, `${question} (yes or no, empty: ${empty})`, YES_OR_NO);
	return typeof answer === "object" && "chosen" in answer ? { chosen: answer.chosen === "yes" } : answer;
}

async function askNamed(
	conversation: Conversation,
	question: string,
	entries: readonly NamedChoice[],
): Promise<ChoiceOutcome<string>> {
	const answered = await conversation.ask(`${question}: `, {
		validate: (text) =>
			text.trim() === "" || parseChoice(text, entries)
				? undefined
				: `${pleaseAnswer(entries.map(({ id, label }) => (id === "yes" || id === "no" ? id : label)))} /help lists the commands.`,
	});
	if (answered.type === "navigate") return answered.navigation;
	if (answered.type === "answer-command") return { command: answered.command };
	const chosen = parseChoice(answered.text, entries);
	if (!chosen) return "kept";
	// A number or a part of a name is confirmed by the name.
	if (![chosen.id, chosen.label].some((name) => isSameWord(name, answered.text)))
		conversation.print(`${chosen.label.replace(/[.]?$/, ".")}`);
	return { chosen: chosen.id };
}

function isSameWord(name: string, text: string): boolean {
	return name.toLowerCase() === text.trim().toLowerCase();
}

/** Asks about boxes that belong together; gives for each, in order, whether it is ticked. */
export async function askTicks(
	conversation: Conversation,
	boxes: readonly TickControl[],
): Promise<ChoiceOutcome<readonly boolean[]>> {
	const [only] = boxes;
	if (boxes.length === 1 && only) return askTick(conversation, only);
	conversation.print(...boxes.map((box, at) => `${at + 1}. ${box.label}${partOf(boxes, at)}: ${stateOf(box)}.`));
	const now = new Set(boxes.flatMap(({ value }, at) => (value ? [at] : [])));
	const answered = await conversation.ask("Numbers to tick, such as 1 3 5-7, or all or none (empty keeps it): ", {
		validate: (text) => {
			const after = parseTicks(text, now, boxes.length);
			return typeof after === "string" ? after : undefined;
		},
	});
	if (answered.type === "navigate") return answered.navigation;
	if (answered.type === "answer-command") return { command: answered.command };
	const after = parseTicks(answered.text, now, boxes.length);
	if (answered.text.trim() === "" || typeof after === "string") return "kept";
	conversation.print(tickedWords(boxes, after));
	return { chosen: boxes.map((_, at) => after.has(at)) };
}

/** Says which box an indented one belongs to, which indentation can't say aloud. */
function partOf(boxes: readonly TickControl[], at: number): string {
	const parent = boxes.slice(0, at).findLastIndex(({ level }) => level < boxes[at]!.level);
	return parent < 0 ? "" : `, part of ${parent + 1}`;
}

/** `Ticked 2 of 5: design is written; tests are planned.` */
function tickedWords(boxes: readonly TickControl[], ticked: ReadonlySet<number>): string {
	if (ticked.size === 0) return "No box is ticked.";
	if (ticked.size === boxes.length) return `All ${boxes.length} are ticked.`;
	const labels = boxes.filter((_, at) => ticked.has(at)).map(({ label }) => label.replace(/[.]$/, ""));
	return `Ticked ${ticked.size} of ${boxes.length}: ${labels.join("; ")}.`;
}

async function askTick(conversation: Conversation, box: TickControl): Promise<ChoiceOutcome<readonly boolean[]>> {
	const answer = await askYesNo(conversation, `${box.label}: tick it?`, stateOf(box));
	return typeof answer === "object" && "chosen" in answer ? { chosen: [answer.chosen] } : answer;
}

function stateOf({ value, required }: TickControl): string {
	return `${value ? "ticked" : "not ticked"}${required && !value ? ", required" : ""}`;
}
