/**
 * Asks for an item of any kind: the controls of its form one after the other, each passed to the session as soon as it
 * is answered. Knows no kinds: it asks what the form shows, and an answer may add further controls.
 */
import type { Item } from "../outline/types.ts";
import { answerOf, isNotApplicable } from "../proposal/answers.ts";
import { hasBreak } from "../proposal/input-text.ts";
import { keptAnswer } from "../proposal/not-applicable.ts";
import type { Change, Control } from "../proposal/types.ts";
import { pastedEntries } from "../wizard/pasted-entries.ts";
import { asksOfChoice } from "../wizard/stage-asks.ts";
import { askChoice, askTicks, askYesNo } from "./ask-choice.ts";
import { askText, type TextQuestion } from "./ask-text.ts";
import { toNext } from "./commands.ts";
import { openComments } from "./comments.ts";
import type { Conversation, Navigation } from "./conversation.ts";
import { ItemForm } from "./item-form.ts";
import { headerOf, labelOf, presentAnswer, shortGuidance } from "./phrases.ts";

type Of<T extends Control["type"]> = Extract<Control, { readonly type: T }>;

/** Undefined: answered, continue with the form. */
type AskResult = Promise<Navigation | undefined>;

/** Presents the item and asks for its answer; gives where to go next. */
export async function askItem(conversation: Conversation, item: Item): Promise<Navigation> {
	conversation.print(...headerOf(conversation.state, item), ...shortGuidance(item));
	conversation.printVerbatim(...presentAnswer(conversation.state, item), ...openComments(conversation.state, item));
	const form = new ItemForm(conversation, item);
	const navigation = await askForm(form);
	form.tidy();
	return navigation ?? toNext(conversation.state);
}

/** Asks until every control has been asked for, or the author navigates away. */
async function askForm(form: ItemForm): AskResult {
	const kept = await askWhetherToKeep(form);
	if (kept !== "change") return kept === "keep" ? undefined : kept;
	for (let control = form.next; control; control = form.next) {
		const navigation = await askFor(form, control);
		if (navigation) return navigation;
	}
	return undefined;
}

/** An existing answer that takes several questions is only revised on request. */
async function askWhetherToKeep(form: ItemForm): Promise<"keep" | "change" | Navigation> {
	for (;;) {
		const isExempt = isNotApplicable(form.answer);
		if (!isExempt && (form.isBlank || form.isOneQuestion)) return "change";
		const answer = await askYesNo(form.conversation, isExempt ? "Does it apply after all?" : "Change it?", "no");
		if (answer === "kept") return "keep";
		if ("type" in answer) return answer;
		if ("command" in answer) form.carryOut(answer.command);
		else if (!answer.chosen) return "keep";
		else if (isExempt) applyAgain(form);
		else return "change";
	}
}

/** Marks the item as applicable again and restores the kept answer. */
function applyAgain({ conversation, item }: ItemForm): void {
	const kept = keptAnswer(answerOf(conversation.state.proposal, item));
	conversation.setAnswer(item, kept);
	if (kept === undefined) return;
	conversation.print("Restored the previous answer.");
	conversation.printVerbatim(...presentAnswer(conversation.state, item));
}

function askFor(form: ItemForm, control: Control): AskResult | undefined {
	switch (control.type) {
		case "caption":
			form.conversation.print(`${control.label}:`);
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

function askForText(form: ItemForm, control: Of<"text">): AskResult | undefined {
	if (control.explains && form.isNothingToExplain(control)) {
		form.markAsked(control);
		return undefined;
	}
	return askTextOf(form, control, {
		...control,
		control,
		label: labelOf(control),
		multiline: control.multiline && !control.entry,
		// The answer alone is enough, so an empty line moves on.
		optional: control.optional === true || control.explains === true,
		isBrief: control.explains === true,
		known: form.controls.length === 1,
		put: (value) => form.change(textAt(control.path, control.entry ? asEntry(form.conversation, value) : value)),
		typed: (value) => form.keepTyped(...(value === undefined ? [] : [textAt(control.path, value)])),
	});
}

const textAt = (path: readonly string[], value: string): Change => ({ type: "text", path, value });

async function askTextOf(form: ItemForm, control: Control, question: TextQuestion): AskResult {
	const outcome = await askText(form.conversation, question);
	if (typeof outcome === "object") return outcome;
	if (outcome === "kept" || outcome === "given") form.markAsked(control);
	else form.carryOut(outcome, control);
	return undefined;
}

async function askForChoice(form: ItemForm, control: Of<"choice">): AskResult {
	const { proposal } = form.conversation.state;
	const answer = await askChoice(form.conversation, control, (id) => asksOfChoice(proposal, form.item.id, id));
	if (answer !== "kept" && "type" in answer) return answer;
	if (answer !== "kept" && "command" in answer) {
		const isText = answer.command === "lines" || answer.command === "more" || answer.command === "edit";
		if (!isText || !form.explainAlone(control)) form.carryOut(answer.command, control);
		return undefined;
	}
	form.markAsked(control);
	if (answer !== "kept") form.change({ type: "choice", path: control.path, value: answer.chosen });
	return undefined;
}

/** Neighbouring boxes are one question. */
async function askForTicks(form: ItemForm, control: Of<"tick">): AskResult {
	const boxes = form.boxesBeside(control);
	const answer = await askTicks(form.conversation, boxes);
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

/** Asks for another entry: its text directly, or whether to add another group of fields. */
async function askForMore(form: ItemForm, control: Of<"add">): AskResult {
	const add: Change = { type: "add", path: control.path };
	const fresh = form.freshAfter(add);
	if (fresh?.type === "text" && fresh.entry) return askForEntry(form, control, fresh);
	if (!fresh) {
		form.markAsked(control);
		return undefined;
	}
	const answer = await askYesNo(form.conversation, `${control.label}?`, "no");
	if (answer !== "kept" && "type" in answer) return answer;
	if (answer !== "kept" && "command" in answer) form.carryOut(answer.command, control);
	else if (answer !== "kept" && answer.chosen) form.change(add);
	else form.markAsked(control);
	return undefined;
}

/** Drops the list marker of a pasted line, as the wizard does; typed text stays unchanged. */
function asEntry(conversation: Conversation, line: string): string {
	if (!conversation.isPaste || hasBreak(line)) return line;
	return pastedEntries(line, { multiline: false, blank: true })?.[0] ?? line;
}

/** Asks for one more entry, which is added with its text; an empty line ends the list. */
async function askForEntry(form: ItemForm, control: Of<"add">, fresh: Of<"text">): AskResult {
	const { path } = fresh;
	let isThere = false;
	const added = (value: string): Change[] => [
		...(isThere ? [] : [{ type: "add", path: control.path } as const]),
		textAt(path, value),
	];
	const navigation = await askTextOf(form, control, {
		...fresh,
		control: fresh,
		multiline: false,
		known: true,
		empty: "no more",
		put: (value) => {
			form.change(...added(asEntry(form.conversation, value)));
			isThere = true;
		},
		typed: (value) => form.keepTyped(...(value === undefined ? [] : added(value))),
	});
	if (isThere) form.markAdded(control, fresh);
	return navigation;
}
