/** Rules about links: their syntax, and whether their targets exist. Makes no network requests. */
import GithubSlugger from "github-slugger";
import { normalForm } from "../../markdown/plain-text.ts";
import { tocEntry } from "../../markdown/toc-entry.ts";
import { itemOf, sectionOf } from "../../outline/lookup.ts";
import { percentDecoded } from "../../text/percent-decoding.ts";
import { type Document, type DocumentLink, labelForm } from "../document.ts";
import { quoted } from "../message-words.ts";
import type { RawFinding } from "../raw-finding.ts";
import type { Context, Rule } from "../types.ts";

const positionOf = ({ line, column, length }: Pick<DocumentLink, "line" | "column" | "length">) => ({
	line,
	column,
	length,
});

type LinkTarget = Pick<DocumentLink, "line" | "column" | "length"> & { readonly target: string };

const targets = new WeakMap<Document, readonly LinkTarget[]>();

/** Every link target in the document; a definition that nobody uses shows nowhere. Collected once for all rules. */
function targetsOf(document: Document): readonly LinkTarget[] {
	const found = targets.get(document) ?? collectTargets(document);
	targets.set(document, found);
	return found;
}

function collectTargets(document: Document): LinkTarget[] {
	const links = document.links.flatMap(({ link, ...place }) =>
		link.kind === "inline" ? [{ target: link.target, ...positionOf(place) }] : [],
	);
	const used = usedLabels(document);
	const definitions = [...document.definitions].flatMap(([label, { target, position, length }]) =>
		used.has(label) ? [{ target, ...position, length }] : [],
	);
	return [...links, ...definitions];
}

/** The labels of definitions that something refers to: `[text][label]`, `[label][]` or `[label]`. */
function usedLabels(document: Document): ReadonlySet<string> {
	if (document.definitions.size === 0) return new Set();
	const definitions = new Set([...document.definitions.values()].map(({ position }) => position.line));
	const paragraphs = document.lines.map((line, at) => (definitions.has(at) ? line.replace(DEFINED, "") : line));
	return new Set([...paragraphs.join("\n").matchAll(BRACKETS)].map(([, label]) => labelForm(label!)));
}

/** The label of a definition. */
const DEFINED = /^[ \t>]*\[(?:[^[\]\\]|\\.){1,999}\]:/;
const BRACKETS = /\[(?=((?:[^[\]\\]|\\.){1,999}))\1\]/g;

const BROKEN_FORMS = {
	open: ["a link is not closed", "Add the closing parenthesis."],
	spaced: ["a link has a space in its address", "Write %20 for the space, or put the address between < and >."],
	apart: ["there is a space between a link's text and its address", "Remove the space."],
	reversed: ["a link has its text in parentheses and its address in brackets", "Write [text](address)."],
} as const;

export const malformed = {
	id: "link/malformed",
	severity: "warning",
	about:
		"A link is not closed, has a space in or before its address, has its brackets the wrong way round, or has an invalid address.",
	fix: "Write `[text](address)`.",
	check: ({ document }) => {
		const forms = document.links.flatMap(({ link, ...place }): RawFinding[] => {
			if (link.kind === "inline" || link.kind === "reference") return [];
			// `[text]` is a link of its own if it is defined; what follows is text.
			if (link.kind === "apart" && document.definitions.has(labelForm(link.text))) return [];
			const [what, fix] = BROKEN_FORMS[link.kind];
			return [{ message: `${what}: ${quoted(link.text)}`, fix, ...positionOf(place) }];
		});
		const addresses = targetsOf(document).flatMap(({ target, ...place }): RawFinding[] => {
			const wrong = wrongAddress(target);
			return wrong ? [{ ...wrong, ...place }] : [];
		});
		return [...forms, ...addresses];
	},
} as const satisfies Rule;

function wrongAddress(target: string): Pick<RawFinding, "message" | "fix"> | undefined {
	if (target === "") return { message: "a link has no address", fix: "Add the address." };
	if (target.startsWith("("))
		return { message: `the address ${quoted(target)} is in parentheses of its own`, fix: "Remove them." };
	if (/^(?:tbd|todo|link|url|\.{3}|…|https?:\/\/(?:\.{3}|…)?)$/i.test(target))
		return { message: `${quoted(target)} is a placeholder, not an address`, fix: "Write the address." };
	const scheme = /^(https?)(:?\/{0,3})(.*)$/is.exec(target);
	if (!scheme) return /^(?:htp|htps|htttps?|hppts?|ttps?|hhttps?):\/\//i.test(target) ? badScheme(target) : undefined;
	const [, , marks, rest = ""] = scheme;
	if (marks === "" || marks === undefined) return undefined;
	if (marks !== "://" || /^https?:/i.test(rest)) return badScheme(target);
	return URL.canParse(target)
		? undefined
		: { message: `${quoted(target)} is not a valid address`, fix: "Write the complete address." };
}

function badScheme(target: string): Pick<RawFinding, "message" | "fix"> {
	return { message: `${quoted(target)} doesn't start like an address`, fix: "Start it with a single https://." };
}

