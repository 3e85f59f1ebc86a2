/**
 * Lays out author text after labels and bullets, and reads it back. What is read is tentative: the caller accepts it if
 * printing it gives the same bytes. Knows no items and no kinds.
 */
import { scanBlocks } from "../../markdown/blocks.ts";
import { isTable, lineTexts, splitLines } from "../../markdown/lines.ts";
import { dedent, type FlowContent, type ListItemNode, listItem, paragraph, verbatim } from "../../markdown/print.ts";

/** How far a list item's content is indented after its bullet. */
export const INDENT = "  ";

/** Whether the text has nothing visible. */
export function isBlank(text: string): boolean {
	return !/\S/.test(text);
}

/** The text without blank lines at its beginning and end, and without a final line ending. */
export function trimLines(text: string): string {
	if (text === "" || !(isSpace(text[0]!) || isSpace(text[text.length - 1]!))) return text;
	const lines = splitLines(text);
	const blank = (at: number): boolean => /^[ \t]*$/.test(lines[at]!.text);
	let from = 0;
	let to = lines.length;
	while (from < to && blank(from)) from++;
	while (to > from && blank(to - 1)) to--;
	const kept = lines.slice(from, to);
	return kept.map((each, at) => each.text + (at === kept.length - 1 ? "" : each.ending)).join("");
}

function isSpace(character: string): boolean {
	return " \t\r\n".includes(character);
}

/** Whether the text has no line break. */
export function isOneLine(text: string): boolean {
	return !/[\r\n]/.test(text);
}

/**
 * Whether the text can follow other words on their line without changing its meaning: it begins with a plain paragraph,
 * not with a list, quote, heading, fence, table, HTML, definition or white space.
 */
export function startsWithParagraph(text: string): boolean {
	if (/^(\s|$|\||\[[^\]]*\]:)/.test(text)) return false;
	const end = text.search(/(\r\n|\n|\r)[ \t]*(\r|\n|$)/);
	const paragraph = end < 0 ? text : text.slice(0, end);
	if (isTable(lineTexts(paragraph))) return false;
	return scanBlocks(paragraph)[0]?.type === "paragraph";
}

/** The blocks of `label text`: on the label's line, or below it, set off by a blank line. */
export function labelledBlocks(label: string, text: string, inline: boolean): FlowContent[] {
	if (text === "") return [paragraph(label)];
	return inline ? [paragraph(`${label} ${text}`)] : [paragraph(label), verbatim(text)];
}

/** One bullet with an author's text, after a label where there is one. */
export function entryItem(text: string, label?: string): ListItemNode {
	const trimmed = trimLines(text);
	if (label !== undefined) return listItem(labelledBlocks(label, trimmed, startsWithParagraph(trimmed)));
	// Spaces after a bullet would change the column at which the entry's other lines begin.
	return listItem([/^[ \t]/.test(trimmed) ? verbatim(`\n${trimmed}`) : paragraph(trimmed)]);
}

/** The contents of a bullet list at column 0, entry by entry, without bullets and indentation. */
export function readItems(markdown: string): string[] | undefined {
	const items: string[] = [];
	let rest = "";
	let first: string | undefined;
	const finish = (): boolean => {
		if (first === undefined) return true;
		const below = dedent(rest.replace(/(\r\n|\n|\r)$/, ""), INDENT);
		if (below !== undefined) items.push(first + below);
		return below !== undefined;
	};
	for (const { text, ending } of splitLines(markdown)) {
		const bullet = /^-( |$)/.exec(text);
		if (bullet) {
			if (!finish()) return undefined;
			first = text.slice(bullet[0].length);
			rest = ending;
		} else if (first === undefined) return undefined;
		else rest += text + ending;
	}
	return first !== undefined && finish() ? items : undefined;
}

/** The text after a label, on its line or below; undefined if the text doesn't begin with the label. */
export function readLabelled(content: string, label: string): string | undefined {
	if (!content.startsWith(label)) return undefined;
	const rest = content.slice(label.length);
	if (rest === "" || rest[0] === "\n") return trimLines(rest);
	return rest[0] === " " ? rest.slice(1) : undefined;
}

/** Several short texts on one line: `a, b`. Undefined if they couldn't be separated again. */
export function joinWithCommas(entries: readonly string[]): string | undefined {
	const plain = entries.every(
		(entry) => isOneLine(entry) && !entry.includes(",") && entry.trim() === entry && isBalanced(entry),
	);
	const text = entries.join(", ");
	return plain && startsWithParagraph(text) ? text : undefined;
}

/** Whether brackets opened in an entry are closed in it. A comma between them doesn't separate. */
function isBalanced(entry: string): boolean {
	let open = 0;
	for (const letter of entry) {
		if (letter === "[") open++;
		if (letter === "]" && --open < 0) return false;
	}
	return open === 0;
}

/** The inverse of `joinWithCommas`. */
export function splitAtCommas(text: string): string[] | undefined {
	const entries = text.split(", ");
	return joinWithCommas(entries) === text ? entries : undefined;
}
