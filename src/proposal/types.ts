/**
 * Answers and the proposal: an outline with answers. Plain data, exactly as it stands in the draft's YAML.
 */
import type { Kind } from "../outline/kinds.ts";
import type { Choice, Item, Outline, Pattern, Stage } from "../outline/types.ts";
import type { Layout } from "./layout-types.ts";

export interface NotApplicable {
	/** Why. */
	readonly "not-applicable": string;
	/** What was answered before; it counts again when the mark is taken back. */
	readonly answer?: Value;
}
/** `answer` is empty as long as only the explanation was given. */
export interface Confirmation {
	readonly answer: "yes" | "no" | "";
	readonly explanation: string;
}
export type FieldValue = string | readonly string[] | Confirmation;
/** Field id → value; blank fields are left out. */
export type FieldValues = Readonly<Record<string, FieldValue>>;

/** The value of an answer for each kind. */
export interface ValueOf {
	line: string;
	prose: string;
	/** The id of the choice; '' for none. */
	choice: string;
	confirm: Confirmation;
	/** Ids of the ticked entries, in the entries' order. */
	checklist: readonly string[];
	list: readonly string[];
	records: readonly FieldValues[];
	/** Option id → its fields; an option that is there is picked. */
	options: Readonly<Record<string, FieldValues>>;
	/** `YYYY-MM-DD`, or what was typed so far. */
	date: string;
	people: readonly string[];
	link: string;
}
export type Value = ValueOf[Kind];

/**
 * What the author gave for an item. For every kind a string is allowed: free Markdown, used where the kind's
 * structure does not fit (and by import, where a structured reading would lose a byte).
 */
export type Answer = Value | string | NotApplicable;
export type Answers = Readonly<Record<string, Answer>>;

/** Proposal = outline + answers + the stage it is written for. */
export interface Proposal {
	readonly outline: Outline;
	readonly stage: Stage;
	readonly answers: Answers;
	/** How the document departs from the outline's layout, where it was read back from one that does. */
	readonly layout?: Layout;
}

export const COMPLETENESS = ["blank", "placeholder", "partial", "answered", "not-applicable"] as const;
export type Completeness = (typeof COMPLETENESS)[number];

/** What a screen or a conversation draws to let an author give a value. See `form` in KindModule. */
export type Control =
	| {
			readonly type: "text";
			readonly path: readonly string[];
			/** Empty for the only control of an item. */
			readonly label: string;
			/** Several lines are welcome. */
			readonly multiline: boolean;
			readonly value: string;
			readonly level: number;
			/** What the text should be, checked by `faultOf`. */
			readonly expects?: "date" | "link" | "people";
			readonly pattern?: Pattern;
			/** One of these, by its id. */
			readonly choices?: readonly Choice[];
			readonly yesOrNo?: true;
			readonly hint?: string;
			readonly optional?: boolean;
			/** The control is one entry of a list or of people: Enter splits it, Backspace at its start joins it to the one above. */
			readonly entry?: boolean;
			/** Adds to the control above it, which is enough by itself: Tab and Enter pass it by, Down leads to it. */
			readonly explains?: boolean;
	  }
	| {
			readonly type: "choice";
			readonly path: readonly string[];
			readonly label: string;
			readonly choices: readonly { readonly id: string; readonly label: string }[];
			readonly value: string;
			readonly level: number;
			readonly optional?: boolean;
	  }
	| {
			readonly type: "tick";
			readonly path: readonly string[];
			readonly label: string;
			readonly value: boolean;
			readonly level: number;
			/** Must be ticked at the proposal's stage. */
			readonly required?: boolean;
	  }
	| {
			readonly type: "add";
			/** Path of the group to add to. */
			readonly path: readonly string[];
			readonly label: string;
			readonly level: number;
	  }
	| {
			/** A caption above the controls of one record; takes no input, but can be removed and moved by its path. */
			readonly type: "caption";
			readonly path: readonly string[];
			readonly label: string;
			readonly level: number;
	  };

export type Change =
	| { readonly type: "text"; readonly path: readonly string[]; readonly value: string }
	| { readonly type: "choice"; readonly path: readonly string[]; readonly value: string }
	| { readonly type: "tick"; readonly path: readonly string[]; readonly value: boolean }
	| {
			readonly type: "add";
			readonly path: readonly string[] /** Behind the entry with this index, 0-based; at the end without. */;
			readonly after?: number;
	  }
	/** Texts in place of `count` entries of the list at `path`, from the entry with index `at` on. */
	| {
			readonly type: "replace";
			readonly path: readonly string[];
			readonly at: number;
			readonly count: number;
			readonly texts: readonly string[];
	  }
	| { readonly type: "remove"; readonly path: readonly string[] }
	| { readonly type: "move"; readonly path: readonly string[]; readonly by: -1 | 1 };

/** What could not be read, with the keys that lead to it below the answer. */
export interface Mismatch {
	readonly path: readonly (string | number)[];
	readonly message: string;
	readonly fix?: string;
}

/**
 * All that the program knows about one kind of item. One file each in `proposal/kinds`, registered in its table.
 * All functions are pure and total for values of their type.
 */
export interface KindModule<V extends Value = Value> {
	readonly kind: Kind;
	/** The value of an item that nobody has touched. */
	empty(item: Item): V;
	isEmpty(item: Item, value: V): boolean;
	/** The value without blank entries, fields and records, in the outline's order: what is saved and printed. */
	clean(item: Item, value: V): V;
	/** Plain data (from YAML) → value; the first mismatch otherwise. Strings and not-applicable never get here. */
	parse(item: Item, data: unknown): { readonly value: V } | { readonly mismatch: Mismatch };
	/** Value → Markdown at column 0, without a final newline; '' where a blank value prints nothing. A blank structured value prints its empty fields. */
	toMarkdown(item: Item, value: V): string;
	/** The inverse of toMarkdown where the text is exactly what toMarkdown prints; undefined otherwise. */
	fromMarkdown(item: Item, markdown: string): V | undefined;
	/** Never `not-applicable`. */
	completeness(item: Item, value: V, stage: Stage): Exclude<Completeness, "not-applicable">;
	/** What to show to edit the value; never empty. */
	form(item: Item, value: V, stage: Stage): readonly Control[];
	/** One edit of one control. Unknown paths leave the value as it is. */
	change(item: Item, value: V, change: Change): V;
}
