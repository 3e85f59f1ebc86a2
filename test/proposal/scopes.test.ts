/** What scopes do to a proposal: items are set aside with a reason, and taken back for all or for one. */
import { describe, expect, test } from "vitest";
import { itemOf } from "../../src/outline/lookup.ts";
import type { Outline } from "../../src/outline/types.ts";
import { completenessOf, statusOf } from "../../src/proposal/completeness.ts";
import { readProposal } from "../../src/proposal/reading/read.ts";
import { renderProposal } from "../../src/proposal/render.ts";
import { askAnyway, effectiveAnswer, isSetAside } from "../../src/proposal/scopes.ts";
import type { Answers, Proposal } from "../../src/proposal/types.ts";
import { builtIn } from "../built-in.ts";
import { compile } from "../outline/outline-summary.ts";

const outline: Outline = compile(
	"# A\n\n## Why\n\n## Nodes\n\n### Memory\n\n### Disk\n\n## Cloud\n",
	[
		"sections: [{ heading: Nodes, kind: group }]",
		"scopes:",
		"  - { id: nodes, question: Nodes?, sets-aside: [nodes], reason: No node changes. }",
		"  - { id: docs, question: Only words?, when: yes, sets-aside: [disk, cloud], reason: Only words change. }",
	].join("\n"),
);
const NO = { answer: "no", explanation: "" } as const;
const YES = { answer: "yes", explanation: "It is a text." } as const;
const proposal = (answers: Answers): Proposal => ({ outline, stage: "alpha", answers });
const aside = (answers: Answers): readonly string[] => statusOf(proposal(answers)).setAside;

describe("items are set aside", () => {
	test("by the answer that the scope names, and only that one", () => {
		expect(aside({})).toEqual([]);
		expect(aside({ "scope/nodes": NO })).toEqual(["nodes/memory", "nodes/disk"]);
		expect(aside({ "scope/nodes": YES })).toEqual([]);
		expect(aside({ "scope/docs": YES })).toEqual(["nodes/disk", "cloud"]);
		expect(aside({ "scope/docs": NO })).toEqual([]);
		expect(aside({ "scope/nodes": "Hard to say." })).toEqual([]);
		expect(aside({ "scope/nodes": { "not-applicable": "no" } })).toEqual([]);
	});

	test("with the reason of the first scope that does", () => {
		const both = proposal({ "scope/nodes": NO, "scope/docs": YES });
		const reason = (id: string) => effectiveAnswer(both, itemOf(outline, id)!);
		expect(reason("nodes/disk")).toEqual({ "not-applicable": "No node changes." });
		expect(reason("cloud")).toEqual({ "not-applicable": "Only words change." });
		expect(reason("why")).toBeUndefined();
	});

	test("and count as not applicable, but can be told apart", () => {
		const status = statusOf(proposal({ "scope/nodes": NO }));
		expect(status.items["nodes/disk"]).toBe("not-applicable");
		expect(status.missing).toEqual(["title", "why", "cloud"]);
		expect(status.required).toEqual({ done: 2, of: 5 });
		expect(status.setAside).toEqual(["nodes/memory", "nodes/disk"]);
	});

	test("never where the author has written anything", () => {
		const answers = { "scope/nodes": NO, "nodes/disk": "TBD", "nodes/memory": "  \n" };
		expect(aside(answers)).toEqual(["nodes/memory"]);
		expect(statusOf(proposal(answers)).items["nodes/disk"]).toBe("placeholder");
	});

	test("so that completeness is remembered by the same answer", () => {
		const item = itemOf(outline, "nodes/disk")!;
		const answer = () => effectiveAnswer(proposal({ "scope/nodes": NO }), item);
		expect(answer()).toBe(answer());
		expect(completenessOf(item, answer(), "alpha")).toBe("not-applicable");
	});
});

describe("items are restored", () => {
	test("all of them, by another answer", () => {
		expect(aside({ "scope/nodes": YES })).toEqual([]);
	});

	test("one of them, by answering it", () => {
		expect(aside({ "scope/nodes": NO, "nodes/disk": "10 MB." })).toEqual(["nodes/memory"]);
	});

	test("one of them, by request", () => {
		const disk = itemOf(outline, "nodes/disk")!;
		const wanted = askAnyway(proposal({ "scope/nodes": NO }), disk);
		expect(wanted.answers).toEqual({ "scope/nodes": NO, "scope/wanted": ["nodes/disk"] });
		expect(isSetAside(wanted, disk)).toBe(false);
		expect(statusOf(wanted).missing).toEqual(["title", "why", "nodes/disk", "cloud"]);
		expect(askAnyway(wanted, disk)).toBe(wanted);
		expect(aside({ "scope/nodes": NO, "scope/wanted": "nodes/disk, nodes/memory" })).toEqual([]);
	});
});

describe("the scope questions themselves", () => {
	test("do not count", () => {
		const { all, sections } = statusOf(proposal({ "scope/nodes": NO, "scope/docs": NO }));
		expect(all).toEqual({ done: 2, of: 5 });
		expect(sections[0]).toMatchObject({ id: "scope", required: { of: 0 }, all: { done: 2, of: 3 } });
	});

	test("are not printed, but the items that they set aside say why", () => {
		expect(renderProposal(proposal({ "scope/nodes": NO, "scope/docs": YES, why: "So." })).markdown).toBe(
			[
				"# A\n\n## Why\n\nSo.\n\n## Nodes",
				"### Memory\n\nNot applicable: No node changes.",
				"### Disk\n\nNot applicable: No node changes.",
				"## Cloud\n\nNot applicable: Only words change.\n",
			].join("\n\n"),
		);
	});
});

test("in a document that was read back, the reason replaces the answer", () => {
	const { answers, stage, layout } = readProposal(outline, "# A\n## Why\n\nSo.\n\n\n## Cloud\n## Nodes\n### Disk\n");
	const scoped = { outline, stage, layout, answers: { ...answers, "scope/docs": YES } };
	expect(renderProposal(scoped).markdown).toBe(
		"# A\n## Why\n\nSo.\n\n\n## Cloud\n\nNot applicable: Only words change.\n## Nodes\n### Disk\n\nNot applicable: Only words change.\n",
	);
});

test("a PEP about a process alone has no review questions to answer", () => {
	const pep = builtIn("pep");
	const without = statusOf({ outline: pep, stage: "stable", answers: { "scope/software": NO } });
	expect(without.missing.filter((id) => id.startsWith("production-readiness/"))).toEqual([]);
	expect(without.setAside.filter((id) => id.startsWith("production-readiness/"))).toHaveLength(25);
	expect(statusOf({ outline: pep, stage: "stable", answers: {} }).setAside).toEqual([]);
});
