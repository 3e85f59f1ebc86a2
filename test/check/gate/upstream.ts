/**
 * What upstream's own tests try, as cases of ours with the same property. Upstream has two validators: the test of its
 * repository, which lets unknown groups, statuses and stages pass where no approval is demanded, and the one of its
 * program, which doesn't. What either of them refuses is an error here.
 */
import type { Case } from "./proposal.ts";

export interface UpstreamCase extends Case {
	readonly verdict: "accepted" | "refused";
}

const PROVISIONAL = ["implementable", "provisional"] as const;
const plan = (latest: string) => ['latest-milestone: "v1.37"', `latest-milestone: ${latest}`] as const;
const stage = (word: string) => ["stage: beta", word === "" ? "" : `stage: ${word}`] as const;
const approved = (word: string) => [["beta:", `${word}:`]] as const;

/** All but the first seven keys that a proposal has to have. */
const REST = [
	['creation-date: 2026-01-13\nreviewers:\n  - "@tomas-r"\n', ""],
	["participating-sigs:\n  - sig-node\n", ""],
	["see-also:\n  - /keps/sig-node/2000-graceful-node-shutdown\n", ""],
	['latest-milestone: "v1.37"\nmilestone:\n  alpha: "v1.36"\n  beta: "v1.37"\n  stable: "v1.39"\n', ""],
	["feature-gates:\n  - name: DrainOrder\n    components:\n      - kube-apiserver\n", ""],
	["disable-supported: true\nmetrics:\n  - eviction_group_wait_seconds\n", ""],
] as const;

/** The values of a proposal. */
const PROPOSALS: readonly UpstreamCase[] = [
	{ name: "the fewest keys", kep: [PROVISIONAL, ...REST], approval: false, verdict: "accepted" },
	{ name: "all keys", kep: [PROVISIONAL, ["stage:", "last-updated: 2026-02-01\nstage:"]], verdict: "accepted" },
	{
		name: "an owning group that doesn't exist",
		kep: [["owning-sig: sig-cli", "owning-sig: nobody"]],
		verdict: "refused",
	},
	{ name: "a status that doesn't exist", kep: [["implementable", "bananas"]], verdict: "refused" },
	{ name: "a stage that doesn't exist", kep: [PROVISIONAL, stage("bananas")], verdict: "refused" },
];

/** The proposals of a small repository. */
const REPOSITORY: readonly UpstreamCase[] = [
	{
		name: "provisional at alpha, by reviewers who aren't named yet",
		kep: [PROVISIONAL, stage("alpha"), ['"@tomas-r"', '"TBD"']],
		approval: false,
		verdict: "accepted",
	},
	{
		name: "no stage, and words for number, group and status (only the program refuses it)",
		kep: [...REST, stage(""), ["4822", "some words"], ["sig-cli", "some words"], ["implementable", "some words"]],
		approval: false,
		verdict: "refused",
	},
	{
		name: "provisional at stable in an early release, without participants",
		kep: [PROVISIONAL, stage("stable"), plan("v1.4"), ["\n  - sig-node", ""]],
		approval: false,
		verdict: "accepted",
	},
	{
		name: "implemented at alpha in an early release (only the program refuses it)",
		kep: [["implementable", "implemented"], stage("alpha"), plan("v1.4")],
		approval: false,
		verdict: "refused",
	},
	{
		name: "implemented at beta in an early release (only the program refuses it)",
		kep: [["implementable", "implemented"], plan("v1.4")],
		approval: false,
		verdict: "refused",
	},
];

/** Who approves a stage. */
const APPROVALS: readonly UpstreamCase[] = [
	{ name: "the approver of a stage that doesn't exist", kep: [stage("bananas")], verdict: "refused" },
	{
		name: "an approval without stages",
		approval: [['alpha:\n  approver: "@reader-a"\nbeta:\n  approver: "@reader-b"\n', ""]],
		verdict: "refused",
	},
	{ name: "the approver of alpha", kep: [stage("alpha")], verdict: "accepted" },
	{ name: "the approver of beta", verdict: "accepted" },
	...["stable", "deprecated", "disabled", "removed"].map(
		(word): UpstreamCase => ({
			name: `the approver of ${word}`,
			kep: [stage(word)],
			approval: approved(word),
			verdict: "accepted",
		}),
	),
];

/** What is written to a new proposal. */
const WRITING: readonly UpstreamCase[] = [
	{ name: "all that is needed", kep: [PROVISIONAL], verdict: "accepted" },
	{ name: "no owning group", kep: [PROVISIONAL, ["owning-sig: sig-cli\n", ""]], verdict: "refused" },
];

export const UPSTREAM: readonly UpstreamCase[] = [...PROPOSALS, ...REPOSITORY, ...APPROVALS, ...WRITING];
