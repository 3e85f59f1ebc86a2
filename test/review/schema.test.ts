/** review.schema.json tells editors what a review may hold; it is made from what the program reads. */
import { readFileSync, writeFileSync } from "node:fs";
import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { newReviewText, parseReview, updateReview } from "../../src/draft/review-yaml.ts";
import type { Schema } from "../../src/outline/schema.ts";
import { REVIEW_SCHEMA, VERSION_KEY } from "../../src/review/data.ts";
import { anyReview } from "./reviews.ts";
import "../seed.ts";

const FILE = "questionnaire/review.schema.json";

/** What editors show, by path in the schema. */
const ABOUT: Readonly<Record<string, string>> = {
	[VERSION_KEY]: "The version of the format.",
	comments: "Comments by the id of the item that they are about; `pep-wizard outline` lists the ids.",
	"comments/*/id": "Unique in the file. Made from the rest of the comment if it is missing.",
	"comments/*/by": "Who said it: a handle such as `@ann`, or a name.",
	"comments/*/at": "When, such as `2026-01-13T10:00:00Z`.",
	"comments/*/kind": "`change`: the answer has to change before an approval. Default: `comment`.",
	"comments/*/state":
		"`open`: someone else has to answer; `answered`: its author has to look again; `resolved`: done. Default: `open`.",
	"comments/*/quote": "The words of the answer that it is about.",
	"comments/*/of": "The digest of the answer that it is about.",
	"comments/*/sent": "Where it was sent, such as a pull request; it isn't sent again.",
	"comments/*/text": "Markdown.",
	"comments/*/replies": "Oldest first.",
	"comments/*/replies/id": "Unique in the comment.",
	"comments/*/replies/by": "Who said it.",
	"comments/*/replies/at": "When.",
	"comments/*/replies/text": "Markdown.",
	rounds: "Each is one reviewer's way through the proposal, oldest first.",
	"rounds/id": "Unique in the file.",
	"rounds/by": "The reviewer.",
	"rounds/at": "When it ended; as long as it hasn't, when it began.",
	"rounds/stage": "The stage that it is for.",
	"rounds/only": "The id of the only section that it is about.",
	"rounds/verdict": "Missing as long as the round has not ended.",
	"rounds/summary": "Markdown.",
	"rounds/revision": "The commit that contains the text that was read.",
	"rounds/seen": "The items that the reviewer looked at, each with the digest of its answer then; empty for no answer.",
	"rounds/unseen": "The other items that the verdict covers, with the digests of their answers.",
};

const described = new Set<string>();

function jsonSchema(schema: Schema, path: string): object {
	const about = ABOUT[path];
	if (about) described.add(path);
	const own = about ? { description: about } : {};
	const below = (name: string): string => (path === "" ? name : `${path}/${name}`);
	switch (schema.is) {
		case "string":
			// Unquoted, YAML readers take some texts for something else.
			return { type: ["string", "number", "boolean"], ...own };
		case "word":
			return { enum: path === VERSION_KEY ? [1, "1"] : schema.words, ...own };
		case "list":
			return { type: ["array", "null"], ...own, items: jsonSchema(schema.of(), path) };
		case "record":
			return {
				type: ["object", "null"],
				...own,
				additionalProperties: jsonSchema(schema.of(), path === "comments" ? below("*") : `${path}/-`),
			};
		case "map": {
			const keys = Object.entries(schema.keys()).map(([key, each]) => [key, jsonSchema(each, below(key))]);
			return { type: "object", properties: Object.fromEntries(keys), required: schema.required ?? [] };
		}
		default:
			throw new Error(`no JSON Schema for ${schema.is}`);
	}
}

function wantedSchema(): object {
	return {
		$schema: "http://json-schema.org/draft-07/schema#",
		title: "pep-wizard review",
		description: "What reviewers say about a proposal. Other keys are allowed; they stay in the file.",
		...jsonSchema(REVIEW_SCHEMA, ""),
	};
}

test("the schema describes every key (`npm run update` writes it)", () => {
	const wanted = wantedSchema();
	expect([...described].sort()).toEqual(Object.keys(ABOUT).sort());
	if (process.env.UPDATE_DOCS) writeFileSync(FILE, `${JSON.stringify(wanted, undefined, "\t")}\n`);
	expect(JSON.parse(readFileSync(FILE, "utf8"))).toEqual(wanted);
});

const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(wantedSchema());
const fits = (text: string): boolean => validate(parse(text));

test("it accepts every review that the program writes", () => {
	fc.assert(
		fc.property(anyReview, (review) => {
			fits(updateReview(newReviewText(), review, [], "a"));
			expect(validate.errors).toBe(null);
		}),
		{ numRuns: 40 },
	);
});

describe("the schema and the program refuse", () => {
	test.each([
		["no version", "comments: {}\n"],
		["a list", "- a\n"],
		["comments without items", "pep-wizard-review: 1\ncomments: [{ by: a, text: b }]\n"],
		["a comment of nobody", "pep-wizard-review: 1\ncomments: { a: [{ text: b }] }\n"],
		["another state", "pep-wizard-review: 1\ncomments: { a: [{ by: a, text: b, state: done }] }\n"],
		["a round without a stage", "pep-wizard-review: 1\nrounds: [{ by: a }]\n"],
		["a digest that is a list", "pep-wizard-review: 1\nrounds: [{ by: a, stage: beta, seen: { a: [b] } }]\n"],
	])("%s", (_, text) => {
		expect(() => parseReview(text, "a.review.yaml")).toThrow();
		expect(fits(text)).toBe(false);
	});
});
