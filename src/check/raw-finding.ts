/** What a rule says is wrong, by its place in the document. Plain data; knows no rule and no file. */
import type { Place } from "../outline/problem.ts";

/** A text of the document and what should stand there instead. Line and column 0-based. */
export interface TextEdit {
	readonly line: number;
	readonly column: number;
	/** As it stands there; may be empty and may have several lines. */
	readonly old: string;
	readonly text: string;
}

/**
 * What a rule says is wrong, before it is known where in the file that is. Places are those of the document's Markdown,
 * 0-based; of a draft, the Markdown that it makes.
 */
export interface RawFinding {
	/** As in Problem: a sentence without a full stop. */
	readonly message: string;
	readonly fix?: string;
	readonly item?: string;
	/** Keys that lead from the item's answer to the value that is meant. */
	readonly path?: readonly (string | number)[];
	/** The words in the item's answer that are meant; by default the value at `path`. */
	readonly words?: string;
	/** Without it, where the item begins; without an item, the document's first line. */
	readonly line?: number;
	readonly column?: number;
	/** How many characters of the line are meant. */
	readonly length?: number;
	/** The place in the file, where the rule knows it. */
	readonly at?: Place;
	/** What `--fix` may do about it. */
	readonly edit?: TextEdit;
}
