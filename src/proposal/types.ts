/**
 * Answers and the proposal: an outline with answers. Plain data, exactly as stored in the draft's YAML.
 */
import type { Kind } from "../outline/kinds.ts";
import type { Choice, Field, Item, Outline, Stage } from "../outline/types.ts";
import type { Layout } from "./layout-types.ts";

export interface NotApplicable {
	/** Why. */
	readonly "not-applicable": string;
	/** The previous answer; it counts again when the mark is removed. */
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

/** The value of an answer of any kind: a text, a list of texts or ids, a yes or no, records, or fields by option. */
export type Value = FieldValue | readonly FieldValues[] | Readonly<Record<string, FieldValues>>;

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

/** What a text of a certain form looks like: a date, a link, a name. Only form is judged: nothing is looked up. */
export interface TextForm {
	/** As a noun, for messages: `a date`. */
	readonly noun: string;
	/** What a finding calls a text that isn't one: `no date`. */
	readonly otherwise?: string;
	/** One sentence on how to mend a text, which is neither blank nor has spaces around it; undefined where it is fine. */
	faultIn(text: string): string | undefined;
	/** Whether more letters can still make it right: no fault while it is being typed. */
	canBecome(text: string): boolean;
	/** Shown in a field that is still empty. */
	readonly placeholder?: string;
	/** What a plain prompt says of it. */
	readonly prompt?: string;
	/** What a word stands for when it is given on that day; undefined for a text that means itself. */
	meaning?(text: string, today: string): string | undefined;
	/** The repository's people complete it. */
	readonly namesPeople?: true;
}

/** What a text should be. */
export interface Expected {
	readonly expects?: TextForm;
	/** One of these, by its id. */
	readonly choices?: readonly Choice[];
	/** Yes or no. */
	readonly yesOrNo?: true;
	readonly isOneLine?: true;
}

/** What a screen or a conversation draws to let an author give a value. See `form` in KindModule. */
export type Control =
	| ({
			readonly type: "text";
			readonly path: readonly string[];
			/** Empty for the only control of an item. */
			readonly label: string;
			/** Several lines are welcome. */
			readonly multiline: boolean;
			readonly value: string;
			readonly level: number;
			readonly hint?: string;
			readonly optional?: boolean;
			/** The control is one entry of a list or of people: Enter splits it, Backspace at its start joins it to the one above. */
			readonly entry?: boolean;
			/** Adds to the control above it, which is enough by itself: Tab and Enter pass it by, Down leads to it. */
			readonly explains?: boolean;
	  } & Expected)
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

/** Fields that belong together in a value, and the keys that lead to them. */
export interface FieldGroup {
	readonly fields: readonly Field[];
	readonly values: FieldValues;
	readonly path: Mismatch["path"];
}

/**
 * All that the program knows about one kind of item. One file each in `proposal/kinds`, registered in its table: no other
 * file compares a kind's name. All functions are pure and total for values of their type.
 */
export interface KindModule<V extends Value = Value> {
	readonly kind: Kind;
	/** What a plain prompt calls it: `One line`. */
	readonly name: string;
	/**
	 * How an answer is printed: `words` on a line, whatever they begin with; `blocks` of Markdown; a `list`, which follows
	 * directly below its question.
	 */
	readonly prints: "words" | "blocks" | "list";
	/** The answer has no line breaks. */
	readonly isOneLine?: true;
	/** Its entries have a rule of their own in checks. */
	readonly isCheckedByEntry?: true;
	/** What to do, said in findings about an answer that isn't complete. */
	readonly partialFix?: string;
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
	/** The same for an answer behind a label, where it may be shorter. */
	toField?(item: Item, value: V): string;
	fromField?(item: Item, markdown: string): V | undefined;
	/** What a document shows of an answer that was emptied, where that tells it from one that was removed. */
	emptied?(item: Item): string;
	/** The value as a word for a file beside the document, which has no room for more; undefined for none. */
	toWord?(value: V): string | undefined;
	/** Whether a text is the author's own Markdown in place of a value. */
	isFree(item: Item, text: string): boolean;
	/** What a text in the draft can only mean; the text where it is one. */
	fromText?(item: Item, text: string): V | string;
	/** What a text on the command line means; undefined where it is read as YAML. Without it, every text is. */
	fromArgument?(item: Item, text: string): Value | undefined;
	/** What each text of an answer should be. */
	expects?(asked: Item | Field): Expected;
	/** What a text in place of a value should be, where only certain words mean something. */
	expectsFree?(item: Item, text: string): Expected;
	/** The words of such a text, judged one by one. */
	freeWords?(item: Item, text: string): readonly string[];
	/** The fields in a value. */
	groups?(item: Item, value: V): readonly FieldGroup[];
	/** The value with other fields; the same value where none is changed. */
	mapGroups?(item: Item, value: V, map: (group: FieldGroup) => FieldValues): V;
	/** Rows that its form fills at most, whatever is answered; unbounded without it. */
	formRows?(item: Item): number;
	/** Never `not-applicable`. */
	completeness(item: Item, value: V, stage: Stage): Exclude<Completeness, "not-applicable">;
	/** What to show to edit the value; never empty. */
	form(item: Item, value: V, stage: Stage): readonly Control[];
	/** One edit of one control. Unknown paths leave the value as it is. */
	change(item: Item, value: V, change: Change): V;
}

/** What a field inside of records and options needs to know of its kind. A value may have the shape of another kind. */
export interface FieldModule {
	/** What to show to edit the value. */
	controls(field: Field, value: FieldValue | undefined, path: readonly string[], level: number): Control[];
	/** The value after a change; `at` is the change's path below the field. */
	change(field: Field, value: FieldValue | undefined, at: readonly string[], change: Change): FieldValue;
	/** Plain data → value; `path` leads to it. */
	parse(
		field: Field,
		data: unknown,
		path: Mismatch["path"],
	): { readonly value: FieldValue } | { readonly mismatch: Mismatch };
	/** A text value as printed; as it is without this. */
	print?(field: Field, text: string): string;
	/** What stands behind the label → value, only proposed: the caller prints it and compares. */
	read(field: Field, markdown: string): FieldValue | undefined;
	/** The same for a bullet list below the label. */
	readList?(markdown: string): FieldValue | undefined;
}

/** A kind that fields may have, too. */
export interface FieldKindModule<V extends FieldValue = FieldValue> extends KindModule<V> {
	readonly field: FieldModule;
}
