/** Which words `check` takes for names of feature gates: what a questionnaire's `not-names` lists are none. */
import { expect, test } from "vitest";
import { checkMarkdown } from "../../src/check/check.ts";
import { compileOutline } from "../../src/outline/compile.ts";

const TEMPLATE = "# Request: <title>\n\n## Gates\n\n## Design\n";

function outline(notNames: string) {
	const field = `{ label: Gate, id: gate, role: feature-gate${notNames} }`;
	const text = `pep-wizard-questionnaire: 1\nsections:\n  - { heading: Gates, kind: records, record: { fields: [${field}, { label: Note }] } }\n`;
	return compileOutline({
		name: "request",
		template: { text: TEMPLATE, file: "request.md" },
		questionnaires: [{ name: "request", text, file: "request.yaml" }],
	});
}

function undescribed(notNames: string, gate: string): string[] {
	const markdown = `# Request: Pools\n\n## Gates\n\n- Gate: ${gate}\n  - Note: none\n\n## Design\n\nPools are resized in place.\n`;
	const options = { path: "/7.md", today: "2026-01-02", exists: () => true };
	const { findings } = checkMarkdown(outline(notNames), "7.md", markdown, options);
	return findings.filter(({ rule }) => rule === "gate/undescribed").map(({ message }) => message);
}

test("reports a name that the rest of the proposal never mentions", () => {
	expect(undescribed("", "PoolResize")).toEqual([expect.stringContaining("“PoolResize”")]);
	expect(undescribed("", "LoadBalancer")).toEqual([expect.stringContaining("“LoadBalancer”")]);
});

test("does not take a word that the questionnaire lists for a name", () => {
	expect(undescribed(", not-names: [LoadBalancer]", "LoadBalancer")).toEqual([]);
	expect(undescribed(", not-names: [LoadBalancer]", "PoolResize")).toHaveLength(1);
});
