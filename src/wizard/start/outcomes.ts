/** How the questions before the wizard can end, on the screen and in the plain conversation alike. Plain data. */
import type { NewDraft } from "./steps.ts";

export interface Cancelled {
	readonly type: "cancelled";
	/** Ended by Ctrl+C and not by choice. */
	readonly interrupted: boolean;
}

/** What is written on next. */
export type Picked = { readonly type: "resume"; readonly file: string } | { readonly type: "new" } | Cancelled;

/** What a new draft shall be. */
export type Made = ({ readonly type: "new" } & NewDraft) | Cancelled;
