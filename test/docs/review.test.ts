/** docs/review.md: its example is a review that the program would write, and it explains every key. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { newReviewText, parseReview, updateReview } from "../../src/draft/review-yaml.ts";
import { REVIEW_KEYS } from "../../src/review/data.ts";

const page = readFileSync("docs/review.md", "utf8");
const [, example = ""] = /^```yaml\n(# pep-wizard review[\s\S]*?)^```/m.exec(page) ?? [];

test("the example is what the program writes for it", () => {
	const { review, unknown } = parseReview(example, "example.review.yaml");
	expect(unknown).toEqual([]);
	expect(updateReview(newReviewText(), review, [], "example.review.yaml")).toBe(example);
});

test("every key is explained", () => {
	const text = page.replace(example, "");
	const sections = ["pep-wizard-review", "comments"];
	for (const key of REVIEW_KEYS.filter((each) => !sections.includes(each))) expect(text).toContain(`\`${key}\``);
});

test("the command that makes a digest gives the one in the example", () => {
	expect(page).toContain("printf %s 'No restart.' | sha256sum | cut -c1-16");
	// As test/review/rounds.test.ts has it for the same words.
	expect(example).toContain("motivation/goals: 7cfc3fb324df946f");
});
