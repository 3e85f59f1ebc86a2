/**
 * Reads a template: Markdown → a tree of headings with the parts below each. Describes the form of the parts, not their
 * meaning.
 */
import { type BlockNode, scanBlocks } from "../markdown/blocks.ts";
import { closeHeadings } from "../markdown/headings.ts";
import { isTableOfTwo, labelledRow, namesColumns, rowEnd } from "../markdown/labelled-lines.ts";
import { hardBreakOf, lineTexts } from "../markdown/lines.ts";
import { plainText } from "../markdown/plain-text.ts";
import { isTocMark, TOC_CLOSE, TOC_OPEN, type TocMarks, tocEnd } from "../markdown/toc-marks.ts";
import { isField, labelledEntry } from "./list-entries.ts";
import { hasOptionalComment } from "./optional.ts";
import { InputError, type Problem } from "./problem.ts";
import type { RawBlock, RawEntry, RawSection } from "./raw-template.ts";

/**
 * The template's headings as a tree, below one nameless root that holds what is above the first heading.
 * @throws InputError with file and line for a template without headings, or with a comment or table of contents left
 * open.
 */
export function readTemplate(text: string, file: string): RawSection {
	return new Reader(lineTexts(text.replace(/^\uFEFF/, "")), file).read();
}

/** A table of contents that is not closed yet. */
interface OpenToc {
	readonly start: number;
	readonly end: RegExp;
	/** Line on which its list begins. */
	list?: number;
}

class Reader {
	private readonly root: RawSection = { heading: "", label: "", depth: 0, line: 1, parts: [], children: [] };
	private readonly open: RawSection[] = [this.root];
	private readonly problems: Problem[] = [];
	private toc: OpenToc | undefined;
	/** The block before the current one. */
	private before: BlockNode | undefined;

	constructor(
		private readonly lines: readonly string[],
		private readonly file: string,
	) {}

	read(): RawSection {
		for (const block of scanBlocks(this.lines.join("\n"))) {
			this.block(block);
			this.before = block;
		}
		if (this.toc) this.problems.push(openToc(this.file, this.toc.start + 1));
		if (this.root.children.length === 0) this.problems.push(noHeading(this.file));
		if (this.problems.length > 0) throw new InputError(this.problems);
		return this.root;
	}

	private block(block: BlockNode): void {
		const text = this.textOf(block.start, block.end);
		const isHtml = block.type === "html";
		if (isHtml && /<!--/.test(text) && !/-->/.test(text))
			this.problems.push(openComment(this.file, block.start + 1, this.lines[block.start]!.indexOf("<!--") + 1));
		if (this.toc) this.inToc(this.toc, block, text.trim());
		else {
			const end = isHtml ? tocEnd(text.trim()) : undefined;
			if (end) this.openToc(block, text.trim(), end);
			else if (isHtml && isTocMark(text.trim())) return;
			else if (block.type === "heading") this.heading(block);
			else this.open.at(-1)!.parts.push(partOf(block, this.lines));
		}
	}

	private openToc(block: BlockNode, text: string, end: RegExp): void {
		const closed = text.split("\n").some((line, at) => at > 0 && end.test(line.trim()));
		if (closed || /-->\s*<!--/.test(text)) this.pushToc(block.start, undefined);
		else this.toc = { start: block.start, end };
	}

	private inToc(toc: OpenToc, block: BlockNode, text: string): void {
		if (block.type === "list") toc.list ??= block.start;
		if (!toc.end.test(text)) return;
		this.toc = undefined;
		const open = this.textOf(toc.start, toc.list ?? block.start).trim();
		this.pushToc(toc.start, { open, close: text });
	}

	private pushToc(start: number, marks: TocMarks | undefined): void {
		const isUsual = !marks || (marks.open === TOC_OPEN && marks.close === TOC_CLOSE);
		this.open.at(-1)!.parts.push({ type: "toc", line: start + 1, ...(!isUsual && { marks }) });
	}

	private heading(block: BlockNode): void {
		const notes = this.notesAbove(block);
		closeHeadings(this.open, block.depth!);
		const heading = block.text ?? "";
		const section = {
			heading,
			label: plainText(heading),
			depth: block.depth!,
			line: block.start + 1,
			parts: notes,
			children: [],
		};
		this.open.at(-1)!.children.push(section);
		this.open.push(section);
	}

	/** A comment directly above a heading, with a blank line before it, is about that heading. */
	private notesAbove(heading: BlockNode): RawBlock[] {
		const { before } = this;
		const { parts } = this.open.at(-1)!;
		const last = parts.at(-1);
		if (before?.end !== heading.start || last?.type !== "comment" || last.line !== before.start + 1) return [];
		if (before.start > 0 && /\S/.test(this.lines[before.start - 1]!)) return [];
		parts.pop();
		return [last];
	}

	private textOf(start: number, end: number): string {
		return this.lines.slice(start, end).join("\n");
	}
}

