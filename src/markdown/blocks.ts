/**
 * Scans Markdown's block structure line by line: headings, lists, fences, comments and so on.
 *
 * Not remark, because reading back must take linear time and be fast on 10 MB, rendering must not load a parser, and
 * neither needs inline syntax. Follows the block phase of CommonMark 0.31 (appendix "A parsing strategy"), plus YAML front
 * matter. A property test compares it with remark. Knows only lines; never returns changed text.
 */
import { type BlockStart, startOf } from "./block-starts.ts";
import { LineCursor, lineTexts } from "./lines.ts";

export type BlockType =
	| "paragraph"
	| "heading"
	| "fence"
	| "code"
	| "html"
	| "break"
	| "quote"
	| "list"
	| "item"
	| "front-matter";

/** A block and the lines that it spans. */
export interface BlockNode {
	readonly type: BlockType;
	/** First line, 0-based. */
	readonly start: number;
	/** 0-based line after the last non-blank line of the block; blank lines inside it are included. */
	end: number;
	/** heading: 1 to 6. */
	readonly depth?: number;
	/** heading: its inline Markdown source. */
	readonly text?: string;
	/** heading: whether it is a setext heading. */
	readonly setext?: boolean;
	/** item, list: the marker's character: `-`, `*`, `+`, `.` or `)`. */
	readonly marker?: string;
	/** item: columns from the container's content to the item's content. */
	readonly indent?: number;
	readonly children: BlockNode[];
}

interface OpenBlock {
	node: BlockNode;
	/** item: content columns relative to the parent container. */
	offset: number;
	/** fence: its marker. html: what ends it. */
	fence?: { char: string; length: number };
	htmlEnd?: RegExp | "blank";
}

/** Containers nested deeper than this count as text, which bounds the work per line. */
const MAX_DEPTH = 100;

/** The blocks of a text; lines are counted as by `splitLines`. */
export function scanBlocks(text: string): BlockNode[] {
	return blocksOf(lineTexts(text));
}

/** The blocks of lines without their endings. */
export function blocksOf(lines: readonly string[]): BlockNode[] {
	return new Scanner(lines).scan();
}

class Scanner {
	private readonly lines: readonly string[];
	private readonly root: BlockNode[] = [];
	/** Open containers, outermost first. */
	private stack: OpenBlock[] = [];
	/** The open paragraph, fence, indented code or HTML block. */
	private leaf: OpenBlock | undefined;

	constructor(lines: readonly string[]) {
		this.lines = lines;
	}

	scan(): BlockNode[] {
		for (let i = this.frontMatter(); i < this.lines.length; i++) this.line(i, new LineCursor(this.lines[i]!));
		return this.root;
	}

