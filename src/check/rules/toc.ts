/** Compares the table of contents with the headings after it. */
import { plainText } from "../../markdown/plain-text.ts";
import { type TocForm, type TocHeadings, tocEntries } from "../../markdown/toc.ts";
import { TOC_CLOSE, TOC_OPEN, tocEnd } from "../../markdown/toc-marks.ts";
import type { Outline } from "../../outline/types.ts";
import { percentDecoded } from "../../text/percent-decoding.ts";
import { type Comment, type Document, labelForm } from "../document.ts";
import type { RawFinding } from "../raw-finding.ts";
import type { Rule } from "../types.ts";

/** The two comments around a table. */
interface Toc {
	readonly open: Comment;
	readonly close: Comment;
}

function isMark(text: string, mark: string): boolean {
	return text.length < mark.length && `<!--${text}-->`.replace(/\s+/g, " ").toLowerCase().trim() === mark;
}

/** The first table of contents with both of its comments. */
function tocOf(document: Document): Toc | undefined {
	const marks = document.comments.map((each) => ({ each, text: ` ${each.text.trim()} ` }));
	const open = marks.findIndex(({ text }) => isMark(text, TOC_OPEN));
	const close = marks.slice(open + 1).find(({ text }) => isMark(text, TOC_CLOSE));
	return open < 0 || !close ? undefined : { open: marks[open]!.each, close: close.each };
}

/** The text between the two comments. */
function tocText({ lines }: Document, { open, close }: Toc): string {
	const from = markEnd(lines, open);
	if (open.line === close.line) return lines[open.line]!.slice(from, close.column);
	const between = lines.slice(open.lastLine + 1, close.line);
	return [lines[open.lastLine]!.slice(from), ...between, lines[close.line]!.slice(0, close.column)].join("\n");
}

/** The column after a comment, on its last line. */
function markEnd(lines: readonly string[], { line, lastLine, column }: Comment): number {
	return lines[lastLine]!.indexOf("-->", line === lastLine ? column : 0) + 3;
}

/**
 * The table's form: the template's if it declares one; otherwise, it goes down to the deepest level that it lists now.
 * An empty table lists all levels.
 */
function formOf(outline: Outline, headings: TocHeadings, old: string): TocForm {
	const declared: TocForm = outline.blocks.find((block) => block.type === "toc") ?? {};
	if (declared.depth) return declared;
	const linked = new Set(entriesOf(old).map((entry) => entry.slice(entry.lastIndexOf("#") + 1)));
	const listed = tocEntries(headings, declared).filter(({ anchor }) => linked.has(anchor.toLowerCase()));
	return { ...declared, depth: listed.reduce((deepest, { depth }) => Math.max(deepest, depth), 0) || 6 };
}

function referencesOf({ definitions }: Document): (label: string) => { target: string } | undefined {
	return (label) => definitions.get(labelForm(label));
}

