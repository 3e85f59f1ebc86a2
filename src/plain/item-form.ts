/**
 * An item's form while it is being asked: its controls, which of them have been asked for, and what the commands
 * `/clear`, `/remove` and `/undo` do to the answer. Asks nothing and knows no kinds.
 */
import type { Item } from "../outline/types.ts";
import { changeAnswer, cleanAnswer, formOf } from "../proposal/answers.ts";
import type { Answer, Change, Control } from "../proposal/types.ts";
import type { AnswerCommand, Conversation } from "./conversation.ts";

type Of<T extends Control["type"]> = Extract<Control, { readonly type: T }>;

const keyOf = (control: Control): string => `${control.type} ${control.path.join("\0")}`;

const isBelow = (path: readonly string[], above: readonly string[]): boolean =>
	above.every((part, at) => part === path[at]);

export class ItemForm {
	readonly conversation: Conversation;
	readonly item: Item;
	/** The answer when the author came to the item. */
	private readonly before: Answer | undefined;
	private asked = new Set<string>();
	/** Explanations that are asked for although the answer that they explain is blank. */
	private readonly explainedAlone = new Set<string>();

	constructor(conversation: Conversation, item: Item) {
		this.conversation = conversation;
		this.item = item;
		this.before = conversation.answer(item);
	}

	get answer(): Answer | undefined {
		return this.conversation.answer(this.item);
	}

	get controls(): readonly Control[] {
		return this.controlsFor(this.answer);
	}

	/** Whether nothing is answered yet. */
	get isBlank(): boolean {
		return cleanAnswer(this.item, this.answer) === undefined;
	}

	/** Whether the form is one question: a single control, or neighbouring boxes. */
	get isOneQuestion(): boolean {
		const { controls } = this;
		return controls.length === 1 || controls.every((each) => each.type === "tick" && isBeside(each, controls[0]!));
	}

	/** The first control that has not been asked for. */
	get next(): Control | undefined {
		return this.controls.find((each) => !this.asked.has(keyOf(each)));
	}

	markAsked(...controls: readonly Control[]): void {
		for (const control of controls) this.asked.add(keyOf(control));
	}

	/** An entry was added: it has been asked for, and another one may follow. */
	markAdded(add: Control, entry: Control): void {
		this.markAsked(entry);
		this.asked.delete(keyOf(add));
	}

	/** Whether the answer that the text would explain was skipped, so that there is nothing to explain. */
	isNothingToExplain(control: Of<"text">): boolean {
		if (control.value !== "" || this.explainedAlone.has(keyOf(control))) return false;
		const explained = this.controls.find((each) => each.type === "choice" && isBeside(each, control));
		return explained?.type === "choice" && explained.value === "";
	}

	/** The author writes an explanation without choosing; false if the choice has none. */
	explainAlone(choice: Of<"choice">): boolean {
		const text = this.controls.find((each) => each.type === "text" && each.explains && isBeside(each, choice));
		if (!text) return false;
		this.markAsked(choice);
		this.explainedAlone.add(keyOf(text));
		return true;
	}

	/** The boxes that form one question with this control. */
	boxesBeside(control: Control): readonly Of<"tick">[] {
		return this.controls.filter((each) => each.type === "tick").filter((each) => isBeside(each, control));
	}

	/** The first control that an `add` would create; undefined if nothing can be added after a blank entry. */
	freshAfter(add: Change): Control | undefined {
		const now = new Set(this.controls.map(keyOf));
		const after = this.controlsFor(changeAnswer(this.item, this.answer, add));
		return after.find((each) => !now.has(keyOf(each)));
	}

	/** Applies several changes as one answer. */
	change(...changes: readonly Change[]): void {
		this.conversation.setAnswer(this.item, this.changed(changes));
	}

	/** Keeps the answer with these unfinished changes for crash recovery; without changes, keeps nothing. */
	keepTyped(...changes: readonly Change[]): void {
		this.conversation.keepTyped(this.item, this.changed(changes));
	}

	private changed(changes: readonly Change[]): Answer | undefined {
		const { item, answer } = this;
		return changes.reduce<Answer | undefined>((changed, each) => changeAnswer(item, changed, each), answer);
	}

	/** Removes entries that were started and left blank. */
	tidy(): void {
		const clean = cleanAnswer(this.item, this.answer);
		if (JSON.stringify(clean) !== JSON.stringify(this.answer)) this.conversation.setAnswer(this.item, clean);
	}

	/** Runs a command about the answer; `control` is the current question, undefined for the whole answer. */
	carryOut(command: AnswerCommand, control?: Control): void {
		switch (command) {
			case "undo":
				this.undo();
				return;
			case "clear":
				this.clear(control);
				return;
			case "remove":
				this.remove(control);
				return;
			default:
				this.conversation.print("This question takes no text.");
		}
	}

	private controlsFor(answer: Answer | undefined): readonly Control[] {
		return formOf(this.item, answer, this.conversation.state.proposal.stage);
	}

	private undo(): void {
		this.conversation.setAnswer(this.item, this.before);
		this.asked.clear();
		this.conversation.print("Restored the answer as it was when you came here.");
	}

	private clear(control?: Control): void {
		const { conversation, item } = this;
		if (item.isStage) {
			conversation.print("A proposal always has a stage; /stage changes it.");
			return;
		}
		if (!control || this.isOneQuestion) conversation.setAnswer(item, undefined);
		else if (control.type === "text" || control.type === "choice")
			this.change({ type: control.type, path: control.path, value: "" });
		else if (control.type === "tick")
			this.change(...this.boxesBeside(control).map(({ path }): Change => ({ type: "tick", path, value: false })));
		else {
			conversation.print("There is nothing to clear here.");
			return;
		}
		conversation.print("Cleared.");
	}

	/** Removes the entry or group of fields that holds the control; later ones move up and are asked for. */
	private remove(control?: Control): void {
		const path = control && this.rowOf(control);
		const before = this.answer;
		if (path) this.change({ type: "remove", path });
		if (!path || this.answer === before) {
			this.conversation.print("There is no entry to remove here.");
			return;
		}
		const group = path.slice(0, -1);
		const index = Number(path.at(-1));
		this.asked = new Set([...this.asked].filter((key) => !isFrom(key, group, index)));
		this.conversation.print("Removed.");
	}

	/** The path of the entry that the control is, or of the group of fields that holds it. */
	private rowOf(control: Control): readonly string[] | undefined {
		if (control.type === "text" && control.entry) return control.path;
		return this.controls.findLast((each) => each.type === "caption" && isBelow(control.path, each.path))?.path;
	}
}

/** Whether two controls are in the same group. */
function isBeside(one: Control, other: Control): boolean {
	return one.path.slice(0, -1).join("\0") === other.path.slice(0, -1).join("\0");
}

/** Whether a control is in the row with that index or a later one. */
function isFrom(key: string, group: readonly string[], index: number): boolean {
	const path = key.slice(key.indexOf(" ") + 1).split("\0");
	return isBelow(path, group) && path.length > group.length && Number(path[group.length]) >= index;
}
