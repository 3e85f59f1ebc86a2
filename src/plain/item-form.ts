/**
 * An item's form while it is asked for: which controls there are, which have been asked, and what the commands about the
 * answer (`/clear`, `/remove`, `/undo`) do to it. Asks nothing and knows no kinds.
 */
import type { Item } from "../outline/types.ts";
import { changeAnswer, cleanAnswer, formOf } from "../proposal/answers.ts";
import type { Answer, Change, Control } from "../proposal/types.ts";
import type { LocalCommand, Talk } from "./conversation.ts";

const keyOf = (control: Control): string => `${control.type} ${control.path.join("\0")}`;

const isBelow = (path: readonly string[], above: readonly string[]): boolean =>
	above.every((part, at) => part === path[at]);

export class ItemForm {
	readonly talk: Talk;
	readonly item: Item;
	/** As it was when the author came. */
	private readonly before: Answer | undefined;
	private asked = new Set<string>();

	constructor(talk: Talk, item: Item) {
		this.talk = talk;
		this.item = item;
		this.before = talk.answer(item);
	}

	get answer(): Answer | undefined {
		return this.talk.answer(this.item);
	}

	get controls(): readonly Control[] {
		return this.controlsFor(this.answer);
	}

	/** Nothing is answered yet. */
	get isBlank(): boolean {
		return cleanAnswer(this.item, this.answer) === undefined;
	}

	/** All that there is to answer is one question: one control, or boxes side by side. */
	get isOneQuestion(): boolean {
		const { controls } = this;
		return controls.length === 1 || controls.every((each) => each.type === "tick" && isBeside(each, controls[0]!));
	}

	/** The first control that was not asked for. */
	get next(): Control | undefined {
		return this.controls.find((each) => !this.asked.has(keyOf(each)));
	}

	markAsked(...controls: readonly Control[]): void {
		for (const control of controls) this.asked.add(keyOf(control));
	}

	/** An entry was added: it is asked for, and there may be another one. */
	markAdded(add: Control, entry: Control): void {
		this.markAsked(entry);
		this.asked.delete(keyOf(add));
	}

	/** The boxes that are one question with a box. */
	boxesBeside(control: Control): readonly Extract<Control, { readonly type: "tick" }>[] {
		return this.controls.filter((each) => each.type === "tick").filter((each) => isBeside(each, control));
	}

	/** The first control that an `add` would bring; undefined where there is nothing to add, behind a blank entry. */
	freshAfter(add: Change): Control | undefined {
		const now = new Set(this.controls.map(keyOf));
		const after = this.controlsFor(changeAnswer(this.item, this.answer, add));
		return after.find((each) => !now.has(keyOf(each)));
	}

	/** Changes, one after the other, as one answer. */
	change(...changes: readonly Change[]): void {
		this.talk.give(this.item, this.changed(changes));
	}

	/** What the answer would be with these is kept for a crash; without any, nothing is. */
	keepTyped(...changes: readonly Change[]): void {
		this.talk.keepTyped(this.item, this.changed(changes));
	}

	private changed(changes: readonly Change[]): Answer | undefined {
		const { item, answer } = this;
		return changes.reduce<Answer | undefined>((changed, each) => changeAnswer(item, changed, each), answer);
	}

	/** Takes blank entries away that were begun and left. */
	tidy(): void {
		const clean = cleanAnswer(this.item, this.answer);
		if (JSON.stringify(clean) !== JSON.stringify(this.answer)) this.talk.give(this.item, clean);
	}

	/** A command about the answer; `control` is what was asked for, nothing for the answer as a whole. */
	carryOut(command: LocalCommand, control?: Control): void {
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
				this.talk.say("There is no text to write here.");
		}
	}

	private controlsFor(answer: Answer | undefined): readonly Control[] {
		return formOf(this.item, answer, this.talk.state.proposal.stage);
	}

	private undo(): void {
		this.talk.give(this.item, this.before);
		this.asked.clear();
		this.talk.say("The answer is as it was when you came here.");
	}

	private clear(control?: Control): void {
		const { talk, item } = this;
		if (item.isStage) {
			talk.say("A proposal always has a stage; /stage changes it.");
			return;
		}
		if (!control || this.isOneQuestion) talk.give(item, undefined);
		else if (control.type === "text" || control.type === "choice")
			this.change({ type: control.type, path: control.path, value: "" });
		else if (control.type === "tick")
			this.change(...this.boxesBeside(control).map(({ path }): Change => ({ type: "tick", path, value: false })));
		else {
			talk.say("There is nothing to empty here.");
			return;
		}
		talk.say("Emptied.");
	}

	/** Takes the entry or the group of fields away that the control stands in; what follows moves up and is asked. */
	private remove(control?: Control): void {
		const path = control && this.rowOf(control);
		const before = this.answer;
		if (path) this.change({ type: "remove", path });
		if (!path || this.answer === before) {
			this.talk.say("There is no entry to take away here.");
			return;
		}
		const group = path.slice(0, -1);
		const index = Number(path.at(-1));
		this.asked = new Set([...this.asked].filter((key) => !isFrom(key, group, index)));
		this.talk.say("Taken away.");
	}

	/** The path of the entry that a control is, or of the group of fields that it stands in. */
	private rowOf(control: Control): readonly string[] | undefined {
		if (control.type === "text" && control.entry) return control.path;
		return this.controls.findLast((each) => each.type === "caption" && isBelow(control.path, each.path))?.path;
	}
}

/** Whether two controls stand in the same group. */
function isBeside(one: Control, other: Control): boolean {
	return one.path.slice(0, -1).join("\0") === other.path.slice(0, -1).join("\0");
}

/** Whether a control stands in the row with that index, or in one behind it. */
function isFrom(key: string, group: readonly string[], index: number): boolean {
	const path = key.slice(key.indexOf(" ") + 1).split("\0");
	return isBelow(path, group) && path.length > group.length && Number(path[group.length]) >= index;
}
