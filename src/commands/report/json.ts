/** The shape that `report --json` prints, version 1; docs/json.md documents each field. Knows no file system. */
import type { Graph } from "./graph.ts";
import type { Stale } from "./stale.ts";
import type { ReportedProposal, Since } from "./types.ts";

interface ReportData {
	readonly milestone: string | undefined;
	readonly since: Since | undefined;
	readonly proposals: readonly ReportedProposal[];
	readonly stale: readonly Stale[] | undefined;
	readonly graph: Graph | undefined;
}

/** The report as a value for `JSON.stringify`. */
export function reportJson({ milestone, since, proposals, stale, graph }: ReportData): unknown {
	const reasons = new Map(stale?.map(({ proposal, reasons: all }) => [proposal, all]));
	return {
		"pep-wizard-report": 1,
		milestone: milestone ?? null,
		since: since ? { name: since.name, commit: since.commit } : null,
		proposals: proposals.map((proposal) => ({
			...proposalJson(proposal),
			...(stale && { reasons: reasons.get(proposal) ?? [] }),
		})),
		...(graph && { references: graph.edges.map(({ from, to, isReplacement }) => edgeJson(from, to, isReplacement)) }),
	};
}

function edgeJson(from: { readonly file: string }, to: { readonly file: string }, isReplacement: boolean): object {
	return { from: from.file, to: to.file, relation: isReplacement ? "replaces" : "related" };
}

function proposalJson(proposal: ReportedProposal): object {
	const { file, title, stage, status, owner, group, milestone, readiness, testPlan, missing, changes } = proposal;
	const { isApproved, approvals, questions } = readiness;
	return {
		file,
		title: title ?? null,
		template: proposal.outline.template,
		stage,
		status,
		owner,
		group,
		milestone,
		readiness: { approved: isApproved ?? null, approvals, questions: questions ?? null },
		testPlan: testPlan ?? null,
		missing,
		changes: changes ? { type: changes.type, stage: changes.stage ?? null, items: changes.items } : null,
	};
}
