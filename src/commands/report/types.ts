/** What a report says, before it is printed: of each proposal, and of all of them. Plain data. */
import type { Outline, Stage } from "../../outline/types.ts";
import type { Count } from "../../proposal/completeness.ts";

/** Whether a proposal has passed its review of production readiness. */
export interface Readiness {
	/** For its stage; undefined where nothing says so. */
	readonly isApproved: boolean | undefined;
	/** Who approved which stage. */
	readonly approvals: readonly { readonly stage: string; readonly approver: string }[];
	/** The answered questions of the review; undefined without such a section. */
	readonly questions: Count | undefined;
}

/** What changed in a proposal since a revision. */
export interface Changes {
	readonly type: "new" | "changed" | "unchanged";
	readonly stage?: readonly [before: Stage, after: Stage];
	readonly items: readonly { readonly type: string; readonly id: string; readonly label: string }[];
}

export interface ReportedProposal {
	readonly file: string;
	/** Absolute. */
	readonly path: string;
	/** All files that it is read from, or would be; absolute. */
	readonly files: readonly string[];
	/** Number and title, if given. */
	readonly title: string | undefined;
	readonly outline: Outline;
	readonly stage: Stage;
	/** The stage is written in the proposal, and not only assumed. */
	readonly isStageGiven: boolean;
	/** What a person reads: its label, or what is written there instead of a stage, such as “disabled”. */
	readonly stageWords: string;
	readonly status: readonly string[];
	readonly owner: readonly string[];
	readonly group: readonly string[];
	readonly milestone: readonly string[];
	/** The release in which it is planned for its stage, or reached it. */
	readonly stageMilestone: string | undefined;
	readonly readiness: Readiness;
	readonly testPlan: Count | undefined;
	/** Required at its stage, and not answered. */
	readonly missing: readonly { readonly id: string; readonly label: string }[];
	/** The groups in which it is listed. */
	readonly groups: readonly string[];
	/** Undefined where there is no revision to compare with. */
	readonly changes?: Changes;
}

/** The revision with which proposals were compared. */
export interface Since {
	readonly name: string;
	readonly commit: string;
}

/** A line of an entry: what it is about, what it says, and whether that is as it should be. */
export interface EntryLine {
	readonly label: string;
	readonly words: string;
	/** Undefined: neither good nor bad. */
	readonly isGood?: boolean;
}

export interface Entry {
	readonly title: string;
	readonly file: string;
	readonly facts: string;
	readonly isReady: boolean;
	readonly lines: readonly EntryLine[];
}

/** What is printed: the same for text, Markdown and HTML. */
export interface Sheet {
	readonly heading: string;
	readonly notes: readonly string[];
	readonly groups: readonly { readonly name: string | undefined; readonly entries: readonly Entry[] }[];
	/** Whether entries can be ticked off. */
	readonly isChecklist: boolean;
}
