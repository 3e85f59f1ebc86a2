/** Compares the table of contents with the headings. */
import GithubSlugger from "github-slugger";
import { plainInline } from "../../markdown/text.ts";
import { TOC_CLOSE, TOC_OPEN, tocMarkdown } from "../../markdown/toc.ts";
import type { Document, DocumentHeading } from "../document.ts";
import type { RawFinding } from "../raw-finding.ts";
import type { Rule } from "../types.ts";

/** Lines of the two comments, 0-based. */
interface Toc {
	readonly open: number;
	readonly close: number;
}

function isMark(text: string, mark: string): boolean {
	return `<!--${text}-->`.replace(/\s+/g, " ").toLowerCase().trim() === mark;
}

/** The first table of contents with both of its comments. */
function tocOf(document: Document): Toc | undefined {
	const marks = document.comments.map(({ text, line }) => ({ text: ` ${text.trim()} `, line }));
	const open = marks.find(({ text }) => isMark(text, TOC_OPEN))?.line;
	const close =
		open === undefined ? undefined : marks.find((mark) => mark.line > open && isMark(mark.text, TOC_CLOSE))?.line;
	return open === undefined || close === undefined ? undefined : { open, close };
}

/**
 * The table as it should be: the headings after it, down to the deepest level that it lists now; headings before it only
 * count for the anchors. An empty table lists all levels.
 */
function expected(document: Document, { open, close }: Toc): string {
	const headings = document.headings.filter(({ label }) => label !== "");
	const deepest = depthOf(headings, document.lines.slice(open + 1, close), close);
	return tocMarkdown(
		headings.map(({ depth, label, line }) => ({ depth, label, listed: line > close && depth <= deepest })),
	);
}

/** The deepest level that a table lists. */
function depthOf(headings: readonly DocumentHeading[], lines: readonly string[], close: number): number {
	const slugger = new GithubSlugger();
	const listed = new Set(entriesOf(lines).map((entry) => entry.slice(entry.lastIndexOf("#") + 1)));
	const depths = headings.map(({ label, depth, line }) => {
		const anchor = slugger.slug(label).toLowerCase();
		return line > close && listed.has(anchor) ? depth : 0;
	});
	return depths.reduce((a, b) => Math.max(a, b), 0) || 6;
}

/** Level, text and anchor of each entry, however the list is written. */
function entriesOf(lines: readonly string[]): string[] {
	const open: number[] = [];
	return lines.flatMap((line) => {
		const entry = /^([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+\[(.*)\]\(#(.*?)\)[ \t]*$/.exec(line);
		if (!entry) return /\S/.test(line) ? [line.trim()] : [];
		const indent = entry[1]!.replace(/\t/g, "    ").length;
		while (open.length > 0 && open.at(-1)! >= indent) open.pop();
		open.push(indent);
		return [`${open.length} ${plainInline(entry[2]!)} #${decoded(entry[3]!)}`];
	});
}

function decoded(anchor: string): string {
	try {
		return decodeURIComponent(anchor).toLowerCase();
	} catch {
		return anchor.toLowerCase();
	}
}

export const outdated = {
	id: "toc/outdated",
	severity: "warning",
	about: "The table of contents doesn't match the headings after it.",
	fix: "Run `pep-wizard check --fix` to update it.",
	check: ({ document }) => {
		const toc = tocOf(document);
		if (!toc) return [];
		const wanted = expected(document, toc);
		const lines = document.lines.slice(toc.open + 1, toc.close);
		const have = entriesOf(lines);
		const want = entriesOf(wanted.split("\n"));
		const at = want.findIndex((entry, nth) => entry !== have[nth]);
		if (at < 0 && have.length === want.length) return [];
		return [
			{
				...differing(want[at], have[at < 0 ? want.length : at]),
				line: toc.open,
				column: 0,
				...fixOf(document, toc, wanted),
			},
		];
	},
} as const satisfies Rule;

function differing(want: string | undefined, have: string | undefined): Pick<RawFinding, "message" | "fix"> {
	const words = (entry: string): string => `“${entry.replace(/^\d+ /, "").replace(/ #[^ ]*$/, "")}”`;
	const message =
		have === undefined && want !== undefined
			? `the table of contents lacks ${words(want)}`
			: want === undefined && have !== undefined
				? `the table of contents lists ${words(have)}, which is not a heading`
				: `the table of contents lists ${words(have!)} where the heading is ${words(want!)}`;
	return { message, fix: "Run “pep-wizard check --fix” to update it." };
}

function fixOf(document: Document, { open, close }: Toc, wanted: string): Pick<RawFinding, "edit"> {
	const old = document.lines
		.slice(open + 1, close)
		.map((line) => `${line}\n`)
		.join("");
	return { edit: { line: open + 1, column: 0, old, text: wanted === "" ? "" : `${wanted}\n` } };
}

export const missing = {
	id: "toc/missing",
	severity: "warning",
	about: "The template has a table of contents, but the document has none.",
	fix: "Write `<!-- toc -->` and `<!-- /toc -->` on two lines below the title, then run `pep-wizard check --fix`.",
	check: ({ document, proposal: { outline }, structure }) => {
		if (!structure || !outline.blocks.some(({ type }) => type === "toc") || tocOf(document)) return [];
		const message = "the document has no table of contents between <!-- toc --> and <!-- /toc -->";
		return [
			{
				message,
				fix: "Write the two comments below the title, then run “pep-wizard check --fix”.",
				line: 0,
				column: 0,
			},
		];
	},
} as const satisfies Rule;
