/**
 * The outline: what a template and its questionnaires ask for, as plain data.
 * Everything here can be written to JSON and read back, so that built-in outlines are made at build time.
 */

import type { TocForm } from "../markdown/toc.ts";
import type { FieldKind, Kind } from "./kinds.ts";

export const STAGES = ["alpha", "beta", "stable"] as const;
export type Stage = (typeof STAGES)[number];

/** The stage from which an answer is required; `never` for what is optional. */
export type Requirement = Stage | "never";

/** Whether what is required from one stage on is required at another. */
export function isDue(required: Requirement, stage: Stage): boolean {
	return required !== "never" && STAGES.indexOf(required) <= STAGES.indexOf(stage);
}

/** One of the values that a `choice` offers. */
export interface Choice {
	/** What is kept in the draft. */
	readonly id: string;
	/** What is shown and printed. */
	readonly label: string;
}

/** What a line has to look like. */
export interface Pattern {
	/** Matches the whole text, as in pattern.ts. */
	readonly match: string;
	/** What that is, for people: `digits only`. */
	readonly expected: string;
}

/** What a questionnaire says of an item or a field by keys that belong to its kind. */
export interface KindProperties {
	/** `choice`: what can be chosen; `list`: what an entry can be, by its id. */
	readonly choices?: readonly Choice[];
	/** `line`: what it has to look like. */
	readonly pattern?: Pattern;
	/** `number`: the smallest and the largest that it may be. */
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
	/** Not needed for the item to count as answered. */
	readonly optional?: boolean;
	/** Printed one list level below the field with this id (`Metric name` → `[Optional] Aggregation method`). */
	readonly under?: string;
	readonly hint?: string;
	readonly role?: string;
	/** Words that look like the names which the field asks for and are none. */
	readonly notNames?: readonly string[];
}

/** One of the ways that an `options` item offers. */
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
 * What helps an author with an item: what to write, why it is asked, a good answer to a made-up proposal, and what a
 * reviewer looks for. All Markdown, all optional.
 */
export interface Guidance {
	readonly text?: string;
	readonly why?: string;
	readonly example?: string;
	readonly reviewers?: string;
}

/** One thing that takes an answer. */
export interface Item extends KindProperties {
	/** Stable slug path, e.g. `motivation/goals`. */
	readonly id: string;
	readonly kind: Kind;
	/** The heading or question as plain text, for people. */
	readonly label: string;
	/** Labels of the enclosing sections, outermost first; the breadcrumb without the item itself. */
	readonly path: readonly string[];
	/** The section (by id) that the item stands in; the section's own answer has the section's id. */
	readonly section: string;
	readonly required: Requirement;
	/** Stage from which reviewers look for an answer, though none is required. */
	readonly expected?: Stage;
	/** Stage from which an answer is welcome but not counted as missing. */
	readonly encouraged?: Stage;
	readonly guidance: Guidance;
	readonly role?: string;
	/** Template text that stands where the answer goes and is not an answer. */
	readonly placeholders: readonly string[];
	/** Earlier or other wordings of the same heading or question. */
	readonly aliases: readonly string[];
	/** Ids under which drafts of earlier templates hold the answer. */
	readonly formerIds?: readonly string[];
	/** `choice` whose value is the proposal's stage, kept in the draft's `stage` and not among the answers. */
	readonly isStage?: boolean;
	/** Neither printed nor counted: a scope's question, or an answer that has no place any more. */
	readonly aside?: boolean;
	/** `checklist`: its boxes. */
	readonly entries?: readonly ChecklistEntry[];
	/** `checklist`: its boxes open paragraphs and not list entries. */
	readonly bare?: boolean;
	/** `list`: what is printed before each entry, `{n}` is its number, e.g. `Goal {n}:`; none for plain bullets. */
	readonly entryLabel?: string;
	/** `list`: what one entry is called on an "Add …" control, e.g. `goal`. */
	readonly entryName?: string;
	/** `records`: the fields of one record. */
	readonly fields?: readonly Field[];
	/** `records`: how one record is printed on a line, e.g. `{package}: {date} - {coverage}`; else one nested list each. */
	readonly recordFormat?: string;
	/** `options`: what can be picked. */
	readonly options?: readonly Option[];
	/** `options`: picked and unpicked options are printed with a task box; else only the picked ones are printed. */
	readonly boxes?: boolean;
}

