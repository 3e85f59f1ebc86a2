/**
 * The questionnaire file: YAML that types what a template's headings alone cannot say.
 * A template named NAME takes `questionnaire/NAME.yaml`; that file may include others by name.
 * Matched to the template by wording (case, emphasis and punctuation don't count), inside the parent's section.
 */
import type { FieldKind, Kind } from "./kinds.ts";
import type {
	AdvisoryPart,
	Agreement,
	Guidance,
	KindProperties,
	KnownNames,
	MetadataType,
	RequiredWhen,
	Requirement,
	Stage,
} from "./types.ts";

/** What every entry may say; all optional. Written flat in the YAML. */
export interface EntryKeys extends Guidance, KindProperties {
	/** Last part of the item's id; default: the slug of the heading, question or label. */
	readonly id?: string;
	/** `group` for a section that takes no answer of its own. Default: read off the template. */
	readonly kind?: Kind | "group";
	readonly required?: Requirement;
	readonly expected?: Stage;
	readonly encouraged?: Stage;
	readonly aliases?: readonly string[];
	/** Other texts that are no answer, such as guidance of earlier templates; with `…` at the end, their beginnings. */
	readonly placeholders?: readonly string[];
	/** Whole ids that the item had in earlier templates. */
	readonly "former-ids"?: readonly string[];
	/** What checks take it for. */
	readonly role?: string;
	/** choice: the value is the draft's stage. */
	readonly "is-stage"?: boolean;
	/** list: printed before each entry, `{n}` its number. */
	readonly "entry-label"?: string;
	/** list: what the "Add …" control calls one. */
	readonly "entry-name"?: string;
	/** records: the fields of one, and how it is printed on a line, e.g. `{package}: {date} - {coverage}`. */
	readonly record?: { readonly format?: string; readonly fields: readonly QField[] };
	/** options: what can be picked. */
	readonly options?: readonly QOption[];
	/** options: print task boxes, for picked and unpicked ones. */
	readonly boxes?: boolean;
}

/** `when: { ITEM: [VALUE, …] }`: with these answers, only the items in `required` are required. */
export interface QRelaxation {
	readonly when: Readonly<Record<string, readonly string[]>>;
	readonly required: readonly string[];
}

/** A field of a record or an option. */
export interface QField extends KindProperties {
	/** As printed, without the colon. */
	readonly label: string;
	readonly id?: string;
	readonly kind?: FieldKind;
	readonly optional?: boolean;
	readonly under?: string;
	readonly hint?: string;
	/** What checks take it for. */
	readonly role?: string;
	/** Words that look like the names which checks look for, and are none. */
	readonly "not-names"?: readonly string[];
}

export interface QOption {
	readonly label: string;
	readonly id?: string;
	readonly hint?: string;
	readonly fields?: readonly QField[];
}

/** A question standing as a list item (or heading) in a section. */
export interface QQuestion extends EntryKeys {
	readonly question: string;
}

/** What the value of a field of the metadata must be; all optional. Written flat in the YAML. */
export interface QValue {
	readonly type?: MetadataType;
	/** list: what each entry is. */
	readonly entries?: MetadataType;
	/** choice: other values than the choices are findings. */
	readonly "only-choices"?: boolean;
	/** The values that there are. */
	readonly words?: readonly string[];
	readonly form?: QForm;
	/** When it has to be there; an entry without conditions: always. */
	readonly needed?: readonly RequiredWhen[];
	/** list: no entry may be there twice. */
	readonly unique?: boolean;
	readonly "agrees-with"?: readonly Agreement[];
	/** records: of the names that the document gives in fields of this role, one at least must be here. */
	readonly names?: string;
	/** records: each key that they may have, and what its value must be. */
	readonly keys?: Readonly<Record<string, MetadataType>>;
	/** By a value that it may have, the values that other keys must have then. */
	readonly "only-with"?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
	readonly known?: KnownNames;
	/** What is only recommended. */
	readonly advisory?: readonly AdvisoryPart[];
}

/** How a text is written. */
export interface QForm {
	readonly pattern: string;
	/** What such a text is: `the name of a team`. */
	readonly what: string;
	readonly example: string;
	/** What it begins with, to be put before a text that lacks it. */
	readonly prefix?: string;
	/** Beginnings of texts that are something else. */
	readonly "other-prefixes"?: readonly string[];
	/** When it matters, as for `needed`. */
	readonly when?: Readonly<Record<string, readonly string[]>>;
	/** Placeholders such as `TBD` are wrong, too. */
	readonly strict?: boolean;
}

/** A key that nobody is asked for. */
export interface QOtherKey extends QValue {
	readonly key: string;
	readonly aliases?: readonly string[];
	/** The entry is repeated for each of the words, which its name in braces stands for. */
	readonly "for-each"?: Readonly<Record<string, readonly string[]>>;
}

