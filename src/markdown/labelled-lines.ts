/**
 * Finds lines of `Name: value` in any form: list entries, lines of a paragraph, one-line paragraphs, rows of a table
 * with two columns. Knows no outline, and not which names are fields.
 */
import type { BlockNode } from "./blocks.ts";
import { hardBreakOf, inOneLine, isTable } from "./lines.ts";
import { plainText } from "./plain-text.ts";

/** A text split into its label and what follows. */
export interface Labelled {
	/** Verbatim, with emphasis and colon; of a table's row, with its borders: `| **Team** |`. */
	readonly label: string;
	/** The text after it; `''` if there is none. */
	readonly rest: string;
	/** The label is emphasised or a cell, so anything that follows is its value. */
	readonly strong: boolean;
}

/** The text split into its label and the rest; undefined if it has no label. */
export function labelledOf(text: string): Labelled | undefined {
	const strong = /^(\*\*|__)([^*_:]{1,80})(:\1|\1[ \t]?:)(?:\s+(.*))?$/s.exec(text);
	if (strong) return { label: text.slice(0, 2) + strong[2] + strong[3], rest: strong[4] ?? "", strong: true };
	const light = /^([*_])([^*_:]{1,80})(:\1|\1[ \t]?:)(?:\s+(.*))?$/s.exec(text);
	if (light) return { label: text.slice(0, 1) + light[2] + light[3], rest: light[4] ?? "", strong: false };
	const plain = /^((?:\[optional\] )?[^:*`<>[\]?]{1,80}:)(?:\s+(.*))?$/is.exec(text);
	return plain ? { label: plain[1]!, rest: plain[2] ?? "", strong: false } : undefined;
}

/** Longer rows are not fields. */
const LONGEST_ROW = 5000;

/** A row of two cells, the first being the label; undefined for other rows, and if the first cell is empty. */
export function labelledRow(line: string): Labelled | undefined {
	const cells = cellsOf(line);
	if (!cells) return undefined;
	const [name, value] = cells;
	return labelWords(`${name}|`) === "" ? undefined : { label: `${name.trimStart()}|`, rest: value, strong: true };
}

/** The first cell with the border before it, and the words of the second one; undefined for more or fewer cells. */
function cellsOf(line: string): readonly [string, string] | undefined {
	if (line.length > LONGEST_ROW) return undefined;
	const pieces = line.split(/(?<!\\)\|/);
	const bordered = pieces.length > 2 && !/\S/.test(pieces[0]!);
	const closed = pieces.length > 2 && !/\S/.test(pieces.at(-1)!);
	const cells = pieces.slice(bordered ? 1 : 0, closed ? -1 : undefined);
	// A row is bordered at both ends or at neither.
	if (cells.length !== 2 || bordered !== closed) return undefined;
	return [bordered ? `${pieces[0]}|${cells[0]}` : cells[0]!, cells[1]!.trim()];
}

/** The words of a label, without emphasis, colon and a cell's borders. */
export function labelWords(label: string): string {
	const cell = /\|[ \t]*$/.test(label) ? label.replace(/^[ \t]*\||\|[ \t]*$/g, "").replaceAll("\\|", "|") : label;
	return plainText(cell).replace(/:$/, "").trim();
}

/** Number of characters in a row after its value. */
export function rowEnd(line: string): number {
	return line.length - line.trimEnd().replace(/\|$/, "").trimEnd().length;
}

/** Below the first row of such a table. */
const TWO_COLUMNS = /^ {0,3}(?:\|[ \t]*)?:?-+:?[ \t]*\|[ \t]*:?-+:?[ \t]*(?:\|[ \t]*)?$/;

/** Whether the paragraph of these lines is a table with two columns. */
export function isTableOfTwo(lines: readonly string[]): boolean {
	return isTable(lines) && TWO_COLUMNS.test(lines[1]!) && cellsOf(lines[0]!) !== undefined;
}

/** Column names, as opposed to field names. */
const COLUMNS = /^(?:|field|key|name|property|item|attribute|metadata|meta|label|what|info|information|header|title)$/i;
const VALUES = /^(?:|values?|description|details?|content|data|info|information)$/i;

/** Whether the first row of a table names its columns rather than holding a field. */
export function namesColumns(row: string): boolean {
	const labelled = labelledRow(row);
	return !labelled || (COLUMNS.test(labelWords(labelled.label)) && VALUES.test(plainText(labelled.rest)));
}

/** A labelled line of a document. */
export interface LabelledLine extends Labelled {
	readonly dress: "entry" | "line" | "row";
	/** The words of its label. */
	readonly name: string;
	/** 0-based. */
	readonly line: number;
	/** Offsets in that line: where the label begins and ends, where the value begins and ends. */
	readonly from: number;
	readonly labelEnd: number;
	readonly start: number;
	readonly end: number;
	/** The value in one line, verbatim: with its continuation lines, without a hard break and a cell's escapes. */
	readonly value: string;
	/** The entries of a list below the label, each in one line. */
	readonly below: readonly string[];
}

/** The labelled lines of these blocks in order. Front matter, headings and quotes have none. Takes linear time. */
export function labelledLines(blocks: readonly BlockNode[], lines: readonly string[]): LabelledLine[] {
	return blocks.flatMap((block) => {
		if (block.type === "list") return block.children.flatMap((item) => inEntry(item, lines));
		return block.type === "paragraph" ? inParagraph(block, lines) : [];
	});
}

function inParagraph({ start, end }: BlockNode, lines: readonly string[]): LabelledLine[] {
	const own = lines.slice(start, end);
	if (isTableOfTwo(own))
		return own.flatMap((line, at) =>
			at === 1 || (at === 0 && namesColumns(line)) ? [] : placed("row", labelledRow(line), line, start + at, 0),
		);
	const found: { readonly line: LabelledLine; readonly wrapped: string[] }[] = [];
	for (const [at, text] of own.entries()) {
		const from = /^[ \t]*/.exec(text)![0].length;
		const [line] = placed("line", labelledOf(bareOf(text, from)), text, start + at, from);
		if (line) found.push({ line, wrapped: [] });
		else if (found.length > 0) found.at(-1)!.wrapped.push(bareOf(text, from));
		// After a sentence, what follows is part of it.
		else return [];
	}
	return found.map(({ line, wrapped }) => ({ ...line, value: inOneLine([line.value, ...wrapped].join("\n")) }));
}

const BULLET = /^[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]+/;

function inEntry(item: BlockNode, lines: readonly string[]): LabelledLine[] {
	const [first, ...others] = item.children;
	const line = lines[item.start]!;
	const bullet = BULLET.exec(line)?.[0].length;
	if (first?.type !== "paragraph" || first.start !== item.start || bullet === undefined) return [];
	const [found] = placed("entry", labelledOf(bareOf(line, bullet)), line, item.start, bullet);
	if (!found) return [];
	const wrapped = lines.slice(first.start + 1, first.end).map((each) => each.trim());
	const lists = others.filter(({ type }) => type === "list").flatMap(({ children }) => children);
	const below = lists.map((each) => inOneLine(textOf(each, lines)));
	return [{ ...found, value: inOneLine([found.value, ...wrapped].join("\n")), below }];
}

/** The first paragraph of an entry, without its bullet. */
function textOf(item: BlockNode, lines: readonly string[]): string {
	const first = item.children[0];
	if (first?.type !== "paragraph") return "";
	return lines.slice(first.start, first.end).join("\n").replace(BULLET, "");
}

/** The line's text from an offset, without a hard break. */
function bareOf(line: string, from: number): string {
	return line.slice(from, line.length - hardBreakOf(line).length).trimEnd();
}

function placed(
	dress: LabelledLine["dress"],
	labelled: Labelled | undefined,
	written: string,
	line: number,
	indent: number,
): LabelledLine[] {
	if (!labelled) return [];
	const { label, rest } = labelled;
	const from = written.indexOf(label, indent);
	const labelEnd = from + label.length;
	const start = rest === "" ? labelEnd : written.indexOf(rest, labelEnd);
	const value = dress === "row" ? rest.replaceAll("\\|", "|") : rest;
	const name = labelWords(label);
	return [{ ...labelled, dress, name, line, from, labelEnd, start, end: start + rest.length, value, below: [] }];
}
