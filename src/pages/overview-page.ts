/** The overview: a line for each proposal, to search and to sort. */

import { formatProblem, type Problem } from "../outline/problem.ts";
import { STAGES } from "../outline/types.ts";
import { fractionDone } from "../proposal/completeness.ts";
import { capitalize, pluralize } from "../text/english.ts";
import { bar, blockerList, linked, numbers, sectionList, strip } from "./components.ts";
import { anchorOf, type Blocker, countsText, factsOf, type ProposalFacts, type StageGap } from "./facts.ts";
import { html, type Markup } from "./html-template.ts";
import { SCRIPT } from "./script.ts";
import { pageText } from "./shell.ts";
import type { ProposalEntry, Site } from "./types.ts";

/** The overview as a whole page. All that it says is in it: it refers to proposals' pages where they have one. */
export function overviewPage(site: Site): string {
	const facts = site.entries.map((entry) => ({ entry, facts: factsOf(entry) }));
	const columns = columnsFor(facts);
	const complete = facts.filter(({ facts: { now } }) => now.blockers.length === 0).length;
	const summary = `${pluralize(site.entries.length, "proposal")}, ${complete} of them complete for their stage`;
	const body = html`<header><h1>Proposals</h1>
<p class="quiet">${site.entries.length === 0 ? "There are no proposals here yet." : summary}</p></header>
<main>${facts.length > 0 && html`${tools(columns)}${tableOf(facts, columns)}`}${unusable(site.problems)}</main>`;
	return pageText({ title: "Proposals", body, script: SCRIPT }, site);
}

/** A column that the script can sort by: the key of its value in a row, its heading, and whether the greatest comes first. */
interface Column {
	readonly by: string;
	readonly head: string;
	readonly isDown?: boolean;
	/** The value to sort by; blank ones come last. */
	value(row: Row): string | number;
	cell(row: Row): Markup;
}

interface Row {
	readonly entry: ProposalEntry;
	readonly facts: ProposalFacts;
}

/** Those of what a proposal says about itself. */
const ATTRIBUTES = ["owner", "group", "status"] as const;

const ORDERS: readonly (readonly [value: string, label: string])[] = [
	["", "as found"],
	["title", "by title"],
	["-changed", "last changed first"],
	["changed", "longest unchanged first"],
	["-stage", "furthest stage first"],
	["share", "least complete first"],
	["-share", "most complete first"],
	["-now", "most missing first"],
];

/** Shown when the script that works them is there. It fills the lists with what the rows have. */
function tools(columns: readonly Column[]): Markup {
	const orders = ORDERS.map(([value, label]) => html`<option value="${value}">${label}</option>`);
	const lists = columns.filter(({ by }) => by === "stage" || ATTRIBUTES.some((name) => name === by));
	const list = ({ by, head }: Column): Markup =>
		html`<div><label for="${by}">${head}</label><select id="${by}"><option value="">all</option></select></div>
`;
	return html`<form class="tools" role="search" hidden>
<div class="search"><label for="search">Search</label><input id="search" type="search" placeholder="title, file, section or question"></div>
${lists.map(list)}<div><label for="order">Order</label><select id="order">${orders}</select></div>
<output></output>
</form>
`;
}

function columnsFor(rows: readonly Row[]): readonly Column[] {
	const attribute = (by: (typeof ATTRIBUTES)[number]): Column[] => {
		const valuesOf = ({ entry }: Row): readonly string[] => entry.attributes?.[by].map(oneLine) ?? [];
		if (rows.every((row) => valuesOf(row).length === 0)) return [];
		const head = capitalize(by);
		return [{ by, head, value: (row) => valuesOf(row).join("\n"), cell: (row) => names(valuesOf(row)) }];
	};
	const isDated = rows.some(({ entry }) => entry.changed !== undefined);
	return [
		...attribute("owner"),
		...attribute("group"),
		{ by: "stage", head: "Stage", isDown: true, value: stageOf, cell: stageCell },
		...attribute("status"),
		...(isDated ? [{ by: "changed", head: "Changed", isDown: true, value: dayOf, cell: dayCell }] : []),
	];
}

const stageOf = ({ entry }: Row): string => `${STAGES.indexOf(entry.stage)} ${entry.stage}`;
const stageCell = ({ facts }: Row): Markup => html`<span class="stage">${facts.now.name}</span>`;
const dayOf = ({ entry: { changed } }: Row): string =>
	changed === undefined ? "" : new Date(changed).toISOString().slice(0, 10);
