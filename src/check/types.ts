/**
 * Types of a check: rules, the context that they look at, and findings. Plain data and pure functions; the clock and the
 * file system are part of the context.
 */
import type { Metadata } from "../metadata/metadata.ts";
import type { FoundTarget, ReferenceTarget, Relation } from "../metadata/references.ts";
import type { Location, Problem, Severity } from "../outline/problem.ts";
import type { Outline, Stage } from "../outline/types.ts";
import type { DocumentStructure } from "../proposal/reading/document-structure.ts";
import type { Proposal } from "../proposal/types.ts";
import type { ReviewInProject } from "../review/requirements.ts";
import type { Document } from "./document.ts";
import type { RawFinding } from "./raw-finding.ts";
import type { Suppression } from "./suppressions.ts";

/** The severity of a rule, or that it is off. */
export type Setting = Severity | "off";
/** By rule id. */
export type Settings = Readonly<Partial<Record<string, Setting>>>;

/** Everything that rules can see. */
export interface Context {
	/** Its `stage` is the proposal's own. */
	readonly proposal: Proposal;
	/** The same with the answers in a file beside the document, for completeness and status. */
	readonly whole: Proposal;
	/** The stage to check for. */
	readonly stage: Stage;
	readonly document: Document;
	/** Which parts of the outline the document has; undefined if it has all of them by construction. */
	readonly structure: DocumentStructure | undefined;
	/** The file's path with slashes, as far as it is known. */
	readonly path: string;
	/** `YYYY-MM-DD`. */
	readonly today: string;
	readonly suppressions: readonly Suppression[];
	/** The roles that rules look for. */
	readonly knownRoles: readonly string[];
	/** Problems found while reading the file. */
	readonly problems: readonly Problem[];
	/** The proposal's metadata, from each place where it is kept. */
	readonly metadata: readonly Metadata[];
	/** What reviewers say; undefined if nobody has, and the settings require no review. */
	readonly review: ReviewInProject | undefined;
	/** Whether there is a file or folder at a path relative to the file's own folder. */
	exists(path: string): boolean;
	/** What the proposal's references lead to; undefined if that isn't known. */
	readonly references?: ReferenceLookup;
}

/** The proposals around one that others can refer to. Paths are absolute. */
export interface ReferenceLookup {
	find(target: ReferenceTarget): FoundTarget;
	/** Whether the path is the proposal's own. */
	isOwn(path: string): boolean;
	/** Whether another proposal has a reference with that relation to this one; undefined if that isn't known. */
	isReturned(path: string, outline: Outline, relation: Relation): boolean | undefined;
	/** The path in messages. */
	shown(path: string): string;
}

export interface Rule {
	/** `FAMILY/NAME`. */
	readonly id: string;
	readonly severity: Severity;
	/** Off unless the settings name it or its family. */
	readonly isOptIn?: true;
	/** The roles of items and fields that it needs; questionnaires assign them with `role:`. */
	readonly needs?: readonly string[];
	/** What it finds, as a sentence in Markdown. */
	readonly about: string;
	/** How to fix it, as a sentence in Markdown. */
	readonly fix: string;
	/**
	 * How several findings of the rule are reported to people as one, after their number: `required answers are missing
	 * for Alpha`. Only findings with the same text belong together; one without a text is reported by itself. `item` is the one that
	 * a finding is about.
	 */
	group?(context: Context, item: string | undefined): string | undefined;
	check(context: Context): readonly RawFinding[];
}

/** The common text of a group of findings, and the name of this one in it. */
export interface Grouping {
	readonly text: string;
	readonly name: string;
}

/** Something wrong or missing, and where. */
export interface Finding extends Problem {
	readonly rule: string;
	readonly at: Location;
	/** Number of characters. */
	readonly length?: number;
	/** The file lacks what the finding is about; it would go after the line in `at`. */
	readonly isAbsent?: boolean;
	readonly group?: Grouping;
}

/** A finding that a comment in the document suppresses. */
export interface SuppressedFinding extends Finding {
	readonly reason: string;
}

/** An edit of the file, by offsets. */
export interface Fix {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/** The result of checking one file. */
export interface Report {
	readonly file: string;
	readonly template: string;
	/** The stage that it was checked for. */
	readonly stage: Stage;
	/** The file's text. */
	readonly text: string;
	/** YAML files about the proposal, which may have findings too. */
	readonly beside?: readonly { readonly file: string; readonly text: string }[];
	/** In the order of lines; those in the file itself come first. */
	readonly findings: readonly Finding[];
	readonly suppressed: readonly SuppressedFinding[];
	/** Findings that a baseline knows. */
	readonly known?: readonly Finding[];
	/** Edits that fix some of the findings safely. They do not overlap. */
	readonly fixes: readonly Fix[];
}