/** A heading of the document and what belongs to it. */
export interface Section {
	/** Slug path; the ids of all items below it start with it, but for headings around the whole proposal. */
	readonly id: string;
	/** Plain text of the heading. */
	readonly label: string;
	/** Level in the outline as people see it, 0-based (headings around the whole proposal don't count). */
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
 *     `field`     behind `- label` on the same line (label is Markdown with its colon, e.g. `**Team:**`),
 *     `line`      behind `label` on a line of a paragraph or of front matter; `joins`: directly below the block before
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
	/** One line on what the template is for. */
	readonly description: string;
	readonly blocks: readonly Block[];
	readonly sections: readonly Section[];
	/** In document order, which is the order in which the wizard asks. */
	readonly items: readonly Item[];
	/** Words that the template prints for the stages, e.g. `stable` → `Prod Ready`. */
	readonly stageLabels: Readonly<Record<Stage, string>>;
	/** Who is asked for less than the full form. */
	readonly relaxed?: readonly Relaxation[];
	/** The stage from which no question may be left unresolved; the second one where nothing is matched. */
	readonly resolved?: Stage;
	/** The YAML file that goes with the document. */
	readonly sidecar?: Sidecar;
	/** What is declared of the document's front matter and labelled lines; undefined where nothing is. */
	readonly metadata?: MetadataDeclaration;
	/** Ids of the items that hold the proposal's title and number, where they aren't `title` and `number`. */
	readonly names?: { readonly title?: string; readonly number?: string };
	/** In the order of their questions, which come before all other items. */
	readonly scopes?: readonly Scope[];
}

/** What is declared of the metadata that is kept in one place. */
export interface MetadataDeclaration {
	/** In the order in which a new file has them. */
	readonly fields: readonly MetadataField[];
	readonly milestones?: Milestones;
	/** Keys that no item holds, and what their values must be. */
	readonly others?: readonly FieldConstraints[];
	/** All other keys are findings. */
	readonly closed?: true;
	/** What no line of the file may contain below the first key. */
	readonly separator?: string;
	/** Other files about the proposal. */
	readonly companions?: readonly Companion[];
}

/** A YAML file about the proposal that is kept elsewhere in the repository, found by the proposal's metadata. */
export interface Companion extends MetadataDeclaration {
	/** From the repository's top; keys in braces stand for their values: `approvals/{team}/{number}.yaml`. */
	readonly path: string;
	/** What it is, for people. */
	readonly what: string;
	/** When it has to be there. At other times it isn't looked at. */
	readonly needed: readonly RequiredWhen[];
}

/** A YAML file beside the document, made from items. */
export interface Sidecar extends MetadataDeclaration {
	/** Its name. */
	readonly file: string;
	/** Where the document goes, from the draft's folder; ids in braces stand for answers: `docs/{number}/README.md`. */
	readonly document?: string;
	/** A README without it is a finding. */
	readonly expected?: true;
}

export const METADATA_TYPES = ["text", "number", "date", "boolean", "list", "records"] as const;
export type MetadataType = (typeof METADATA_TYPES)[number];

export const AGREEMENTS = ["document", "folder", "parent-folder", "proposal"] as const;
export type Agreement = (typeof AGREEMENTS)[number];

/** What can be a recommendation instead of a requirement. */
export const ADVISORY_PARTS = ["type", "form", "known", "agrees-with"] as const;
export type AdvisoryPart = (typeof ADVISORY_PARTS)[number];

/** One field of the metadata, and the item that holds it. */
export interface MetadataField extends FieldConstraints {
	readonly item: string;
	/** Numbers, dates, true and false are written without quotes. */
	readonly plain?: true;
}