/** A YAML file about the proposal that is kept elsewhere in the repository. */
export interface QCompanion extends QKeys {
	/** From the repository's top; keys in braces stand for their values. */
	readonly path: string;
	/** What it is, for people. */
	readonly what: string;
	readonly needed: readonly RequiredWhen[];
}

/** Keys that are kept in one place. */
export interface QKeys {
	/** Keys that nobody is asked for, and what their values must be. */
	readonly "other-keys"?: readonly QOtherKey[];
	/** All other keys are findings. */
	readonly closed?: boolean;
	/** What no line of the file may contain below the first key. */
	readonly separator?: string;
}

/** What holds for all metadata that is kept in one place. */
export interface QMetadata extends QKeys {
	readonly milestones?: { readonly stages: string; readonly latest?: string; readonly form: QForm };
	readonly companions?: readonly QCompanion[];
}

/** A labelled line (`- **Team:** …`), or a key of front matter, that is an item of its own. */
export interface QLabelled extends EntryKeys, QValue {
	/** As in the template, without emphasis and colon. */
	readonly label: string;
}

/** A piece of a heading that is an answer: `RFC NNNN: Title` with placeholders `NNNN` and `Title`. */
export interface QPlaceholder extends EntryKeys {
	/** The words in the template's heading that the answer replaces. */
	readonly text: string;
	readonly label: string;
}

/** The boxes of a section's task list; an item of its own. */
export interface QChecklist extends EntryKeys {
	readonly label?: string;
	readonly entries?: readonly {
		/** The entry's words in the template (the beginning is enough, if unique). */
		readonly text: string;
		readonly id?: string;
		readonly required?: Requirement;
		/** Others than the author tick it. */
		readonly by?: "others";
	}[];
}

/** A section. Its flat keys are about the section's own answer. */
export interface QSection extends EntryKeys {
	readonly heading: string;
	/** Template paragraphs that are part of every proposal, not guidance (the beginning of each is enough). */
	readonly keep?: readonly string[];
	readonly holes?: readonly QPlaceholder[];
	readonly checklist?: QChecklist;
	readonly fields?: readonly QLabelled[];
	readonly questions?: readonly QQuestion[];
	readonly sections?: readonly QSection[];
}

/** The YAML file beside the document. */
export interface QSidecar extends QMetadata {
	readonly file: string;
	/** What the ids of its own items begin with. */
	readonly id: string;
	/** Where the document goes, from the draft's folder; ids in braces stand for answers. */
	readonly document?: string;
	/** A README without the file is a finding. */
	readonly expected?: boolean;
	readonly fields: readonly QSidecarField[];
}

/** One key of it. It has an item of its own, whose id ends with the key. */
export interface QSidecarField extends EntryKeys, QValue {
	/** `a/b` for the key b inside of a. */
	readonly key: string;
	/** Id of the document's item that it repeats; its own item is for what differs, and never required. */
	readonly item?: string;
	/** For people; default: the key. */
	readonly label?: string;
	/** Numbers, dates, true and false are written without quotes. */
	readonly plain?: boolean;
}

/** A question at the start, answered yes or no. The guidance is flat, as everywhere. */
export interface QScope extends Guidance {
	readonly id: string;
	readonly question: string;
	/** The answer that sets aside; default `no`. */
	readonly when?: "yes" | "no";
	/** Items, or sections with all below them, by their ids or the ids' last parts. */
	readonly "sets-aside": readonly string[];
	/** Why they don't apply then, as it is printed behind `Not applicable: `. */
	readonly reason: string;
}

export interface Questionnaire {
	/** Format version. */
	readonly "pep-wizard-questionnaire": 1;
	readonly description?: string;
	readonly include?: readonly string[];
	/** Words printed for the stages. */
	readonly stages?: Readonly<Partial<Record<Stage, string>>>;
	/** Required stage of what says nothing; default `alpha`, `never` for headings marked (Optional). */
	readonly required?: Requirement;
	/** Headings below this depth, 1 to 6, are not in the table of contents. */
	readonly "toc-depth"?: 1 | 2 | 3 | 4 | 5 | 6;
	/** The program that the table of contents has to agree with to the byte. */
	readonly "toc-tool"?: "mdtoc";
	/** Documents without a table of contents are as good as those with one. */
	readonly toc?: "optional";
	/** The stage from which no `<<[UNRESOLVED …]>>` may be left; default `beta`. */
	readonly resolved?: Stage;
	/** Proposals that need less than the full form. */
	readonly relaxed?: readonly QRelaxation[];
	/** A YAML file beside the document, made from items. */
	readonly sidecar?: QSidecar;
	/** What holds for the front matter. */
	readonly metadata?: QMetadata;
	/** Names that fields refer to; the settings can have lists of their own, which replace these. */
	readonly lists?: Readonly<Record<string, readonly string[]>>;
	/** Questions at the start whose answers set others aside. */
	readonly scopes?: readonly QScope[];
	/** Labelled lines above the first heading, in front matter too. */
	readonly fields?: readonly QLabelled[];
	readonly sections: readonly QSection[];
}
