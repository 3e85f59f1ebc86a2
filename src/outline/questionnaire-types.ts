/**
 * The questionnaire file: YAML that adds what a template's headings alone cannot express. A template named NAME takes
 * `questionnaire/NAME.yaml`; that file may include others by name. Matched to the template by wording (case, emphasis
 * and punctuation don't count), inside the parent's section.
 */
import type { FieldKind, Kind } from "./kinds.ts";
import type {
	AdvisoryPart,
	Agreement,
	CompanionApproval,
	Guidance,
	KindProperties,
	KnownNames,
	MetadataType,
	RequiredWhen,
	Requirement,
	Stage,
} from "./types.ts";

/** Keys that every entry may have; all optional. Written flat in the YAML. */
export interface EntryKeys extends Guidance, KindProperties {
	/** Last part of the item's id; default: the slug of the heading, question or label. */
	readonly id?: string;
	/** The outline's words for a long heading or question. */
	readonly short?: string;
	/** `group` for a section that takes no answer of its own. Default: inferred from the template. */
	readonly kind?: Kind | "group";
	readonly required?: Requirement;
	readonly expected?: Stage;
	readonly encouraged?: Stage;
	readonly aliases?: readonly string[];
	/** For reviewers; a team's entries come after those that it includes. */
	readonly review?: {
		readonly "look-for"?: readonly string[];
		readonly gaps?: readonly string[];
		readonly stale?: boolean;
	};
	/**
	 * Other texts that don't count as an answer, such as guidance of earlier templates. With `…` at the end, only the
	 * beginning is compared.
	 */
	readonly placeholders?: readonly string[];
	/** Full ids that the item had in earlier templates. */
	readonly "former-ids"?: readonly string[];
	/** Role in checks. */
	readonly role?: string;
	/** choice: the value is the draft's stage. */
	readonly "is-stage"?: boolean;
	/** list: printed before each entry, `{n}` its number. */
	readonly "entry-label"?: string;
	/** list: noun for one entry, in the "Add …" control. */
	readonly "entry-name"?: string;
	/** records: the fields of a record, and its format on one line, e.g. `{package}: {date} - {coverage}`. */
	readonly record?: { readonly format?: string; readonly fields: readonly QField[] };
	/** options: the options. */
	readonly options?: readonly QOption[];
	/** options: print task boxes before picked and unpicked options. */
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
	/** Words that only look like the names that checks look for. */
	readonly "not-names"?: readonly string[];
}

export interface QOption {
	readonly label: string;
	readonly id?: string;
	readonly hint?: string;
	readonly fields?: readonly QField[];
}

/** A question in a section, as a list entry or a heading. */
export interface QQuestion extends EntryKeys {
	readonly question: string;
}

/** What the value of a field of the metadata must be; all optional. Written flat in the YAML. */
export interface QValue {
	readonly type?: MetadataType;
	/** list: the type of each entry. */
	readonly entries?: MetadataType;
	/** choice: values other than the choices are findings. */
	readonly "only-choices"?: boolean;
	/** The allowed values. */
	readonly words?: readonly string[];
	readonly form?: QForm;
	/** When it is required; an entry without conditions means always. */
	readonly needed?: readonly RequiredWhen[];
	/** list: entries must be unique. */
	readonly unique?: boolean;
	readonly "agrees-with"?: readonly Agreement[];
	/** records: at least one of the names in the document's fields of this role must be here. */
	readonly names?: string;
	/** records: their keys, with constraints on the values. */
	readonly keys?: Readonly<Record<string, MetadataType>>;
	/** By value of this key, the values that other keys must have then. */
	readonly "only-with"?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
	readonly known?: KnownNames;
	/** Constraints that are only recommendations. */
	readonly advisory?: readonly AdvisoryPart[];
}

/** The form of a text. */
export interface QForm {
	readonly pattern: string;
	/** Noun for such a text: `the name of a team`. */
	readonly what: string;
	readonly example: string;
	/** Prefix, suggested as a fix for a text that lacks it. */
	readonly prefix?: string;
	/** Prefixes of texts in another form. */
	readonly "other-prefixes"?: readonly string[];
	/** When it applies, as for `needed`. */
	readonly when?: Readonly<Record<string, readonly string[]>>;
	/** Placeholders such as `TBD` are also findings. */
	readonly strict?: boolean;
}

