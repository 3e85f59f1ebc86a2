/**
 * Prints a proposal in its document's own layout: fills the skeleton with answers, prints runs of sections as the outline
 * does, and inserts answers that have no slot.
 */
import { headingsOf } from "../../markdown/headings.ts";
import type { Layout } from "../layout-types.ts";
import { countEndings, joinBlocks, type PrintedBlock, printBlock, type Rendered, tocAt } from "../print-blocks.ts";
import { effectiveAnswer } from "../scopes.ts";
import type { Proposal } from "../types.ts";
import { type Addition, additionsTo } from "./additions.ts";
import { outlineWithExtras } from "./extras.ts";
import { itemLines, type PrintedNode } from "./item-lines.ts";
import { blocksOfSections, type ItemPlacement, itemPlacements } from "./outline-index.ts";
import { type SkeletonNode, type Slot, skeletonNodes } from "./skeleton.ts";
import { followsLabel, printSlot, slotText } from "./slot.ts";

/** The proposal's Markdown in the layout, with the lines of its items. Takes linear time. */
export function printLayout(given: Proposal, layout: Layout): Rendered {
	const proposal = { ...given, outline: outlineWithExtras(given.outline, layout) };
	const nodes = skeletonNodes(layout);
	const places = itemPlacements(proposal.outline);
	const printed = nodes.map((node) => printNode(proposal, places, node));
	const [yamlLines, additions] = partitionAdditions(additionsTo(proposal, nodes));
	const filled = fillTocs(insertAdditions(insertYamlLines(printed, yamlLines), additions));
	const items = itemLines(filled);
	const markdown = filled.map(({ text }) => text).join("");
	const ended = layout["end-of-line"] === "crlf" ? markdown.replace(/\r?\n/g, "\r\n") : markdown;
	return { markdown: (layout.charset === "utf-8-bom" ? "\uFEFF" : "") + ended, lines: items };
}

function printNode(proposal: Proposal, places: ReadonlyMap<string, ItemPlacement>, node: SkeletonNode): PrintedNode {
	switch (node.type) {
		case "text":
			return node;
		case "anchor":
			return { text: "" };
		case "run":
			return printRun(
				blocksOfSections(proposal.outline, node.first, node.last).map((block) => printBlock(proposal, block)),
			);
		case "slot":
			return printedSlot(proposal, places.get(node.id), node);
	}
}

function printedSlot(proposal: Proposal, place: ItemPlacement | undefined, slot: Slot): PrintedNode {
	if (!place) return { text: "" };
	const text = slotText(proposal, place, slot);
	const follows = followsLabel(place, effectiveAnswer(proposal, place.item), text, slot.isInHeading);
	return { text: printSlot(slot, text, follows), slot: { id: slot.id, inHeading: place.form === "heading" } };
}

function printRun(blocks: readonly PrintedBlock[]): PrintedNode {
	const page = joinBlocks(blocks);
	return { text: page.markdown.slice(0, -1), blocks, page };
}

type Additions = ReadonlyMap<number, readonly Addition[]>;

/** Lines of front matter and rows of tables, and all other additions. */
function partitionAdditions(additions: Additions): [yaml: Additions, others: Additions] {
	const only = (yaml: boolean): Additions =>
		new Map(
			[...additions]
				.map(([at, all]) => [at, all.filter((each) => (each.yaml === true || each.row === true) === yaml)] as const)
				.filter(([, all]) => all.length > 0),
		);
	return additions.size === 0 ? [additions, additions] : [only(true), only(false)];
}

const OPENING = "---\n";

/** The printed with lines of front matter below the lines that they follow; in front matter of their own where there is none. */
function insertYamlLines(printed: readonly PrintedNode[], lines: Additions): readonly PrintedNode[] {
	const into = [...printed];
	for (const [at, all] of [...lines].reverse()) {
		const text = all.map((each) => `${each.text}\n`).join("");
		const next = into.findIndex((node, nth) => nth > at && node.text.includes("\n"));
		const node = into[next];
		const isInside = at >= 0 || node?.text.startsWith(OPENING);
		const end = node && isInside ? node.text.indexOf("\n") + 1 : 0;
		// The number of nodes must stay: other additions refer to their indexes.
		if (node && end > 0) into[next] = { ...node, text: node.text.slice(0, end) + text + node.text.slice(end) };
		else if (into[0]) into[0] = { ...into[0], text: `${OPENING}${text}${OPENING}\n${into[0].text}` };
	}
	return into;
}

/** The printed with additions after those that they follow, one blank line before and after each. */
function insertAdditions(printed: readonly PrintedNode[], additions: Additions): PrintedNode[] {
	if (additions.size === 0) return [...printed];
	const all: PrintedNode[] = [];
	let ending = 2;
	const push = (node: PrintedNode): void => {
		all.push(node);
		if (node.text !== "") ending = Math.min(2, (/^\n+$/.test(node.text) ? ending : 0) + endingsAt(node.text));
	};
	const add = (at: number): void => {
		const added = additions.get(at);
		if (!added) return;
		const before = all.some(({ text }) => text !== "") ? "\n".repeat(2 - ending) : "";
		const text = added.map((each) => each.text).join("\n\n");
		push({ text: before + text, added: added.flatMap(({ item }) => (item === undefined ? [] : [item])) });
		const next = printed.slice(at + 1).find((node) => node.text !== "");
		const opening = next ? /^\n{0,2}/.exec(next.text)![0].length : 0;
		push({ text: "\n".repeat(Math.max(0, (next ? 2 : 1) - opening)) });
	};
	add(-1);
	for (const [at, node] of printed.entries()) {
		push(node);
		add(at);
	}
	return all;
}

function endingsAt(text: string): number {
	return /\n{0,2}$/.exec(text.slice(-2))![0].length;
}

function fillTocs(printed: readonly PrintedNode[]): readonly PrintedNode[] {
	if (!printed.some(({ blocks }) => blocks?.some(({ block }) => block.type === "toc"))) return printed;
	const headings = headingsOf(printed.map(({ text }) => text).join(""));
	let line = 0;
	return printed.map((node) => {
		const start = line;
		line += countEndings(node.text);
		if (!node.blocks?.some(({ block }) => block.type === "toc")) return node;
		return printRun(
			node.blocks.map((each, at) =>
				each.block.type === "toc"
					? { ...each, text: tocAt(headings, start + node.page!.lines[at]!, each.block) }
					: each,
			),
		);
	});
}
