/** Finding and replacing words in a text. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchesInLine, replaceMatches } from "../../src/editor/search.ts";

const found = (line: string, query: string): string[] =>
	matchesInLine(line, query).map(([from, to]) => line.slice(from, to));

describe("matches", () => {
	test("ignore case unless the query has capitals", () => {
		expect(found("Pod pod POD", "pod")).toEqual(["Pod", "pod", "POD"]);
		expect(found("Pod pod POD", "Pod")).toEqual(["Pod"]);
	});

	test("are literal", () => {
		expect(found("a.b a-b [x] $1 \\d", "[x]")).toEqual(["[x]"]);
		expect(found("a.b a-b", "a.b")).toEqual(["a.b"]);
		for (const mark of "^$\\.*+?()[]{}|/-#&!%,;:=@~`'\"<> ") expect(found(`a${mark}b`, mark)).toEqual([mark]);
	});

	test("are found in wide text", () => {
		expect(matchesInLine("节点按顺序 节点", "节点")).toEqual([
			[0, 2],
			[6, 8],
		]);
		expect(found("👍🏽 ok 👍🏽", "👍🏽")).toEqual(["👍🏽", "👍🏽"]);
	});

	test("never start or end inside of a character", () => {
		expect(found("e\u0301 e", "e")).toEqual(["e"]);
		expect(matchesInLine("👩‍👩‍👧", "👩")).toEqual([]);
		expect(matchesInLine("👍🏽", "👍")).toEqual([]);
	});
});

describe("replacing", () => {
	test("takes the replacement literally", () => {
		expect(replaceMatches("a b a", "a", "$&")).toEqual({ text: "$& b $&", count: 2 });
	});

	test("equals String.replaceAll for a query with capitals", () => {
		const text = fc.string({ unit: fc.constantFrom("A", "b", " ", "\n", "节", "*", "$") });
		fc.assert(
			fc.property(text, text, text, (whole, some, replacement) => {
				const query = `A${some.replaceAll("\n", "")}`;
				expect(replaceMatches(whole, query, replacement).text).toBe(whole.replaceAll(query, () => replacement));
			}),
		);
	});

	test("replaces as many as are found", () => {
		const text = fc.string({ unit: fc.constantFrom("a", "A", "\n", "e\u0301", "e", "👍", "🏽") });
		fc.assert(
			fc.property(text, fc.constantFrom("a", "e", "👍", "aa"), (whole, query) => {
				const lines = whole.split("\n").flatMap((line) => matchesInLine(line, query));
				expect(replaceMatches(whole, query, "x").count).toBe(lines.length);
			}),
		);
	});
});
