/** What is required of a proposal: by stage, by status, and apart from what others tick. */
import { describe, expect, test } from "vitest";
import { checkMarkdown } from "../../src/check/check.ts";
import { sidecarData } from "../../src/metadata/sidecar.ts";
import { statusOf } from "../../src/proposal/completeness.ts";
import { isExpected, isRequired } from "../../src/proposal/requirements.ts";
import type { Answers, Proposal } from "../../src/proposal/types.ts";
import { builtIn } from "../built-in.ts";

const kep = builtIn("kep");

function proposal(answers: Answers = {}, stage: Proposal["stage"] = "alpha"): Proposal {
	return { outline: kep, answers, stage };
}

/** What is missing of a proposal with this status, by `status`. */
function missing(status: string): readonly string[] {
	return statusOf(proposal({ "kep-yaml/status": status })).missing.filter((id) => !id.startsWith("kep-yaml/"));
}

describe("a proposal's status", () => {
	test("asks for the full form where people work towards the proposal", () => {
		expect(missing("implementable")).toContain("design-details/graduation-criteria");
		expect(missing("implemented")).toEqual(missing("implementable"));
	});

	test("asks for the idea alone while it is provisional", () => {
		expect(missing("provisional")).toEqual(["number", "title", "summary", "motivation", "motivation/goals"]);
	});

	test.each(["deferred", "rejected", "withdrawn", "replaced"])(
		"asks for no more than the summary once it is %s",
		(status) => {
			expect(missing(status)).toEqual(["number", "title", "summary"]);
		},
	);
});

describe("what reviewers look for", () => {
	const item = kep.items.find(({ id }) => id === "drawbacks")!;

	test("is expected from its stage on, and not required", () => {
		expect([isExpected(proposal(), item, "alpha"), isRequired(proposal(), item, "stable")]).toEqual([true, false]);
		expect(missing("implementable")).not.toContain("drawbacks");
	});

	test("is not expected of a proposal that is withdrawn", () => {
		expect(isExpected(proposal({ "kep-yaml/status": "withdrawn" }), item, "alpha")).toBe(false);
	});
});

describe("boxes that others tick", () => {
	const ID = "release-signoff-checklist";
	const { entries = [] } = kep.items.find(({ id }) => id === ID)!;
	const others = entries.filter(({ byOthers }) => byOthers).map(({ id }) => id);
	const due = entries.filter(({ required, byOthers }) => required === "alpha" && !byOthers).map(({ id }) => id);

	test("are shown apart until they are ticked", () => {
		const waiting = (ticked: readonly string[]): string[] =>
			statusOf(proposal({ [ID]: ticked })).waiting.map(({ entry }) => entry.id);
		expect(waiting(due)).toEqual(others);
		expect(waiting([...due, "prr-approved"])).toEqual(others.filter((id) => id !== "prr-approved"));
	});

	test("are found in Markdown, too", () => {
		const text = entries.map(({ id, text: words }) => `- [${id === "prr-approved" ? "x" : " "}] ${words}`).join("\n");
		expect(statusOf(proposal({ [ID]: text })).waiting.map(({ entry }) => entry.id)).not.toContain("prr-approved");
	});

	test("leave the checklist complete for its author", () => {
		expect(statusOf(proposal({ [ID]: due })).items[ID]).toBe("answered");
	});

	test("leave a checklist in the author's own form complete, too", () => {
		const line = ({ id, text: words }: { readonly id: string; readonly text: string }): string =>
			`* [${others.includes(id) ? " " : "x"}] ${words.split("\n")[0]}`;
		const text = `Below is what we did.\n\n${entries.map(line).join("\n")}`;
		const { items, waiting } = statusOf(proposal({ [ID]: text }));
		expect(items[ID]).toBe("answered");
		expect(waiting.map(({ entry }) => entry.id)).toEqual(others);
	});
});

test("status and check agree on what a proposal lacks, at every stage and status", () => {
	const text = "# KEP-7: P\n\n## Summary\n\nA.\n\n## Motivation\n\n## Drawbacks\n\n## Graduation Criteria\n";
	for (const status of ["provisional", "implementable", "withdrawn"]) {
		const data = sidecarData(proposal({ "kep-yaml/status": status }));
		const source = { file: "kep.yaml", text: "", locationOf: () => ({ file: "kep.yaml", line: 1 }) };
		const metadata = [{ declared: kep.sidecar!, isBeside: true, data, source }];
		const options = { path: "/7/README.md", today: "2026-01-02", exists: () => true, metadata };
		const { findings } = checkMarkdown(kep, "README.md", text, options);
		const asked = findings
			.filter(({ rule }) => /^(answer|section)\/(blank|missing)$/.test(rule))
			.map(({ item }) => item);
		expect(asked.includes("motivation")).toBe(status !== "withdrawn");
		expect(asked.includes("design-details")).toBe(status === "implementable");
		expect(findings.some(({ rule }) => rule === "answer/expected")).toBe(status === "implementable");
	}
});
