/** What can be picked for a question of the conversation, and what its prompt says about it. Asks nothing. */
import { isoDay } from "../proposal/date-words.ts";
import { dayInWords, dayOfWords } from "../proposal/day-words.ts";
import type { Control } from "../proposal/types.ts";
import type { Suggestion } from "../wizard/pick-types.ts";
import { allFor, pickableFor } from "../wizard/suggestions.ts";
import type { State } from "../wizard/types.ts";

type TextControl = Extract<Control, { readonly type: "text" }>;

/** What can be picked for the current question. */
export class Pickable {
	/** The list has been read out, so that a number picks from it. */
	isListed = false;
	private readonly stateOf: () => State;
	private readonly control: TextControl;

	constructor(stateOf: () => State, control: TextControl) {
		this.stateOf = stateOf;
		this.control = control;
	}

	/** People and proposals may still be looked for in the background. */
	get all(): readonly Suggestion[] {
		return this.control.expects?.pick === "day" ? days() : (allFor(this.stateOf(), this.control) ?? []);
	}

	/** What it is, such as `people`; undefined if nothing is known. */
	get name(): string | undefined {
		if (this.all.length === 0) return undefined;
		return this.control.expects?.pick === "day" ? "days" : pickableFor(this.stateOf(), this.control);
	}

	/** What a number picks from the list that was read out. */
	listed(text: string): Suggestion | undefined {
		return this.isListed && /^\s*\d+[.)]?\s*$/.test(text) ? this.all[Number.parseInt(text, 10) - 1] : undefined;
	}

	/** What the prompt says about it: only a list has parts of names. */
	get hint(): string | undefined {
		const { name } = this;
		return name === undefined || name === "days" ? undefined : `part of a name picks, /list reads the ${name}`;
	}
}

const DAY_WORDS = ["yesterday", "today", "tomorrow", "next monday", "next friday", "next week", "next month"];

function days(): readonly Suggestion[] {
	const today = isoDay(new Date());
	return DAY_WORDS.map((words) => {
		const value = dayOfWords(words, today) ?? today;
		return { value, words: `${words}: ${dayInWords(value)}` };
	});
}
