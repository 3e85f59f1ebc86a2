/** Proposals that nobody may be working on any more, each with the reason. Reads no file and no clock. */
import type { Relation } from "../../metadata/references.ts";
import { minorReleases, type Release, releaseNumbers, releasesBetween } from "./releases.ts";
import { headOf } from "./sheet.ts";
import type { Entry, ReportedProposal, Sheet } from "./types.ts";

/** A reference from a proposal to a file (absolute), or to something else that isn't blank. */
export interface Link {
	readonly relation: Relation;
	readonly path: string | undefined;
}

export interface StaleInput {
	readonly proposals: readonly ReportedProposal[];
	/** The references of all proposals, by path. */
	readonly links: ReadonlyMap<string, readonly Link[]>;
	/** When each was last changed, in milliseconds, by path. */
	readonly changed: ReadonlyMap<string, number>;
	/** The newest first. */
	readonly releases: readonly Release[];
	/** The release that is worked on. */
	readonly current: string | undefined;
	/** How many releases are too many. */
	readonly most: number;
}

export interface Stale {
	readonly proposal: ReportedProposal;
	readonly reasons: readonly { readonly kind: keyof typeof KINDS; readonly words: string }[];
}

/** In this order, with their headings. */
export const KINDS = {
	"permanent-beta": "In beta for long",
	untouched: "Not changed for long",
	"implemented-not-stable": "Implemented, but not stable",
	"no-successor": "Superseded, without a successor",
} as const;

const IMPLEMENTED = /^(?:implemented|completed?|done|final)$/i;
const SUPERSEDED = /^(?:replaced|superseded|obsoleted?)\b/i;
/** Nobody has to work on it any more, or has put it off. */
const CLOSED = /^(?:rejected|withdrawn|deferred|declined|abandoned|closed|dropped|deprecated|removed)\b/i;

/** Those for which there is a reason, in their order. */
export function staleProposals(input: StaleInput): Stale[] {
	const replaced = new Set(
		[...input.links].flatMap(([from, links]) =>
			links.flatMap(({ relation, path }) =>
				relation === "replaces" && path !== undefined && path !== from ? path : [],
			),
		),
	);
	return input.proposals.flatMap((proposal): Stale[] => {
		const found = {
			"permanent-beta": permanentBeta(proposal, input),
			untouched: untouched(proposal, input),
			"implemented-not-stable": implementedNotStable(proposal),
			"no-successor": noSuccessor(proposal, input, replaced),
		} satisfies Record<keyof typeof KINDS, string | undefined>;
		const reasons = (Object.keys(KINDS) as (keyof typeof KINDS)[]).flatMap((kind) => {
			const words = found[kind];
			return words === undefined ? [] : [{ kind, words }];
		});
		return reasons.length === 0 ? [] : [{ proposal, reasons }];
	});
}

const has = ({ status }: ReportedProposal, words: RegExp): boolean => status.some((each) => words.test(each.trim()));
const isOpen = (proposal: ReportedProposal): boolean =>
	!has(proposal, CLOSED) && !has(proposal, SUPERSEDED) && !has(proposal, IMPLEMENTED);

function permanentBeta(proposal: ReportedProposal, { current, most }: StaleInput): string | undefined {
	if (proposal.stage !== "beta" || !proposal.isStageGiven || current === undefined) return undefined;
	if (!isOpen(proposal)) return undefined;
	const since = proposal.stageMilestone ?? proposal.milestone[0];
	const between = since === undefined ? undefined : releasesBetween(since, current);
	if (between === undefined || between < most) return undefined;
	return `beta since ${since}, ${countText(between)} before ${current}`;
}

/** By the tags of releases; where there are none, by the release that the proposal names. */
function untouched(proposal: ReportedProposal, input: StaleInput): string | undefined {
	if (!isOpen(proposal)) return undefined;
	const { releases, current, most, changed } = input;
	const tagged = minorReleases(releases);
	if (tagged.length === 0) {
		const [last] = proposal.milestone;
		const between = last === undefined || current === undefined ? undefined : releasesBetween(last, current);
		return between === undefined || between < most
			? undefined
			: `targeted ${last} last, ${countText(between)} before ${current}`;
	}
	const time = changed.get(proposal.path);
	const since = tagged.filter((release) => time !== undefined && release.time > time).length;
	if (time === undefined || since < most) return undefined;
	return `last changed on ${new Date(time).toISOString().slice(0, 10)}, ${countText(since)} ago`;
}

function countText(count: number): string {
	return Number.isFinite(count) ? `${count} release${count === 1 ? "" : "s"}` : "a major version";
}

function implementedNotStable(proposal: ReportedProposal): string | undefined {
	if (!has(proposal, IMPLEMENTED) || !proposal.isStageGiven || proposal.stage === "stable") return undefined;
	const { outline, stage } = proposal;
	return `${proposal.status[0]}, but its stage is ${outline.stageLabels[stage]}, not ${outline.stageLabels.stable}`;
}

function noSuccessor(
	proposal: ReportedProposal,
	{ links }: StaleInput,
	replaced: ReadonlySet<string>,
): string | undefined {
	if (!has(proposal, SUPERSEDED) || replaced.has(proposal.path)) return undefined;
	const names = (links.get(proposal.path) ?? []).some(({ relation }) => relation === "replaced-by");
	return names ? undefined : `${proposal.status[0]}, but no proposal says that it replaces it`;
}

/** The release that is worked on: the given one, else the newest tag, else the newest one that at least two proposals name. */
export function currentRelease(
	given: string | undefined,
	releases: readonly Release[],
	proposals: readonly ReportedProposal[],
): string | undefined {
	if (given !== undefined) return given;
	if (releases[0]) return releases[0].name;
	const named = proposals.flatMap(({ milestone }) => milestone.slice(0, 1));
	const counts = new Map<string, number>();
	for (const each of named) counts.set(each, (counts.get(each) ?? 0) + 1);
	const common = [...counts].filter(([name, count]) => count > 1 && releaseNumbers(name).length > 1);
	const numbers = (name: string): number => releaseNumbers(name).reduce((sum, each) => sum * 1000 + each, 0);
	return common.sort(([a], [b]) => numbers(b) - numbers(a))[0]?.[0];
}

/** The report, by reason. */
export function staleSheet(stale: readonly Stale[], notes: readonly string[]): Sheet {
	const words = new Intl.Collator("en", { numeric: true });
	const groups = (Object.keys(KINDS) as (keyof typeof KINDS)[]).flatMap((kind) => {
		const entries = stale.flatMap(({ proposal, reasons }): Entry[] => {
			const reason = reasons.find((each) => each.kind === kind);
			const lines = [{ label: "Why", words: reason?.words ?? "" }];
			return reason ? [{ ...headOf(proposal), isReady: false, lines }] : [];
		});
		return entries.length === 0
			? []
			: [{ name: KINDS[kind], entries: entries.sort((a, b) => words.compare(a.title, b.title)) }];
	});
	return { heading: "Stale proposals", notes, groups, isChecklist: true };
}