export const undefinedReference = {
	id: "link/undefined-reference",
	severity: "warning",
	about:
		"A reference `[text][label]` has no definition `[label]: address` in the document, so readers see the brackets.",
	fix: "Add the definition, or write the address after the text.",
	check: (context) => {
		const { document } = context;
		let wordings: ReadonlyMap<number, readonly string[]> | undefined;
		return document.links.flatMap(({ link, ...place }): RawFinding[] => {
			if (link.kind !== "reference" || link.label.startsWith("^") || document.definitions.has(labelForm(link.label)))
				return [];
			wordings ??= wordingsByLine(context);
			if (isOfTemplate(wordings, link.text, place.line)) return [];
			const label = link.label.replace(/\s+/g, " ").slice(0, 60);
			return [
				{
					message: `the reference ${quoted(link.label)} is not defined`,
					fix: `Add “[${label}]: address”.`,
					...positionOf(place),
				},
			];
		});
	},
} as const satisfies Rule;

/** A question may go on over this many lines. */
const QUESTION_LINES = 3;

/** By line of a heading or a question, the wordings that the template has for it. */
function wordingsByLine({ structure, proposal: { outline } }: Context): ReadonlyMap<number, readonly string[]> {
	const sections = [...(structure?.sections ?? [])].map(([id, { line }]) => [line, sectionOf(outline, id)] as const);
	const questions = [...(structure?.questions ?? [])].map(([id, line]) => [line, itemOf(outline, id)] as const);
	return new Map(
		[...sections, ...questions].map(([line, known]) => [line, known ? [known.label, ...known.aliases] : []]),
	);
}

/** Whether the text is in a heading or a question, in the template's words: the author has only kept it. */
function isOfTemplate(wordings: ReadonlyMap<number, readonly string[]>, text: string, line: number): boolean {
	const form = normalForm(text);
	const lines = Array.from({ length: QUESTION_LINES }, (_, at) => line - at);
	return lines.some((each) => wordings.get(each)?.some((words) => normalForm(words).includes(form)));
}

/** The path of a relative link; undefined for any other link. */
function relativePath(target: string): string | undefined {
	if (/^(?:[a-z][a-z0-9+.-]*:|[/\\#?])/i.test(target) || wrongAddress(target)) return undefined;
	const path = target.replace(/[?#].*$/s, "");
	// `example.org/page` is a URL without its scheme, and `{placeholder}` is not a path.
	if (path === "" || /^(?:www\.|[\w-]+\.(?:com|org|io|net|dev)(?:\/|$))/i.test(path) || /[{}<>*|"\0]/.test(path))
		return undefined;
	return percentDecoded(path);
}

export const missingFile = {
	id: "link/missing-file",
	severity: "warning",
	about: "A relative link points to a file or folder that doesn't exist.",
	fix: "Correct the path, or add the file. Paths are relative to the folder of the document or draft.",
	check: ({ document, exists }) =>
		targetsOf(document).flatMap(({ target, ...place }): RawFinding[] => {
			const path = relativePath(target);
			if (path === undefined || exists(path)) return [];
			return [
				{
					message: `the target of the link ${quoted(target)} doesn't exist`,
					fix: "Correct the path, or add the file.",
					...place,
				},
			];
		}),
} as const satisfies Rule;

export const missingAnchor = {
	id: "link/missing-anchor",
	severity: "warning",
	about: "A link to `#anchor` in the same document matches no heading and no `id` or `name` attribute.",
	fix: "Write the heading's words in lower case with hyphens, as GitHub does.",
	check: ({ document }) => {
		const local = targetsOf(document).filter(({ target }) => target.length > 1 && target.startsWith("#"));
		const listed = new Set(tocLines(document));
		const wanted = local.filter(({ line }) => !listed.has(line));
		if (wanted.length === 0) return [];
		const known = anchorsOf(document);
		return wanted.flatMap(({ target, ...place }): RawFinding[] => {
			const anchor = percentDecoded(target.slice(1))
				.toLowerCase()
				.replace(/^user-content-/, "");
			if (anchor === "top" || known.has(anchor)) return [];
			return [{ message: `no heading has the anchor ${quoted(target)}`, fix: "Correct the anchor.", ...place }];
		});
	},
} as const satisfies Rule;

/** The lines of the table of contents, which another rule checks. */
function tocLines(document: Document): number[] {
	const marks = document.comments.filter(({ text }) => /^\s*\/?toc\s*$/i.test(text));
	const [open, close] = [marks[0]?.line ?? 0, marks[1]?.line ?? 0];
	return Array.from({ length: Math.max(0, close - open) }, (_, at) => open + at);
}

function anchorsOf(document: Document): ReadonlySet<string> {
	const slugger = new GithubSlugger();
	const anchors = new Set(document.headings.map(({ text }) => slugger.slug(tocEntry(text).text.trim()).toLowerCase()));
	for (const [, , anchor] of document.text.matchAll(/<[a-z][^<>]*\s(id|name)=["']?([^"'\s<>]+)/gi))
		anchors.add(anchor!.toLowerCase());
	return anchors;
}
