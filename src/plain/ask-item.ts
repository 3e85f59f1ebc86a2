/**
 * Asking for an item of any kind: the controls of its form, one after the other, each put to the session as it is given.
 * Knows no kinds: what the form shows is asked, and what a given answer brings up (another entry, a field) comes next.
 */
import type { Item } from "../outline/types.ts";
import { changeAnswer, cleanAnswer, formOf, isNotApplicable } from "../proposal/answers.ts";
import type { Answer, Change, Control } from "../proposal/types.ts";
import { wayNext } from "./asides.ts";
import { askChoice, askTicks, askYesNo, type TickControl } from "./ask-choice.ts";
import { askText, type TextQuestion } from "./ask-text.ts";
import type { LocalCommand, Talk } from "./talk.ts";
import type { Way } from "./way.ts";
import { headerOf, labelOf, presentAnswer, shortGuidance } from "./words.ts";

/** Tells about the item and asks for its answer; gives the way to go then. */
export async function askItem(talk: Talk, item: Item): Promise<Way> {
	talk.say(...headerOf(talk.state, item), ...shortGuidance(item), ...presentAnswer(talk.state, item));
	const asking = new ItemTalk(talk, item);
	const way = await asking.run();
	asking.tidy();
	return way ?? wayNext(talk.state);
}

const keyOf = (control: Control): string => `${control.type} ${control.path.join("\0")}`;
const isBelow = (path: readonly string[], above: readonly string[]): boolean =>
	above.every((part, at) => part === path[at]);
const sameGroup = (one: Control, other: Control): boolean =>
	one.path.slice(0, -1).join("\0") === other.path.slice(0, -1).join("\0");

class ItemTalk {
	private readonly talk: Talk;
	private readonly item: Item;
	/** As it was when the author came. */
	private readonly before: Answer | undefined;
	/** Controls that have been asked for. */
	private asked = new Set<string>();

	constructor(talk: Talk, item: Item) {
		this.talk = talk;
		this.item = item;
		this.before = talk.answer(item);
	}

	/** Asks until nothing is left to ask, or the author goes elsewhere. */
	async run(): Promise<Way | undefined> {
		const kept = await this.askWhetherToKeep();
		if (kept !== "change") return kept === "keep" ? undefined : kept;
		for (;;) {
			const control = this.controls.find((each) => !this.asked.has(keyOf(each)));
			if (!control) return undefined;
			const way = await this.askFor(control);
			if (way) return way;
		}
	}

	/** Takes blank entries away that were begun and left. */
	tidy(): void {
		const { talk, item } = this;
		const clean = cleanAnswer(item, talk.answer(item));
		if (JSON.stringify(clean) !== JSON.stringify(talk.answer(item))) talk.give(item, clean);
	}

	private get answer(): Answer | undefined {
		return this.talk.answer(this.item);
	}

	private get controls(): readonly Control[] {
		return formOf(this.item, this.answer, this.talk.state.proposal.stage);
	}

	/** An answer that takes more than one question is gone through only when that is wanted. */
	private async askWhetherToKeep(): Promise<"keep" | "change" | Way> {
		const { talk, item } = this;
		for (;;) {
			const aside = isNotApplicable(this.answer);
			if (!aside && (cleanAnswer(item, this.answer) === undefined || this.isOneQuestion())) return "change";
			const question = aside ? "Does it apply after all?" : "Change it?";
			const answer = await askYesNo(talk, question, "no");
			if (answer === "kept") return "keep";
			if ("type" in answer) return answer;
			const change = "chosen" in answer && answer.chosen;
			if ("chosen" in answer && !change) return "keep";
			if (aside && (change || ("command" in answer && answer.command === "clear"))) talk.give(item, undefined);
			else if (change) return "change";
			else if ("command" in answer) this.local(answer.command, undefined);
		}
	}

	private isOneQuestion(): boolean {
		const { controls } = this;
		return controls.length === 1 || controls.every((each) => each.type === "tick" && sameGroup(each, controls[0]!));
	}

	private askFor(control: Control): Promise<Way | undefined> | undefined {
		switch (control.type) {
			case "caption":
				this.talk.say(`${control.label}:`);
				this.asked.add(keyOf(control));
				return undefined;
			case "text":
				return this.askForText(control);
			case "choice":
				return this.askForChoice(control);
			case "tick":
				return this.askForTicks(control);
			case "add":
				return this.askForMore(control);
		}
	}

	private async askForText(control: Extract<Control, { readonly type: "text" }>): Promise<Way | undefined> {
		return this.text(control, {
			...control,
			label: labelOf(control),
			multiline: control.multiline && !control.entry,
			known: this.controls.length === 1,
			put: (value) => this.change({ type: "text", path: control.path, value }),
		});
	}

	private async text(control: Control, question: TextQuestion): Promise<Way | undefined> {
		const outcome = await askText(this.talk, question);
		if (typeof outcome === "object") return outcome;
		if (outcome === "kept" || outcome === "given") this.asked.add(keyOf(control));
		else this.local(outcome, control);
		return undefined;
	}

