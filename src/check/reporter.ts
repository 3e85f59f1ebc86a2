/** What a reporter is: texts for one file after the other and for the end. Knows no format. */
import type { Result, Totals } from "./results.ts";

/** How a text looks; a name for what it is. */
export type Look = "strong" | "quiet" | "accent" | "good" | "warn" | "bad";

/** What reports for people are written with. */
export interface Pen {
	/** The text with visible marks for all that would drive a terminal. */
	show(text: string): string;
	/** The same in a look. */
	paint(text: string, ...looks: readonly Look[]): string;
}

export interface Setup {
	readonly pen: Pen;
	/** A value as JSON in which nothing is unseen. */
	json(value: unknown): string;
	/** This program's. */
	readonly version: string;
	/** The stage that was asked about, where one was. */
	readonly stage: string | undefined;
}

export interface Reporter {
	/** What to print for a file; `''` for nothing yet. */
	file(result: Result): string;
	/** What to print at the end. */
	end(totals: Totals): string;
}

export type MakeReporter = (setup: Setup) => Reporter;
