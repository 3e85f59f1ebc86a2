/** Patterns that questionnaires give: what matches them, what still can, what isn't understood, and that none takes long. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compilePattern } from "../../src/outline/pattern.ts";
import { expectCpuTime } from "../cpu-time.ts";
import { compile, problemLines } from "./outline-summary.ts";

test.each([
	["v\\d+\\.\\d+", ["v1.36", "v10.0"], ["1.36", "v1", "v1.36.2", "xv1.36"]],
	["(sig|wg)(-[a-z0-9]+)+", ["sig-node", "wg-a-1"], ["sig", "sig-", "SIG-node", "sig--a"]],
	["^a{2,3}$", ["aa", "aaa"], ["a", "aaaa"]],
	["[^0-9]?", ["", "x", "é"], ["1", "xx"]],
	["a|", ["a", ""], ["b"]],
	["[0-9]+", ["1", "0412"], ["", "abc412", "412 ", "#4"]],
	["[A-Z]\\w{1,3}", ["Pool"], ["pool", "P", "Pools"]],
	["a?b", ["ab", "b"], ["aab"]],
	["Größe.", ["Größe1"], ["Größe"]],
])("%s matches the whole of a text or nothing", (pattern, right, wrong) => {
	const { matches } = compilePattern(pattern);
	expect(right.filter((text) => !matches(text))).toEqual([]);
	expect(wrong.filter(matches)).toEqual([]);
});

test.each([
	"(a",
	"a)",
	"[b-a]",
	"*a",
	"a**",
	"\\q",
	"\\1",
	"\\p{L}",
	"[",
	"",
	"a{1000}",
	"(?=a)",
	"a{3,2}",
	"(a{100}){100}",
	"(".repeat(30),
	"a".repeat(501),
])("%j isn't understood", (pattern) => {
	expect(() => compilePattern(pattern)).toThrow(SyntaxError);
});

describe("for any pattern", () => {
	const atom = fc.constantFrom("a", "b", "[ab]", "[^a]", "\\d", ".", "\\.", "(a|b1)", "(?:ab)");
	const part = fc.tuple(atom, fc.constantFrom("", "", "?", "*", "+", "{2}", "{1,2}", "{2,}"));
	const pattern = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.flat().join(""));
	const text = fc.string({ unit: fc.constantFrom("a", "b", "1", "."), maxLength: 6 });

	test("matches what a regular expression matches", () => {
		fc.assert(
			fc.property(pattern, text, (source, given) => {
				expect(compilePattern(source).matches(given)).toBe(new RegExp(`^(?:${source})$`, "su").test(given));
			}),
			{ numRuns: 200 },
		);
	});

	test("reports a match as still possible after each of its letters", () => {
		fc.assert(
			fc.property(pattern, text, (source, whole) => {
				const { matches, canMatch } = compilePattern(source);
				fc.pre(matches(whole));
				for (let end = 0; end <= whole.length; end++) expect(canMatch(whole.slice(0, end))).toBe(true);
			}),
		);
	});
});

test.each([
	["v\\d+", ["", "v", "v1"], ["1", "vx", "v1x"]],
	["(sig|wg)-[a-z]+", ["s", "wg", "sig-n"], ["x", "sg", "sig-1"]],
])("%s can still be matched after a prefix of it", (pattern, right, wrong) => {
	const { canMatch } = compilePattern(pattern);
	expect(right.filter((text) => !canMatch(text))).toEqual([]);
	expect(wrong.filter(canMatch)).toEqual([]);
});

test("matches a hostile pattern in no time", () => {
	expectCpuTime(2000, () => {
		expect(compilePattern("((a+)+)+b").matches("a".repeat(1000))).toBe(false);
		expect(compilePattern("a*a*a*a*a*a*a*a*c").matches("a".repeat(1000))).toBe(false);
		expect(compilePattern("((a?){25}){25}").canMatch("a".repeat(1_000_000))).toBe(false);
		expect(compilePattern("((a?){25}){25}b").canMatch("a".repeat(600))).toBe(true);
	});
});

test("an unsupported pattern is reported at its place in the questionnaire", () => {
	const yaml = (kind: string): string =>
		`sections:\n  - { heading: N, kind: ${kind}, pattern: { match: "(a+", expected: as } }\n`;
	expect(problemLines(() => compile("# A\n\n## N\n", yaml("line")))).toEqual([
		expect.stringContaining("t.yaml:3:49: the pattern can't be used: a “)” is missing"),
	]);
	expect(problemLines(() => compile("# A\n\n## N\n", yaml("prose")))).toEqual([
		expect.stringContaining("“pattern” has no meaning for the kind “prose” — Only “line” has it."),
	]);
});
