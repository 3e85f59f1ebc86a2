/**
 * The marks in a skeleton, from text and to text. Knows their spelling only.
 *
 * - `{{summary}}`: the answer to an item. After the id: `!` printed even when blank (empty boxes, fields, options), `~` a
 *   blank answer takes the blank line after it along, `>` stays on its line whatever it says, `|` and white space: the
 *   indentation of further lines, `=` and text: how nothing (or *not applicable*) is spelled.
 * - `{{# a … b}}`: the sections from a to b as the outline prints them.
 * - `{{@ a}}`: the heading of section a begins here.
 * - `{{!}}`: an opening brace, `{{!!}}` two, and so on.
 */

export interface SlotMark {
	readonly type: "slot";
	readonly id: string;
	readonly always?: boolean;
	readonly tight?: boolean;
	readonly stay?: boolean;
	/** Indentation of the lines after the first, where it is not the line's own. */
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

/** Made when the first skeleton is read: Unicode's classes take a millisecond, and few proposals have a skeleton. */
let pattern: RegExp | undefined;

function markPattern(): RegExp {
	pattern ??= new RegExp(
		`\\{\\{(?:(!+)|# (${ID})(?: … (${ID}))?|@ (${ID})|(${ID})([!~>]*)(?:\\|([ \\t]*))?(?:=([^{}\\r\\n]*))?)\\}\\}`,
		"gu",
	);
	return pattern;
}

/** The marks of a skeleton in order. What looks nearly like one is text. */
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

/** Texts and marks as a skeleton: braces in a text that could be taken for a mark are spelled out. */
export function skeletonText(parts: readonly (string | Mark)[]): string {
	const written: string[] = [];
	let text = "";
	for (const part of parts) {
		if (typeof part === "string") {
			text += part;
			continue;
		}
		// A brace directly before a mark would join with the mark's own.
		written.push(escapeBraces(text).replace(/(?<!\{)\{$/, markText({ type: "braces", count: 1 })), markText(part));
		text = "";
	}
	return written.join("") + escapeBraces(text);
}

function escapeBraces(text: string): string {
	return text.replace(/\{{2,}/g, (run) => markText({ type: "braces", count: run.length }));
}
