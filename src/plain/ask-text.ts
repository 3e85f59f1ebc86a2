/** Asking for a text: one line, or lines until a single dot. What is typed goes to the session line by line. */

import type { Control } from "../proposal/types.ts";
import { formatError } from "../proposal/validate.ts";
import type { LocalCommand, Talk } from "./conversation.ts";
import type { Complain } from "./line-prompt.ts";
import type { Way } from "./navigation.ts";
import { present } from "./phrases.ts";

type TextControl = Extract<Control, { readonly type: "text" }>;

export interface TextQuestion extends Pick<TextControl, "multiline" | "value" | "expects" | "hint" | "optional"> {
	readonly label: string;
	/** What an empty line does: `keeps it`, `no more`. */
	readonly empty?: string;
	/** The present text was told already. */
	readonly known: boolean;
	/** Takes the text as it is so far; called again with more of it. */
	readonly put: (text: string) => void;
	/** Told after each key what the text would be with the line that is being typed; undefined without one. */
	readonly typed: (text: string | undefined) => void;
}

/** `kept`: an empty line. A command that is not about texts is handed back. */
export type TextOutcome = "kept" | "given" | Exclude<LocalCommand, "edit" | "lines" | "more"> | Way;

/** Asks for the text and puts it. */
export async function askText(talk: Talk, question: TextQuestion): Promise<TextOutcome> {
	const { value, multiline, known, hint, put } = question;
	if (hint) talk.say(hint);
	if (!known && value !== "") talk.quote(...present("It", value));
	const answered = await talk.ask(promptOf(question), {
		complain: complainOnce(question.expects),
		typed: (text) => question.typed(text === "" ? undefined : text),
		...(multiline ? { long: "first" } : {}),
	});
	// Half a line is no reason to lose the text that is there.
	if (answered.type === "way") return multiline && value === "" ? keepPartial(answered.way, [], put) : answered.way;
	if (answered.type === "local") return editing(talk, question, answered.command);
	if (answered.text.trim() === "" || (multiline && answered.text === ".")) return "kept";
	if (!multiline) {
		put(answered.text);
		return "given";
	}
	return takeLines(talk, [unstuffed(answered.text)], question);
}

function promptOf({ label, value, multiline, expects, optional, empty }: TextQuestion): string {
	const said = [
		...(optional ? ["optional"] : []),
		...(expects === "date" ? ["YYYY-MM-DD"] : []),
		...(multiline ? ["end with a line of one dot"] : []),
		...(empty ? [`empty: ${empty}`] : value === "" ? [] : ["empty keeps it"]),
	];
	const question = `${label}${said.length > 0 ? ` (${said.join(", ")})` : ""}`;
	return multiline ? `${question}:\n` : /[?]$/.test(question) ? `${question} ` : `${question}: `;
}

/** The form is only advice: what is given twice is taken. */
function complainOnce(expects: TextControl["expects"]): Complain {
	let last: string | undefined;
	return (text) => {
		const wrong = expects && formatError(expects, text);
		if (!wrong || text === last) return undefined;
		last = text;
		return `${wrong} Give it once more to have it as it is.`;
	};
}

async function editing(talk: Talk, question: TextQuestion, command: LocalCommand): Promise<TextOutcome> {
	const { value, put } = question;
	switch (command) {
		case "edit": {
			const text = await talk.edit(value);
			if (text === undefined) return askText(talk, { ...question, known: true });
			put(text);
			return "given";
		}
		case "lines":
		case "more": {
			talk.say("Lines, until one with a single dot:");
			const before = command === "more" && value !== "" ? value.replace(/\r?\n$/, "").split(/\n/) : [];
			return takeLines(talk, before, question);
		}
		default:
			return command;
	}
}

/** Takes lines until one with a single dot; `..` at the beginning of a line stands for `.`. */
async function takeLines(talk: Talk, lines: string[], { put, typed }: TextQuestion): Promise<TextOutcome> {
	const further = (line: string): void => typed(line === "" ? undefined : [...lines, line].join("\n"));
	let touched = lines.length > 0;
	for (;;) {
		// Within a paste the text is put once, at its end.
		if (touched && !talk.hasMore) put(lines.join("\n"));
		const answered = await talk.ask("", { long: "further", typed: further });
		if (answered.type === "way") return keepPartial(answered.way, lines, put);
		if (answered.type === "text") {
			if (answered.text === ".") break;
			lines.push(unstuffed(answered.text));
			touched = true;
		} else if (answered.command === "edit") {
			const text = await talk.edit(lines.join("\n"));
			if (text === undefined) continue;
			put(text);
			return "given";
		} else if (answered.command === "clear") {
			lines.length = 0;
			touched = true;
			talk.say("Emptied; begin again.");
		} else if (answered.command === "undo" || answered.command === "remove") {
			return answered.command;
		}
	}
	if (!touched) return "kept";
	put(lines.join("\n"));
	return "given";
}

/** What was typed of a text goes with the author, to the last letter. */
function keepPartial(way: Way, lines: readonly string[], put: (text: string) => void): Way {
	const partial = way.type === "leave" ? way.partial : "";
	const all = partial === "" ? lines : [...lines, partial];
	if (all.length > 0) put(all.join("\n"));
	return way;
}

function unstuffed(line: string): string {
	return line.startsWith("..") ? line.slice(1) : line;
}
