/**
 * A proposal for people who write in their own editor: each answer that is still blank shows its item's guidance, as an
 * HTML comment, which reading back takes for no answer. Knows no files, and prints as all proposals are printed.
 */
import { unwrapParagraphs } from "../markdown/unwrap.ts";
import { type Item, isDue } from "../outline/types.ts";
import { cleanAnswer, markdownOfAnswer } from "./answers.ts";
import { trimLines } from "./kinds/list-markdown.ts";
import { itemPlacements } from "./layout/outline-index.ts";
import { effectiveAnswer } from "./scopes.ts";
import type { Answers, Proposal } from "./types.ts";

/** The proposal with the guidance in place of the answers that it lacks. For printing only. */
export function withGuidance(proposal: Proposal): Proposal {
	const { outline, layout } = proposal;
	const shown = layout && atMargin(layout.skeleton);
	const comments = outline.items.flatMap((item) => {
		const comment = isOpen(proposal, item) ? guidanceComment(item) : "";
		// A document that was written with its guidance shows it already.
		if (comment === "" || shown?.includes(atMargin(comment))) return [];
		const blank = trimLines(markdownOfAnswer(item, undefined));
		return [[item.id, blank === "" ? comment : `${comment}\n\n${blank}`] as const];
	});
	const answers: Answers = { ...proposal.answers, ...Object.fromEntries(comments) };
	return { ...proposal, answers };
}

/** Whether a text shows the item's guidance, however it is indented. */
export function showsGuidance(item: Item, text: string): boolean {
	if (!text.includes("<!--")) return false;
	const comment = guidanceComment(item);
	return comment !== "" && atMargin(text).includes(atMargin(comment));
}

function atMargin(text: string): string {
	return text.replace(/^[ \t]+|\r/gm, "");
}

/** Blank, with room for a comment; optional ones that an existing document may have left out are left out. */
function isOpen(proposal: Proposal, item: Item): boolean {
	const form = itemPlacements(proposal.outline).get(item.id)?.form;
	if ((form !== "section" && form !== "question") || item.isStage || item.aside) return false;
	if (proposal.layout && !isDue(item.required, proposal.stage)) return false;
	return cleanAnswer(item, effectiveAnswer(proposal, item)) === undefined;
}

const TITLES = { text: "", why: "Why this is asked: ", example: "For example:\n\n" } as const;

/** An item's guidance as a comment of its own lines; `''` where there is none. */
export function guidanceComment({ guidance }: Item): string {
	const parts = (["text", "why", "example"] as const).flatMap((key) => {
		const words = trimLines(guidance[key] ?? "").trimEnd();
		return words.trim() === "" ? [] : [TITLES[key] + words];
	});
	if (parts.length === 0) return "";
	const lines = unwrapParagraphs(parts.join("\n\n")).split(/\r\n|\r|\n/);
	return `<!--\n${wrapped(lines).join("\n").replaceAll("-->", "--&gt;").replaceAll("<!--", "&lt;!--")}\n-->`;
}

/** Longer lines are wrapped, except those of code and tables. */
const WIDTH = 100;

function wrapped(lines: readonly string[]): string[] {
	let fence = false;
	return lines.flatMap((line) => {
		const opens = /^\s*(?:```|~~~)/.test(line);
		if (opens) fence = !fence;
		if (fence || opens || line.length <= WIDTH || /^\s*\||^ {4}/.test(line)) return [line.trimEnd()];
		return wrap(line);
	});
}

function wrap(line: string): string[] {
	const [indent = "", marker = ""] = /^(\s*)((?:[-*+]|\d{1,9}[.)]) +)?/.exec(line)?.slice(1) ?? [];
	const rows: string[] = [];
	let row = indent + marker;
	for (const word of line.slice(row.length).split(/ +/)) {
		const isFirst = row.trim() === marker.trim();
		if (!isFirst && row.length + 1 + word.length > WIDTH) {
			rows.push(row);
			row = indent + " ".repeat(marker.length) + word;
		} else row += isFirst ? word : ` ${word}`;
	}
	return [...rows, row];
}
