/** The guidance for an item: the questionnaire's, else the template's comments and placeholder text. */
import type { QuestionnaireEntry } from "./questionnaire-entry.ts";
import type { RawBlock, RawEntry } from "./raw-template.ts";
import type { Guidance, ReviewGuide } from "./types.ts";

const KEYS = ["text", "why", "example", "reviewers"] as const;

/** The questionnaire's guidance, with `otherwise` as its text if it has none. */
export function guidanceOf(given: Guidance, otherwise = ""): Guidance {
	const texts = KEYS.flatMap((key) => {
		const text = given[key]?.trimEnd();
		return text ? [[key, text] as const] : [];
	});
	const guidance: Guidance = Object.fromEntries(texts);
	return guidance.text || otherwise === "" ? guidance : { text: otherwise, ...guidance };
}

/** What all questionnaires say to reviewers, those of lower priority first. */
export function reviewGuide(matched: readonly QuestionnaireEntry[]): { readonly review?: ReviewGuide } {
	const given = matched.flatMap(({ entry: { review } }) => review ?? []);
	if (given.length === 0) return {};
	const [lookFor, gaps] = (["look-for", "gaps"] as const).map((key) => [
		...new Set(given.flatMap((each) => each[key] ?? [])),
	]);
	const stale = given.findLast((each) => each.stale !== undefined)?.stale;
	return { review: { lookFor: lookFor!, gaps: gaps!, ...(stale === false && { stale }) } };
}

/** The parts as Markdown for reading: comments without their marks. */
export function templateText(parts: readonly RawBlock[]): string {
	const texts = parts.map((part) => {
		if (part.type === "toc") return "";
		return part.type === "comment" ? commentText(part.text) : part.text;
	});
	return texts.filter((text) => /\S/.test(text)).join("\n\n");
}

/** A comment without its delimiters and the surrounding white space. An own first line keeps its indentation. */
function commentText(comment: string): string {
	const texts = comment
		.replace(/^<!--/, "")
		.replace(/-->$/, "")
		.split(/-->\s*<!--/);
	return texts.map((text) => text.replace(/^\s*\n|^[ \t]+/, "").trimEnd()).join("\n\n");
}

/** The texts that the parts leave in a proposal that is not filled in yet. */
export function placeholdersOf(parts: readonly RawBlock[]): string[] {
	const texts = parts.flatMap((part) => {
		if (part.type === "toc") return [];
		return part.type === "list" ? entryTexts(part.entries) : [part.text.trim()];
	});
	return [...new Set(texts)].filter((text) => text !== "");
}

/** The texts of all entries, nested ones included. */
export function entryTexts(entries: readonly RawEntry[]): string[] {
	return entries.flatMap((entry) => [entry.text, ...entryTexts(entry.children)]);
}

/** Comments for programs or lawyers rather than authors, which belong to every proposal. */
const FOR_TOOLS =
	/^<!--[\s-]*(?:(?:markdown|text|css|es|html|commit)lint\b|mdlint\b|remark-|lint (?:dis|en|ign)able?\b|prettier-ignore|vale\b|alex\b|cspell\b|spell-?checker\b|codespell\b|omit (?:in|from) toc\b|no toc\b|toc:|tocstop\b|vim?:|-\*-|SPDX-|copyright\b|\(c\)|©|licen[cs]e[ds]?\b)/i;

/** Whether a comment, with its delimiters, is for a program or states a licence. */
export function isForTools(comment: string): boolean {
	return FOR_TOOLS.test(comment);
}
