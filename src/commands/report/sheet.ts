/** What a release team reads of each proposal, in words. Knows no format. */
import type { Count } from "../../proposal/completeness.ts";
import { joinWords, pluralize } from "../../text/english.ts";
import type { Changes, Entry, EntryLine, ReportedProposal, Sheet, Since } from "./types.ts";

/** Names in a line; the others are counted. */
const MOST = 5;

export interface SheetOptions {
	readonly milestone: string | undefined;
	readonly since: Since | undefined;
	/** Whether entries are listed in groups. */
	readonly isGrouped: boolean;
	readonly notes: readonly string[];
}

/** The report about proposals that were chosen. */
export function releaseSheet(
	proposals: readonly ReportedProposal[],
	{ milestone, since, isGrouped, notes }: SheetOptions,
): Sheet {
	const ready = proposals.filter(isReady).length;
	const compared = since && `Changes since ${since.name} (${since.commit.slice(0, 10)}).`;
	const counts = `${pluralize(proposals.length, "proposal")}, ${ready} ready: approved where that is needed, nothing missing for the stage.`;
	return {
		heading: milestone === undefined ? "Proposals" : `Proposals for ${milestone}`,
		notes: [counts, ...(compared === undefined ? [] : [compared]), ...notes],
		groups: groupsOf(proposals, isGrouped, (proposal) => entryOf(proposal, since)),
		isChecklist: true,
	};
}

/** The same proposal may be in several groups: each of its owners looks for it. */
export function groupsOf(
	proposals: readonly ReportedProposal[],
	isGrouped: boolean,
	entry: (proposal: ReportedProposal) => Entry,
): Sheet["groups"] {
	const words = new Intl.Collator("en", { numeric: true });
	const sorted = [...proposals].sort((a, b) => words.compare(a.title ?? "\uFFFF", b.title ?? "\uFFFF"));
	if (!isGrouped) return sorted.length === 0 ? [] : [{ name: undefined, entries: sorted.map(entry) }];
	const names = [...new Set(sorted.flatMap(({ groups }) => groups))].sort(words.compare);
	return names.map((name) => ({ name, entries: sorted.filter(({ groups }) => groups.includes(name)).map(entry) }));
}

/** Whether nothing keeps a proposal out of the release, as far as it says. */
export function isReady({ missing, readiness }: ReportedProposal): boolean {
	return missing.length === 0 && readiness.isApproved !== false;
}

/** Title, file, and what is known of its state. */
export function headOf(proposal: ReportedProposal): Pick<Entry, "title" | "file" | "facts"> {
	const { file, title = "No title yet", status, stageWords, owner, group, milestone } = proposal;
	const facts = [stageWords, ...status, ...milestone, ...group, ...owner];
	return { title, file, facts: facts.map(oneLine).join(", ") };
}

function entryOf(proposal: ReportedProposal, since: Since | undefined): Entry {
	const { readiness, testPlan, missing, changes, outline, stage } = proposal;
	const labels = missing.map(({ label }) => label);
	const counted = missing.length === 0 ? "nothing" : `${pluralize(missing.length, "answer")}: ${firstOf(labels)}`;
	const lines: EntryLine[] = [
		...(readiness.isApproved === undefined && !readiness.questions ? [] : [readinessLine(proposal)]),
		...(testPlan
			? [{ label: "Test plan", words: countWords(testPlan), ...(isDone(testPlan) && { isGood: true }) }]
			: []),
		{ label: `Missing for ${outline.stageLabels[stage]}`, words: counted, isGood: missing.length === 0 },
		...(changes && since ? [{ label: `Since ${since.name}`, words: changesWords(changes, proposal) }] : []),
	];
	return { ...headOf(proposal), isReady: isReady(proposal), lines };
}

const isDone = ({ done, of }: Count): boolean => done === of;

function countWords(count: Count): string {
	return isDone(count) ? "answered" : `${count.done} of ${count.of} answered`;
}

function readinessLine({ readiness, outline, stage }: ReportedProposal): EntryLine {
	const { isApproved, approvals, questions } = readiness;
	const name = outline.stageLabels[stage];
	const own = approvals.find((each) => each.stage === stage);
	const others = approvals
		.filter((each) => each.stage !== stage)
		.map((each) => `${each.approver} approved ${each.stage}`);
	const approved = own
		? `approved for ${name} by ${own.approver}`
		: isApproved
			? "approved"
			: `not approved for ${name}`;
	const words = [
		...(isApproved === undefined ? [] : [[approved, ...(own ? [] : others)].join(", ")]),
		...(questions ? [`questions ${countWords(questions)}`] : []),
	];
	const isDoneToo = isApproved === true || !questions || isDone(questions);
	const isGood = isApproved === false ? { isGood: false } : isDoneToo ? { isGood: true } : {};
	return { label: "Production readiness", words: words.join("; "), ...isGood };
}

function changesWords({ type, stage, items }: Changes, { outline }: ReportedProposal): string {
	if (type === "new") return "the proposal is new";
	if (type === "unchanged") return "nothing changed";
	const labels = stage?.map((each) => outline.stageLabels[each]);
	const moved = labels ? [`stage ${labels[0]} → ${labels[1]}`] : [];
	const names = items.map((item) => (item.type === "changed" ? item.label : `${item.label} (${item.type})`));
	return [...moved, ...(items.length > 0 ? [`${pluralize(items.length, "item")}: ${firstOf(names)}`] : [])].join("; ");
}

function firstOf(names: readonly string[]): string {
	const shown = names.slice(0, MOST).map(oneLine);
	const more = names.length - shown.length;
	return more > 0 ? `${shown.join(", ")} and ${more} more` : joinWords(shown);
}

const MAX_NAME = 60;

function oneLine(text: string): string {
	const line = text.replace(/\s+/g, " ").trim();
	return line.length > MAX_NAME ? `${line.slice(0, MAX_NAME - 1)}…` : line;
}
