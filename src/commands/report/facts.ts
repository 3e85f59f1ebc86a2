/** Looks up what a report says of a proposal. Reads no file. */
import { resolve } from "node:path";
import { sidecarOf } from "../../documents/document-path.ts";
import { isBlankValue, textAt } from "../../metadata/metadata.ts";
import { isNamed, namesOf } from "../../outline/attributes.ts";
import { itemOf } from "../../outline/lookup.ts";
import { STAGES } from "../../outline/types.ts";
import type { Count, Status } from "../../proposal/completeness.ts";
import { ownValue } from "../../proposal/plain-data.ts";
import { attributeOf, declarationsOf, fieldOf, type Subject } from "../status/fields.ts";
import type { MeasuredProposal } from "../status/measure.ts";
import type { Readiness, ReportedProposal } from "./types.ts";

/** What is listed of proposals without a value. */
const NONE = "none";

/** `groupBy`: the field by which it is listed. */
export function factsOf(
	subject: Subject,
	measured: MeasuredProposal,
	groupBy: string | undefined,
	cwd: string,
): ReportedProposal {
	const { outline, status, file, title } = measured;
	const { proposal } = subject;
	const stages = fieldOf(subject, "stage")?.values ?? [];
	const words = [status.stage, outline.stageLabels[status.stage]].map((word) => word.toLowerCase());
	const isStageGiven = stages.some((each) => words.includes(each.toLowerCase()));
	const values = groupBy === undefined ? [] : (fieldOf(subject, groupBy)?.values ?? []);
	return {
		file,
		path: resolve(cwd, file),
		files: filesOf(measured, cwd),
		title,
		outline,
		stage: status.stage,
		isStageGiven,
		stageWords: (isStageGiven ? undefined : stages[0]) ?? outline.stageLabels[status.stage],
		status: attributeOf(subject, "status"),
		owner: attributeOf(subject, "owner"),
		group: attributeOf(subject, "group"),
		milestone: attributeOf(subject, "milestone").filter((text) => !isBlankValue(text)),
		stageMilestone: stageMilestone(subject),
		readiness: readinessOf(subject, status),
		testPlan: countOf(subject, status, "test-plan"),
		missing: status.missing.map((id) => ({ id, label: itemOf(proposal.outline, id)?.label ?? id })),
		groups: values.length > 0 ? values : [NONE],
	};
}

function filesOf({ file, outline, found }: MeasuredProposal, cwd: string): string[] {
	const beside = sidecarOf(outline, { path: file, shown: file });
	const names = [file, ...(beside ? [beside.path] : []), ...(found?.files ?? [])];
	return [...new Set(names.map((name) => resolve(cwd, name)))];
}

function stageMilestone(subject: Subject): string | undefined {
	const { outline, stage } = subject.proposal;
	const key = declarationsOf(outline).find(({ milestones }) => milestones)?.milestones?.stages;
	return key === undefined ? undefined : fieldOf(subject, `${key}/${stage}`)?.values[0];
}

/** The answered items of the section that an attribute names: the required ones, if any are required. */
function countOf({ proposal }: Subject, { sections }: Status, attribute: string): Count | undefined {
	const names = namesOf(proposal.outline, attribute);
	const section = sections.find(({ id }) => names.some((name) => isNamed(id, name)));
	if (!section || section.all.of === 0) return undefined;
	return section.required.of > 0 ? section.required : section.all;
}

function readinessOf(subject: Subject, status: Status): Readiness {
	const approvals = approvalsIn(subject);
	const isKept = (subject.companions ?? []).some(({ declared }) => hasApprover(subject, declared));
	const own = approvals.some(({ stage }) => stage === status.stage);
	const isApproved = isKept ? own : boxOf(subject);
	return { isApproved, approvals, questions: countOf(subject, status, "readiness") };
}

/** Who approved which stage: `beta/approver`. */
function approvalsIn(subject: Subject): Readiness["approvals"] {
	const names = namesOf(subject.proposal.outline, "approver");
	return (subject.companions ?? []).flatMap((companion) => {
		const keys = (companion.declared.others ?? []).map(({ key }) => key);
		return keys.flatMap((key) => {
			const [stage = "", ...rest] = key.split("/");
			const approver = textAt(companion, key.split("/"));
			const isApproval = rest.length > 0 && names.some((name) => isNamed(key, name));
			return isApproval && approver !== undefined && !isBlankValue(approver) ? [{ stage, approver }] : [];
		});
	});
}

function hasApprover(
	{ proposal }: Subject,
	{ others = [] }: { readonly others?: readonly { readonly key: string }[] },
): boolean {
	const names = namesOf(proposal.outline, "approver");
	return others.some(({ key }) => STAGES.some((stage) => names.some((name) => isNamed(key, `${stage}/${name}`))));
}

/** Whether the box is ticked that stands for the approval; undefined without such a box. */
function boxOf({ proposal }: Subject): boolean | undefined {
	const names = namesOf(proposal.outline, "approval");
	for (const { id, entries = [] } of proposal.outline.items) {
		const entry = entries.find((each) => names.some((name) => isNamed(`${id}/${each.id}`, name)));
		if (!entry) continue;
		const answer = ownValue(proposal.answers, id);
		return Array.isArray(answer) && answer.includes(entry.id as never);
	}
	return undefined;
}
