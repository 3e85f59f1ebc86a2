/** questionnaire.schema.json tells editors what src/outline/questionnaire.ts reads. */
import { readFileSync, writeFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { KNOWN_ROLES } from "../../src/check/rules.ts";
import { FIELD_KINDS, KINDS } from "../../src/outline/kinds.ts";
import { QUESTIONNAIRE_SCHEMA, readQuestionnaire } from "../../src/outline/questionnaire.ts";
import type { Schema } from "../../src/outline/schema.ts";
import { joinWords } from "../../src/text/english.ts";
import { schemaWithKinds } from "./kinds-in-schema.ts";
import { problemLines } from "./outline-summary.ts";

interface JsonSchema {
	readonly $ref?: string;
	readonly type?: string;
	readonly const?: unknown;
	readonly enum?: readonly unknown[];
	readonly items?: JsonSchema;
	readonly properties?: Readonly<Record<string, JsonSchema>>;
	readonly required?: readonly string[];
	readonly additionalProperties?: boolean | JsonSchema;
	readonly definitions?: Readonly<Record<string, JsonSchema>>;
}

const FILE = "questionnaire/questionnaire.schema.json";
const schema: JsonSchema = JSON.parse(readFileSync(FILE, "utf8"));
const validate = new Ajv({ allErrors: true, strict: true }).compile(schema);
const files = ["pep", "kep", "production-readiness"];

function resolved(at: JsonSchema): JsonSchema {
	return at.$ref ? schema.definitions![at.$ref.replace("#/definitions/", "")]! : at;
}

/** Every place where the JSON Schema and the reader differ. `seen` stops the recursion of sections inside sections. */
function differences(at: JsonSchema, shape: Schema, path: string, seen = new Set<JsonSchema>()): string[] {
	const here = resolved(at);
	if (seen.has(here)) return [];
	if (here.properties) seen.add(here);
	switch (shape.is) {
		case "string":
		case "boolean":
		case "integer":
			return here.type === shape.is ? [] : [`${path}: ${here.type} and ${shape.is}`];
		case "word": {
			const words = here.enum ?? [here.const];
			return `${words}` === `${shape.words}` ? [] : [`${path}: ${words} and ${shape.words}`];
		}
		case "list":
			return here.type === "array" ? differences(here.items!, shape.of(), `${path}[]`, seen) : [`${path}: no list`];
		case "record":
			return typeof here.additionalProperties === "object"
				? differences(here.additionalProperties, shape.of(), `${path}{}`, seen)
				: [`${path}: no values`];
		case "map": {
			const keys = shape.keys();
			const all = new Set([...Object.keys(keys), ...Object.keys(here.properties ?? {})]);
			const required = `${[...(shape.required ?? [])].sort()}` === `${[...(here.required ?? [])].sort()}`;
			return [
				...(required ? [] : [`${path}: required keys`]),
				...(here.additionalProperties === false ? [] : [`${path}: open`]),
				...[...all].flatMap((key) => {
					const inner = here.properties?.[key];
					if (!inner || !keys[key]) return [`${path}.${key}: only in one`];
					return differences(inner, keys[key]!, `${path}.${key}`, seen);
				}),
			];
		}
	}
}

test("the schema lists the kinds, their keys, and the roles that rules look for (`npm run update` writes them)", () => {
	const there = JSON.stringify(JSON.parse(readFileSync(FILE, "utf8")));
	const wanted = JSON.stringify(schemaWithKinds(JSON.parse(there)), withRoles);
	if (there !== wanted && process.env.UPDATE_DOCS) {
		writeFileSync(FILE, `${JSON.stringify(JSON.parse(wanted), undefined, "\t")}\n`);
	} else expect(there).toBe(wanted);
	expect(wanted).toContain(JSON.stringify(KNOWN_ROLES));
});

/** Suggests the roles where the schema defines what one is. */
function withRoles(key: string, value: unknown): unknown {
	const isDefinition = key === "role" && !Object.hasOwn(value as object, "$ref");
	return isDefinition ? { ...(value as object), examples: KNOWN_ROLES } : value;
}

test("the schema has the shape that is read, key by key", () => {
	expect(differences(schema, QUESTIONNAIRE_SCHEMA, "")).toEqual([]);
});

test("the comparison finds a difference", () => {
	const { sections: _, ...properties } = schema.properties!;
	expect(differences({ ...schema, properties }, QUESTIONNAIRE_SCHEMA, "")).toEqual([".sections: only in one"]);
});

describe.each(files)("%s.yaml", (name) => {
	const text = readFileSync(`questionnaire/${name}.yaml`, "utf8");

	test("fits the schema", () => {
		validate(parse(text));
		expect(validate.errors).toBe(null);
	});

	test("names the schema in its first line", () => {
		expect(text.split("\n")[0]).toBe("# yaml-language-server: $schema=./questionnaire.schema.json");
	});
});

const WRONG: readonly (readonly [string, string, string])[] = [
	[
		"another version",
		"pep-wizard-questionnaire: 2\nsections: []\n",
		"q.yaml:1:27: expected 1, found 2 — Did you mean “1”?",
	],
	[
		"no version",
		"sections: []\n",
		"q.yaml:1:1: expected the key “pep-wizard-questionnaire” here — Add “pep-wizard-questionnaire: …”.",
	],
	["no sections", "pep-wizard-questionnaire: 1\n", "q.yaml:1:1: expected the key “sections” here — Add “sections: …”."],
	["a list", "- a\n", "q.yaml:1:1: expected keys with values, found a list"],
	[
		"an unknown key",
		"pep-wizard-questionnaire: 1\nsections:\n  - heading: A\n    requierd: beta\n",
		"q.yaml:4:5: unknown key “requierd” — Expected required, record or review.",
	],
	[
		"an unknown kind",
		"pep-wizard-questionnaire: 1\nsections:\n  - heading: A\n    kind: poem\n",
		`q.yaml:4:11: expected ${joinWords([...KINDS, "group"], "or")}, found “poem” — Did you mean “prose”?`,
	],
	[
		"a group that is a question",
		"pep-wizard-questionnaire: 1\nsections:\n  - heading: A\n    questions:\n      - { question: B?, kind: group }\n",
		`q.yaml:5:31: expected ${joinWords(KINDS, "or")}, found “group” — Did you mean “prose”?`,
	],
	[
		"an unknown stage",
		"pep-wizard-questionnaire: 1\nsections:\n  - heading: A\n    required: gamma\n",
		"q.yaml:4:15: expected alpha, beta, stable or never, found “gamma” — Did you mean “alpha”?",
	],
	[
		"a section without heading",
		"pep-wizard-questionnaire: 1\nsections:\n  - kind: prose\n",
		"q.yaml:3:5: expected the key “heading” here — Add “heading: …”.",
	],
	[
		"a number for text",
		"pep-wizard-questionnaire: 1\nsections:\n  - heading: 2026\n",
		"q.yaml:3:14: expected text, found 2026",
	],
	[
		"a text for a list",
		"pep-wizard-questionnaire: 1\nsections:\n  - heading: A\n    aliases: B\n",
		"q.yaml:4:14: expected a list, found “B”",
	],
	[
		"a text for yes or no",
		"pep-wizard-questionnaire: 1\nsections:\n  - heading: A\n    is-stage: maybe\n",
		"q.yaml:4:15: expected true or false, found “maybe”",
	],
	[
		"a field that is a checklist",
		"pep-wizard-questionnaire: 1\nsections:\n  - heading: A\n    record: { fields: [{ label: B, kind: checklist }] }\n",
		`q.yaml:4:42: expected ${joinWords(FIELD_KINDS, "or")}, found “checklist” — Did you mean “list”?`,
	],
];

test.each(WRONG)("%s is refused by schema and reader alike", (_, text, expected) => {
	expect(validate(parse(text))).toBe(false);
	expect(problemLines(() => readQuestionnaire("q", text, "q.yaml"))).toEqual([expected]);
});

test.each([
	["an id with spaces", "how enabled", false],
	["an id of digits", "42", false],
	["an id that every object has", "constructor", false],
	["a plain id", "how-enabled-2", true],
	["an id in another script", "größe", true],
])("the schema checks ids: %s", (_, id, fits) => {
	expect(validate({ "pep-wizard-questionnaire": 1, sections: [{ heading: "A", id }] })).toBe(fits);
});
