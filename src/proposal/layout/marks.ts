/**
 * Parses and prints the marks in a skeleton.
 *
 * - `{{summary}}`: the answer to an item. After the id: `!` prints it even if blank (empty boxes, fields, options); `~`
 *   removes the next blank line together with a blank answer; `>` keeps the answer on its line whatever it contains; `|`
 *   and white space: the indentation of further lines; `=` and text: the spelling of a blank or *not applicable* answer.
 * - `{{# a … b}}`: the sections from a to b, as the outline prints them.
 * - `{{@ a}}`: the heading of section a starts here.
 * - `{{!}}`: an opening brace, `{{!!}}` two, and so on.
 */

export interface SlotMark {
	readonly type: "slot";
	readonly id: string;
	readonly always?: boolean;
	readonly tight?: boolean;
	readonly stay?: boolean;
	/** Indentation of the lines after the first, if it differs from the first line's. */
	readonly indent?: string;
	readonly spelling?: string;
}

export type Mark =
	| SlotMark
	| { readonly type: "run"; readonly first: string; readonly last: string }
	| { readonly type: "anchor"; readonly section: string }
	| { readonly type: "braces"; readonly count: number };

/** A mark and its offsets. */
export interface FoundMark {
	readonly mark: Mark;
	readonly start: number;
	readonly end: number;
}

const ID = "[\\p{L}\\p{N}/-]+";

/** Compiled on first use: Unicode classes take a millisecond, and few proposals have a skeleton. */
let pattern: RegExp | undefined;

function markPattern(): RegExp {
	pattern ??= new RegExp(
		`\\{\\{(?:(!+)|# (${ID})(?: … (${ID}))?|@ (${ID})|(${ID})([!~>]*)(?:\\|([ \\t]*))?(?:=([^{}\\r\\n]*))?)\\}\\}`,
		"gu",
	);
	return pattern;
}

/** The marks of a skeleton, in order. Malformed marks are text. */
export function findMarks(skeleton: string): FoundMark[] {
	return [...skeleton.matchAll(markPattern())].map((match) => ({
		mark: markOf(match),
		start: match.index,
		end: match.index + match[0].length,
	}));
}

function markOf([, braces, first, last, section, id, flags = "", indent, spelling]: RegExpMatchArray): Mark {
	if (braces) return { type: "braces", count: braces.length };
	if (first) return { type: "run", first, last: last ?? first };
	if (section) return { type: "anchor", section };
	return {
		type: "slot",
		id: id!,
		...(flags.includes("!") && { always: true }),
		...(flags.includes("~") && { tight: true }),
		...(flags.includes(">") && { stay: true }),
		...(indent !== undefined && { indent }),
		...(spelling !== undefined && { spelling }),
	};
}

/** Whether a text can follow `=` in a mark. */
export function isSpelling(text: string): boolean {
	return !/[{}\r\n]/.test(text);
}

/** A mark as written in the skeleton. */
export function markText(mark: Mark): string {
	switch (mark.type) {
		case "braces":
			return `{{${"!".repeat(mark.count)}}}`;
		case "run":
			return mark.first === mark.last ? `{{# ${mark.first}}}` : `{{# ${mark.first} … ${mark.last}}}`;
		case "anchor":
			return `{{@ ${mark.section}}}`;
		case "slot": {
			const flags = (mark.always ? "!" : "") + (mark.tight ? "~" : "") + (mark.stay ? ">" : "");
			const indent = mark.indent === undefined ? "" : `|${mark.indent}`;
			return `{{${mark.id}${flags}${indent}${mark.spelling === undefined ? "" : `=${mark.spelling}`}}}`;
		}
	}
}

/** Prints texts and marks as a skeleton; escapes braces in texts that could be read as marks. */
export function skeletonText(parts: readonly (string | Mark)[]): string {
	const written: string[] = [];
	let text = "";
	for (const part of parts) {
		if (typeof part === "string") {
			text += part;
			continue;
		}
		// A brace directly before a mark would be read as part of it.
		written.push(escapeBraces(text).replace(/(?<!\{)\{$/, markText({ type: "braces", count: 1 })), markText(part));
		text = "";
	}
	return written.join("") + escapeBraces(text);
}

function escapeBraces(text: string): string {
	return text.replace(/\{{2,}/g, (run) => markText({ type: "braces", count: run.length }));
}
