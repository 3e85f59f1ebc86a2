/** What the pages show about a proposal: how complete it is, and what is missing. Knows no HTML. */
import { plainText } from "../markdown/plain-text.ts";
import { itemOf } from "../outline/lookup.ts";
import type { Problem, Severity } from "../outline/problem.ts";
import { type Outline, STAGES, type Stage } from "../outline/types.ts";
import { type SectionStatus, type Status, statusOf } from "../proposal/completeness.ts";
import { shortTitle, titleOf } from "../proposal/headings.ts";
import type { Completeness, Proposal } from "../proposal/types.ts";
import { joinWords, pluralize } from "../text/english.ts";
import type { ProposalEntry } from "./types.ts";

/** Something that a proposal lacks for a stage. */
export interface Blocker {
	/** Id of the item; none for what concerns no item. */
	readonly item: string | undefined;
	/** The item's heading or question. */
	readonly label: string | undefined;
	/** The same in a few words, where it is a question. */
	readonly short?: string | undefined;
	/** What is wrong with it. */
	readonly words: string;
	readonly fix: string | undefined;
	readonly problem: Problem | undefined;
}

/** Everything that is missing for a stage. */
export interface StageGap {
	readonly stage: Stage;
	/** The stage as the template prints it. */
	readonly name: string;
	readonly blockers: readonly Blocker[];
}

export interface ProposalFacts {
	/** Number and title, as far as they are given. */
	readonly title: string | undefined;
	readonly status: Status;
	/** Those in which there is something to answer; the title is in the heading that has one. */
	readonly sections: readonly SectionStatus[];
	/** At the stage that it is measured for. */
	readonly now: StageGap;
	/** What comes on top of that at the stage after it; none after the last stage. */
	readonly next: StageGap | undefined;
	/** Findings that block nothing. */
	readonly remarks: readonly Problem[];
}

/** What both pages show about a proposal. */
export function factsOf(entry: ProposalEntry): ProposalFacts {
	const { proposal, stage, findings, nextFindings } = entry;
	const { outline } = proposal;
	const status = statusOf(proposal, stage);
	const now = gapAt(outline, status, findings);
	const after = STAGES[STAGES.indexOf(stage) + 1];
	const next = after && gapAt(outline, statusOf(proposal, after), nextFindings);
	const known = new Set(now.blockers.map(keyOf));
	const title = shortTitle(proposal);
	return {
		title: title && plainText(title),
		status,
		sections: sectionsOf(proposal, status),
		now,
		next: next && { ...next, blockers: next.blockers.filter((blocker) => !known.has(keyOf(blocker))) },
		remarks: findings.filter(({ severity }) => severity !== "error"),
	};
}

function sectionsOf(proposal: Proposal, { sections }: Status): SectionStatus[] {
	const titled = itemOf(proposal.outline, "title")?.section;
	const heading = titleOf(proposal);
	return sections
		.filter(({ all }) => all.of > 0)
		.map((section) => (section.id === titled && heading !== undefined ? { ...section, label: heading } : section));
}

const STATES: Readonly<Record<Completeness, string>> = {
	blank: "no answer yet",
	placeholder: "only a placeholder",
	partial: "answered in part",
	answered: "answered",
	"not-applicable": "not applicable",
};

/** Items that are missing, in the outline's order, and then all errors about anything else. */
function gapAt(outline: Outline, status: Status, findings: readonly Problem[]): StageGap {
	const errors = findings.filter(({ severity }) => severity === "error");
	const missing = new Set(status.missing);
	const absent = status.missing.map((id): Blocker => {
		const problem = errors.find(({ item }) => item === id);
		const state = status.items[id] ?? "blank";
		const words = (state === "partial" && problem?.message) || STATES[state];
		const item = itemOf(outline, id);
		return { item: id, label: item?.label ?? id, short: item?.short, words, fix: problem?.fix, problem };
	});
	const others = errors.filter(({ item }) => item === undefined || !missing.has(item));
	const wrong = others.map((problem): Blocker => {
		const { item, message, fix } = problem;
		return { item, label: item && itemOf(outline, item)?.label, words: message, fix, problem };
	});
	return { stage: status.stage, name: outline.stageLabels[status.stage], blockers: [...absent, ...wrong] };
}

function keyOf({ item, words, problem }: Blocker): string {
	return item ?? JSON.stringify([words, problem?.at]);
}

/** The id of the place on a proposal's page where the item is. */
export function anchorOf(item: string): string {
	return `item-${item}`;
}

/** `2 errors and 1 warning`; `nothing` where there is nothing. */
export function countsText(problems: readonly Problem[]): string {
	const count = (severity: Severity): number => problems.filter((problem) => problem.severity === severity).length;
	const counts = (["error", "warning", "note"] as const).flatMap((severity) => {
		const number = count(severity);
		return number === 0 ? [] : [pluralize(number, severity)];
	});
	return joinWords(counts) || "nothing";
}
