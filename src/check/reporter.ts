/** The interface of reporters: text for each file, then a closing text. Knows no format. */
import type { BaselineUse } from "./baseline.ts";
import type { Result, Totals } from "./results.ts";

/** A text style, named by its meaning. */
export type TextStyle = "strong" | "quiet" | "accent" | "good" | "warn" | "bad";

/** Formats text for people. */
export interface TextFormatter {
	/** The text with visible marks in place of characters that control a terminal. */
	show(text: string): string;
	/** The text in a style. */
	paint(text: string, ...looks: readonly TextStyle[]): string;
}

export interface ReporterOptions {
	readonly pen: TextFormatter;
	/** A value as JSON with invisible characters escaped. */
	json(value: unknown): string;
	/** A short, stable hash of a text, in hexadecimal digits. */
	digest(text: string): string;
	/** Version of this program. */
	readonly version: string;
	/** The stage given with `--stage`, if any. */
	readonly stage: string | undefined;
	/** The terminal's width in cells; undefined if the report isn't printed to one. */
	readonly width?: number | undefined;
	/** Print every finding separately, with its source line and fix. */
	readonly verbose?: boolean;
}

export interface Reporter {
	/** What to print for a file; `''` for nothing yet. */
	file(result: Result): string;
	/** What to print at the end; `baseline` if findings were compared with one. */
	end(totals: Totals, baseline?: BaselineUse): string;
}

export type ReporterFactory = (setup: ReporterOptions) => Reporter;

/** The names of the report formats. Importing them does not load the reporters. */
export const FORMATS = ["text", "json", "sarif", "github", "gitlab", "junit", "rdjson"] as const;
export type Format = (typeof FORMATS)[number];
