/** A finding as a rule reports it, before it is located in the file. Plain data; knows no rule and no file. */
import type { Location } from "../outline/problem.ts";

/** A replacement of some text of the document. Line and column are 0-based. */
export interface TextEdit {
	readonly line: number;
	readonly column: number;
	/** The current text; may be empty or have several lines. */
	readonly old: string;
	readonly text: string;
}

/**
 * A finding before it is located in the file. Lines and columns refer to the document's Markdown, 0-based; for a draft, to
 * the Markdown that it renders to.
 */
export interface RawFinding {
	/** As in Problem: a sentence without a full stop. */
	readonly message: string;
	readonly fix?: string;
	readonly item?: string;
	/** Keys from the item's answer to the value. */
	readonly path?: readonly (string | number)[];
	/** The words in the item's answer; by default the value at `path`. */
	readonly words?: string;
	/** By default, the start of the item; without an item, the document's first line. */
	readonly line?: number;
	readonly column?: number;
	/** Number of characters in the line. */
	readonly length?: number;
	/** The document lacks what the finding is about; `line` is the last line before its place. */
	readonly isAbsent?: boolean;
	/** The line whose section's suppressions apply, if it isn't `line`. */
	readonly within?: number;
	/** Its name in a group of findings that are reported as one; by default, the item's id. */
	readonly name?: string;
	/** The location in the file, if the rule knows it. */
	readonly at?: Location;
	/** The edit that `--fix` applies. */
	readonly edit?: TextEdit;
}
