/** What a questionnaire calls owner, group and so on. */
import { expect, test } from "vitest";
import { namesOf } from "../../src/outline/attributes.ts";
import { compileOutline } from "../../src/outline/compile.ts";
import { InputError } from "../../src/outline/problem.ts";
import type { Outline } from "../../src/outline/types.ts";

function compiled(attributes: string): Outline {
	const questionnaire = `pep-wizard-questionnaire: 1
metadata:
  companions:
    - path: approvals/{team}.yaml
      what: approval
      needed: []
      other-keys:
        - { key: "{stage}/approver", for-each: { stage: [alpha, beta] } }
${attributes}sections:
  - heading: Title
    sections:
      - heading: Sign-off
        checklist:
          entries: [{ text: Reviewed, id: reviewed }]
`;
	return compileOutline({
		name: "small",
		template: { text: "---\nteam:\n---\n# Title\n\n## Sign-off\n\n- [ ] Reviewed\n", file: "small.md" },
		questionnaires: [{ name: "small", text: questionnaire, file: "small.yaml" }],
	});
}

test("names keys, items, boxes, and keys of files kept elsewhere, also by their last parts", () => {
	const outline = compiled("attributes:\n  group: [team]\n  approval: [sign-off/reviewed]\n  who: [approver]\n");
	expect(namesOf(outline, "group")).toEqual(["team"]);
	expect(namesOf(outline, "who")).toEqual(["approver"]);
});

test("is looked for by its usual names if nothing is declared", () => {
	expect(namesOf(compiled(""), "owner")).toContain("authors");
	expect(namesOf(compiled("attributes:\n  group: [team]\n"), "status")).toEqual(["status", "state"]);
	expect(namesOf(compiled(""), "constructor")).toEqual([]);
});

test("must be something that the template has", () => {
	const error = (() => {
		try {
			return compiled("attributes:\n  group: [teem]\n");
		} catch (caught) {
			return caught as InputError;
		}
	})();
	expect(error).toBeInstanceOf(InputError);
	expect((error as InputError).problems).toMatchObject([
		{
			message: "nothing is called “teem”, neither a key nor an item",
			at: { file: "small.yaml", line: 10 },
			fix: "Did you mean “team”?",
		},
	]);
});
