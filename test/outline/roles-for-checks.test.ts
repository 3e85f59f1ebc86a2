/** What a questionnaire says for the checks alone: roles of items and fields, and when nothing may be left unresolved. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { KNOWN_ROLES } from "../../src/check/rules.ts";
import { compileOutline } from "../../src/outline/compile.ts";

const text = (file: string): string => readFileSync(file, "utf8");
const compile = (template: string, questionnaire: string) =>
	compileOutline({
		name: "t",
		template: { text: template, file: "t.md" },
		questionnaires: [{ name: "t", text: `pep-wizard-questionnaire: 1\n${questionnaire}`, file: "t.yaml" }],
	});

test("gives an item the role that its entry names", () => {
	const outline = compile("# A\n\n# B\n", "sections:\n  - { heading: A, kind: prose, role: history }\n");
	expect(outline.items.map(({ id, role }) => [id, role])).toEqual([
		["a", "history"],
		["b", undefined],
	]);
});

test("gives a field its role in the same way", () => {
	const record = "{ fields: [{ label: Gate, role: feature-gate }, { label: Note }] }";
	const outline = compile("# A\n", `sections:\n  - { heading: A, kind: records, record: ${record} }\n`);
	expect(outline.items[0]?.fields?.map(({ role }) => role)).toEqual(["feature-gate", undefined]);
});

test("lets a field exclude words that only look like its names", () => {
	const record = "{ fields: [{ label: Gate, role: feature-gate, not-names: [GitHub] }, { label: Note }] }";
	const outline = compile("# A\n", `sections:\n  - { heading: A, kind: records, record: ${record} }\n`);
	expect(outline.items[0]?.fields?.map(({ notNames }) => notNames)).toEqual([["GitHub"], undefined]);
});

test("knows the stage from which nothing may be left unresolved", () => {
	expect(compile("# A\n", "resolved: stable\nsections: []\n").resolved).toBe("stable");
	expect(compile("# A\n", "sections: []\n").resolved).toBeUndefined();
});

test("the default template gives every role that a rule looks for, and no other", () => {
	const source = (name: string) => ({ name, text: text(`questionnaire/${name}.yaml`), file: `${name}.yaml` });
	const outline = compileOutline({
		name: "pep",
		template: { text: text("templates/pep.md"), file: "pep.md" },
		questionnaires: [source("pep"), source("production-readiness")],
	});
	const fields = outline.items.flatMap((item) => item.options ?? []).flatMap((option) => option.fields);
	const roles = [...outline.items, ...fields].flatMap(({ role }) => role ?? []);
	expect(roles.sort()).toEqual(KNOWN_ROLES);
});