const dayCell = (row: Row): Markup => {
	const day = dayOf(row);
	return html`<time datetime="${day}">${day}</time>`;
};

/** The beginning of a value, which may be a whole paragraph. */
function oneLine(text: string): string {
	const line = text.trim().split(/\n/, 1)[0]!.trim();
	return line.length > MAX_VALUE ? `${line.slice(0, MAX_VALUE - 1)}…` : line;
}
const MAX_VALUE = 60;
const MAX_NAMES = 3;

function names(values: readonly string[]): Markup {
	if (values.length === 0) return html`<span class="quiet" aria-label="none">–</span>`;
	const more = values.length - MAX_NAMES;
	const shown = values.slice(0, MAX_NAMES).map((each, at) => html`${at > 0 && ", "}<bdi>${nameOf(each)}</bdi>`);
	return html`${shown}${more > 0 && html` <span class="quiet">and ${more} more</span>`}`;
}

/** A person without their e-mail address, which takes room in every row. */
function nameOf(value: string): string {
	return value.replace(/ *<[^<>]*@[^<>]*>$/, "") || value;
}

function tableOf(rows: readonly Row[], columns: readonly Column[]): Markup {
	const head = (by: string, words: string, isDown = false): Markup =>
		html`<th scope="col" data-by="${by}"${isDown && html` data-first="down"`}>${words}</th>`;
	return html`<table class="overview">
<thead><tr>${head("title", "Proposal")}${columns.map((each) => head(each.by, each.head, each.isDown))}${head("share", "Required answers")}${head("now", "Missing", true)}</tr></thead>
<tbody>
${rows.map((row) => rowOf(row, columns))}</tbody>
</table>
`;
}

function rowOf(row: Row, columns: readonly Column[]): Markup {
	const { entry, facts } = row;
	const { title = "No title yet", status, now, next } = facts;
	const { file, page, findings } = entry;
	const outermost = facts.sections.filter(({ level }) => level === 0);
	const sections = sectionList(outermost, () => undefined);
	const data = columns.map((column) => html` data-${column.by}="${column.value(row)}"`);
	return html`<tr data-title="${title}"${data} data-share="${fractionDone(status.required)}" data-now="${now.blockers.length}">
<th scope="row"><span class="name">${linked(title, page)}</span><span class="file">${file}</span></th>
${columns.map((column) => html`<td data-label="${column.head}" class="of-${column.by}"><span>${column.cell(row)}</span></td>\n`)}<td data-label="Required answers" class="how-far">${bar(status.required, "Required answers")}<span class="numbers">${numbers(status.required)}</span><details><summary class="quiet">by section ${strip(outermost)}</summary>${sections}</details></td>
<td data-label="Missing" class="ahead">${ahead(now, entry, "good")}${findings.length > 0 && html`<span class="why">check finds ${countsText(findings)}</span>`}${next && ahead(next, entry, "quiet", "more for")}</td>
</tr>
`;
}

function ahead(stage: StageGap, { page, file }: ProposalEntry, look: string, words = "for"): Markup {
	const { blockers, name } = stage;
	if (blockers.length === 0) return html`<span class="${look} next">nothing ${words} ${name}</span>`;
	const list = blockerList(stage, file, ({ item }) => addressOf(page, item));
	const count = `${pluralize(blockers.length, "item")} ${words} ${name}`;
	return html`<details><summary>${count}<span class="why">${firstOf(blockers)}</span></summary>${list}</details>`;
}

function addressOf(page: string | undefined, item: string | undefined): string | undefined {
	return page === undefined || item === undefined ? page : `${page}#${encodeURIComponent(anchorOf(item))}`;
}

/** What the first blockers are about, in a line. */
function firstOf(blockers: readonly Blocker[]): string {
	const first = blockers.slice(0, 3).map(({ short, label, words }) => short ?? label ?? words);
	return `${first.join(", ")}${blockers.length > first.length ? ", …" : ""}`;
}

function unusable(problems: readonly Problem[]): Markup {
	if (problems.length === 0) return html``;
	const row = (problem: Problem): Markup => html`<li>${formatProblem(problem)}</li>`;
	return html`<section class="problems"><h2>Can't be used</h2><ul class="plain">${problems.map(row)}</ul></section>`;
}