	private frontMatter(): number {
		if (!/^\uFEFF?---[ \t]*$/.test(this.lines[0] ?? "")) return 0;
		const close = this.lines.findIndex((line, i) => i > 0 && /^(---|\.\.\.)[ \t]*$/.test(line));
		// Without a key, it is a thematic break above a heading, as in CommonMark.
		if (close < 0 || !this.lines.slice(1, close).some((line) => /^[\w"'-][^:]*:(\s|$)/.test(line))) return 0;
		this.root.push({ type: "front-matter", start: 0, end: close + 1, children: [] });
		return close + 1;
	}

	private line(i: number, at: LineCursor): void {
		const matched = this.matchContainers(at);
		const all = matched === this.stack.length;
		if (all && this.leaf && this.continueLeaf(i, at, this.leaf)) return;
		if (at.blank()) {
			this.blankLine(matched);
			return;
		}
		const opened = this.openBlocks(i, at, matched);
		if (opened.done) return;
		if (!opened.any && !all && this.leaf?.node.type === "paragraph") {
			// Lazy continuation (CommonMark 5.1): the paragraph continues although its container's marker is missing.
			this.extend(i);
			return;
		}
		if (!opened.any) this.closeTo(matched);
		if (this.leaf?.node.type === "paragraph") this.extend(i);
		else this.addLeaf({ type: "paragraph", start: i, end: i + 1, children: [] });
	}

	/** Consumes the markers and indentation of open containers; returns how many of them continue on this line. */
	private matchContainers(at: LineCursor): number {
		for (let k = 0; k < this.stack.length; k++) {
			const { node, offset } = this.stack[k]!;
			if (node.type === "list") continue;
			if (node.type === "quote") {
				if (at.indent() > 3 || at.unindented()[0] !== ">") return k;
				at.skipColumns(3);
				at.skip(1);
				if (at.indent() > 0) at.skipColumns(1);
			} else if (at.blank()) {
				// An item that starts with a blank line ends at the next one (CommonMark 5.2, rule 3).
				if (node.children.length === 0) return k;
			} else if (at.indent() >= offset) at.skipColumns(offset);
			else return k;
		}
		return this.stack.length;
	}

	/**
	 * Whether the line belongs to the open fence, HTML block or indented code, so that nothing else has to be checked.
	 */
	private continueLeaf(i: number, at: LineCursor, leaf: OpenBlock): boolean {
		if (leaf.fence) {
			const close = /^(`{3,}|~{3,})[ \t]*$/.exec(at.indent() <= 3 ? at.unindented() : "");
			this.extend(i);
			if (close?.[1] && close[1][0] === leaf.fence.char && close[1].length >= leaf.fence.length) this.leaf = undefined;
			return true;
		}
		if (leaf.htmlEnd) {
			if (leaf.htmlEnd === "blank" && at.blank()) return false;
			this.extend(i);
			if (leaf.htmlEnd !== "blank" && leaf.htmlEnd.test(at.rest())) this.leaf = undefined;
			return true;
		}
		if (leaf.node.type === "code") {
			if (at.blank()) return true;
			if (at.indent() < 4) return false;
			this.extend(i);
			return true;
		}
		return false;
	}

	private blankLine(matched: number): void {
		// A blank line closes an unmatched quote or item; a matched item stays open.
		this.closeTo(matched);
		this.leaf = undefined;
	}

	private openBlocks(i: number, at: LineCursor, matched: number): { done: boolean; any: boolean } {
		let any = false;
		let depth = matched;
		for (;;) {
			const open = !any && this.leaf?.node.type === "paragraph";
			const lazy = open && matched < this.stack.length;
			const start = startOf(at, { inParagraph: open && !lazy, lazy, maxed: depth >= MAX_DEPTH });
			if (!start) return { done: false, any };
			if (start.type === "setext") return { done: this.underline(i, start), any };
			if (!any) this.closeTo(this.keepList(matched, start));
			any = true;
			depth = this.stack.length;
			if (start.type === "quote" || start.type === "item") {
				this.openContainer(i, at, start);
				if (at.blank()) return { done: true, any };
				continue;
			}
			this.openLeaf(i, at, start);
			return { done: true, any };
		}
	}

	/** A list whose last item ended continues only with an item of the same marker. */
	private keepList(matched: number, start: BlockStart): number {
		const list = this.stack[matched - 1];
		if (list?.node.type !== "list") return matched;
		return start.type === "item" && start.marker === list.node.marker ? matched : matched - 1;
	}

	private underline(i: number, start: BlockStart): boolean {
		const paragraph = this.leaf!.node;
		const siblings = this.siblings();
		siblings.pop();
		const text = this.lines
			.slice(paragraph.start, i)
			.map((line) =>
				line.trim().replace(/^((>|[-+*]|\d{1,9}[.)])[ \t]+)+/, (marks) => (this.stack.length ? "" : marks)),
			)
			.join("\n");
		this.leaf = undefined;
		siblings.push({
			type: "heading",
			start: paragraph.start,
			end: i + 1,
			depth: start.depth!,
			text,
			setext: true,
			children: [],
		});
		this.touch(i + 1);
		return true;
	}

	private openContainer(i: number, at: LineCursor, start: BlockStart): void {
		if (start.type === "quote") {
			at.skipColumns(3);
			at.skip(1);
			if (at.indent() > 0) at.skipColumns(1);
			this.push({ node: { type: "quote", start: i, end: i + 1, children: [] }, offset: 0 });
			return;
		}
		const indent = at.indent();
		at.skipColumns(3);
		at.skip(start.width!);
		const space = at.indent();
		const blank = at.blank();
		// One to four columns after the marker belong to it; more is indented code, and an empty item counts as one.
		const offset = indent + start.width! + (blank || space > 4 ? 1 : space);
		at.skipColumns(blank || space > 4 ? 1 : space);
		if (this.stack.at(-1)?.node.type !== "list")
			this.push({ node: { type: "list", start: i, end: i + 1, marker: start.marker!, children: [] }, offset: 0 });
		const node = { type: "item" as const, start: i, end: i + 1, marker: start.marker!, indent: offset, children: [] };
		this.push({ node, offset });
	}

	private openLeaf(i: number, at: LineCursor, start: BlockStart): void {
		const type = start.type === "indented" ? "code" : (start.type as BlockType);
		const node: BlockNode = { type, start: i, end: i + 1, depth: start.depth, text: start.text, children: [] };
		this.addLeaf(node, start.type === "fence" ? start.fence : undefined, start.htmlEnd);
		const closed = start.htmlEnd instanceof RegExp && start.htmlEnd.test(at.rest());
		if (type === "heading" || type === "break" || closed) this.leaf = undefined;
	}

	private addLeaf(node: BlockNode, fence?: { char: string; length: number }, htmlEnd?: RegExp | "blank"): void {
		if (this.stack.at(-1)?.node.type === "list") this.stack.pop();
		this.siblings().push(node);
		this.leaf = { node, offset: 0, fence, htmlEnd };
		this.touch(node.end);
	}

	private push(open: OpenBlock): void {
		this.siblings().push(open.node);
		this.stack.push(open);
		this.leaf = undefined;
		this.touch(open.node.end);
	}

	private siblings(): BlockNode[] {
		return this.stack.at(-1)?.node.children ?? this.root;
	}

	private closeTo(count: number): void {
		if (count >= this.stack.length) {
			if (this.leaf && this.leaf.node.type !== "paragraph") this.leaf = undefined;
			return;
		}
		this.stack.length = count;
		this.leaf = undefined;
	}

	private extend(i: number): void {
		if (this.leaf) this.leaf.node.end = i + 1;
		this.touch(i + 1);
	}

	private touch(end: number): void {
		for (const open of this.stack) open.node.end = end;
	}
}
