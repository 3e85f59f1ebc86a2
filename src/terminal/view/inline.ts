/** Converts inline Markdown (mdast's phrasing content) to runs of styled text. Knows no width. */
import type { Node, PhrasingContent } from "mdast";
import { visibleLine } from "../sanitize.ts";
import type { StyleName } from "../styled.ts";
import { endOf, type LayoutContext, lineOf } from "./layout-context.ts";
import { isBlock, isHidden, readTag, styleOf, type Tag } from "./tags.ts";
import type { TextRun } from "./wrap.ts";

/** The text runs of a block's inline nodes; text is sanitized, and line breaks of the source become blanks. */
export function inlineRuns(
	block: Node & { readonly children: readonly PhrasingContent[] },
	context: LayoutContext,
): TextRun[] {
	const collector = new InlineCollector(context, lineOf(block, context));
	collector.nodes(block.children, { styles: context.styles });
	return collector.runs;
}

interface InlineStyle {
	readonly styles: readonly StyleName[];
	readonly link?: string;
}

/** Maximum depth of open tags, because each text run is checked against all of them. */
const MAX_OPEN_TAGS = 20;

/** Collects text runs and tracks which HTML tags are open. */
export class InlineCollector {
	readonly runs: TextRun[] = [];
	private readonly context: LayoutContext;
	private readonly open: { readonly name: string; readonly style: InlineStyle }[] = [];

	/** The line of the last text, for nodes without a position (bare URLs and the text around them). */
	private line: number;

	constructor(context: LayoutContext, line: number) {
		this.context = context;
		this.line = line;
	}

	nodes(nodes: readonly PhrasingContent[], style: InlineStyle): void {
		for (const node of nodes) this.node(node, style);
	}

	/** Adds text that starts on line `source`; its line breaks become blanks. */
	text(text: string, source: number, style: InlineStyle): void {
		for (const [index, line] of text.split("\n").entries()) {
			this.line = source + index;
			if (index > 0) this.add(" ", source + index, style);
			if (line !== "") this.add(visibleLine(line.replaceAll("\t", " "), this.context), source + index, style);
		}
	}

	/** Adds a tag, a comment, or text that only looks like one. */
	html(html: string, source: number, style: InlineStyle): void {
		if (isHidden(html)) return;
		const tag = readTag(html);
		if (!tag) this.text(html, source, withStyle(style, "quiet"));
		else if (tag.name === "img") this.image(tag.alt, tag.src, source, style);
		else this.tag(tag, source, style);
	}

	private tag(tag: Tag, source: number, style: InlineStyle): void {
		if (isBlock(tag) || tag.name === "br") this.add("\n", source, style);
		if (tag.closing) {
			const index = this.open.findLastIndex((each) => each.name === tag.name);
			if (index >= 0) this.open.length = index;
			return;
		}
		const styleName = styleOf(tag);
		const link = tag.name === "a" ? tag.href : undefined;
		if ((styleName || link) && this.open.length < MAX_OPEN_TAGS)
			this.open.push({ name: tag.name, style: { styles: styleName ? [styleName] : ["link"], link } });
		if (tag.name === "li") this.add(`${this.context.glyphs.bullets[0]} `, source, withStyle(style, "marker"));
		if (tag.name === "summary") this.add(`${this.context.glyphs.summary} `, source, withStyle(style, "marker"));
		if (tag.name === "td" || tag.name === "th") this.add("  ", source, style);
	}

	private node(node: PhrasingContent, style: InlineStyle): void {
		const placed = (node as Node).position !== undefined;
		const source = placed ? lineOf(node, this.context) : this.line;
		const end = () => (placed ? endOf(node, this.context) : this.line);
		switch (node.type) {
			case "emphasis":
			case "strong":
				this.nodes(node.children, withStyle(style, node.type));
				break;
			case "delete":
				this.struck(node.children, source, end, style);
				break;
			case "inlineCode":
				this.text(node.value, source, withStyle(style, "code"));
				break;
			case "link":
				this.link(node.children, node.url, end, style);
				break;
			case "linkReference":
				this.link(node.children, this.context.definitions.get(node.identifier) ?? "", end, style);
				break;
			default:
				this.leaf(node, source, style);
		}
	}

	private leaf(node: PhrasingContent, source: number, style: InlineStyle): void {
		switch (node.type) {
			case "text":
				this.text(node.value, source, style);
				break;
			case "break":
				this.add("\n", source, style);
				break;
			case "image":
			case "imageReference":
				this.image(
					node.alt,
					node.type === "image" ? node.url : this.context.definitions.get(node.identifier),
					source,
					style,
				);
				break;
			case "footnoteReference":
				this.text(`[${node.label ?? node.identifier}]`, source, withStyle(style, "link"));
				break;
			case "html":
				this.html(node.value, source, style);
				break;
		}
	}

	/** Keeps the delimiters, dimmed: not every terminal can strike text out, and struck text must not read as valid. */
	private struck(children: readonly PhrasingContent[], source: number, end: () => number, style: InlineStyle): void {
		const marker: InlineStyle = { ...style, styles: ["marker"] };
		this.add("~~", source, marker);
		this.nodes(children, withStyle(style, "strike"));
		this.add("~~", end(), marker);
	}

	/** A link's text, followed by its URL if it can't be clicked and differs from the text. */
	private link(children: readonly PhrasingContent[], url: string, end: () => number, style: InlineStyle): void {
		// A link within the document leads nowhere in a terminal.
		if (url === "" || url.startsWith("#")) {
			this.nodes(children, style);
			return;
		}
		const from = this.runs.length;
		this.nodes(children, { styles: [...style.styles, "link"], link: url });
		const text = this.runs.slice(from).map((piece) => piece.text);
		const said = [text.join(""), `mailto:${text.join("")}`, `http://${text.join("")}`].includes(url);
		const clickable = this.context.hyperlinks && /^(https?|mailto):/i.test(url);
		if (!said && !clickable) this.text(` (${url})`, end(), withStyle(style, "quiet"));
	}

	/** An image by its description and its file. */
	private image(alt: string | null | undefined, url: string | undefined, source: number, style: InlineStyle): void {
		const file = url === undefined || /^data:/i.test(url) ? "" : url;
		const name = [alt, file && `(${file})`].filter(Boolean).join(" ");
		const link = /^https?:/i.test(file) ? { link: file } : {};
		this.text(name === "" ? "[image]" : `[image: ${name}]`, source, { ...withStyle(style, "quiet"), ...link });
	}

	private add(text: string, source: number, style: InlineStyle): void {
		const styles = [...style.styles, ...this.open.flatMap((tag) => tag.style.styles)];
		const link = style.link ?? this.open.findLast((tag) => tag.style.link)?.style.link;
		this.runs.push({ text, styles, source, ...(link === undefined ? {} : { link }) });
	}
}

function withStyle(style: InlineStyle, styleName: StyleName): InlineStyle {
	return { ...style, styles: [...style.styles, styleName] };
}
