/** settings.schema.json tells editors what `.pep-wizard.yaml` may say; its rules are made from the rules themselves. */
import { readFileSync, writeFileSync } from "node:fs";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { readConfig } from "../../src/check/config.ts";
import { KNOWN_ROLES, RULE_IDS, RULES } from "../../src/check/rules.ts";

const FILE = "questionnaire/settings.schema.json";

function wantedSchema() {
	const rule = (description: string) => ({ $ref: "#/definitions/setting", description });
	const families = [...new Set(RULE_IDS.map((id) => id.replace(/\/.*/, "/*")))];
	const rules = {
		"*": rule("All rules."),
		...Object.fromEntries(families.map((family) => [family, rule(`All rules that begin with ${family.slice(0, -1)}`)])),
		...Object.fromEntries(RULES.map(({ id, about, severity }) => [id, rule(`${about} Default: \`${severity}\`.`)])),
	};
	return {
		$schema: "http://json-schema.org/draft-07/schema#",
		title: "pep-wizard settings",
		description: "`.pep-wizard.yaml`: what holds for all proposals of a repository.",
		type: ["object", "null"],
		properties: {
			template: {
				type: "string",
				pattern: "\\S",
				description: "The template of new drafts: a built-in one's name, or a path from this file's folder.",
			},
			rules: { $ref: "#/definitions/rules" },
			paths: {
				type: "array",
				description: "Other settings for some files; what stands further down wins.",
				items: {
					type: "object",
					properties: {
						glob: { type: "string", description: "The files, by their path from this file's folder." },
						rules: { $ref: "#/definitions/rules" },
					},
					required: ["glob", "rules"],
					additionalProperties: false,
				},
			},
		},
		additionalProperties: false,
		definitions: {
			setting: { enum: ["off", "note", "warning", "error"] },
			rules: {
				type: "object",
				description: "How severe what a rule finds is. A rule's own name wins over its family's, and that over `*`.",
				properties: rules,
				additionalProperties: false,
			},
		},
	};
}

test("the schema knows every rule (`UPDATE_DOCS=1` writes it anew)", () => {
	if (process.env.UPDATE_DOCS) writeFileSync(FILE, `${JSON.stringify(wantedSchema(), undefined, "\t")}\n`);
	expect(JSON.parse(readFileSync(FILE, "utf8"))).toEqual(wantedSchema());
});

const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(wantedSchema());

const RIGHT = [
	"# nothing yet\n",
	"template: ./template\n",
	"rules: { '*': note, 'link/*': off, toc/outdated: error }\n",
	"paths:\n  - glob: 'drafts/**'\n    rules: { answer/blank: off }\n",
];

test.each(RIGHT)("right: %j", (text) => {
	expect(() => readConfig(text, "s.yaml")).not.toThrow();
	validate(parse(text));
	expect(validate.errors).toBe(null);
});

const WRONG = [
	"- a\n",
	"template: [a]\n",
	"rules: { toc/outdated: fatal }\n",
	"rules: { toc/outdatde: error }\n",
	"ruels: {}\n",
	"paths: [{ glob: a }]\n",
	"paths: [{ rules: {} }]\n",
	"paths: { glob: a, rules: {} }\n",
	"paths: [{ glob: a, rules: {}, because: b }]\n",
];

test.each(WRONG)("wrong: %j", (text) => {
	expect(() => readConfig(text, "s.yaml")).toThrow();
	expect(validate(parse(text))).toBe(false);
});

const QUESTIONNAIRE = "questionnaire/questionnaire.schema.json";

test("the schema of questionnaires proposes the roles that rules look for (`UPDATE_DOCS=1` writes them anew)", () => {
	const there = readFileSync(QUESTIONNAIRE, "utf8");
	const examples = `"examples": [${KNOWN_ROLES.map((role) => JSON.stringify(role)).join(", ")}]`;
	const wanted = there.replace(/(?<="role": \{\s+"type": "string",\s+)"examples": \[[^\]]*\]/, () => examples);
	if (process.env.UPDATE_DOCS) writeFileSync(QUESTIONNAIRE, wanted);
	expect(there).toBe(wanted);
	expect(there).toContain(examples);
});
