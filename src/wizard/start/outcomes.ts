/** Outcomes of the questions before the wizard, on the screen and in the plain conversation. Plain data. */
import type { NewAnswers } from "./steps.ts";

export interface Cancelled {
	readonly type: "cancelled";
	/** Ended by Ctrl+C and not by choice. */
	readonly interrupted: boolean;
}

/** What to work on. */
export type PickOutcome =
	| { readonly type: "resume"; readonly file: string }
	| { readonly type: "new" }
	/** A copy of the example, to try the program on. */
	| { readonly type: "example" }
	/** Make a draft from a Markdown file. */
	| { readonly type: "import"; readonly file: string }
	| Cancelled;

/** One way to start. */
export interface StartChoice {
	readonly label: string;
	readonly about: string;
	readonly picked: Exclude<PickOutcome, { readonly type: "cancelled" }>;
}

/** A description of the new draft. */
export type NewDraftOutcome = ({ readonly type: "new" } & NewAnswers) | Cancelled;

/** What to do about a draft that another session has open. `unlocked`: it has left meanwhile. */
export type LockedOutcome =
	| { readonly type: "look" }
	| { readonly type: "take" }
	| { readonly type: "unlocked" }
	| Cancelled;

/** The choices, in the order shown. */
export const LOCKED_CHOICES = [
	{ type: "look", label: "Open read-only" },
	{ type: "wait", label: "Wait until they leave" },
	{ type: "take", label: "Take over; theirs becomes read-only" },
] as const;
