/** Lays out Markdown blocks (mdast's flow content) as rows: one function per type of block. */
import type { Blockquote, Code, FootnoteDefinition, Heading, List, ListItem, Node, RootContent } from "mdast";
import { cellWidth } from "../cell-width.ts";
import { lineWidth, type Span, type StyleName } from "../styled.ts";
import { layOutCode } from "./code.ts";
import { diagramOf } from "./diagrams.ts";
import { layOutHtml } from "./html.ts";
import { inlineRuns } from "./inline.ts";
import {
	endOf,
	type LayoutContext,
	type LayoutRow,
	lineOf,
	nestedContext,
	stackBlocks,
	withPrefix,
} from "./layout-context.ts";
import { layOutTable } from "./table.ts";
import { type TextRun, wrapRuns } from "./wrap.ts";

/** Stacks the rows of blocks, with a blank row where the Markdown has one. */
export function layOutBlocks(nodes: readonly RootContent[], context: LayoutContext): LayoutRow[] {
	return stackBlocks(
		nodes.map((node) => layOutBlock(node, context)),
		(index) => isApart(nodes[index - 1], nodes[index]),
	);
}

/** Whether a blank row separates two blocks. Only a paragraph directly followed by a list needs none. */
function isApart(before: RootContent | undefined, after: RootContent | undefined): boolean {
	const end = (before as Node | undefined)?.position?.end.line ?? 0;
	const start = (after as Node | undefined)?.position?.start.line ?? 0;
	return start - end > 1 || !(before?.type === "paragraph" && after?.type === "list");
}

function layOutBlock(node: RootContent, context: LayoutContext): LayoutRow[] {
	switch (node.type) {
		case "paragraph":
			return wrapRuns(inlineRuns(node, context), context.width);
		case "heading":
			return layOutHeading(node, context);
		case "list":
			return layOutList(node, context);
		case "blockquote":
			return layOutQuote(node, context);
		case "code":
			return [...diagramName(node, context), ...layOutFenced(node, context)];
		case "table":
			return layOutTable(node, context);
		case "thematicBreak":
			return [{ spans: [span(context.glyphs.rule.repeat(context.width), "rule")], source: lineOf(node, context) }];
		case "html":
			return layOutHtml(node.value, lineOf(node, context), context);
		case "footnoteDefinition":
			return layOutFootnote(node, context);
		default:
			// Definitions are shown where they are used; there are no other types of blocks.
			return [];
	}
}

/** 1 for fenced code, 0 for indented code. */
function linesBefore(node: Code): number {
	const lines = (node.position?.end.line ?? 1) - (node.position?.start.line ?? 1) + 1;
	return lines > node.value.split("\n").length ? 1 : 0;
}

function layOutFenced(node: Code, context: LayoutContext): LayoutRow[] {
	return layOutCode(node.value, node.lang ?? undefined, lineOf(node, context) + linesBefore(node), context);
}

/** What a terminal can't draw is named; its source follows. */
function diagramName(node: Code, context: LayoutContext): LayoutRow[] {
	const name = diagramOf(node.lang ?? "", node.value);
	if (name === undefined) return [];
	return wrapRuns([{ text: name, styles: [...context.styles, "quiet"], source: lineOf(node, context) }], context.width);
}

/** Levels 1 to 3 have a rule below, the others only their style. */
function layOutHeading(node: Heading, context: LayoutContext): LayoutRow[] {
	const styles: StyleName[] = [...context.styles, node.depth > 4 ? "strong" : "heading"];
	const rows = wrapRuns(inlineRuns(node, { ...context, styles }), context.width);
	if (rows[0]) rows[0].heading = node.depth;
	const rule = context.glyphs.rules[node.depth - 1];
	if (rule && rows.length > 0) {
		const widest = rows.reduce((width, row) => Math.max(width, lineWidth(row.spans)), 0);
		const width = node.depth === 1 ? context.width : widest;
		rows.push({ spans: [span(rule.repeat(width), "rule")], source: endOf(node, context) });
	}
	return rows;
}

