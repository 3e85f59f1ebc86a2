/** Words and reading time. */
import { expect, test } from "vitest";
import { countWords, readingMinutes } from "../../src/text/word-count.ts";
import { expectCpuTime } from "../cpu-time.ts";

test.each<[string, number]>([
	["", 0],
	["  \n\t", 0],
	["One, two — three!", 3],
	["can't v1.36 kube-apiserver", 3],
	["- [x] done\n- [ ] not", 3],
	["see [the list](https://example.org/a/b) here", 4],
	["<!-- a comment\nof two lines --> word", 1],
	["👍🏽 ok", 1],
	["节点 drain 顺序", 3],
	["节点，顺序", 2],
])("%j has %i words", (text, words) => {
	expect(countWords(text)).toBe(words);
});

test.each(["节点按顺序排空", "ノードを順番に", "จัดการ"])("%s has fewer words than characters", (text) => {
	expect(countWords(text)).toBeGreaterThan(0);
	expect(countWords(text)).toBeLessThan(text.length);
});

test("a reader needs a minute for 220 words, and for fewer", () => {
	expect([0, 1, 220, 221].map(readingMinutes)).toEqual([0, 1, 1, 2]);
});

test("a text of 600 KB is counted within a moment, also without spaces and with unclosed comments", () => {
	for (const part of ["The pods drain. ", "节点按顺序排空。", "<!-- ", "](x "])
		expectCpuTime(2000, () => countWords(part.repeat(600_000 / part.length)), part);
});
