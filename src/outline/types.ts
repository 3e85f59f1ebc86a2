/** The outline, as plain data: what a template and its questionnaires ask for. The build stores it as JSON. */

import type { TocForm } from "../markdown/toc.ts";
import type { FieldKind, Kind } from "./kinds.ts";
import type { MetadataDeclaration, Sidecar } from "./metadata-types.ts";
import type { Requirement, Stage } from "./stages.ts";

export * from "./metadata-types.ts";
export { isDue, isOwnBoxDue, type Requirement, STAGES, type Stage } from "./stages.ts";

/** One of the values that a `choice` offers. */
export interface Choice {
	/** The value in the draft. */
	readonly id: string;
	/** The text on the screen and in documents. */
	readonly label: string;
}

/** The required form of a line. */
export interface Pattern {
	/** Matches the whole text, as in pattern.ts. */
	readonly match: string;
	/** The form in words: `digits only`. */
	readonly expected: string;
}

/** Kind-specific properties of an item or a field. */
export interface KindProperties {
	/** `choice`: the values; `list`: the allowed entries, by id. */
	readonly choices?: readonly Choice[];
	/** `line`: its required form. */
	readonly pattern?: Pattern;
	/** `number`: its limits, inclusive. */
	readonly min?: number;
	readonly max?: number;
}

/** One labelled value inside a record or an option. */
export interface Field extends KindProperties {
	/** Key in the draft. */
	readonly id: string;
	/** As printed before the value, Markdown, without the colon: `Feature gate name`. */
	readonly label: string;
	readonly kind: FieldKind;
	/** Not required for the item to count as answered. */
	readonly optional?: boolean;
	/** Printed one list level below the field with this id (`Metric name` → `[Optional] Aggregation method`). */
	readonly under?: string;
	readonly hint?: string;
	readonly role?: string;
	/** Words that only look like the names that the field asks for. */
	readonly notNames?: readonly string[];
}

/** One option of an `options` item. */
export interface Option {
	readonly id: string;
	/** As printed, Markdown, without the colon. */
	readonly label: string;
	readonly fields: readonly Field[];
	readonly hint?: string;
}

/** Where the answer to `item` is one of `values`, only the items in `required` are required. All by id. */
export interface Relaxation {
	readonly item: string;
	readonly values: readonly string[];
	readonly required: readonly string[];
}

/** One box of a `checklist`. */
export interface ChecklistEntry {
	readonly id: string;
	/** As printed after the box, Markdown, may have several lines. */
	readonly text: string;
	/** Nesting, 0-based. */
	readonly level: number;
	/** The stage from which the box must be ticked. */
	readonly required: Requirement;
	/** Others tick it, such as approvers. */
	readonly byOthers?: boolean;
}

/**
 * What helps an author with an item: what to write, why it is asked, a good answer for a fictional proposal, and what a
 * reviewer looks for. All Markdown, all optional.
 */
export interface Guidance {
	readonly text?: string;
	readonly why?: string;
	readonly example?: string;
	readonly reviewers?: string;
}

/** What helps reviewers with an item, each entry a sentence of Markdown. */
export interface ReviewGuide {
	readonly lookFor: readonly string[];
	/** What answers often lack. */
	readonly gaps: readonly string[];
	/** `false`: a change of the answer needs no other review, such as one of a history. */
	readonly stale?: false;
}

/** Something that takes an answer. */
export interface Item extends KindProperties {
	/** Stable slug path, e.g. `motivation/goals`. */
	readonly id: string;
	readonly kind: Kind;
	/** The heading or question as plain text, for people. */
	readonly label: string;
	/** A few words for it, for the wizard's outline; undefined if the label is short enough. */
	readonly short?: string;
	/** Labels of the enclosing sections, outermost first; the breadcrumb, without the item itself. */
	readonly path: readonly string[];
	/** Id of the section that the item is in; the section's own answer has the same id. */
	readonly section: string;
	readonly required: Requirement;
	/** Stage from which reviewers look for an answer, though none is required. */
	readonly expected?: Stage;
	/** Stage from which an answer is welcome but not counted as missing. */
	readonly encouraged?: Stage;
	readonly guidance: Guidance;
	readonly review?: ReviewGuide;
	readonly role?: string;
	/** Template text in place of the answer, which doesn't count as an answer. */
	readonly placeholders: readonly string[];
	/** Earlier or other wordings of the same heading or question. */
	readonly aliases: readonly string[];
	/** Ids of the answer in drafts of earlier templates. */
	readonly formerIds?: readonly string[];
	/** `choice` whose value is the proposal's stage, kept in the draft's `stage` and not among the answers. */
	readonly isStage?: boolean;
	/** Neither printed nor counted: a scope's question, or an answer that the template no longer has. */
	readonly aside?: boolean;
	/** `checklist`: its boxes. */
	readonly entries?: readonly ChecklistEntry[];
	/** `checklist`: its boxes open paragraphs and not list entries. */
	readonly bare?: boolean;
	/** `list`: label before each entry, where `{n}` is its number, e.g. `Goal {n}:`; none for plain bullets. */
	readonly entryLabel?: string;
	/** `list`: noun for one entry, in an "Add …" control, e.g. `goal`. */
	readonly entryName?: string;
	/** `records`: the fields of one record. */
	readonly fields?: readonly Field[];
	/** `records`: format of a record on one line, e.g. `{package}: {date}`; if absent, each record is a nested list. */
	readonly recordFormat?: string;
	/** `options`: the options. */
	readonly options?: readonly Option[];
	/** `options`: picked and unpicked options are printed with a task box; else only the picked ones are printed. */
	readonly boxes?: boolean;
}

