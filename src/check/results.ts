/** The results of a run of checks, file by file. Plain data for reporters; knows no format. */

import type { Problem, Severity } from "../outline/problem.ts";
import { joinWords, pluralize } from "../text/english.ts";
import type { Report } from "./types.ts";

/** A file that can't be used, and why. */
export interface UnusableFile {
	readonly file: string;
	readonly problems: readonly Problem[];
}

/** A finding, or a problem with a file, as reports list both. */
export type Located = Problem & { readonly length?: number };

export type Result = Report | UnusableFile;

/** Whether the result is of a file that can't be used. */
export function isUnusable(result: Result): result is UnusableFile {
	return "problems" in result;
}

/** A finding as one text, for formats that have no place for its fix and its item: `MESSAGE. FIX (ITEM)`. */
export function descriptionOf({ message, fix, item }: Problem): string {
	const parts = [`${message}.`, ...(fix === undefined ? [] : [fix]), ...(item === undefined ? [] : [`(${item})`])];
	return parts.join(" ");
}

/** Counts over all files. */
export interface Totals {
	readonly files: number;
	readonly unusable: number;
	readonly error: number;
	readonly warning: number;
	readonly note: number;
	readonly suppressed: number;
	/** Findings that a baseline knows. */
	readonly known: number;
	/** Files with findings. */
	readonly withFindings: number;
}

export const ZERO_TOTALS: Totals = {
	files: 0,
	unusable: 0,
	error: 0,
	warning: 0,
	note: 0,
	suppressed: 0,
	known: 0,
	withFindings: 0,
};

/** The totals with one more file. */
export function addResult(totals: Totals, result: Result): Totals {
	const files = totals.files + 1;
	if (isUnusable(result)) return { ...totals, files, unusable: totals.unusable + 1 };
	const count = (severity: Severity): number =>
		totals[severity] + result.findings.filter((finding) => finding.severity === severity).length;
	return {
		...totals,
		files,
		error: count("error"),
		warning: count("warning"),
		note: count("note"),
		suppressed: totals.suppressed + result.suppressed.length,
		known: totals.known + (result.known?.length ?? 0),
		withFindings: totals.withFindings + (result.findings.length > 0 ? 1 : 0),
	};
}

/** `2 errors, 1 warning and 3 notes in 2 of 5 files; 1 waived; 4 known`. */
export function totalsText(totals: Totals): string {
	const { files, unusable, suppressed, known, withFindings } = totals;
	const counts = (["error", "warning", "note"] as const).flatMap((severity) =>
		totals[severity] === 0 ? [] : [pluralize(totals[severity], severity)],
	);
	const words = joinWords(counts) || "nothing found";
	const usable = files - unusable;
	const where = counts.length === 0 ? pluralize(usable, "file") : `${withFindings} of ${pluralize(usable, "file")}`;
	const more = [
		...(suppressed === 0 ? [] : [`${suppressed} waived`]),
		...(known === 0 ? [] : [`${known} known`]),
		...(unusable === 0 ? [] : [`${pluralize(unusable, "file")} can't be used`]),
	];
	return [`${words} in ${where}`, ...more].join("; ");
}
