/** Asks for a text: one line, or lines up to one with a single dot. Passes it to the session line by line. */

import { isoDay } from "../proposal/date-words.ts";
import type { Control, Expected } from "../proposal/types.ts";
import { validateText } from "../proposal/validate-text.ts";
import type { AnswerCommand, Conversation, Navigation } from "./conversation.ts";
import type { Validate } from "./line-prompt.ts";
import { ANSWER, introduced } from "./phrases.ts";
import { meantBy } from "./pick-known.ts";
import { Pickable } from "./pickable.ts";

type TextControl = Extract<Control, { readonly type: "text" }>;

export interface TextQuestion extends Pick<TextControl, "multiline" | "value" | "hint" | "optional">, Expected {
	readonly label: string;
	/** What an empty line means, such as `no more`. */
	readonly empty?: string;
	/** An empty line ends the text, as a line containing only a dot does; for short texts of several lines. */
	readonly isBrief?: boolean;
	/** The control that asks for it, whose values may be picked. */
	readonly control?: TextControl;
	/** The current text has already been shown. */
	readonly known: boolean;
	/** Receives the text so far; called again as it grows. */
	readonly put: (text: string) => void;
	/** Called after each key with the text including the unfinished line; undefined if no line is being typed. */
	readonly typed: (text: string | undefined) => void;
}

/** `kept`: the line was empty. A command that is not about texts is returned to the caller. */
export type TextOutcome = "kept" | "given" | Exclude<AnswerCommand, "edit" | "lines" | "more"> | Navigation;

/** Asks for the text and passes it to `put`. */
export async function askText(conversation: Conversation, question: TextQuestion): Promise<TextOutcome> {
	const { value, multiline, known, hint, label, put } = question;
	if (hint) conversation.print(`${label}. ${hint.replace(/[.]?$/, ".")}`);
	if (!known && value !== "") conversation.printVerbatim(...introduced("It", value));
	conversation.pickable =
		question.control && !multiline ? new Pickable(() => conversation.state, question.control) : undefined;
	const answered = await conversation.ask(promptOf(question, conversation.pickable?.hint), {
		validate: validateOnce(question, (text) => conversation.pickable?.listed(text) !== undefined),
		typed: (text) => question.typed(text === "" ? undefined : text),
		...(multiline ? { long: "first" } : {}),
	});
	// A partial line must not replace an existing text.
	if (answered.type === "navigate")
		return multiline && value === "" ? keepPartial(answered.navigation, [], put) : answered.navigation;
	if (answered.type === "answer-command") return editing(conversation, question, answered.command);
	if (answered.text.trim() === "" || (multiline && answered.text === ".")) return "kept";
	if (!multiline) return giveLine(conversation, question, answered.text);
	return takeLines(conversation, [unstuffed(answered.text)], question);
}

/** Passes on a line, or what was picked by it, and says what a word for a day stands for. */
async function giveLine(
	conversation: Conversation,
	{ put, expects }: TextQuestion,
	line: string,
): Promise<TextOutcome> {
	const meant = await meantBy(conversation, line);
	if (typeof meant !== "string") return meant;
	const day = expects?.meaning?.(meant.trim(), isoDay(new Date()));
	if (day && day.value !== line.trim()) conversation.print(`${day.value}, ${day.words}.`);
	put(meant);
	return "given";
}

function promptOf(
	{ label, hint, value, multiline, expects, optional, empty, isBrief }: TextQuestion,
	pickHint: string | undefined,
): string {
	const said = [
		...(optional ? ["optional"] : []),
		...(expects?.prompt ? [expects.prompt] : []),
		...(pickHint && !empty ? [pickHint] : []),
		...(multiline ? [isBrief ? "finish with an empty line" : "finish with a line containing only a dot"] : []),
		...(empty ? [`empty: ${empty}`] : value === "" ? [] : ["empty keeps it"]),
	];
	const question = `${hint ? ANSWER : label}${said.length > 0 ? ` (${said.join(", ")})` : ""}`;
	return multiline ? `${question}:\n` : /[?]$/.test(question) ? `${question} ` : `${question}: `;
}

const ANY_DAY = "2000-01-01";

/** The expected form is advice: text that is entered twice is accepted. Text that has no meaning here is not. */
function validateOnce(expected: Expected, isPicked: (text: string) => boolean): Validate {
	let last: string | undefined;
	return (text) => {
		if (isPicked(text)) return undefined;
		const fault =
			expected.expects?.resolveWord?.(text, ANY_DAY) !== undefined ? undefined : validateText(expected, text);
		if (!fault || (text === last && !fault.isClosed)) return undefined;
		last = text;
		return fault.isClosed ? fault.fix : `${fault.fix} Enter it again to keep it anyway.`;
	};
}

async function editing(
	conversation: Conversation,
	question: TextQuestion,
	command: AnswerCommand,
): Promise<TextOutcome> {
	const { value, put } = question;
	switch (command) {
		case "edit": {
			const text = await conversation.edit(value);
			if (text === undefined) return askText(conversation, { ...question, known: true });
			put(text);
			return "given";
		}
		case "lines":
		case "more": {
			conversation.print("Enter lines; finish with a line containing only a dot:");
			const before = command === "more" && value !== "" ? value.replace(/\r?\n$/, "").split(/\n/) : [];
			return takeLines(conversation, before, question, false);
		}
		default:
			return command;
	}
}

/** Reads lines up to one with a single dot, or an empty one if that ends it; a leading `..` stands for `.`. */
async function takeLines(
	conversation: Conversation,
	lines: string[],
	{ put, typed, isBrief }: TextQuestion,
	endsAtBlank = isBrief === true,
): Promise<TextOutcome> {
	const further = (line: string): void => typed(line === "" ? undefined : [...lines, line].join("\n"));
	let touched = lines.length > 0;
	for (;;) {
		// A paste is passed on once, at its end.
		if (touched && !conversation.hasMore) put(lines.join("\n"));
		const answered = await conversation.ask("", { long: "further", typed: further });
		if (answered.type === "navigate") return keepPartial(answered.navigation, lines, put);
		if (answered.type === "text") {
			if (answered.text === "." || (endsAtBlank && isBlankLine(conversation, answered.text))) break;
			lines.push(unstuffed(answered.text));
			touched = true;
		} else if (answered.command === "edit") {
			const text = await conversation.edit(lines.join("\n"));
			if (text === undefined) continue;
			put(text);
			return "given";
		} else if (answered.command === "clear") {
			lines.length = 0;
			touched = true;
			conversation.print("Cleared; start again.");
		} else if (answered.command === "undo" || answered.command === "remove") {
			return answered.command;
		}
	}
	if (!touched) return "kept";
	put(lines.join("\n"));
	return "given";
}

/** A blank line between pasted paragraphs belongs to the text. */
function isBlankLine({ isInsidePaste }: Conversation, line: string): boolean {
	return line.trim() === "" && !isInsidePaste;
}

/** Keeps the partial text when the author leaves. */
function keepPartial(navigation: Navigation, lines: readonly string[], put: (text: string) => void): Navigation {
	const partial = navigation.type === "leave" ? navigation.partial : "";
	const all = partial === "" ? lines : [...lines, partial];
	if (all.length > 0) put(all.join("\n"));
	return navigation;
}

function unstuffed(line: string): string {
	return line.startsWith("..") ? line.slice(1) : line;
}
