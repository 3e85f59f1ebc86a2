/** settings.schema.json describes `.pep-wizard.yaml` to editors; its rules are made from the table of rules. */
import { readFileSync, writeFileSync } from "node:fs";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { readConfig } from "../../src/check/config.ts";
import { FORMER_IDS, rulesNamed } from "../../src/check/former-ids.ts";
import { RULE_IDS, RULES } from "../../src/check/rules.ts";
import { STAGES } from "../../src/outline/types.ts";
import { THEME_NAMES } from "../../src/terminal/themes.ts";

const FILE = "questionnaire/settings.schema.json";

function wantedSchema() {
	const rule = (description: string) => ({ $ref: "#/definitions/setting", description });
	const families = [...new Set(RULE_IDS.map((id) => id.replace(/\/.*/, "/*")))];
	const former = [...new Set(Object.keys(FORMER_IDS).flatMap((id) => [id, id.replace(/\/.*/, "/*")]))];
	const now = (id: string) => (rulesNamed(id, RULE_IDS).length > 0 ? rulesNamed(id, RULE_IDS) : ["metadata/*"]);
	const rules = {
		"*": rule("All rules."),
		...Object.fromEntries(
			families.map((family) => [family, rule(`All rules that start with \`${family.slice(0, -1)}\`.`)]),
		),
		...Object.fromEntries(former.map((id) => [id, rule(`Former name of ${now(id).join(" and ")}.`)])),
		...Object.fromEntries(
			RULES.map(({ id, about, severity, ...more }) => [
				id,
				rule(`${about} Default: \`${"isOptIn" in more ? "off" : severity}\`.`),
			]),
		),
	};
	return {
		$schema: "http://json-schema.org/draft-07/schema#",
		title: "pep-wizard settings",
		description: "`.pep-wizard.yaml`: settings for all proposals in a repository.",
		type: ["object", "null"],
		properties: {
			template: {
				type: "string",
				pattern: "\\S",
				description: "The template for new drafts: the name of a built-in one, or a path relative to this file.",
			},
			theme: {
				enum: [...THEME_NAMES],
				description: "The colours of the screen, for people who chose none themselves.",
			},
			baseline: {
				type: "string",
				pattern: "\\S",
				description:
					"A file of known findings, relative to this file, which `check` doesn't report. `check --update-baseline` writes it.",
			},
			spelling: {
				type: "object",
				description: "How the wizard checks spelling, where aspell or hunspell is installed.",
				properties: {
					language: { type: "string", description: "A dictionary, such as en_GB; or off." },
					words: { type: "array", items: { type: "string" }, description: "Words that are right here." },
				},
				additionalProperties: false,
			},
			rules: { $ref: "#/definitions/rules" },
			ignore: {
				type: "array",
				description:
					"What searches in folders leave out, in addition to .gitignore: globs as in a .gitignore in this folder, such as drafts/old/ or *.generated.md. A file that is named on the command line is never left out.",
				items: { type: "string" },
			},
			submodules: {
				type: "boolean",
				description: "Whether searches go into submodules, and other repositories inside this one. Default: false.",
			},
			lists: {
				type: "object",
				description: "Names that proposals may refer to, by list; each replaces the questionnaire's list of that name.",
				additionalProperties: { type: "array", items: { type: "string" } },
			},
			people: {
				type: "object",
				description: "People by the name to show, each with their other names and addresses.",
				additionalProperties: { type: "array", items: { type: "string" } },
			},
			review: {
				type: "object",
				properties: {
					as: { type: "string", description: "The name under which to review, in a repository of one person." },
					required: {
						type: "array",
						description:
							"The reviews that a proposal needs. The rule `review/missing`, which is off by default, reports them.",
						items: {
							type: "object",
							properties: {
								from: {
									enum: [...STAGES],
									description: "The stage from which it is needed; the first one by default.",
								},
								who: {
									type: "array",
									items: { type: "string" },
									description: "Who may approve; anyone by default.",
								},
								count: { type: "integer", description: "How many of them have to; one by default." },
								sections: {
									type: "array",
									items: { type: "string" },
									description: "Ids of the sections that have to be approved; the whole proposal by default.",
								},
							},
							additionalProperties: false,
						},
					},
				},
				additionalProperties: false,
			},
			paths: {
				type: "array",
				description: "Other severities for some files; later entries win.",
				items: {
					type: "object",
					properties: {
						glob: { type: "string", description: "A pattern for paths relative to this file." },
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
				description:
					"The severity of each rule. A rule's own name takes precedence over its family, and a family over `*`.",
				properties: rules,
				additionalProperties: false,
			},
		},
	};
}

test("the schema lists every rule (`npm run update` writes it)", () => {
	if (process.env.UPDATE_DOCS) writeFileSync(FILE, `${JSON.stringify(wantedSchema(), undefined, "\t")}\n`);
	expect(JSON.parse(readFileSync(FILE, "utf8"))).toEqual(wantedSchema());
});

test("former names map to existing rules", () => {
	expect(Object.values(FORMER_IDS).flatMap((ids) => ids.filter((id) => !RULE_IDS.some((rule) => rule === id)))).toEqual(
		[],
	);
	const { settingsFor } = readConfig(
		"rules: { kep-yaml/gate: off, metadata/entry: error, 'kep-yaml/*': note }\n",
		"s.yaml",
	);
	const settings = settingsFor("a.md");
	expect([settings["metadata/unlisted"], settings["metadata/entry"], settings["metadata/word"]]).toEqual([
		"off",
		"error",
		"note",
	]);
	expect(settings["metadata/duplicate"]).toBeUndefined();
});

const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(wantedSchema());

const RIGHT = [
	"# empty\n",
	"lists: { groups: [sig-node] }\n",
	"ignore: [drafts/old/]\nsubmodules: true\n",
	"spelling: { language: en_GB, words: [kubelet] }\n",
	"template: ./template\n",
	"rules: { kep-yaml/sig: off, 'kep-yaml/*': note }\n",
	"rules: { '*': note, 'link/*': off, toc/outdated: error }\n",
	"paths:\n  - glob: 'drafts/**'\n    rules: { answer/blank: off }\n",
];

test.each(RIGHT)("the schema accepts: %j", (text) => {
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

test.each(WRONG)("the schema refuses: %j", (text) => {
	expect(() => readConfig(text, "s.yaml")).toThrow();
	expect(validate(parse(text))).toBe(false);
});
