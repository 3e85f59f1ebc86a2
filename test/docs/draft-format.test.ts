/** docs/draft-format.md: its example is a draft, and its tables are complete. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseDraft, readAnswers } from "../../src/draft/codec.ts";
import type { Outline } from "../../src/outline/types.ts";
import { builtInOutline } from "../../src/templates/built-in-templates.ts";

const page = readFileSync("docs/draft-format.md", "utf8");
const [, example = ""] = /^```yaml\n(# pep-wizard draft[\s\S]*?)^```/m.exec(page) ?? [];

test("the example is a valid draft without unknown answers", async () => {
	const draft = parseDraft(example, "example.pep.yaml");
	const { answers, unknown } = readAnswers(draft, (await builtInOutline("pep")) as Outline);
	expect(unknown).toEqual([]);
	expect(Object.keys(answers).sort()).toEqual(Object.keys(draft.data).sort());
	expect(draft.stage).toBe("alpha");
});

test("every key of the schema is listed", () => {
	const { properties } = JSON.parse(readFileSync("questionnaire/draft.schema.json", "utf8"));
	for (const key of Object.keys(properties)) expect(page).toContain(`| \`${key}\` |`);
});
