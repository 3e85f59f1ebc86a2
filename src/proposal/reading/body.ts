/**
 * Reads the text below a heading or after a question as an answer and the parts of a skeleton around it. Separates the
 * document's white space, comments and indentation from the answer; what can't be separated stays text.
 */
import { dedent } from "../../markdown/print.ts";
import type { Outline } from "../../outline/types.ts";
import type { Mark, SlotMark } from "../layout/marks.ts";
import type { ItemPlacement } from "../layout/outline-index.ts";
import { contentIndent } from "../layout/skeleton.ts";
import { followsLabel } from "../layout/slot.ts";
import type { Answer } from "../types.ts";
import { readAnswer } from "./answer.ts";
import { contentRangeOf } from "./content-range.ts";

export interface Body {
	readonly parts: readonly (string | Mark)[];
	readonly answer: Answer | undefined;
}

/** Where a body begins. */
export interface Label {
	/** The text before it on its line; undefined where the body begins with a line of its own. */
	readonly line: string | undefined;
	/** It is below a list item. */
	readonly listed: boolean;
	/** The words before it are a heading's. */
	readonly isHeading?: boolean;
	/** The last character of its line's ending; `''` for a body that begins on its line, and at the end of a document. */
	readonly ending: string;
}

const NO_PARAGRAPHS: ReadonlySet<string> = new Set();

/**
 * The body of one item's place. The parts are its text with at most one mark in it.
 * `fixed`: normal forms of paragraphs that the template prints there itself.
 */
export function readBody(
	outline: Outline,
	place: ItemPlacement,
	label: Label,
	text: string,
	fixed = NO_PARAGRAPHS,
): Body {
	if (label.line === undefined) return readBelowLabel(outline, place, label, text, fixed);
	const rest = /^[^\r\n]*(\r\n|\n|\r)?/.exec(text)![0];
	if (/\S/.test(rest)) return readAfterLabel(outline, place, { ...label, line: label.line }, text);
	if ((place.form === "field" || place.form === "line") && !/\S/.test(text)) return emptyField(place, text);
	const ending = /[\r\n]?$/.exec(rest)![0];
	const below = readBelowLabel(outline, place, { ...label, ending }, text.slice(rest.length), fixed);
	return { ...below, parts: [rest, ...below.parts] };
}

function emptyField({ item }: ItemPlacement, text: string): Body {
	return { parts: [" ", { type: "slot", id: item.id }, text], answer: undefined };
}

function readBelowLabel(
	outline: Outline,
	place: ItemPlacement,
	label: Label,
	text: string,
	fixed: ReadonlySet<string>,
): Body {
	const { start, end } = contentRangeOf(text, fixed);
	if (start === end) return emptySlot(place, label, text);
	const core = text.slice(start, end);
	const space = /^[ \t]*/.exec(core)![0];
	const isBehindComment = start > 0 && !/[\r\n]/.test(text[start - 1]!);
	for (const indent of new Set(label.listed ? [space, ""] : [""])) {
		const bare = dedent(core, indent);
		const read = bare === undefined ? undefined : readAnswer(outline, place, bare);
		if (!read) continue;
		const stay = isBehindComment && !followsLabel(place, read.answer, bare!);
		const mark: Mark = { type: "slot", id: place.item.id, ...read.mark, ...(stay && { stay }) };
		return { parts: [text.slice(0, start) + indent, mark, text.slice(end)], answer: read.answer };
	}
	return { parts: [text], answer: undefined };
}

/** An empty slot after the last text: with a blank line before it, and after it if necessary. */
function emptySlot({ item }: ItemPlacement, label: Label, text: string): Body {
	const at = /\S/.test(text) ? endOfLastLine(text) : 0;
	const before = text.slice(0, at);
	const rest = text.slice(at);
	const indent = label.listed ? contentIndent(label.line ?? "") : "";
	const mark: SlotMark = { type: "slot", id: item.id };
	// A line feed after a lone carriage return would join it to a single line ending.
	const ending = before === "" ? label.ending : /[\r\n]?$/.exec(before)![0];
	if (ending === "") return { parts: [`${before}\n\n${indent}`, mark, rest], answer: undefined };
	const tight = rest !== "" && !/^[ \t]*[\r\n]/.test(rest);
	const parts = tight ? [{ ...mark, tight }, ending + ending + rest] : [mark, ending + rest];
	return { parts: [before + ending + indent, ...parts], answer: undefined };
}

/** The offset after the last non-blank line. */
function endOfLastLine(text: string): number {
	const words = text.trimEnd().length;
	const line = /^[^\r\n]*(\r\n|\n|\r)?/.exec(text.slice(words))![0];
	return words + line.length;
}

function readAfterLabel(
	outline: Outline,
	place: ItemPlacement,
	label: Label & { readonly line: string },
	text: string,
): Body {
	const space = /^[ \t]*/.exec(text)![0];
	const { start, end } = contentRangeOf(text.slice(space.length), NO_PARAGRAPHS);
	if (start === end) return emptySlot(place, label, text);
	const core = text.slice(space.length, space.length + end);
	const first = /^[^\r\n]*/.exec(core)![0];
	const usual = contentIndent(label.line);
	const second = /[\r\n]([ \t]+)\S/.exec(core)?.[1] ?? usual;
	for (const indent of new Set([usual, second, ""])) {
		const below = dedent(core.slice(first.length), indent);
		const read = below === undefined ? undefined : readAnswer(outline, place, first + below);
		if (!read) continue;
		const follows = followsLabel(place, read.answer, first + below, label.isHeading);
		const more = { ...(!follows && { stay: true }), ...(indent !== usual && { indent }) };
		const mark: Mark = { type: "slot", id: place.item.id, ...read.mark, ...more };
		return { parts: [space, mark, text.slice(space.length + core.length)], answer: read.answer };
	}
	return { parts: [text], answer: undefined };
}
