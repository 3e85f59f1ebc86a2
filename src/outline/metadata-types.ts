/** What questionnaires declare of metadata: where it is kept, and what its values must be. Plain data. */

/** The declaration of metadata that is kept in one place. */
export interface MetadataDeclaration {
	/** In their order in a new file. */
	readonly fields: readonly MetadataField[];
	readonly milestones?: Milestones;
	/** Keys without an item, with constraints on their values. */
	readonly others?: readonly FieldConstraints[];
	/** All other keys are findings. */
	readonly closed?: true;
	/** Text that no line below the first key may contain. */
	readonly separator?: string;
	/** Other files about the proposal. */
	readonly companions?: readonly Companion[];
}

/** A YAML file about the proposal that is kept elsewhere in the repository, found by the proposal's metadata. */
export interface Companion extends MetadataDeclaration {
	/** From the repository's top; keys in braces stand for their values: `approvals/{team}/{number}.yaml`. */
	readonly path: string;
	/** What it is, for messages. */
	readonly what: string;
	/** When it is required. Otherwise it is ignored. */
	readonly needed: readonly RequiredWhen[];
	/** Where it names the reviewer who approved. */
	readonly approval?: CompanionApproval;
}

/** The key for the reviewer whose approving round covers a section; `{stage}` in it is the stage of the round. */
export interface CompanionApproval {
	/** Id of the section. */
	readonly section: string;
	readonly key: string;
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

/** Constraints that can be a recommendation instead of a requirement. */
export const ADVISORY_PARTS = ["type", "form", "known", "agrees-with"] as const;
export type AdvisoryPart = (typeof ADVISORY_PARTS)[number];

/** One field of the metadata, and the item that holds it. */
export interface MetadataField extends FieldConstraints {
	readonly item: string;
	/** Numbers, dates, true and false are written without quotes. */
	readonly plain?: true;
}

/** Constraints on the value of a key. */
export interface FieldConstraints {
	/** A key, or a path of keys: `milestone/alpha`. */
	readonly key: string;
	/** Alternative keys in existing files. */
	readonly otherKeys?: readonly string[];
	/** Id of the item that holds it. */
	readonly item?: string;
	/** Id of the document's item that applies while that one is blank. */
	readonly otherwise?: string;
	readonly type?: MetadataType;
	/** The type of each list entry. */
	readonly entries?: MetadataType;
	/** The allowed values. */
	readonly words?: readonly string[];
	/** The form of the text, or of each text of a list. */
	readonly form?: DeclaredForm;
	readonly needed?: readonly RequiredWhen[];
	/** List entries must be unique. */
	readonly unique?: true;
	/** Another value that must agree. */
	readonly agreesWith?: readonly Agreement[];
	/** At least one of the names in the document's fields of this role must be among the names here. */
	readonly names?: string;
	/** For records: their keys, with constraints on the values. */
	readonly keys?: Readonly<Record<string, MetadataType>>;
	/** By value of this key, the values that other keys must have then. */
	readonly onlyWith?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
	/** The list of names that the text, or each text of a list, must be in. */
	readonly known?: KnownNames;
	/** Constraints that are only recommended, because other tools accept other values. */
	readonly advisory?: readonly AdvisoryPart[];
}

/** Known names, from all places where they are listed. If none of these places exists, any name is accepted. */
export interface KnownNames {
	/** Noun for such a name: `a team`. */
	readonly what: string;
	readonly words?: readonly string[];
	/** The list of that name in the project's settings, which replaces all others. */
	readonly list?: string;
	/** A folder, from the repository's top, whose subfolders have these names. */
	readonly folders?: string;
	/** YAML files, from the repository's top, with lists of names below their keys. */
	readonly lists?: readonly { readonly file: string; readonly keys: readonly string[] }[];
	/** Optional prefix of a name. */
	readonly prefix?: string;
	/** As in pattern.ts: names that may be known elsewhere and only cause a warning. */
	readonly unsure?: string;
	/** When it applies. */
	readonly when?: Readonly<Record<string, readonly string[]>>;
}

/** The form of a text. */
export interface DeclaredForm {
	/** As in pattern.ts. */
	readonly pattern: string;
	/** Noun for such a text: `the name of a team`. */
	readonly what: string;
	readonly example: string;
	/** Prefix, suggested as a fix for a text that lacks it. */
	readonly prefix?: string;
	/** Prefixes of texts in another form. */
	readonly otherPrefixes?: readonly string[];
	/** When it applies. */
	readonly when?: Readonly<Record<string, readonly string[]>>;
	/** Placeholders such as `TBD` are also findings. */
	readonly strict?: true;
}

/** When a field is required: if all these conditions hold; always, if there are none. */
export interface RequiredWhen {
	/** By key, its possible values. `stage` is the stage to check for, if no field has that key. */
	readonly when?: Readonly<Record<string, readonly string[]>>;
	/** Keys that have a value. */
	readonly given?: readonly string[];
	/** Keys that are present with any value but null, even an empty one. */
	readonly present?: readonly string[];
	/** By key, the release from which it applies. */
	readonly from?: Readonly<Record<string, string>>;
	/** A placeholder such as `TBD`, or an empty list, is a value. */
	readonly placeholders?: boolean;
	/** Default: error. */
	readonly severity?: "error" | "warning";
	/** The fix, as a sentence. */
	readonly fix?: string;
}

/** Keys that say for which release each stage is planned. */
export interface Milestones {
	/** The key with a release for each stage. */
	readonly stages: string;
	/** The key of the current release. */
	readonly latest?: string;
	readonly form: DeclaredForm;
}
