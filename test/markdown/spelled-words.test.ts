/** Which words of an answer are given to a spelling checker, and where they are. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { spelledWords } from "../../src/markdown/spelled-words.ts";

const wordsOf = (text: string): string[] => spelledWords(text.split("\n")).map(({ word }) => word);

describe("prose is judged", () => {
	test.each([
		["sentences", "Pools can be resized.", ["Pools", "can", "resized"]],
		["emphasis", "This is **very** _importent_.", ["This", "very", "importent"]],
		["apostrophes", "It doesn't restart; it’s fine.", ["doesn't", "restart", "it’s", "fine"]],
		["words joined by a slash or a hyphen", "enabled/disabled, opt-in", ["enabled", "disabled", "opt"]],
		["a link's text", "See [the desgin](https://x.io/desgin).", ["See", "the", "desgin"]],
		["headings and lists", "## Gaols\n- [ ] frist", ["Gaols", "frist"]],
		["accents", "A naïve façade.", ["naïve", "façade"]],
	])("%s", (_, text, words) => {
		expect(wordsOf(text).filter((word) => word !== "be")).toEqual(words);
	});
});

describe("everything else is left alone", () => {
	test.each([
		["code", "`kubctl` and ``a `b` kubctl``"],
		["fences", "```sh\nkubctl gte\n```\n~~~\nkubctl\n~~~"],
		["addresses", "https://exmaple.org/pth <https://exmaple.org>"],
		["link definitions", "[ab]: https://exmaple.org"],
		["HTML and comments", "<dtails open> <!-- commnt --> <!-- a\ncommnt\n-->"],
		["identifiers", "PodSpec.resizePolicy memory_limit --fature-gate v1beta1 kep.yaml src/foo/bar.ts"],
		["abbreviations", "KEP APIs SIG"],
		["names and mail", "@jondoe jon@exmaple.org #1234"],
		["other scripts", "资源 pod资源 эфект"],
		["entities", "&nbsp; &mdash;"],
	])("%s", (_, text) => {
		expect(wordsOf(text).filter((word) => word !== "and" && word !== "pod")).toEqual([]);
	});
});

test("each word is where it says, also after emoji and combining characters", () => {
	const text = fc.array(
		fc.constantFrom(
			"Pools",
			"wrng",
			"`code`",
			"👩‍💻",
			"e\u0301tat",
			"资源",
			" ",
			"\n",
			"**",
			"](x)",
			"[",
			"```\n",
			"<!--",
			"-->",
		),
		{ maxLength: 30 },
	);
	fc.assert(
		fc.property(text, (parts) => {
			const lines = parts.join("").split("\n");
			for (const { word, line, from, to } of spelledWords(lines)) expect(lines[line]!.slice(from, to)).toBe(word);
		}),
		{ numRuns: 200 },
	);
});

test("a part of a text gives the words that the whole gives there", () => {
	const lines = "One wrd\n```\nkubctl\n```\nTwo wrds".split("\n");
	expect(spelledWords(lines, 2)).toEqual(spelledWords(lines).filter(({ line }) => line >= 2));
});
