/** The second built-in template, blank and answered, compared with the upstream form. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readProposal } from "../../src/proposal/reading/read.ts";
import { renderProposal } from "../../src/proposal/render.ts";
import type { Answers, FieldValues } from "../../src/proposal/types.ts";
import { builtIn } from "../built-in.ts";

const outline = builtIn("kep");
const markdown = (answers: Answers): string => renderProposal({ outline, stage: "alpha", answers }).markdown;

const upstream = join(process.env.PEP_WIZARD_CORPUS ?? "../shared/corpus", "keps/NNNN-kep-template/README.md");

/** The form without help and placeholders: what stays of it in every KEP. */
function skeleton(form: string): string {
	const tocs = form.match(/<!-- toc -->[\s\S]*?<!-- \/toc -->/g) ?? [];
	const bare = form
		.replace(tocs[0] ?? "", "(toc)")
		.replace(/<!--[\s\S]*?-->\n?/g, "")
		.replace("(toc)", tocs[0] ?? "");
	const written = bare.replace(/^- (`<package>`|\[test name\]).*\n/gm, "").replace(/[ \t]+$/gm, "");
	return `${written.replace(/\n{3,}/g, "\n\n").trim()}\n`;
}

describe.skipIf(!existsSync(upstream))("the upstream form", () => {
	test("is printed for a blank KEP, with its table of contents", () => {
		expect(markdown({})).toBe(skeleton(readFileSync(upstream, "utf8")));
	});
});

test("a blank KEP has its title and its table of contents", async () => {
	await expect(markdown({})).toMatchFileSnapshot("golden/kep-blank.md");
});

test("keeps the other options visible, unticked, once some are picked", () => {
	const printed = markdown({
		"production-readiness/feature-enablement-and-rollback/how-enabled": {
			"feature-gate": { name: "DrainOrder", components: ["kube-apiserver", "kubectl"] },
		},
	});
	expect(printed).toContain(
		[
			"- [x] Feature gate (also fill in values in `kep.yaml`)",
			"  - Feature gate name: DrainOrder",
			"  - Components depending on the feature gate: kube-apiserver, kubectl",
			"- [ ] Other",
			"  - Describe the mechanism:",
			"  - Will enabling / disabling the feature require downtime of the control",
			"    plane?",
		].join("\n"),
	);
});

test("ticks the agreement in place", () => {
	expect(markdown({ "design-details/test-plan/acknowledgement": ["understood"] })).toContain(
		"### Test Plan\n\n[x] I/we understand the owners of the involved components may require updates to\nexisting tests",
	);
});

test("writes packages as in the form", () => {
	const tests: FieldValues[] = [
		{ package: "k8s.io/kubectl/pkg/drain", date: "2026-02-03", coverage: "74%" },
		{ package: "x" },
	];
	expect(markdown({ "design-details/test-plan/unit-tests": tests })).toContain(
		"##### Unit tests\n\n- `k8s.io/kubectl/pkg/drain`: `2026-02-03` - `74%`\n- `x`: `<date>` - `<test coverage>`\n",
	);
});

test("reads the same answers from a KEP that it printed", () => {
	const answers: Answers = {
		number: "4821",
		title: "Ordered node drain",
		"release-signoff-checklist": ["enhancement-issue", "test-plan", "beta-e2e-tests"],
		summary: "Drains keep an order.",
		"motivation/goals": ["One order for a cluster", "As today without one"],
		"proposal/user-stories/story-1": "As an administrator …",
		"design-details/test-plan": "Three levels.",
		"design-details/test-plan/acknowledgement": ["understood"],
		"design-details/test-plan/unit-tests": [{ package: "k8s.io/x", date: "2026-02-03", coverage: "74%" }],
		"production-readiness/feature-enablement-and-rollback/how-enabled": {
			"feature-gate": { name: "DrainOrder", components: ["kube-apiserver"] },
		},
		"production-readiness/feature-enablement-and-rollback/can-disable": { answer: "yes", explanation: "At any time." },
		"production-readiness/monitoring-requirements/slis": { metrics: { name: "drain_seconds", aggregation: "p99" } },
		"production-readiness/scalability/api-types": { "not-applicable": "no API" },
		drawbacks: "Drains take longer.",
	};
	const { extras, layout, ...read } = readProposal(outline, markdown(answers));
	expect({ read: read.answers, extras, layout }).toEqual({ read: answers, extras: [], layout: undefined });
});