/** What the value behind a key must be. */
export interface FieldConstraints {
	/** A key, or several that lead to it: `milestone/alpha`. */
	readonly key: string;
	/** Other keys under which files have it. */
	readonly otherKeys?: readonly string[];
	/** Id of the item that holds it. */
	readonly item?: string;
	/** Id of the document's item that counts as long as that one is blank. */
	readonly otherwise?: string;
	readonly type?: MetadataType;
	/** What each entry of a list must be. */
	readonly entries?: MetadataType;
	/** The values that there are. */
	readonly words?: readonly string[];
	/** How the text, or each text of a list, is written. */
	readonly form?: DeclaredForm;
	readonly needed?: readonly RequiredWhen[];
	/** No entry of the list may be there twice. */
	readonly unique?: true;
	/** What must say the same. */
	readonly agreesWith?: readonly Agreement[];
	/** Of the names that the document gives in fields of this role, one at least must be among the names here. */
	readonly names?: string;
	/** Of records, each key that they may have, and what its value must be. */
	readonly keys?: Readonly<Record<string, MetadataType>>;
	/** By a value that it may have, the values that other keys must have then. */
	readonly onlyWith?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
	/** Who or what the text, or each text of a list, must be one of. */
	readonly known?: KnownNames;
	/** What is only recommended: other tools accept something else there. */
	readonly advisory?: readonly AdvisoryPart[];
}

/** Names that are known, from all places where they are kept. Where none of these places is there, any name is accepted. */
export interface KnownNames {
	/** What such a name is: `a team`. */
	readonly what: string;
	readonly words?: readonly string[];
	/** The list of that name in the project's settings, which replaces all others. */
	readonly list?: string;
	/** A folder, from the repository's top, whose subfolders have these names. */
	readonly folders?: string;
	/** YAML files, from the repository's top, with lists of names below their keys. */
	readonly lists?: readonly { readonly file: string; readonly keys: readonly string[] }[];
	/** What may stand before a name. */
	readonly prefix?: string;
	/** As in pattern.ts: names that may be known elsewhere, and are only advised against. */
	readonly unsure?: string;
	/** As in Need: when it matters. */
	readonly when?: Readonly<Record<string, readonly string[]>>;
}

/** How a text is written. */
export interface DeclaredForm {
	/** As in pattern.ts. */
	readonly pattern: string;
	/** What such a text is: `the name of a team`. */
	readonly what: string;
	readonly example: string;
	/** What it begins with, to be put before a text that lacks it. */
	readonly prefix?: string;
	/** Beginnings of texts that are something else. */
	readonly otherPrefixes?: readonly string[];
	/** As in Need: when it matters. */
	readonly when?: Readonly<Record<string, readonly string[]>>;
	/** Placeholders such as `TBD` are wrong, too. */
	readonly strict?: true;
}

/** When a field has to be there: where all that is said holds; always, where nothing is. */
export interface RequiredWhen {
	/** By key, the words that its value may be. `stage` is the one asked about where no field has that key. */
	readonly when?: Readonly<Record<string, readonly string[]>>;
	/** Keys that have a value. */
	readonly given?: readonly string[];
	/** Keys that are there with any value but nothing, be it empty. */
	readonly present?: readonly string[];
	/** By key, the release from which on it holds. */
	readonly from?: Readonly<Record<string, string>>;
	/** A placeholder such as `TBD`, or an empty list, is a value. */
	readonly placeholders?: boolean;
	/** Default: error. */
	readonly severity?: "error" | "warning";
	/** What to do about it: a sentence. */
	readonly fix?: string;
}

/** Keys that say for which releases the stages are planned. */
export interface Milestones {
	/** The key whose keys are stages, with a release each. */
	readonly stages: string;
	/** The key of the release that is worked on. */
	readonly latest?: string;
	readonly form: DeclaredForm;
}

/** Id of the section that holds the questions, and the prefix of their ids. */
export const SCOPE_SECTION = "scope";

/** Id of the list of items that are asked although a scope sets them aside. */
export const ASK_ANYWAY = `${SCOPE_SECTION}/wanted`;

/** A question whose answer sets items aside as not applicable. */
export interface Scope {
	/** Id of the question's item, of the kind `confirm`. */
	readonly item: string;
	/** The answer that does. */
	readonly when: "yes" | "no";
	/** Ids of the items. */
	readonly setsAside: readonly string[];
	/** Why they don't apply then, Markdown. */
	readonly reason: string;
}
