/**
 * A document as rules see it: lines and blocks, and on demand headings, comments and links. Knows no outline.
 */
import type { BlockNode } from "../markdown/blocks.ts";
import { closeHeadings, type Heading, headingsOfBlocks } from "../markdown/headings.ts";
import { type Source, sourceOf } from "../proposal/reading/source.ts";
import { type Link, scanInline } from "./inline.ts";

/** A heading whose `line` is 0-based, as everything of a document. */
export type DocumentHeading = Heading;

/** Lines and columns are 0-based. */
export interface Position {
	readonly line: number;
	readonly column: number;
}

export interface Comment extends Position {
	/** The text between its delimiters. */
	readonly text: string;
	/** Its last line. */
	readonly lastLine: number;
}

export interface DocumentLink extends Position {
	readonly link: Link;
	/** How many characters it has on its first line. */
	readonly length: number;
}

/** `[label]: target`. */
interface Definition {
	readonly target: string;
	readonly position: Position;
	readonly length: number;
}

interface Inlines {
	readonly links: readonly DocumentLink[];
	readonly comments: readonly Comment[];
	/** By label in comparable form. */
	readonly definitions: ReadonlyMap<string, Definition>;
}

/** All links, comments and definitions have one of these. */
const MAY_HAVE_INLINES = /[[<]/;

/** Link definitions; not those of footnotes (`[^1]: words`), nor lines with more than a title after the address. */
const DEFINITION =
	/[ \t>]*\[(?!\^)((?:[^[\]\\]|\\.){1,999})\]:[ \t]*(?:\n[ \t]*)?(?:<([^<>\n]*)>|(\S+))(?:[ \t]*(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*(?:\n|$)/y;

/** The label of a reference in comparable form. */
export function labelForm(label: string): string {
	return label.replace(/\s+/g, " ").trim().toLowerCase();
}

export class Document {
	readonly source: Source;
	private found: Inlines | undefined;
	private code: ReadonlySet<number> | undefined;
	private titles: readonly DocumentHeading[] | undefined;
	private ends: readonly number[] | undefined;
	private alike: Map<string, number[]> | undefined;

	constructor(markdown: string) {
		this.source = sourceOf(markdown);
	}

	get text(): string {
		return this.source.text;
	}

	get lines(): readonly string[] {
		return this.source.lines;
	}

	/** In order, nested ones too. */
	get headings(): readonly DocumentHeading[] {
		this.titles ??= headingsOfBlocks(this.source.blocks, this.source.lines).map((heading) => ({
			...heading,
			line: heading.line - 1,
		}));
		return this.titles;
	}

	/** Outside code, in order. */
	get comments(): readonly Comment[] {
		return this.inlines().comments;
	}

	/** Outside of code, in order. */
	get links(): readonly DocumentLink[] {
		return this.inlines().links;
	}

	get definitions(): ReadonlyMap<string, Definition> {
		return this.inlines().definitions;
	}

	/** Whether the line belongs to a code block. */
	isCode(line: number): boolean {
		this.code ??= codeLines(this.source.blocks);
		return this.code.has(line);
	}

	/** The first line at or after `from` that equals `text` apart from surrounding white space. */
	lineLike(text: string, from: number): number | undefined {
		if (!this.alike) {
			this.alike = new Map();
			for (const [at, line] of this.lines.entries()) {
				const key = line.trim();
				const there = this.alike.get(key);
				if (there) there.push(at);
				else this.alike.set(key, [at]);
			}
		}
		return this.alike.get(text.trim())?.find((line) => line >= from);
	}

	/** The position of an offset in the document's text. */
	positionOf(offset: number): Position {
		const { starts, lines } = this.source;
		let low = 0;
		let high = Math.max(0, lines.length - 1);
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if (starts[middle]! <= offset) low = middle;
			else high = middle - 1;
		}
		return { line: low, column: offset - (starts[low] ?? 0) };
	}

	/**
	 * The lines of the section around a line: from the heading above it to the next of that level or a higher one, the
	 * last line excluded. All lines if there is no heading above.
	 */
	sectionAround(line: number): readonly [first: number, end: number] {
		const { headings } = this;
		this.ends ??= endsOf(headings, this.lines.length);
		let low = 0;
		let high = headings.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (headings[middle]!.line <= line) low = middle + 1;
			else high = middle;
		}
		return low === 0 ? [0, this.lines.length] : [headings[low - 1]!.line, this.ends[low - 1]!];
	}

	/** The last line before `end` that isn't blank; `first` if all are. */
	lastTextLine(first: number, end: number): number {
		let last = end - 1;
		while (last > first && !/\S/.test(this.lines[last] ?? "")) last--;
		return Math.max(last, first);
	}

	private inlines(): Inlines {
		this.found ??= this.scan();
		return this.found;
	}

	private scan(): Inlines {
		const { starts, blocks } = this.source;
		const links: DocumentLink[] = [];
		const comments: Comment[] = [];
		const definitions = new Map<string, Definition>();
		for (const { type, start, end } of leavesOf(blocks)) {
			const from = starts[start]!;
			const text = this.text.slice(from, starts[end] ?? this.text.length);
			if (type === "code" || type === "fence" || type === "front-matter" || type === "break") continue;
			if (type === "html") {
				for (const each of commentsIn(text)) comments.push(this.comment(from + each.start, from + each.end));
				continue;
			}
			if (!MAY_HAVE_INLINES.test(text)) continue;
			const behind = type === "paragraph" ? this.define(text, from, definitions) : 0;
			const scanned = scanInline(text.slice(behind));
			for (const link of scanned.links) links.push(this.link(link, from + behind));
			for (const { start, end } of scanned.comments)
				comments.push(this.comment(from + behind + start, from + behind + end));
		}
		return { links, comments, definitions };
	}

	/** Collects the definitions at the start of a paragraph; returns the offset after them. */
	private define(text: string, from: number, definitions: Map<string, Definition>): number {
		let at = 0;
		for (;;) {
			DEFINITION.lastIndex = at;
			const match = DEFINITION.exec(text);
			if (!match) return at;
			const form = labelForm(match[1]!);
			const position = this.positionOf(from + at + match[0].indexOf("["));
			const length = match[0].trim().length;
			if (!definitions.has(form)) definitions.set(form, { target: match[2] ?? match[3]!, position, length });
			at += match[0].length;
		}
	}

	private link(link: Link, from: number): DocumentLink {
		const position = this.positionOf(from + link.start);
		const room = this.lines[position.line]!.length - position.column;
		return { link, ...position, length: Math.max(1, Math.min(room, link.end - link.start)) };
	}

	private comment(start: number, end: number): Comment {
		const text = this.text.slice(start + 4, end - 3);
		return { text, ...this.positionOf(start), lastLine: this.positionOf(end).line };
	}
}

/** The blocks that contain no others, in order, added to `leaves`. */
function leavesOf(blocks: readonly BlockNode[], leaves: BlockNode[] = []): BlockNode[] {
	for (const block of blocks) {
		if (block.type === "list" || block.type === "item" || block.type === "quote") leavesOf(block.children, leaves);
		else leaves.push(block);
	}
	return leaves;
}

/** For each heading, the line of the next one of the same or a higher level. */
function endsOf(headings: readonly DocumentHeading[], last: number): number[] {
	const ends = headings.map(() => last);
	const open: { readonly at: number; readonly depth: number }[] = [];
	for (const [at, { depth, line }] of headings.entries()) {
		for (const ended of closeHeadings(open, depth)) ends[ended.at] = line;
		open.push({ at, depth });
	}
	return ends;
}

function codeLines(blocks: readonly BlockNode[]): ReadonlySet<number> {
	const lines = new Set<number>();
	for (const { type, start, end } of leavesOf(blocks))
		if (type === "fence" || type === "code") for (let line = start; line < end; line++) lines.add(line);
	return lines;
}

function commentsIn(html: string): { readonly start: number; readonly end: number }[] {
	const found: { start: number; end: number }[] = [];
	for (let at = html.indexOf("<!--"); at >= 0; at = html.indexOf("<!--", at)) {
		const close = html.indexOf("-->", at + 4);
		if (close < 0) return found;
		found.push({ start: at, end: close + 3 });
		at = close + 3;
	}
	return found;
}
