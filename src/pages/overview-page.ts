/** The overview: a line for each proposal, to search and to sort. */

import { formatProblem, type Problem } from "../outline/problem.ts";
import { STAGES } from "../outline/types.ts";
import { fractionDone } from "../proposal/completeness.ts";
import { pluralize } from "../text/english.ts";
import { bar, blockerList, linked, numbers, sectionList, strip } from "./components.ts";
import { anchorOf, type Blocker, countsText, factsOf, type ProposalFacts, type StageGap } from "./facts.ts";
import { html, type Markup } from "./html-template.ts";
import { SCRIPT } from "./script.ts";
import { pageText } from "./shell.ts";
import type { ProposalEntry, Site } from "./types.ts";

/** The overview as a whole page. All that it says is in it: it refers to proposals' pages where they have one. */
export function overviewPage(site: Site): string {
	const facts = site.entries.map((entry) => ({ entry, facts: factsOf(entry) }));
	const complete = facts.filter(({ facts: { now } }) => now.blockers.length === 0).length;
	const summary = `${pluralize(site.entries.length, "proposal")}, ${complete} of them complete for their stage`;
	const body = html`<header><h1>Proposals</h1>
<p class="quiet">${site.entries.length === 0 ? "There are no proposals here yet." : summary}</p></header>
<main>${facts.length > 0 && html`${tools()}${tableOf(facts)}`}${unusable(site.problems)}</main>`;
	return pageText({ title: "Proposals", body, script: SCRIPT }, site);
}

/** Shown when the script that works them is there. */
function tools(): Markup {
	const stages = STAGES.map((stage) => html`<option value="${STAGES.indexOf(stage)}">${stage}</option>`);
	const orders = [
		["", "as found"],
		["title false", "by title"],
		["stage true", "furthest stage first"],
		["share false", "least complete first"],
		["share true", "most complete first"],
		["now true", "most missing first"],
	].map(([value = "", label = ""]) => html`<option value="${value}">${label}</option>`);
	return html`<div class="tools" hidden>
<div class="search"><label for="search">Search</label><input id="search" type="search" placeholder="title, file, section or question"></div>
<div><label for="stage">Stage</label><select id="stage"><option value="">all</option>${stages}</select></div>
<div><label for="order">Order</label><select id="order">${orders}</select></div>
<output></output>
</div>
`;
}

interface Row {
	readonly entry: ProposalEntry;
	readonly facts: ProposalFacts;
}

function tableOf(rows: readonly Row[]): Markup {
	return html`<table class="overview">
<thead><tr><th data-by="title">Proposal</th><th data-by="stage" data-first="down">Stage</th><th data-by="share">Required answers</th><th data-by="now" data-first="down">In the way</th><th data-by="next" data-first="down">For the next stage</th></tr></thead>
<tbody>
${rows.map(rowOf)}</tbody>
</table>
`;
}

function rowOf({ entry, facts }: Row): Markup {
	const { title = "No title yet", status, now, next } = facts;
	const { file, page, stage, findings } = entry;
	const outermost = facts.sections.filter(({ level }) => level === 0);
	const sections = sectionList(outermost, () => undefined);
	return html`<tr data-title="${title}" data-stage="${STAGES.indexOf(stage)}" data-share="${fractionDone(status.required)}" data-now="${now.blockers.length}" data-next="${next?.blockers.length ?? -1}">
<th scope="row"><span class="name">${linked(title, page)}</span><span class="file">${file}</span></th>
<td data-label="Stage"><span class="stage">${now.name}</span></td>
<td data-label="Required answers" class="how-far">${bar(status.required)}<span class="numbers">${numbers(status.required)}</span>${strip(outermost)}<details><summary class="quiet">by section</summary>${sections}</details></td>
<td data-label="Missing for ${now.name}" class="ahead">${ahead(now, entry, "good")}${findings.length > 0 && html`<span class="why">check finds ${countsText(findings)}</span>`}</td>
<td data-label="${next ? `Also missing for ${next.name}` : "Next stage"}" class="ahead">${next ? ahead(next, entry, "quiet") : html`<span class="quiet">the last stage</span>`}</td>
</tr>
`;
}

function ahead(stage: StageGap, { page, file }: ProposalEntry, look: string): Markup {
	const { blockers, name } = stage;
	if (blockers.length === 0) return html`<span class="${look}">nothing for ${name}</span>`;
	const list = blockerList(stage, file, ({ item }) => addressOf(page, item));
	const count = `${pluralize(blockers.length, "item")} for ${name}`;
	return html`<details><summary>${count}<span class="why">${firstOf(blockers)}</span></summary>${list}</details>`;
}

function addressOf(page: string | undefined, item: string | undefined): string | undefined {
	return page === undefined || item === undefined ? page : `${page}#${encodeURIComponent(anchorOf(item))}`;
}

/** What the first blockers are about, in a line. */
function firstOf(blockers: readonly Blocker[]): string {
	const first = blockers.slice(0, 3).map(({ label, words }) => label ?? words);
	return `${first.join(", ")}${blockers.length > first.length ? ", …" : ""}`;
}

function unusable(problems: readonly Problem[]): Markup {
	if (problems.length === 0) return html``;
	const row = (problem: Problem): Markup => html`<li>${formatProblem(problem)}</li>`;
	return html`<section class="problems"><h2>Can't be used</h2><ul class="plain">${problems.map(row)}</ul></section>`;
}
