/** How the questions before the wizard can end, on the screen and in the plain conversation alike. Plain data. */
import type { NewDraft } from "./steps.ts";

export interface Cancelled {
	readonly type: "cancelled";
	/** Ended by Ctrl+C and not by choice. */
	readonly interrupted: boolean;
}

/** What is worked on next. */
export type PickOutcome =
	| { readonly type: "resume"; readonly file: string }
	| { readonly type: "new" }
	/** A copy of the example, to try the program on. */
	| { readonly type: "example" }
	/** A Markdown file becomes a draft. */
	| { readonly type: "import"; readonly file: string }
	| Cancelled;

/** One way to begin. */
export interface StartChoice {
	readonly label: string;
	readonly about: string;
	readonly picked: Exclude<PickOutcome, { readonly type: "cancelled" }>;
}

/** What a new draft should be. */
export type NewDraftOutcome = ({ readonly type: "new" } & NewDraft) | Cancelled;

/** What to do about a draft that someone else has open. `unlocked`: they have left meanwhile. */
export type LockedOutcome =
	| { readonly type: "look" }
	| { readonly type: "take" }
	| { readonly type: "unlocked" }
	| Cancelled;

/** What can be chosen then, in the order that is offered. */
export const LOCKED_CHOICES = [
	{ type: "look", label: "Open read-only" },
	{ type: "wait", label: "Wait until they leave" },
	{ type: "take", label: "Take over; theirs becomes read-only" },
] as const;
