/**
 * Headings and questions in other words than the template's: each is recognised as the one that is meant, or as none where a
 * reader could take it for something else. Each stands in a proposal of its own, below the section that it belongs to.
 */
import { describe, expect, it } from "vitest";
import { checkMarkdown } from "../../../src/check/check.ts";
import { documentStructure } from "../../../src/proposal/reading/document-structure.ts";
import { sourceOf } from "../../../src/proposal/reading/source.ts";
import { builtIn } from "../../built-in.ts";
import { compile } from "../../outline/outline-summary.ts";

const kep = builtIn("kep");

/** What a heading is below the headings of a path such as `Design Details/Test Plan`. */
function meant(path: string, heading: string): string | undefined {
	const above = path === "" ? [] : path.split("/");
	const lines = ["# KEP-7: Pools", ...above.map((text, at) => `${"#".repeat(at + 2)} ${text}`)];
	lines.push(`${"#".repeat(above.length + 2)} ${heading}`, "Words.", "");
	const { sections, questions } = documentStructure(kep, sourceOf(lines.join("\n\n")));
	const line = 2 * (lines.length - 3);
	const found = [...sections].find(([, headed]) => headed.line === line)?.[0];
	return found ?? [...questions].find(([, at]) => at === line)?.[0];
}

const TEST_PLAN = "Design Details/Test Plan";
const ENABLEMENT = "Production Readiness Review Questionnaire/Feature Enablement and Rollback";
const ROLLOUT = "Production Readiness Review Questionnaire/Rollout, Upgrade and Rollback Planning";
const MONITORING = "Production Readiness Review Questionnaire/Monitoring Requirements";
const SCALABILITY = "Production Readiness Review Questionnaire/Scalability";
const TROUBLES = "Production Readiness Review Questionnaire/Troubleshooting";