	private async askForChoice(control: Extract<Control, { readonly type: "choice" }>): Promise<Way | undefined> {
		const answer = await askChoice(this.talk, control);
		if (answer !== "kept" && "type" in answer) return answer;
		if (answer !== "kept" && "command" in answer) this.local(answer.command, control);
		else this.asked.add(keyOf(control));
		if (answer !== "kept" && "chosen" in answer)
			this.change({ type: "choice", path: control.path, value: answer.chosen });
		return undefined;
	}

	/** All boxes that stand side by side are one question. */
	private async askForTicks(control: TickControl): Promise<Way | undefined> {
		const boxes = this.controls.filter((each): each is TickControl => each.type === "tick" && sameGroup(each, control));
		const answer = await askTicks(this.talk, boxes);
		if (answer !== "kept" && "type" in answer) return answer;
		if (answer !== "kept" && "command" in answer) {
			this.local(answer.command, control);
			return undefined;
		}
		for (const box of boxes) this.asked.add(keyOf(box));
		if (answer === "kept") return undefined;
		for (const [at, { path }] of boxes.entries()) this.change({ type: "tick", path, value: answer.chosen[at]! });
		return undefined;
	}

	/** Another entry: its text at once, or whether there shall be another group of fields. */
	private async askForMore(control: Extract<Control, { readonly type: "add" }>): Promise<Way | undefined> {
		const add: Change = { type: "add", path: control.path };
		const now = new Set(this.controls.map(keyOf));
		const after = formOf(this.item, changeAnswer(this.item, this.answer, add), this.talk.state.proposal.stage);
		const [fresh] = after.filter((each) => !now.has(keyOf(each)));
		if (fresh?.type === "text" && fresh.entry) return this.askForEntry(control, fresh, add);
		this.asked.add(keyOf(control));
		// Behind an entry that was left blank there is nothing to add.
		if (!fresh) return undefined;
		const answer = await askYesNo(this.talk, `${control.label}?`, "no");
		if (answer === "kept") return undefined;
		if ("type" in answer) return answer;
		if ("command" in answer) this.local(answer.command, control);
		else if (answer.chosen) {
			this.change(add);
			this.asked.delete(keyOf(control));
		}
		return undefined;
	}

	private async askForEntry(
		add: Control,
		fresh: Extract<Control, { readonly type: "text" }>,
		adding: Change,
	): Promise<Way | undefined> {
		let put = false;
		const way = await this.text(add, {
			...fresh,
			multiline: false,
			known: true,
			empty: "no more",
			put: (value) => {
				if (!put) this.change(adding);
				put = true;
				this.change({ type: "text", path: fresh.path, value });
			},
		});
		if (!put) return way;
		this.asked.add(keyOf(fresh));
		this.asked.delete(keyOf(add));
		return way;
	}

	private change(change: Change): void {
		const { talk, item } = this;
		talk.give(item, changeAnswer(item, this.answer, change));
	}

	/** A command about the answer; `control` is what was asked for, nothing for the answer as a whole. */
	private local(command: LocalCommand, control: Control | undefined): void {
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

	private undo(): void {
		this.talk.give(this.item, this.before);
		this.asked.clear();
		this.talk.say("The answer is as it was when you came here.");
	}

	private clear(control: Control | undefined): void {
		const { talk, item } = this;
		if (item.isStage) {
			talk.say("A proposal always has a stage; /stage changes it.");
			return;
		}
		if (!control || this.isOneQuestion()) talk.give(item, undefined);
		else if (control.type === "text" || control.type === "choice")
			this.change({ type: control.type, path: control.path, value: "" });
		else if (control.type === "tick") {
			for (const each of this.controls)
				if (each.type === "tick" && sameGroup(each, control))
					this.change({ type: "tick", path: each.path, value: false });
		}
		if (control) this.asked.delete(keyOf(control));
		talk.say("Emptied.");
	}

	/** Takes the entry or the group of fields away that the control stands in; what follows moves up and is asked. */
	private remove(control: Control | undefined): void {
		const isEntry = control?.type === "text" && control.entry;
		const caption = this.controls.findLast(
			(each) => each.type === "caption" && control && isBelow(control.path, each.path),
		);
		const path = isEntry ? control.path : caption?.path;
		const before = this.answer;
		if (path) this.change({ type: "remove", path });
		if (!path || this.answer === before) {
			this.talk.say("There is no entry to take away here.");
			return;
		}
		const group = path.slice(0, -1);
		const index = Number(path.at(-1));
		this.asked = new Set([...this.asked].filter((key) => !isMoved(key, group, index)));
		this.talk.say("Taken away.");
	}
}

/** Whether a control stands in the row with that index, or in one behind it. */
function isMoved(key: string, group: readonly string[], index: number): boolean {
	const path = key.slice(key.indexOf(" ") + 1).split("\0");
	return isBelow(path, group) && path.length > group.length && Number(path[group.length]) >= index;
}
