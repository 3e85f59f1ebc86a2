/**
 * Asking for an item of any kind: the controls of its form, one after the other, each put to the session as it is given.
 * Knows no kinds: what the form shows is asked, and what a given answer brings up (another entry, a field) comes next.
 */
import type { Item } from "../outline/types.ts";
import { answerOf, isNotApplicable } from "../proposal/answers.ts";
import { hasBreak } from "../proposal/input-text.ts";
import { keptAnswer } from "../proposal/not-applicable.ts";
import type { Change, Control } from "../proposal/types.ts";
import { pastedEntries } from "../wizard/pasted-entries.ts";
import { askChoice, askTicks, askYesNo } from "./ask-choice.ts";
import { askText, type TextQuestion } from "./ask-text.ts";
import { wayNext } from "./commands.ts";
import type { Talk } from "./conversation.ts";
import { ItemForm } from "./item-form.ts";
import type { Way } from "./navigation.ts";
import { headerOf, labelOf, presentAnswer, shortGuidance } from "./phrases.ts";

type Of<T extends Control["type"]> = Extract<Control, { readonly type: T }>;

/** Undefined: asked, go on with the form. */
type Asked = Promise<Way | undefined>;

/** Tells about the item and asks for its answer; gives the way to go then. */
export async function askItem(talk: Talk, item: Item): Promise<Way> {
	talk.say(...headerOf(talk.state, item), ...shortGuidance(item));
	talk.quote(...presentAnswer(talk.state, item));
	const form = new ItemForm(talk, item);
	const way = await askForm(form);
	form.tidy();
	return way ?? wayNext(talk.state);
}

/** Asks until nothing is left to ask, or the author goes elsewhere. */
async function askForm(form: ItemForm): Asked {
	const kept = await askWhetherToKeep(form);
	if (kept !== "change") return kept === "keep" ? undefined : kept;
	for (let control = form.next; control; control = form.next) {
		const way = await askFor(form, control);
		if (way) return way;
	}
	return undefined;
}

/** An answer that takes more than one question is gone through only when that is wanted. */
async function askWhetherToKeep(form: ItemForm): Promise<"keep" | "change" | Way> {
	for (;;) {
		const aside = isNotApplicable(form.answer);
		if (!aside && (form.isBlank || form.isOneQuestion)) return "change";
		const answer = await askYesNo(form.talk, aside ? "Does it apply after all?" : "Change it?", "no");
		if (answer === "kept") return "keep";
		if ("type" in answer) return answer;
		if ("command" in answer) form.carryOut(answer.command);
		else if (!answer.chosen) return "keep";
		else if (aside) takeBack(form);
		else return "change";
	}
}

/** The item applies again, with the answer that was kept. */
function takeBack({ talk, item }: ItemForm): void {
	const kept = keptAnswer(answerOf(talk.state.proposal, item));
	talk.give(item, kept);
	if (kept === undefined) return;
	talk.say("The answer from before is back.");
	talk.quote(...presentAnswer(talk.state, item));
}

function askFor(form: ItemForm, control: Control): Asked | undefined {
	switch (control.type) {
		case "caption":
			form.talk.say(`${control.label}:`);
			form.markAsked(control);
			return undefined;
		case "text":
			return askForText(form, control);
		case "choice":
			return askForChoice(form, control);
		case "tick":
			return askForTicks(form, control);
		case "add":
			return askForMore(form, control);
	}
}

function askForText(form: ItemForm, control: Of<"text">): Asked {
	return askTextOf(form, control, {
		...control,
		label: labelOf(control),
		multiline: control.multiline && !control.entry,
		// The answer is enough by itself; an empty line goes on.
		optional: control.optional === true || control.explains === true,
		known: form.controls.length === 1,
		put: (value) => form.change(textAt(control.path, control.entry ? asEntry(form.talk, value) : value)),
		typed: (value) => form.keepTyped(...(value === undefined ? [] : [textAt(control.path, value)])),
	});
}

const textAt = (path: readonly string[], value: string): Change => ({ type: "text", path, value });

async function askTextOf(form: ItemForm, control: Control, question: TextQuestion): Asked {
	const outcome = await askText(form.talk, question);
	if (typeof outcome === "object") return outcome;
	if (outcome === "kept" || outcome === "given") form.markAsked(control);
	else form.carryOut(outcome, control);
	return undefined;
}

async function askForChoice(form: ItemForm, control: Of<"choice">): Asked {
	const answer = await askChoice(form.talk, control);
	if (answer !== "kept" && "type" in answer) return answer;
	if (answer !== "kept" && "command" in answer) {
		form.carryOut(answer.command, control);
		return undefined;
	}
	form.markAsked(control);
	if (answer !== "kept") form.change({ type: "choice", path: control.path, value: answer.chosen });
	return undefined;
}

/** All boxes that stand side by side are one question. */
async function askForTicks(form: ItemForm, control: Of<"tick">): Asked {
	const boxes = form.boxesBeside(control);
	const answer = await askTicks(form.talk, boxes);
	if (answer !== "kept" && "type" in answer) return answer;
	if (answer !== "kept" && "command" in answer) {
		form.carryOut(answer.command, control);
		return undefined;
	}
	form.markAsked(...boxes);
	if (answer !== "kept")
		form.change(...boxes.map(({ path }, at): Change => ({ type: "tick", path, value: answer.chosen[at]! })));
	return undefined;
}

/** Another entry: its text at once, or whether there shall be another group of fields. */
async function askForMore(form: ItemForm, control: Of<"add">): Asked {
	const add: Change = { type: "add", path: control.path };
	const fresh = form.freshAfter(add);
	if (fresh?.type === "text" && fresh.entry) return askForEntry(form, control, fresh);
	if (!fresh) {
		form.markAsked(control);
		return undefined;
	}
	const answer = await askYesNo(form.talk, `${control.label}?`, "no");
	if (answer !== "kept" && "type" in answer) return answer;
	if (answer !== "kept" && "command" in answer) form.carryOut(answer.command, control);
	else if (answer !== "kept" && answer.chosen) form.change(add);
	else form.markAsked(control);
	return undefined;
}

/** A line of a pasted list is an entry without its marker, as in the wizard; what is typed stays as it is. */
function asEntry(talk: Talk, line: string): string {
	if (!talk.isPaste || hasBreak(line)) return line;
	return pastedEntries(line, { multiline: false, blank: true })?.[0] ?? line;
}

/** Asks for one more entry, which is added with its text; an empty line is the end of them. */
async function askForEntry(form: ItemForm, control: Of<"add">, fresh: Of<"text">): Asked {
	const { path } = fresh;
	let isThere = false;
	const added = (value: string): Change[] => [
		...(isThere ? [] : [{ type: "add", path: control.path } as const]),
		textAt(path, value),
	];
	const way = await askTextOf(form, control, {
		...fresh,
		multiline: false,
		known: true,
		empty: "no more",
		put: (value) => {
			form.change(...added(asEntry(form.talk, value)));
			isThere = true;
		},
		typed: (value) => form.keepTyped(...(value === undefined ? [] : added(value))),
	});
	if (isThere) form.markAdded(control, fresh);
	return way;
}
