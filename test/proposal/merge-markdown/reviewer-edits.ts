/** What a reviewer does to a rendered proposal: ten changes of its structure, and changes of its words. */
import { headingsOf } from "../../../src/markdown/headings.ts";

/** Changes the text at the place that a number picks; undefined where the text has no such place. */
export type Edit = (markdown: string, pick: number) => string | undefined;

interface Part {
	readonly lines: readonly string[];
	/** 0-based, of the heading or question. */
	readonly from: number;
	/** Behind the last line of what belongs to it. */
	readonly to: number;
	readonly depth: number;
}

/** All headings but the first, with what stands below them, deeper sections included. */
function sections(lines: readonly string[]): Part[] {
	const headings = headingsOf(lines.join("\n").replaceAll("\r", "")).filter(({ nested }) => !nested);
	const starts = headings.map(({ line, depth }) => ({ from: line - 1, depth }));
	return starts.slice(1).map(({ from, depth }) => {
		const next = starts.find((each) => each.from > from && each.depth <= depth);
		return { lines, from, to: next?.from ?? lines.length, depth };
	});
}

/** Questions, as headings or as items of a list, up to the next question or heading. */
function questions(lines: readonly string[]): Part[] {
	const headings = new Set(headingsOf(lines.join("\n").replaceAll("\r", "")).map(({ line }) => line - 1));
	const asked = [...lines.entries()].flatMap(([at, line]) => (/^(#{2,6}|-) .*\?\s*$/.test(line) ? [at] : []));
	return asked.map((from) => {
		const next = [...lines.keys()].find((at) => at > from && (headings.has(at) || asked.includes(at)));
		return { lines, from, to: next ?? lines.length, depth: 0 };
	});
}

/** An edit of one of the parts, by lines; the ending of the text's lines stays. */
function edit(
	parts: (lines: readonly string[]) => readonly Part[],
	change: (part: Part, all: readonly Part[]) => readonly string[] | undefined,
): Edit {
	return (markdown, pick) => {
		const eol = markdown.includes("\r\n") ? "\r\n" : "\n";
		const all = parts(markdown.split(eol));
		const part = all[pick % Math.max(1, all.length)];
		const changed = part && change(part, all)?.join(eol);
		return changed === markdown ? undefined : changed;
	};
}

const without = ({ lines, from, to }: Part): string[] => [...lines.slice(0, from), ...lines.slice(to)];

function withLine({ lines }: Part, at: number, ...more: readonly string[]): string[] {
	return [...lines.slice(0, at), ...more, ...lines.slice(at)];
}

function withHeading({ lines, from }: Part, change: (line: string) => string): string[] {
	return lines.map((line, at) => (at === from ? change(line) : line));
}

/** To the place of the one before it, or behind the one after it. */
function moved(part: Part, all: readonly Part[]): string[] | undefined {
	const { lines, from, to, depth } = part;
	const before = all.findLast((each) => each.to === from && each.depth === depth);
	const after = all.find((each) => each.from === to && each.depth === depth);
	if (before)
		return [
			...lines.slice(0, before.from),
			...lines.slice(from, to),
			...lines.slice(before.from, from),
			...lines.slice(to),
		];
	if (after)
		return [...lines.slice(0, from), ...lines.slice(to, after.to), ...lines.slice(from, to), ...lines.slice(after.to)];
	return undefined;
}

const TOC = /^\s*- \[[^\]]*\]\(#[^)]*\)\s*$/;
const tocLines = (lines: readonly string[]): Part[] =>
	[...lines.entries()].flatMap(([from, line]) => (TOC.test(line) ? [{ lines, from, to: from + 1, depth: 0 }] : []));

const blankLines = (lines: readonly string[]): Part[] =>
	[...lines.entries()].flatMap(([from, line]) =>
		from > 0 && line === "" ? [{ lines, from, to: from + 1, depth: 0 }] : [],
	);

export const STRUCTURAL: Readonly<Record<string, Edit>> = {
	"a section is moved": edit(sections, moved),
	"a heading is renamed": edit(sections, (part) =>
		withHeading(part, (line) => line.replace(/^(#+) .*$/, "$1 Words of a reviewer")),
	),
	"a heading's level is changed": edit(sections, (part) =>
		withHeading(part, (line) => (part.depth > 2 ? line.replace("##", "#") : line.replace("#", "##"))),
	),
	"a section is deleted": edit(sections, without),
	"a question is moved": edit(questions, moved),
	"a subsection is added, with its line in the table of contents": edit(sections, (part) => {
		const added = withLine(
			part,
			part.to,
			`${"#".repeat(Math.min(6, part.depth + 1))} Rollout by region`,
			"",
			"One at a time.",
			"",
		);
		const toc = added.findIndex((line) => TOC.test(line));
		return toc < 0 ? added : added.toSpliced(toc + 1, 0, "  - [Rollout by region](#rollout-by-region)");
	}),
	"a comment is added": edit(blankLines, (part) =>
		withLine(part, part.from + 1, "<!-- reviewer: why not both? -->", ""),
	),
	"a line of the table of contents is removed": edit(tocLines, without),
	"a paragraph is added": edit(sections, (part) => withLine(part, part.from, "As agreed in the call.", "")),
	"a question's heading is edited": edit(questions, (part) =>
		withHeading(part, (line) => `${line.trimEnd()} (see also #12)`),
	),
};

const worded = (lines: readonly string[]): Part[] =>
	[...lines.entries()].flatMap(([from, line]) => (/\w{3}/.test(line) ? [{ lines, from, to: from + 1, depth: 0 }] : []));

const anyLine = (lines: readonly string[]): Part[] =>
	[...lines.keys()].map((from) => ({ lines, from, to: from + 1, depth: 0 }));

export const TEXTUAL: Readonly<Record<string, Edit>> = {
	"a word is changed": edit(worded, (part) => withHeading(part, (line) => line.replace(/\w{3,}/, "altogether"))),
	"words are added to a line": edit(worded, (part) => withHeading(part, (line) => `${line} indeed`)),
	"a line is removed": edit(anyLine, without),
	"a line is added": edit(anyLine, (part) => withLine(part, part.from, "One more line.")),
	"an item is added to a list": edit(anyLine, (part) => withLine(part, part.from, "- One more entry")),
	"a fence is opened": edit(anyLine, (part) => withLine(part, part.from, "```")),
	"a blank line is doubled": edit(blankLines, (part) => withLine(part, part.from, "")),
	"the last line ending goes": (markdown) => (/\n$/.test(markdown) ? markdown.replace(/\r?\n$/, "") : undefined),
	"line endings become those of Windows": (markdown) =>
		markdown.includes("\r") ? undefined : markdown.replaceAll("\n", "\r\n"),
};

/** The text with the edit at the first place, from a number on, where that changes anything. */
export function edited(edit: Edit, markdown: string, from: number): string | undefined {
	for (let pick = from; pick < from + 20; pick++) {
		const now = edit(markdown, pick);
		if (now !== undefined) return now;
	}
	return undefined;
}
