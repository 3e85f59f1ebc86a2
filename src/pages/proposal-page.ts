/** The page of one proposal: its document, with what is missing and the findings beside it. */
import { plainText } from "../markdown/plain-text.ts";
import type { Problem } from "../outline/problem.ts";
import type { SectionStatus } from "../proposal/completeness.ts";
import { shortTitle, titleOf } from "../proposal/headings.ts";
import { renderProposal } from "../proposal/render.ts";
import { pluralize } from "../text/english.ts";
import { bar, blockerList, lineText, linked, numbers, sectionList } from "./components.ts";
import { type DocumentHtml, type DocumentOptions, documentHtml } from "./document-html.ts";
import { anchorOf, type Blocker, countsText, factsOf, type ProposalFacts, type StageGap } from "./facts.ts";
import { html, type Markup } from "./html-template.ts";
import { INDEX } from "./page-names.ts";
import { pageText } from "./shell.ts";
import type { ProposalEntry, Site } from "./types.ts";

/** Gives the address of a place on the page. */
type Link = (of: { readonly item?: string | undefined; readonly line?: number | undefined }) => string | undefined;

/** The HTML of a proposal's page. */
export function proposalPage(entry: ProposalEntry, site: Site): string {
	const facts = factsOf(entry);
	const { markdown, lines } = renderProposal(entry.proposal);
	const lineOf = (item: string | undefined): number | undefined =>
		item !== undefined && Object.hasOwn(lines, item) ? lines[item] : undefined;
	const document = documentHtml(entry.text ?? markdown, {
		...marksOf(facts, entry, lineOf),
		titles: titlesOf(entry),
		address: (url) => (entry.address ? entry.address(url) : url),
	});
	const link: Link = ({ item, line }) => addressIn(document, line ?? lineOf(item));
	const { title = "No title yet", now } = facts;
	const about = `${entry.file}, template ${entry.proposal.outline.template}`;
	const body = html`<header><p class="quiet"><a href="${INDEX}">All proposals</a></p>
<h1><bdi>${title}</bdi></h1><p class="quiet"><span class="stage">${now.name}</span> ${about}</p>
<p class="jump"><a href="#progress">What is missing</a></p></header>
<div class="page">
<article>${document.markup}</article>
<aside id="progress" aria-label="Progress">${aside(facts, entry, link)}</aside>
</div>`;
	return pageText({ title, body }, site);
}

/** The words of a heading that only repeats the title of the page. */
function titlesOf({ proposal }: ProposalEntry): readonly string[] {
	const short = shortTitle(proposal);
	const texts = [titleOf(proposal), short, short?.replace(/^\d+ /, "")];
	return texts.flatMap((text) => (text === undefined ? [] : [plainText(text)]));
}

/** What is marked in the document, and the places in it that the overview leads to. */
function marksOf(
	{ now, next }: ProposalFacts,
	entry: ProposalEntry,
	lineOf: (item: string | undefined) => number | undefined,
): Pick<DocumentOptions, "notes" | "anchors"> {
	const notes = new Map<number, string>();
	for (const { item, label, words, problem } of now.blockers) {
		const line = lineOf(item) ?? lineIn(entry, problem);
		if (line !== undefined && !notes.has(line)) notes.set(line, label === undefined ? words : `${now.name}: ${words}`);
	}
	const anchors = new Map<number, string[]>();
	const items = [...now.blockers, ...(next?.blockers ?? [])].map(({ item }) => item);
	for (const item of new Set(items)) {
		const line = lineOf(item);
		if (line !== undefined) anchors.set(line, [...(anchors.get(line) ?? []), anchorOf(item!)]);
	}
	return { notes, anchors };
}

/** The line of the document that a finding is about, 0-based; undefined for one that is about a draft's or another YAML. */
function lineIn({ text, file }: ProposalEntry, problem: Problem | undefined): number | undefined {
	const at = problem?.at;
	return text === undefined || at?.line === undefined || at.file !== file ? undefined : at.line - 1;
}

function addressIn(document: DocumentHtml, line: number | undefined): string | undefined {
	const id = line === undefined ? undefined : document.idAt(line);
	return id === undefined ? undefined : `#${encodeURIComponent(id)}`;
}

function aside({ status, sections, now, next, remarks }: ProposalFacts, entry: ProposalEntry, link: Link): Markup {
	const list = sectionList(sections, sectionLink(entry, link));
	return html`<h2>Required answers</h2>${bar(status.required, "Required answers")}<span class="numbers">${numbers(status.required)}; of all ${numbers(status.all)}</span>
${stageBlock(now, "Missing for", entry, link)}
${next && stageBlock(next, "Also missing for", entry, link)}
${findings(remarks, entry, link)}
<details><summary><h2>By section</h2></summary>${list}</details>`;
}

function sectionLink(
	{ proposal: { outline } }: ProposalEntry,
	link: Link,
): (section: SectionStatus) => string | undefined {
	const first = new Map<string, string>();
	for (const { id, section } of outline.items) if (!first.has(section)) first.set(section, id);
	return ({ id }) => link({ item: first.get(id) });
}

function stageBlock(stage: StageGap, words: string, entry: ProposalEntry, link: Link): Markup {
	const { blockers, name } = stage;
	if (blockers.length === 0)
		return html`<details open><summary><h2>${words} ${name}</h2></summary><p class="good">nothing</p></details>`;
	const to = ({ item, problem }: Blocker): string | undefined => link({ item, line: lineIn(entry, problem) });
	return html`<details open><summary><h2>${words} ${name}</h2> <span class="quiet">${blockers.length}</span></summary>${blockerList(stage, entry.file, to)}</details>`;
}

/** Warnings and notes; errors are listed with what is missing. */
function findings(remarks: readonly Problem[], entry: ProposalEntry, link: Link): Markup {
	if (remarks.length === 0 && entry.suppressed === 0) return html``;
	const row = (problem: Problem): Markup => {
		const { severity, message, item, at, fix, rule } = problem;
		const look = severity === "warning" ? "warn" : "quiet";
		const where = lineText(at, entry.file);
		const place = where === "" ? "" : `${where}, `;
		return html`<li><span class="${look}">${severity}</span> ${linked(message, link({ item, line: lineIn(entry, problem) }))}<span class="why">${place}${rule}</span>${fix !== undefined && html`<span class="why">${fix}</span>`}</li>`;
	};
	const allowed =
		entry.suppressed > 0 && html`<p class="why">${pluralize(entry.suppressed, "finding")} suppressed by comments</p>`;
	const head = html`<h2>Other findings</h2> <span class="quiet">${countsText(remarks)}</span>`;
	return html`<details open><summary>${head}</summary><ul class="plain">${remarks.map(row)}</ul>${allowed}</details>`;
}
