/** What a draft's file is called. */
import { expect, test } from "vitest";
import { reviewName, slugOf } from "../../src/project/draft-name.ts";
import { draftName } from "../../src/project/new-draft-name.ts";

test.each([
	["In-place resize: of “pools”!", "in-place-resize-of-pools"],
	["Über größere Pools, café", "uber-großere-pools-cafe"],
	["Ἐπίδειξη й Ёлка", "επιδειξη-и-елка"],
	["नमस्ते दुनिया", "नमस्ते-दुनिया"],
	["กำลังทำ", "กำลังทำ"],
	["한국어 문장", "한국어-문장"],
	["节点 自动修复 ❤️", "节点-自动修复"],
	["word ".repeat(40), "word-word-word-word-word-word-word-word-word-word-word-word"],
	["?!", ""],
])("names %s %s", (title, name) => {
	expect(slugOf(title)).toBe(name);
});

test("puts the number first, and falls back to “untitled”", () => {
	expect(draftName("Pools", "12")).toBe("12-pools.pep.yaml");
	expect(draftName("", "")).toBe("untitled.pep.yaml");
});

test.each([
	["docs/12-pools.pep.yaml", "docs/12-pools.review.yaml"],
	["12-pools.md", "12-pools.review.yaml"],
	["enhancements/12-pools/README.md", "enhancements/12-pools/README.review.yaml"],
])("the review of %s is %s", (proposal, review) => {
	expect(reviewName(proposal)).toBe(review);
});