/** A key without an item. */
export interface QOtherKey extends QValue {
	readonly key: string;
	readonly aliases?: readonly string[];
	/** Repeats the entry for each of the words, which replace the name in braces. */
	readonly "for-each"?: Readonly<Record<string, readonly string[]>>;
}

/** A YAML file about the proposal that is kept elsewhere in the repository. */
export interface QCompanion extends QKeys {
	/** From the repository's top; keys in braces stand for their values. */
	readonly path: string;
	/** What it is, for messages. */
	readonly what: string;
	readonly needed: readonly RequiredWhen[];
	readonly approval?: CompanionApproval;
}

/** Keys that are kept in one place. */
export interface QKeys {
	/** Keys without an item, with constraints on their values. */
	readonly "other-keys"?: readonly QOtherKey[];
	/** All other keys are findings. */
	readonly closed?: boolean;
	/** Text that no line below the first key may contain. */
	readonly separator?: string;
}

/** Keys for all metadata that is kept in one place. */
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
	/** The words of the template's heading that the answer replaces. */
	readonly text: string;
	readonly label: string;
}

/** The boxes of a section's task list; an item of its own. */
export interface QChecklist extends EntryKeys {
	readonly label?: string;
	readonly entries?: readonly {
		/** The entry's words in the template; a unique beginning is enough. */
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
	/** Template paragraphs that are part of every proposal, not guidance; the beginning of each is enough. */
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
	/** Prefix of the ids of its own items. */
	readonly id: string;
	/** Where the document goes, from the draft's folder; ids in braces stand for answers. */
	readonly document?: string;
	/** A README without the file is a finding. */
	readonly expected?: boolean;
	readonly fields: readonly QSidecarField[];
}

/** One key of the file. It has its own item, whose id ends with the key. */
export interface QSidecarField extends EntryKeys, QValue {
	/** `a/b` for the key `b` inside `a`. */
	readonly key: string;
	/** Id of the document's item that it repeats. Its own item is only for a different value, and is never required. */
	readonly item?: string;
	/** Label for people; default: the key. */
	readonly label?: string;
	/** Numbers, dates, true and false are written without quotes. */
	readonly plain?: boolean;
}

/** A yes/no question at the start. Its guidance keys are flat, as everywhere. */
export interface QScope extends Guidance {
	readonly id: string;
	readonly question: string;
	readonly short?: string;
	/** The answer that sets items aside; default `no`. */
	readonly when?: "yes" | "no";
	/** Ids, or last parts of ids, of items, or of sections with everything below them. */
	readonly "sets-aside": readonly string[];
	/** Why they don't apply then; printed after `Not applicable: `. */
	readonly reason: string;
}

export interface Questionnaire {
	/** Format version. */
	readonly "pep-wizard-questionnaire": 1;
	readonly description?: string;
	readonly include?: readonly string[];
	/** Printed names of the stages. */
	readonly stages?: Readonly<Partial<Record<Stage, string>>>;
	/** Required stage of entries that set none; default `alpha`, `never` for headings marked (Optional). */
	readonly required?: Requirement;
	/** Headings below this depth, 1 to 6, are not in the table of contents. */
	readonly "toc-depth"?: 1 | 2 | 3 | 4 | 5 | 6;
	/** The program whose table of contents must be matched byte for byte. */
	readonly "toc-tool"?: "mdtoc";
	/** The table of contents is optional. */
	readonly toc?: "optional";
	/** The stage from which no `<<[UNRESOLVED …]>>` may be left; default `beta`. */
	readonly resolved?: Stage;
	/** Proposals that need less than the full form. */
	readonly relaxed?: readonly QRelaxation[];
	/** A YAML file beside the document, made from items. */
	readonly sidecar?: QSidecar;
	/** Constraints on the front matter. */
	readonly metadata?: QMetadata;
	/** Lists of names that fields refer to; lists in the settings replace them. */
	readonly lists?: Readonly<Record<string, readonly string[]>>;
	/** Questions at the start whose answers set items aside. */
	readonly scopes?: readonly QScope[];
	/** What overviews, queries and reports call `owner`, `group`, `status` and so on: keys and items that hold it. */
	readonly attributes?: Readonly<Record<string, readonly string[]>>;
	/** Labelled lines above the first heading, including front matter. */
	readonly fields?: readonly QLabelled[];
	readonly sections: readonly QSection[];
}
