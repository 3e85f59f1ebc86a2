/** Patterns that a questionnaire may ask a line to have: simple ones, in bounded time whatever the text. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canStillMatch, isSimplePattern, matchesPattern } from "../../src/outline/pattern.ts";
import { compile, problemLines } from "./outline-summary.ts";

const pattern = (match: string) => ({ match, expected: "that" });

test.each([
	["[0-9]+", ["1", "0412"], ["", "abc412", "412 ", "#4"]],
	["v\\d+\\.\\d+", ["v1.30"], ["v1", "v1.", "1.30", "v1x30"]],
	["sig-[a-z-]+", ["sig-node"], ["sig-", "sig-Node"]],
	["[A-Z]\\w{1,3}", ["Pool"], ["pool", "P", "Pools"]],
	["a?b", ["ab", "b"], ["aab"]],
	["Größe.", ["Größe1"], ["Größe"]],
])("%s", (match, right, wrong) => {
	expect(isSimplePattern(match)).toBe(true);
	expect(right.filter((text) => !matchesPattern(pattern(match), text))).toEqual([]);
	expect(wrong.filter((text) => matchesPattern(pattern(match), text))).toEqual([]);
});

test.each(["(a+)+", "a|b", "^a", "a$", "\\1", "(?=a)", "a**", "a?b?c?d?e?", "[b-a]", "[", "", "\\p{L}", "a{1000}"])(
	"%j can't be asked for",
	(match) => {
		expect(isSimplePattern(match)).toBe(false);
	},
);

describe("for any pattern that is allowed", () => {
	const atom = fc.constantFrom("a", "b", "\\d", "[ab]", "[^a]", ".", "\\.");
	const repeat = fc.constantFrom("", "", "", "*", "+", "?", "{2}", "{1,3}", "{2,}");
	const any = fc
		.array(fc.tuple(atom, repeat), { minLength: 1, maxLength: 5 })
		.map((parts) => parts.flat().join(""))
		.filter(isSimplePattern);
	const text = fc.string({ unit: fc.constantFrom("a", "b", "1", "."), maxLength: 8 });

	test("what has it could become so at each letter", () => {
		fc.assert(
			fc.property(any, text, (match, whole) => {
				fc.pre(matchesPattern(pattern(match), whole));
				for (let end = 0; end <= whole.length; end++)
					expect(canStillMatch(pattern(match), whole.slice(0, end))).toBe(true);
			}),
		);
	});

	test("a hostile one takes no time on a hostile text", () => {
		const hostile = pattern("[ab]*[ab]*[ab]*[ab]*c");
		const began = performance.now();
		for (const length of [99, 100, 1_000_000]) {
			expect(matchesPattern(hostile, "a".repeat(length))).toBe(false);
			canStillMatch(hostile, `${"a".repeat(length)}!`);
		}
		expect(performance.now() - began).toBeLessThan(1000);
	});
});

test("another one is a mistake in the questionnaire, with its place", () => {
	const yaml = (kind: string): string =>
		`sections:\n  - { heading: N, kind: ${kind}, pattern: { match: "(a+)+", expected: as } }\n`;
	expect(problemLines(() => compile("# A\n\n## N\n", yaml("line")))).toEqual([
		expect.stringContaining("t.yaml:3:49: “(a+)+” is no pattern that can be asked for"),
	]);
	expect(problemLines(() => compile("# A\n\n## N\n", yaml("prose")))).toEqual([
		expect.stringContaining("“pattern” has no meaning for the kind “prose” — Only “line” has it."),
	]);
});