/** By what is meant: where the headings stand, and their wordings. */
const SAME: readonly (readonly [id: string, path: string, ...wordings: string[]])[] = [
	["summary", "", "TLDR", "TL;DR", "The Summary", "1. Summary", "Summary (Required)", "**Summary**", "SUMMARY:"],
	["motivation", "", "Motivations", "Motivation (WIP)", "2) Motivation"],
	["motivation/goals", "Motivation", "Goal", "The Goals", "1.1. Goals", "Goals (not implemented)"],
	["motivation/non-goals", "Motivation", "Non-Goal", "No-Goals", "Nongoals", "Non Goals", "Non-Goals/Future Work"],
	["motivation/non-goals", "Motivation", "Non-Goals & Future Work", "Out of scope"],
	["motivation/goals", "", "Goal", "Goals (v1.6.0)"],
	["proposal", "", "Proposed solution", "Proposed solutions", "The Proposal", "Proposals"],
	[
		"proposal/user-stories/story-1",
		"Proposal/User Stories",
		"Story 1: Resize a pool",
		"Story 1 - Resize",
		"User Story 1",
	],
	["proposal/user-stories/story-2", "Proposal/User Stories", "Story 2", "Story 2 (Optional)", "Story 2: Grow"],
	["proposal/user-stories", "Proposal", "User Story", "The user stories", "Use case"],
	[
		"proposal/notes-constraints-caveats",
		"Proposal",
		"Notes, Constraints, and Caveats",
		"Notes & Constraints & Caveats",
	],
	[
		"proposal/notes-constraints-caveats",
		"Proposal",
		"Note/Constraint/Caveat",
		"Notes / Constraints / Caveats [optional]",
	],
	["proposal/notes-constraints-caveats", "Proposal", "Notes and Caveats", "Caveats, Constraints, Notes and Questions"],
	[
		"proposal/risks-and-mitigations",
		"Proposal",
		"Risks & Mitigations",
		"Risk/Mitigation",
		"Risks, Mitigations, and Costs",
	],
	["design-details", "", "Detailed Design", "Design Detail", "The Design"],
	["design-details/test-plan", "Design Details", "Test Planning", "Tests Plan", "Testing Plans", "Test Plan (TBD)"],
	["design-details/test-plan/unit-tests", TEST_PLAN, "Unit Testing", "Unit test"],
	[
		"design-details/test-plan/integration-tests",
		TEST_PLAN,
		"Integration/E2E tests",
		"Integration & e2e testing",
		"Integration Test",
	],
	["design-details/test-plan/e2e-tests", TEST_PLAN, "E2E Testing", "End-to-end tests", "End to End test"],
	["design-details/graduation-criteria", "Design Details", "Graduation Criteria (Not Implemented)"],
	[
		"design-details/upgrade-downgrade-strategy",
		"Design Details",
		"Update/Rollback Compatibility",
		"Upgrade & Migration Strategy",
	],
	[
		"design-details/upgrade-downgrade-strategy",
		"Design Details",
		"Upgrade and Downgrade Strategies",
		"Upgrading/Downgrading Strategy",
	],
	["design-details/version-skew-strategy", "Design Details", "Versions Skew Strategy", "Version skew strategies"],
	["production-readiness", "", "Production Readiness Questionnaire", "Production-Readiness Review"],
	["implementation-history", "", "Implementation Histories", "The Implementation History"],
	["drawbacks", "", "Drawback", "The Drawbacks"],
	[
		"alternatives",
		"",
		"Alternatives (Not Implemented)",
		"Alternative solution",
		"Alternative Solutions",
		"Alternative",
		"Considered Alternatives",
		"Alternatives Considered",
		"Alternatives (considered)",
	],
	[
		`production-readiness/feature-enablement-and-rollback/can-disable`,
		ENABLEMENT,
		"Can we rollback the enablement?",
		"Can the feature be disabled once it has been enabled (i.e. can we rollback the enablement)?",
	],
	[
		"production-readiness/feature-enablement-and-rollback/can-disable",
		ENABLEMENT,
		"Can this feature be disabled, once it was enabled (i.e. can we rollback the enablement)?",
	],
	[
		"production-readiness/feature-enablement-and-rollback/default-behavior",
		ENABLEMENT,
		"Does enabling the feature change any default behavior? `No`",
		"Does enabling this feature change default behaviour?",
		"Does enabling the feature change any default behavior? **No.**",
	],
	[
		"production-readiness/feature-enablement-and-rollback/enablement-tests",
		ENABLEMENT,
		"Are there tests for feature enablement or disablement?",
	],
	[
		"production-readiness/rollout-upgrade-and-rollback-planning/upgrade-tested",
		ROLLOUT,
		"Were upgrade and rollback tested? Was upgrade->downgrade->upgrade path tested?",
		"Was upgrade->downgrade->upgrade path tested?",
	],
	[
		"production-readiness/rollout-upgrade-and-rollback-planning/rollback-metrics",
		ROLLOUT,
		"What specific metrics should inform the roll back?",
		"What specifc metrics should inform a rollback?",
	],
	[
		"production-readiness/monitoring-requirements/missing-metrics",
		MONITORING,
		"Are there any missing metrics that would be useful to have to improve observability if this feature?",
	],
	[
		"production-readiness/monitoring-requirements/in-use",
		MONITORING,
		"How can an operator determine if a feature is in use by the workloads?",
	],
	[
		"production-readiness/troubleshooting/slo-steps",
		TROUBLES,
		"What steps should be taken if SLOs are not being met?",
		"SLOs are not being met?",
	],
	["production-readiness/troubleshooting/failure-modes", TROUBLES, "What are the other known failure modes?"],
	[
		"production-readiness/scalability/api-types",
		SCALABILITY,
		"Will enabling or using this feature result in introducing any new API type?",
	],
];

/** Where the headings stand, and wordings of something else. */
const OTHERS: readonly (readonly [path: string, ...wordings: string[]])[] = [
	[
		"",
		"Goalkeepers",
		"Summary of changes",
		"Motivating examples",
		"Proposal process",
		"Designers",
		"Alternate history",
	],
	["", "Future Work", "Implementation", "Implementation Plan", "Background", "Glossary", "References", "Drawings"],
	["Motivation", "Goals of the API", "Future Goals", "Goals (future)", "Nonsense", "Non-Goals of users"],
	["Proposal/User Stories", "Story 12: Resize", "Story 3: Resize", "1: Story"],
	[
		"Proposal",
		"Story of users",
		"Risk register",
		"Notebook",
		"Notes and Questions",
		"Risks and Rewards",
		"Risks (2 of 3)",
	],
	["Design Details", "Test Results", "Upgrade Tests", "Downgrade", "Version Strategy", "Graduates", "Test Plan Review"],
	[TEST_PLAN, "Unit", "Load tests", "Integrations", "Manual tests", "Upgrade tests"],
	[
		ENABLEMENT,
		"Can the feature be enabled once it has been disabled?",
		"Does disabling the feature change any default behavior?",
	],
	[ENABLEMENT, "What happens if we disable the feature?", "Are there any tests?", "How is this tested?"],
	[ROLLOUT, "What specific metrics should inform a rollout?", "Was the upgrade tested?"],
	[MONITORING, "How can an operator determine if the feature is not in use by workloads?", "What are the SLIs?"],
	[
		SCALABILITY,
		"Will enabling / using this feature result in decreasing size or count of the existing API objects?",
		"Will enabling / using this feature result in any new CRDs?",
	],
	[
		TROUBLES,
		"What are other known success modes?",
		"What steps should be taken if SLIs are not being met to determine the problem?",
	],
];

