/** A report as a page: what a release team asks, proposal by proposal. */
import { html, type Markup } from "./html-template.ts";
import { pageText } from "./shell.ts";
import type { Site } from "./types.ts";

/** What the page shows; the same as in other formats. */
interface ReportSheet {
	readonly heading: string;
	readonly notes: readonly string[];
	readonly groups: readonly {
		readonly name: string | undefined;
		readonly entries: readonly ReportEntry[];
	}[];
}

interface ReportEntry {
	readonly title: string;
	readonly file: string;
	readonly facts: string;
	readonly isReady: boolean;
	readonly lines: readonly { readonly label: string; readonly words: string; readonly isGood?: boolean }[];
}

/** The whole page; it has no script, and refers to nothing. */
export function reportPage({ heading, notes, groups }: ReportSheet, site: Site): string {
	const body = html`<header><h1>${heading}</h1>${notes.map((note) => html`<p class="quiet">${note}</p>`)}</header>
<main class="report">${groups.map(groupOf)}</main>`;
	return pageText({ title: heading, body }, site);
}

function groupOf({ name, entries }: ReportSheet["groups"][number]): Markup {
	return html`<section>${name !== undefined && html`<h2><bdi>${name}</bdi></h2>`}
${entries.map(entryOf)}</section>
`;
}

function entryOf({ title, file, facts, lines }: ReportEntry): Markup {
	const line = ({ label, words, isGood }: ReportEntry["lines"][number]): Markup => {
		const look = isGood === undefined ? "" : isGood ? "good" : "bad";
		return html`<dt>${label}</dt><dd${look !== "" && html` class="${look}"`}><bdi>${words}</bdi></dd>`;
	};
	return html`<article><h3><bdi>${title}</bdi></h3><p class="quiet"><bdi>${facts}</bdi></p><span class="file">${file}</span>
<dl>${lines.map(line)}</dl></article>
`;
}
