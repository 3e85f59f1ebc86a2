/**
 * A proposal as its own document lays it out: the skeleton with the answers in it, what it has by default as the
 * outline prints it, and answers that have no place in it put after what the outline has before them.
 */
import { headingsOf } from "../../markdown/headings.ts";
import type { Layout } from "../layout-types.ts";
import { countEndings, layOut, type Piece as Printed, printBlock, type Rendered, tocAt } from "../print-blocks.ts";
import { effectiveAnswer } from "../scopes.ts";
import type { Proposal } from "../types.ts";
import { type Addition, additionsTo } from "./additions.ts";
import { outlineWithExtras } from "./extras.ts";
import { itemLines, type Part } from "./item-lines.ts";
import { layoutPieces, type Piece, type Slot } from "./pieces.ts";
import { blocksOfRun, type Place, placesOf } from "./places.ts";
import { followsLabel, printSlot, slotText } from "./slot.ts";

/** The proposal's Markdown in its layout, and where in it the items are. Takes linear time. */
export function printLayout(given: Proposal, layout: Layout): Rendered {
	const proposal = { ...given, outline: outlineWithExtras(given.outline, layout) };
	const pieces = layoutPieces(layout);
	const places = placesOf(proposal.outline);
	const printed = pieces.map((piece) => printPiece(proposal, places, piece));
	const [yamlLines, additions] = parted(additionsTo(proposal, pieces));
	const parts = joined(withYamlLines(printed, yamlLines), additions);
	const filled = withTocs(parts);
	const items = itemLines(filled);
	const markdown = filled.map(({ text }) => text).join("");
	const ended = layout["end-of-line"] === "crlf" ? markdown.replace(/\r?\n/g, "\r\n") : markdown;
	return { markdown: (layout.charset === "utf-8-bom" ? "\uFEFF" : "") + ended, lines: items };
}

function printPiece(proposal: Proposal, places: ReadonlyMap<string, Place>, piece: Piece): Part {
	switch (piece.type) {
		case "text":
			return piece;
		case "anchor":
			return { text: "" };
		case "run":
			return run(blocksOfRun(proposal.outline, piece.first, piece.last).map((block) => printBlock(proposal, block)));
		case "slot":
			return printedSlot(proposal, places.get(piece.id), piece);
	}
}

function printedSlot(proposal: Proposal, place: Place | undefined, slot: Slot): Part {
	if (!place) return { text: "" };
	const text = slotText(proposal, place, slot);
	const follows = followsLabel(place, effectiveAnswer(proposal, place.item), text);
	return { text: printSlot(slot, text, follows), slot: { id: slot.id, inHeading: place.form === "heading" } };
}

function run(blocks: readonly Printed[]): Part {
	const page = layOut(blocks);
	return { text: page.markdown.slice(0, -1), blocks, page };
}

type Additions = ReadonlyMap<number, readonly Addition[]>;

/** Lines of front matter, and all other additions. */
function parted(additions: Additions): [yaml: Additions, others: Additions] {
	const only = (yaml: boolean): Additions =>
		new Map(
			[...additions]
				.map(([at, all]) => [at, all.filter((each) => (each.yaml === true) === yaml)] as const)
				.filter(([, all]) => all.length > 0),
		);
	return additions.size === 0 ? [additions, additions] : [only(true), only(false)];
}

const OPENING = "---\n";

/** The parts with lines of front matter below the lines that they follow; in front matter of their own where there is none. */
function withYamlLines(parts: readonly Part[], lines: Additions): readonly Part[] {
	const into = [...parts];
	for (const [at, all] of [...lines].reverse()) {
		const text = all.map((each) => `${each.text}\n`).join("");
		const next = into.findIndex((part, nth) => nth > at && part.text.includes("\n"));
		const part = into[next];
		const isInside = at >= 0 || part?.text.startsWith(OPENING);
		const end = part && isInside ? part.text.indexOf("\n") + 1 : 0;
		// The number of parts stays: other additions are told by it.
		if (part && end > 0) into[next] = { ...part, text: part.text.slice(0, end) + text + part.text.slice(end) };
		else if (into[0]) into[0] = { ...into[0], text: `${OPENING}${text}${OPENING}\n${into[0].text}` };
	}
	return into;
}

/** The parts with additions after those that they follow, one blank line before and after each. */
function joined(parts: readonly Part[], additions: Additions): Part[] {
	if (additions.size === 0) return [...parts];
	const all: Part[] = [];
	let ending = 2;
	const push = (part: Part): void => {
		all.push(part);
		if (part.text !== "") ending = Math.min(2, (/^\n+$/.test(part.text) ? ending : 0) + endingsAt(part.text));
	};
	const add = (at: number): void => {
		const added = additions.get(at);
		if (!added) return;
		const before = all.some(({ text }) => text !== "") ? "\n".repeat(2 - ending) : "";
		const text = added.map((each) => each.text).join("\n\n");
		push({ text: before + text, added: added.flatMap(({ item }) => (item === undefined ? [] : [item])) });
		const next = parts.slice(at + 1).find((part) => part.text !== "");
		const opening = next ? /^\n{0,2}/.exec(next.text)![0].length : 0;
		push({ text: "\n".repeat(Math.max(0, (next ? 2 : 1) - opening)) });
	};
	add(-1);
	for (const [at, part] of parts.entries()) {
		push(part);
		add(at);
	}
	return all;
}

function endingsAt(text: string): number {
	return /\n{0,2}$/.exec(text.slice(-2))![0].length;
}

function withTocs(parts: readonly Part[]): readonly Part[] {
	if (!parts.some(({ blocks }) => blocks?.some(({ block }) => block.type === "toc"))) return parts;
	const headings = headingsOf(parts.map(({ text }) => text).join(""));
	let line = 0;
	return parts.map((part) => {
		const start = line;
		line += countEndings(part.text);
		if (!part.blocks?.some(({ block }) => block.type === "toc")) return part;
		return run(
			part.blocks.map((each, at) =>
				each.block.type === "toc"
					? { ...each, text: tocAt(headings, start + part.page!.lines[at]!, each.block.depth) }
					: each,
			),
		);
	});
}
