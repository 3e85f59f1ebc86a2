/** Components of pages: progress bars, lists of sections, lists of blockers. Knows no page. */
import type { Location } from "../outline/problem.ts";
import { type Count, fractionDone, type SectionStatus } from "../proposal/completeness.ts";
import type { Blocker, StageGap } from "./facts.ts";
import { html, type Markup } from "./html-template.ts";

/** A progress bar, full only when everything is done. `label` says of what, for screen readers. */
export function bar(count: Count, label: string): Markup {
	const name = count.done === count.of ? "bar full" : "bar";
	return html`<svg class="${name}" viewBox="0 0 100 1" preserveAspectRatio="none" role="img" aria-label="${label}: ${count.done} of ${count.of}"><rect width="${hundredth(count)}" height="1"/></svg>`;
}

/** 0 to 100; 0 only if nothing is done, 100 only if everything is. */
function hundredth(count: Count): number {
	const part = fractionDone(count);
	return part === 0 || part === 1 ? part * 100 : Math.min(98, Math.max(2, Math.round(part * 100)));
}

/** `15 of 32, 46 %`, rounded down: 100 % only when all is done. */
export function numbers(count: Count): string {
	return count.of === 0
		? "nothing required"
		: `${count.done} of ${count.of}, ${Math.floor(fractionDone(count) * 100)} %`;
}

/** A thin column for each section in which something is required. The label names all of them. */
export function strip(sections: readonly SectionStatus[]): Markup {
	const columns = sections.filter(({ required }) => required.of > 0);
	if (columns.length < 2) return html``;
	const words = columns.map(({ label, required }) => `${label} ${required.done} of ${required.of}`);
	const column = ({ required }: SectionStatus, index: number): Markup => {
		const height = hundredth(required) / 5;
		const name = required.done === required.of ? "full" : "part";
		return html`<g><title>${words[index]}</title><rect class="room" x="${index * 10}" width="8" height="20"/><rect class="${name}" x="${index * 10}" y="${20 - height}" width="8" height="${height}"/></g>`;
	};
	const width = columns.length * 10 - 2;
	return html`<svg class="strip" viewBox="0 0 ${width} 20" role="img" aria-label="Required answers by section: ${words.join(", ")}">${columns.map(column)}</svg>`;
}

/** Sections with their bars; `link` gives a section's address. */
export function sectionList(
	sections: readonly SectionStatus[],
	link: (section: SectionStatus) => string | undefined,
): Markup {
	const row = (section: SectionStatus): Markup => {
		const { label, level, required } = section;
		const deep = `deep-${Math.min(3, level)}`;
		const how =
			required.of === 0 ? html`<span></span><span>optional</span>` : html`${bar(required, label)}${fraction(required)}`;
		return html`<li><span class="${deep}">${linked(label, link(section))}</span>${how}</li>`;
	};
	return html`<ul class="plain sections">${sections.map(row)}</ul>`;
}

function fraction({ done, of }: Count): Markup {
	return html`<span>${done}/${of}</span>`;
}

/** Text from a file, as a link if there is an address. */
export function linked(text: string, address: string | undefined): Markup {
	return address === undefined ? html`<bdi>${text}</bdi>` : html`<a href="${address}"><bdi>${text}</bdi></a>`;
}

/** `line 7`, with the file's name if it is not the page's own; `""` if the line is unknown. */
export function lineText(at: Location | undefined, file: string): string {
	if (at?.line === undefined) return "";
	return `${at.file === file ? "" : `${at.file.replace(/^.*[\\/]/, "")}, `}line ${at.line}`;
}

/** The blockers of a stage; `link` gives a blocker's address. */
export function blockerList(
	{ blockers }: StageGap,
	file: string,
	link: (blocker: Blocker) => string | undefined,
): Markup {
	const row = (blocker: Blocker): Markup => {
		const { label, words, problem, fix } = blocker;
		const where = label === undefined ? lineText(problem?.at, file) : "";
		const place = where === "" ? "" : `${where} `;
		const why = label === undefined ? fix : words;
		const more = (why !== undefined || place !== "") && html` <span class="state">${place}${why}</span>`;
		return html`<li>${linked(label ?? words, link(blocker))}${more}</li>`;
	};
	return html`<ul class="plain">${blockers.map(row)}</ul>`;
}