const same = SAME.flatMap(([id, path, ...wordings]) => wordings.map((wording) => ({ id, path, wording })));
const others = OTHERS.flatMap(([path, ...wordings]) => wordings.map((wording) => ({ path, wording })));

describe("headings and questions in other words", () => {
	it("are enough to hold the threshold both ways", () => {
		expect(same.length).toBeGreaterThanOrEqual(60);
		expect(others.length).toBeGreaterThanOrEqual(40);
	});

	it.each(same)("“$wording” is $id", ({ id, path, wording }) => {
		expect(meant(path, wording)).toBe(id);
	});

	it.each(others)("“$wording” in “$path” is not part of the template", ({ path, wording }) => {
		expect(meant(path, wording)).toBeUndefined();
	});
});

describe("a heading with the version or date by which it is due", () => {
	const template = "# A: Template\n\n## Stages\n\nSay when.\n\n### Alpha\n\n### GA\n";
	const found = (heading: string): string[] =>
		[...documentStructure(compile(template), sourceOf(`# A: X\n\n## Stages\n\n### ${heading}\n\nDone.\n`)).sections]
			.filter(([id]) => id.startsWith("stages/"))
			.map(([id]) => id);
	const alphas = "(v1.6.0);[2024-03];(target: 1.29);(since v1.6.0+);- v1.6;: v1.6.0;(Q3 2024);(v1.6 release)".split(
		";",
	);

	it.each(alphas)("“Alpha %s” is the template's", (due) => {
		expect(found(`Alpha ${due}`)).toEqual(["stages/alpha"]);
		expect(found(`GA ${due}`)).toEqual(["stages/ga"]);
	});

	it.each(["Alpha (again)", "Alpha 2.0", "Alphabet (v1.6.0)", "Alpha (API v2)", "v1.6.0", "Alpha (2)", "Alpha v2"])(
		"“%s” is not part of the template",
		(heading) => {
			expect(found(heading)).toEqual([]);
		},
	);
});

describe("a heading that a document has in another place than the template", () => {
	const template = "# A: Template\n\n## Motivation\n\nSay why.\n\n## Proposal\n\nSay it.\n\n### Drawbacks\n\nList.\n";
	const found = (markdown: string) => {
		const { sections } = documentStructure(
			compile(template),
			sourceOf(`# A: X\n\n## Motivation\n\nIt.\n\n${markdown}`),
		);
		return sections.get("proposal/drawbacks")?.text;
	};
	const ofAnother = "## Alternatives\n\n### Mounts\n\nNo.\n\n#### Drawbacks\n\nOf mounts.\n";

	it("is recognised at the level of the sections, though another with its words is deeper", () => {
		expect(found(`## Drawbacks\n\nOf it.\n\n${ofAnother}`)).toBe("Drawbacks");
		expect(found(`${ofAnother}\n## Drawbacks\n\nOf it.\n`)).toBe("Drawbacks");
		expect(found("## Drawback\n\nOf it.\n")).toBe("Drawback");
	});

	it("is not while another could be meant as well", () => {
		expect(found(`${ofAnother}\n### Volumes\n\nNo.\n\n#### Drawbacks\n\nOf volumes.\n`)).toBeUndefined();
		expect(found(`## Drawbacks\n\nOf it.\n\n${ofAnother}\n## Drawbacks\n\nOf all.\n`)).toBeUndefined();
		expect(found(`## Alternatives\n\n#### Drawback\n\nOf it.\n`)).toBeUndefined();
	});
});

describe("a heading with the same words as another", () => {
	const template = "# A: Template\n\n## Proposal\n\nSay it.\n\n## Impacts\n\nList.\n";
	const markdown = "# A: X\n\n## Proposal\n\nThree changes.\n\n## Impacts\n\n### Proposal\n\nDo it.\n";

	it("is told apart by its place, below any title", () => {
		const sections = documentStructure(compile(template), sourceOf(markdown)).sections;
		expect(sections.get("proposal")?.line).toBe(2);
		expect(sections.get("impacts")?.line).toBe(6);
	});

	it("is not reported as a rename", () => {
		const options = { path: "/x.md", today: "2026-01-02", exists: () => true };
		for (const text of [markdown, markdown.replace("## Proposal\n\nThree", "## Idea\n\nThree")]) {
			const { findings } = checkMarkdown(compile(template), "x.md", text, options);
			expect(findings.filter(({ rule }) => rule === "section/renamed")).toEqual([]);
		}
	});
});
