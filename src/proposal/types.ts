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
	/** What it is called, where its template has no place for that. */
	readonly name?: ProposalName;
}

/** Title and number of a proposal, plain text. */
export interface ProposalName {
	readonly title?: string;
	readonly number?: string;
}

export const COMPLETENESS = ["blank", "placeholder", "partial", "answered", "not-applicable"] as const;
export type Completeness = (typeof COMPLETENESS)[number];

/**
 * Why an answer counts as it does.
 * - `template-text`: only the template's own words; `stand-in`: only words such as TBD; `example`: the
 *   example of the guidance, unchanged
 * - `missing`: fields without a value; `malformed`: a text that has another form than is asked for; `malformed-fields`:
 *   fields with such a text
 * - `unticked`: boxes that are due; `undecided`: an explanation without yes or no; `unexplained`: yes or no, and no more
 * - `subsections`, `parts`: no text of its own, but answered below it
 * - `scope`: set aside by the answer to another question; `stated`: the author says that it doesn't apply
 */
export type ReasonCode =
	| "template-text"
	| "stand-in"
	| "example"
	| "missing"
	| "malformed"
	| "malformed-fields"
	| "unticked"
	| "undecided"
	| "unexplained"
	| "subsections"
	| "parts"
	| "scope"
	| "stated";

export interface Reason {
	readonly code: ReasonCode;
	/** What it is about: words of the answer, labels of fields and boxes, or ids of items. */
	readonly about: readonly string[];
}

/** Told of each reason by the code that judges, at the moment it decides. What only counts and doesn't ask passes none. */
export type Because = (reason: Reason) => void;

/** The form of a text, such as a date, a link or a name. Only the form is validated; nothing is looked up. */
export interface TextForm {
	/** As a noun, for messages: `a date`. */
	readonly noun: string;
	/** How a finding describes a text that doesn't have the form: `no date`. */
	readonly malformed?: string;
	/** One sentence on how to fix the text, which is trimmed and not blank; undefined if it is valid. */
	fixFor(text: string): string | undefined;
	/** Whether typing on can still make the text valid, so that it is no fault yet. */
	canBecome(text: string): boolean;
	/** Shown in a field that is still empty. */
	readonly placeholder?: string;
	/** The hint in a plain prompt. */
	readonly prompt?: string;
	/** The value that a word such as `today` stands for on that day; undefined for any other text. */
	resolveWord?(text: string, today: string): string | undefined;
	/** The value of a text that has one, and what it is in words: `Tuesday, 1 December 2026`. */
	meaning?(text: string, today: string): { readonly value: string; readonly words: string } | undefined;
	/** What an author can pick instead of typing it: a day from a calendar, or one of the people in the repository. */
	readonly pick?: "day" | "person";
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

/** Fields that belong together in a value, with the path to them. */
export interface FieldGroup {
	readonly fields: readonly Field[];
	readonly values: FieldValues;
	readonly path: Mismatch["path"];
}

/**
 * Everything that differs between kinds of answers. Each kind has a file in `proposal/kinds` and a line in its table; no
 * other file compares a kind's name. All functions are pure and total for values of their type.
 */
export interface KindModule<V extends Value = Value> {
	readonly kind: Kind;
	/** Its name in plain prompts, such as `One line`. */
	readonly name: string;
	/**
	 * How an answer is printed: as `words` on a line, whatever they start with, as `blocks` of Markdown, or as a `list`
	 * directly below its question.
	 */
	readonly prints: "words" | "blocks" | "list";
	/** The answer has no line breaks. */
	readonly isOneLine?: true;
	/** A rule of its own checks its entries. */
	readonly isCheckedByEntry?: true;
	/** The fix that a finding suggests for an incomplete answer. */
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
	/** Whether a text is meant for the item, although it isn't what toMarkdown prints. */
	recognises?(item: Item, markdown: string): boolean;
	/** Like toMarkdown and fromMarkdown, for an answer after a label, where it may be shorter. */
	toField?(item: Item, value: V): string;
	fromField?(item: Item, markdown: string): V | undefined;
	/** The value with the options that a document lists without using them, and the way back. */
	withUnpicked?(item: Item, value: V): V;
	withoutUnpicked?(item: Item, value: V): V;
	/** What a document shows for an emptied answer, if that distinguishes it from a removed one. */
	emptied?(item: Item): string;
	/** The value as a single word, for files that have no room for more; undefined if there is none. */
	toWord?(value: V): string | undefined;
	/** Whether a text is free Markdown instead of a value. */
	isFree(item: Item, text: string): boolean;
	/** The value that a text in a draft stands for, or the text itself. */
	fromText?(item: Item, text: string): V | string;
	/** The value that a command-line argument stands for; undefined if it is to be read as YAML, as without this function. */
	fromArgument?(item: Item, text: string): Value | undefined;
	/** What each text in an answer should be. */
	expects?(itemOrField: Item | Field): Expected;
	/** What free text should be, if only certain words have a meaning. */
	expectsFree?(item: Item, text: string): Expected;
	/** The words of free text that are validated one by one. */
	freeWords?(item: Item, text: string): readonly string[];
	/** The fields in a value. */
	groups?(item: Item, value: V): readonly FieldGroup[];
	/** The value with changed fields; the same value if nothing changes. */
	mapGroups?(item: Item, value: V, map: (group: FieldGroup) => FieldValues): V;
	/** The most rows that its form needs, whatever the answer; unlimited without it. */
	formRows?(item: Item): number;
	/** Never `not-applicable`. */
	completeness(item: Item, value: V, stage: Stage, because?: Because): Exclude<Completeness, "not-applicable">;
	/** The completeness of free text, if its form tells; undefined if any text is an answer. */
	freeCompleteness?(
		item: Item,
		text: string,
		stage: Stage,
		because?: Because,
	): Exclude<Completeness, "not-applicable"> | undefined;
	/** What to show to edit the value; never empty. */
	form(item: Item, value: V, stage: Stage): readonly Control[];
	/** One edit of one control. Unknown paths leave the value as it is. */
	change(item: Item, value: V, change: Change): V;
}

/** How a kind works as a field of records and options. A given value may have the shape of another kind. */
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
	/** A text as it is printed; unchanged without this function. */
	print?(field: Field, text: string): string;
	/** Markdown after the label → value. Only a candidate: the caller prints it again and compares. */
	read(field: Field, markdown: string): FieldValue | undefined;
	/** The same for a bullet list below the label. */
	readList?(markdown: string): FieldValue | undefined;
}

/** A kind that fields can have too. */
export interface FieldKindModule<V extends FieldValue = FieldValue> extends KindModule<V> {
	readonly field: FieldModule;
}