/** A heading of the document and what belongs to it. */
export interface Section {
	/** Slug path; the ids of all items below it start with it, except for headings around the whole proposal. */
	readonly id: string;
	/** Plain text of the heading. */
	readonly label: string;
	/** A few words for it, for the wizard's outline. */
	readonly short?: string;
	/** Level in the outline as shown, 0-based; headings around the whole proposal don't count. */
	readonly level: number;
	readonly optional: boolean;
	readonly aliases: readonly string[];
}

/**
 * The document that an outline prints, as a sequence of blocks in order.
 * - `heading`: a section's heading; `parts` are verbatim Markdown and placeholders (`{ item: item id, placeholder }`).
 * - `fixed`: template text that is part of every proposal, verbatim; `joins`: directly below the block before it,
 *     `entry`: it is an entry of the list around it.
 * - `toc`: the generated table of contents between its two comments, made as the form says; `optional`: a document
 *     without one is as good.
 * - `item`: where an item's answer goes:
 *     `section`   as blocks below the heading,
 *     `question`  as the content of a list item that opens with `label`,
 *     `field`     after `- label` on the same line (label is Markdown with its colon, e.g. `**Team:**`),
 *     `line`      after `label` on a line of a paragraph or of front matter; `joins`: directly below the block before
 *                 it, `tail`: what ends the line, `row`: the answer is a table's cell, `yaml`: the answer is a YAML
 *                 scalar, with `flow` a list of them.
 *   Items in headings have no block of their own.
 * - `unprinted`: a section of items that are asked and not printed.
 */
export type Block =
	| {
			readonly type: "heading";
			readonly section: string;
			readonly depth: number;
			readonly parts: readonly HeadingPart[];
	  }
	| {
			readonly type: "fixed";
			readonly section: string;
			readonly text: string;
			readonly joins?: true;
			readonly entry?: true;
	  }
	| ({ readonly type: "toc"; readonly section: string; readonly optional?: true } & TocForm)
	| { readonly type: "unprinted"; readonly section: string; readonly items: readonly string[] }
	| {
			readonly type: "item";
			readonly item: string;
			readonly form: "section" | "question" | "field" | "line";
			/** Verbatim Markdown of the question or the label; none for `section`. */
			readonly label?: string;
			/** Of its list, if it isn't `-`. */
			readonly bullet?: "*" | "+";
			readonly joins?: true;
			readonly tail?: string;
			readonly row?: true;
			readonly yaml?: true;
			readonly flow?: true;
	  };

export type HeadingPart = string | { readonly item: string; readonly placeholder: string };

export interface Outline {
	/** The template's name, e.g. `pep`. */
	readonly template: string;
	/** The template's purpose, in one line. */
	readonly description: string;
	readonly blocks: readonly Block[];
	readonly sections: readonly Section[];
	/** In document order, the order in which the wizard asks. */
	readonly items: readonly Item[];
	/** The template's printed names of the stages, e.g. `stable` → `Prod Ready`. */
	readonly stageLabels: Readonly<Record<Stage, string>>;
	/** Who is asked for less than the full form. */
	readonly relaxed?: readonly Relaxation[];
	/** The stage from which no question may be left unresolved; the second one by default. */
	readonly resolved?: Stage;
	/** The YAML file that goes with the document. */
	readonly sidecar?: Sidecar;
	/** Constraints on the document's front matter and labelled lines; undefined if there are none. */
	readonly metadata?: MetadataDeclaration;
	/** Ids of the items that hold the proposal's title and number, if they aren't `title` and `number`. */
	readonly names?: { readonly title?: string; readonly number?: string };
	/** In the order of their questions, which come before all other items. */
	readonly scopes?: readonly Scope[];
	/** By attribute, such as `owner`, the keys and items that hold it; see attributes.ts. */
	readonly attributes?: Readonly<Record<string, readonly string[]>>;
}

/** Id of the section with the scope questions, and prefix of their ids. */
export const SCOPE_SECTION = "scope";

/** Id of the item that lists what is asked although a scope sets it aside. */
export const ASK_ANYWAY = `${SCOPE_SECTION}/wanted`;

/** A question whose answer sets items aside as not applicable. */
export interface Scope {
	/** Id of the question's item, of the kind `confirm`. */
	readonly item: string;
	/** The answer that sets the items aside. */
	readonly when: "yes" | "no";
	/** Ids of the items. */
	readonly setsAside: readonly string[];
	/** Why they don't apply then, Markdown. */
	readonly reason: string;
}
