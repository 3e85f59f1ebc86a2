/**
 * Reads a template: Markdown → a tree of headings with what stands below each. Says what the parts look like, not
 * yet what they mean; the questionnaire comes in later.
 */
import { type BlockNode, scanBlocks } from "../markdown/blocks.ts";
import { hardBreakOf, lineTexts } from "../markdown/lines.ts";
import { endHeadings } from "../markdown/open-headings.ts";
import { plainInline } from "../markdown/text.ts";
import { isField } from "./list-entries.ts";
import { InputError, type Problem } from "./problem.ts";
import type { RawBlock, RawEntry, RawSection } from "./raw-template.ts";

/**
 * The template's headings as a tree, below one nameless root that holds what stands above the first heading.
 * @throws InputError with file and line for a template without headings, or with a comment or table of contents left open.
 */
export function readTemplate(text: string, file: string): RawSection {
	const lines = lineTexts(text.replace(/^\uFEFF/, ""));
	const root: RawSection = { heading: "", label: "", depth: 0, line: 1, parts: [], children: [] };
	const open: RawSection[] = [root];
	const problems: Problem[] = [];
	let inToc: BlockNode | undefined;
	for (const block of scanBlocks(lines.join("\n"))) {
		const part = partOf(block, lines);
		if (block.type === "html" && /<!--/.test(part.text) && !/-->/.test(part.text))
			problems.push(openComment(file, block.start + 1, lines[block.start]!.indexOf("<!--") + 1));
		if (/^<!--\s*toc\s*-->/i.test(part.text) && !/<!--\s*\/toc\s*-->/i.test(part.text)) inToc = block;
		else if (/^<!--\s*\/toc\s*-->/i.test(part.text)) {
			inToc = undefined;
			continue;
		} else if (inToc) continue;
		if (block.type === "heading") {
			endHeadings(open, block.depth!);
			const heading = block.text ?? "";
			const section = {
				heading,
				label: plainInline(heading),
				depth: block.depth!,
				line: block.start + 1,
				parts: [],
				children: [],
			};
			open.at(-1)!.children.push(section);
			open.push(section);
		} else open.at(-1)!.parts.push(part);
	}
	if (inToc) problems.push(openToc(file, inToc.start + 1));
	if (root.children.length === 0) problems.push(noHeading(file));
	if (problems.length > 0) throw new InputError(problems);
	return root;
}

function partOf(block: BlockNode, lines: readonly string[]): RawBlock & { text: string } {
	const line = block.start + 1;
	const text = lines.slice(block.start, block.end).join("\n");
	if (/^\s*<!--\s*toc\s*-->/i.test(text))
		return { type: "toc", text: text.trim(), line } as RawBlock & { text: string };
	if (block.type === "html" && /^\s*<!--[\s\S]*-->\s*$/.test(text)) return { type: "comment", text: text.trim(), line };
	if (block.type === "list") return { type: "list", text, entries: entriesOf(block, lines), line };
	const bare = block.type === "paragraph" ? /^\s*\[[ xX]\][ \t]+(?=\S)/.exec(text) : null;
	if (bare) return { type: "list", text, entries: [bareBox(text.slice(bare[0].length), line)], line };
	const yaml = block.type === "front-matter";
	if (yaml || (block.type === "paragraph" && isLabelled(text))) {
		const entries = text.split("\n").map((each, i) => lineEntry(each, line + i, yaml));
		return { type: "lines", text, entries, line, yaml };
	}
	return { type: block.type === "paragraph" ? "paragraph" : "other", text, line };
}

function entriesOf(list: BlockNode, lines: readonly string[]): RawEntry[] {
	return list.children.map((item) => {
		const first = item.children[0];
		const raw = first?.type === "paragraph" ? lines.slice(first.start, first.end).map((line) => line.trim()) : [""];
		const bare = raw.join(" ").replace(/^([-+*]|\d{1,9}[.)])[ \t]+/, "");
		const box = /^\[[ xX]\][ \t]+/.exec(bare);
		const nested = item.children.filter((child) => child.type === "list");
		return {
			text: bare.slice(box?.[0].length ?? 0),
			box: box !== null,
			children: nested.flatMap((child) => entriesOf(child, lines)),
			line: item.start + 1,
		};
	});
}

/** Every line of several waits for a value behind its label. */
function isLabelled(text: string): boolean {
	const lines = text.split("\n").map((line) => lineEntry(line, 0, false));
	return lines.length > 1 && lines.every(isField);
}

function lineEntry(written: string, line: number, yaml: boolean): RawEntry {
	const tail = yaml ? "" : hardBreakOf(written);
	const text = written.slice(0, written.length - tail.length);
	return { text: yaml ? text : text.trim(), box: false, children: [], line, ...(tail !== "" && { tail }) };
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
	fix: "Expected “<!-- /toc -->” further down.",
});

const noHeading = (file: string): Problem => ({
	rule: "template/no-heading",
	severity: "error",
	message: "expected at least one Markdown heading, found none",
	at: { file, line: 1, column: 1 },
	fix: "A template's headings are the sections that the wizard asks for; start one with “# ”.",
});