/** Level, words and anchor of each entry, however the list is written. */
function entriesOf(table: string): string[] {
	const open: number[] = [];
	return table.split("\n").flatMap((line) => {
		const entry = /^([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+\[(.*)\]\(#(.*?)\)[ \t]*$/.exec(line);
		if (!entry) return /\S/.test(line) ? [line.trim()] : [];
		const indent = entry[1]!.replace(/\t/g, "    ").length;
		while (open.length > 0 && open.at(-1)! >= indent) open.pop();
		open.push(indent);
		return [`${open.length} ${plainText(entry[2]!)} #${percentDecoded(entry[3]!).toLowerCase()}`];
	});
}

/** One line of a table, in comparable form and as written. */
interface Entry {
	readonly form: string;
	readonly text: string;
	/** 0-based, from the first line after the opening comment. */
	readonly line: number;
}

/** The entries of a table. `exactly`: compare the lines as written; otherwise only their meaning. */
function linesOf(table: string, exactly: boolean): Entry[] {
	const lines = table.split("\n").map((text, line) => ({ text, line }));
	const filled = lines.filter(({ text }) => /\S/.test(text));
	if (!exactly) return entriesOf(table).map((form, nth) => ({ form, ...filled[nth]! }));
	const [first, last] = [filled[0]?.line ?? 0, filled.at(-1)?.line ?? -1];
	// White space around the table doesn't count.
	const trimmed = (text: string, line: number): string => {
		const start = line === first ? text.trimStart() : text;
		return line === last ? start.trimEnd() : start;
	};
	return lines.slice(first, last + 1).map((each) => ({ ...each, form: trimmed(each.text, each.line) }));
}

export const outdated = {
	id: "toc/outdated",
	severity: "warning",
	about: "The table of contents doesn't match the headings after it.",
	fix: "Run `pep-wizard check --fix` to update it.",
	check: ({ document, proposal: { outline } }) => {
		const toc = tocOf(document);
		if (!toc) return [];
		const isAfter = ({ line }: { readonly line: number }): boolean => line > toc.close.line;
		const headings = {
			before: document.headings.filter((each) => !isAfter(each)),
			after: document.headings.filter(isAfter),
		};
		const old = tocText(document, toc);
		const form = formOf(outline, headings, old);
		const entries = tocEntries(headings, form, referencesOf(document));
		const wanted = entries.map(({ line }) => line).join("\n");
		const exactly = form.tool === "mdtoc";
		const have = linesOf(old, exactly);
		const want = linesOf(wanted, exactly);
		const at = want.findIndex(({ form }, nth) => form !== have[nth]?.form);
		if (at < 0 && have.length <= want.length) return [];
		const first = at < 0 ? want.length : at;
		return [
			{
				message: `the table of contents ${difference(want, have, first)}`,
				fix: "Run “pep-wizard check --fix” to update it.",
				line: have[first] ? toc.open.lastLine + have[first].line : toc.close.line,
				column: 0,
				edit: editOf(document, toc, old, wanted),
			},
		];
	},
} as const satisfies Rule;

/** The first difference, at the entry with this number, as the end of a sentence. */
function difference(want: readonly Entry[], have: readonly Entry[], at: number): string {
	const [wanted, there] = [want[at], have[at]];
	const has = (entries: readonly Entry[], { form }: Entry): boolean =>
		entries.slice(at).some((each) => each.form === form);
	if (wanted && (!there || (has(want, there) && !has(have, wanted)))) return `lacks “${wordsOf(wanted)}”`;
	if (!there) return "";
	if (/^\s*$/.test(there.text)) return "has a blank line between its entries";
	if (!wanted || (has(have, wanted) && !has(want, there))) return `lists “${wordsOf(there)}”, which is not a heading`;
	if (wordsOf(there) !== wordsOf(wanted)) {
		return `lists “${wordsOf(there)}” where the heading is “${wordsOf(wanted)}”`;
	}
	const [old, right] = [anchorOf(there), anchorOf(wanted)];
	if (old !== right) return `links “${wordsOf(there)}” to #${old} instead of #${right}`;
	return `has “${there.text}” instead of “${wanted.text}”`;
}

function wordsOf({ text }: Entry): string {
	return plainText(/\[(.*)\]\(#.*?\)[ \t]*$/.exec(text)?.[1] ?? text);
}

function anchorOf({ text }: Entry): string {
	return /\]\(#(.*?)\)[ \t]*$/.exec(text)?.[1] ?? "";
}

function editOf({ lines }: Document, { open }: Toc, old: string, wanted: string): RawFinding["edit"] {
	const text = `\n${wanted === "" ? "" : `${wanted}\n`}`;
	return { line: open.lastLine, column: markEnd(lines, open), old, text };
}

/** Whether the document has comments of another tool, or a list of links to its own headings. */
function hasOtherToc(document: Document): boolean {
	if (document.comments.some(({ text }) => tocEnd(`<!--${text}-->`))) return true;
	return document.source.blocks.some(
		({ type, start, end }) => type === "list" && document.lines.slice(start, end).every((line) => LINK.test(line)),
	);
}

const LINK = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+\[.*\]\(#.*\)[ \t]*)?$/;

export const missing = {
	id: "toc/missing",
	severity: "warning",
	about: "The template demands a table of contents, but the document has none, made by any tool or by hand.",
	fix: "Write `<!-- toc -->` and `<!-- /toc -->` on two lines below the title, then run `pep-wizard check --fix`.",
	check: ({ document, proposal: { outline }, structure }) => {
		const demanded = outline.blocks.some((block) => block.type === "toc" && !block.optional);
		if (!structure || !demanded || tocOf(document) || hasOtherToc(document)) return [];
		const message = "the document has no table of contents between <!-- toc --> and <!-- /toc -->";
		return [
			{
				message,
				fix: "Write the two comments below the title, then run “pep-wizard check --fix”.",
				line: 0,
				column: 0,
			},
		];
	},
} as const satisfies Rule;