function layOutList(node: List, context: LayoutContext): LayoutRow[] {
	const start = node.start ?? 1;
	const digits = String(start + node.children.length - 1).length;
	const bullet = context.glyphs.bullets[context.depth % context.glyphs.bullets.length]!;
	const items = node.children.map((item, index) => {
		const number = node.ordered ? `${String(start + index).padStart(digits)}.` : undefined;
		return layOutItem(item, number ?? bullet, number !== undefined, { ...context, depth: context.depth + 1 });
	});
	return stackBlocks(items, (index) => {
		const [before, after] = [node.children[index - 1]!, node.children[index]!];
		return (after.position?.start.line ?? 0) - (before.position?.end.line ?? 0) > 1;
	});
}

/** An item after its marker; a task shows its box instead of a bullet. */
function layOutItem(item: ListItem, mark: string, numbered: boolean, context: LayoutContext): LayoutRow[] {
	const marks: Span[] = typeof item.checked === "boolean" && !numbered ? [] : [span(`${mark} `, "marker")];
	if (typeof item.checked === "boolean") {
		const box = context.glyphs.boxes[item.checked ? "done" : "open"];
		marks.push(span(`${box} `, item.checked ? "good" : "marker"));
	}
	const cells = lineWidth(marks);
	const inner = nestedContext(context, cells);
	const rows = layOutBlocks(item.children, inner ?? context);
	// Show the marker of an item without text, too.
	if (rows.length === 0 || blockFirst(item)) rows.unshift({ spans: [], source: lineOf(item, context) });
	if (!inner) return rows;
	const first = { ...rows[0]!, spans: [...marks, ...rows[0]!.spans] };
	return [first, ...withPrefix(rows.slice(1), span(" ".repeat(cells)), span(" ".repeat(cells)))];
}

/** Whether the item starts with a block that reads badly directly after a bullet. */
function blockFirst(item: ListItem): boolean {
	return ["code", "table", "blockquote", "list"].includes(item.children[0]?.type ?? "");
}

/** GitHub's alerts: `> [!NOTE]`. */
const ALERTS: Readonly<Record<string, StyleName>> = {
	NOTE: "accent",
	TIP: "good",
	IMPORTANT: "accent",
	WARNING: "warn",
	CAUTION: "bad",
};

function layOutQuote(node: Blockquote, context: LayoutContext): LayoutRow[] {
	const alert = alertOf(node);
	const style = alert === undefined ? undefined : ALERTS[alert.name];
	const inner = nestedContext(context, 2) ?? context;
	const rows = layOutBlocks(
		alert?.content ?? node.children,
		style ? inner : { ...inner, styles: [...context.styles, "quote"] },
	);
	if (alert && style) {
		const title: TextRun = { text: titleCase(alert.name), styles: ["strong", style], source: lineOf(node, context) };
		rows.unshift(...wrapRuns([title], inner.width));
	}
	if (inner === context) return rows;
	const bar = (spans: readonly Span[]) => span(`${context.glyphs.bar}${spans.length > 0 ? " " : ""}`, style ?? "rule");
	return rows.map((row) => ({ ...row, spans: [bar(row.spans), ...row.spans] }));
}

/** An alert's name and content: the quote's first line is the alert's marker only. */
function alertOf(quote: Blockquote): { readonly name: string; readonly content: RootContent[] } | undefined {
	const [paragraph, ...others] = quote.children;
	if (paragraph?.type !== "paragraph" || paragraph.children[0]?.type !== "text") return undefined;
	const [first, ...rest] = paragraph.children;
	const match = /^\[!([A-Z]+)\](?:\n|$)/.exec(first.value);
	const name = match?.[1];
	if (name === undefined || !(name in ALERTS)) return undefined;
	const value = first.value.slice(match![0].length);
	const { start, end } = first.position!;
	const text = { ...first, value, position: { start: { ...start, line: start.line + 1 }, end } };
	return { name, content: [{ ...paragraph, children: [text, ...rest] }, ...others] };
}

function titleCase(name: string): string {
	return name[0] + name.slice(1).toLowerCase();
}

function layOutFootnote(node: FootnoteDefinition, context: LayoutContext): LayoutRow[] {
	const mark = span(`[${node.label ?? node.identifier}] `, "link");
	const cells = cellWidth(mark.text);
	const inner = nestedContext(context, cells);
	const rows = layOutBlocks(node.children, inner ?? context);
	return inner ? withPrefix(rows, mark, span(" ".repeat(cells))) : rows;
}

function span(text: string, ...styles: readonly StyleName[]): Span {
	return { text, styles };
}