function partOf(block: BlockNode, lines: readonly string[]): RawBlock {
	const line = block.start + 1;
	const text = lines.slice(block.start, block.end).join("\n");
	if (block.type === "html" && /^\s*<!--[\s\S]*-->\s*$/.test(text)) return { type: "comment", text: text.trim(), line };
	if (block.type === "list") return { type: "list", text, entries: entriesOf(block, lines), line };
	const bare = block.type === "paragraph" ? /^\s*\[[ xX]\][ \t]+(?=\S)/.exec(text) : null;
	if (bare) return { type: "list", text, entries: [bareBox(text.slice(bare[0].length), line)], line };
	if (block.type === "front-matter")
		return { type: "lines", text, entries: frontMatterEntries(text.split("\n"), line), line, yaml: true };
	const entries = block.type === "paragraph" ? paragraphEntries(text.split("\n"), line) : undefined;
	if (!entries) return { type: block.type === "paragraph" ? "paragraph" : "other", text, line };
	const isCertain = entries.length > 1 && entries.every((entry) => entry.dress === undefined && isField(entry));
	return isCertain ? { type: "lines", text, entries, line, yaml: false } : { type: "paragraph", text, entries, line };
}

function entriesOf(list: BlockNode, lines: readonly string[]): RawEntry[] {
	return list.children.map((item) => {
		const first = item.children[0];
		const raw = first?.type === "paragraph" ? lines.slice(first.start, first.end).map((line) => line.trim()) : [""];
		const bare = raw.join(" ").replace(/^([-+*]|\d{1,9}[.)])[ \t]+/, "");
		const box = /^\[[ xX]\][ \t]+/.exec(bare);
		const nested = item.children.filter((child) => child.type === "list");
		const bullet = raw[0]?.[0];
		return {
			text: bare.slice(box?.[0].length ?? 0),
			box: box !== null,
			...((bullet === "*" || bullet === "+") && { bullet }),
			children: nested.flatMap((child) => entriesOf(child, lines)),
			line: item.start + 1,
		};
	});
}

/** Labelled lines, with or without a value, or the rows of a table; undefined for other paragraphs. */
function paragraphEntries(lines: readonly string[], line: number): RawEntry[] | undefined {
	if (isTableOfTwo(lines))
		return lines.map((text, at) => {
			const isPlain = at === 1 || (at === 0 && namesColumns(text)) || !labelledRow(text);
			if (isPlain) return { text, box: false, children: [], line: line + at, dress: "plain" };
			const tail = rowEnd(text) > 0 ? { tail: text.slice(-rowEnd(text)) } : {};
			return { text, box: false, children: [], line: line + at, dress: "row", ...tail };
		});
	const entries = lines.map((text, at) => lineEntry(text, line + at));
	return entries.every((entry) => labelledEntry(entry)) ? entries : undefined;
}

function lineEntry(written: string, line: number): RawEntry {
	const tail = hardBreakOf(written);
	const text = written.slice(0, written.length - tail.length).trim();
	return { text, box: false, children: [], line, ...(tail !== "" && { tail }) };
}

/** Makes one entry of each key with everything nested below it. */
function frontMatterEntries(lines: readonly string[], line: number): RawEntry[] {
	const keys: { readonly lines: string[]; readonly at: number }[] = [];
	for (const [at, text] of lines.entries()) {
		const last = keys.at(-1)?.lines;
		if (last && /^[^\s#-]/.test(last[0]!) && /^(\s+\S|-\s)/.test(text)) last.push(text);
		else keys.push({ lines: [text], at });
	}
	let areOptional = false;
	return keys.map((key) => {
		const first = key.lines[0]!;
		if (/^\s*#/.test(first)) areOptional = hasOptionalComment(first);
		const optional = areOptional || hasOptionalComment(first);
		const text = key.lines.join("\n");
		return { text, box: false, children: [], line: line + key.at, dress: "yaml", ...(optional && { optional }) };
	});
}

/** A box without a bullet, as one entry. */
function bareBox(text: string, line: number): RawEntry {
	const lines = text.split("\n").map((each) => each.trim());
	return { text: lines.join("\n"), box: true, bare: true, children: [], line };
}

const openComment = (file: string, line: number, column: number): Problem => ({
	rule: "template/comment-open",
	severity: "error",
	message: "this comment is never closed",
	at: { file, line, column: Math.max(1, column) },
	fix: "Expected “-->” further down.",
});

const openToc = (file: string, line: number): Problem => ({
	rule: "template/toc-open",
	severity: "error",
	message: "the table of contents is never closed",
	at: { file, line, column: 1 },
	fix: "Expected the comment that ends it further down, such as “<!-- /toc -->”.",
});

const noHeading = (file: string): Problem => ({
	rule: "template/no-heading",
	severity: "error",
	message: "expected at least one Markdown heading, found none",
	at: { file, line: 1, column: 1 },
	fix: "A template's headings are the sections that the wizard asks for; start one with “# ”.",
});
