/** Patterns of declared forms: what they match, what isn't understood, and that none takes long. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { compilePattern } from "../../src/outline/linear-pattern.ts";

test.each([
	["v\\d+\\.\\d+", ["v1.36", "v10.0"], ["1.36", "v1", "v1.36.2", "xv1.36"]],
	["(sig|wg)(-[a-z0-9]+)+", ["sig-node", "wg-a-1"], ["sig", "sig-", "SIG-node", "sig--a"]],
	["^a{2,3}$", ["aa", "aaa"], ["a", "aaaa"]],
	["[^0-9]?", ["", "x", "é"], ["1", "xx"]],
	["a|", ["a", ""], ["b"]],
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
	"(?=a)",
	"a{3,2}",
	"(a{100}){100}",
	"(".repeat(30),
	"a".repeat(501),
])("%j isn't understood", (pattern) => {
	expect(() => compilePattern(pattern)).toThrow(SyntaxError);
});

test("patterns match as regular expressions do", () => {
	const atom = fc.constantFrom("a", "b", "[ab]", "\\d", ".", "(a|b1)", "(?:ab)");
	const part = fc.tuple(atom, fc.constantFrom("", "", "?", "*", "+", "{1,2}"));
	const pattern = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.flat().join(""));
	const text = fc.string({ unit: fc.constantFrom("a", "b", "1"), maxLength: 6 });
	fc.assert(
		fc.property(pattern, text, (source, given) => {
			expect(compilePattern(source).matches(given)).toBe(new RegExp(`^(?:${source})$`, "su").test(given));
		}),
		{ numRuns: 200 },
	);
});

test("a hostile pattern takes no time", () => {
	const begun = performance.now();
	expect(compilePattern("((a+)+)+b").matches("a".repeat(1000))).toBe(false);
	expect(compilePattern("a*a*a*a*a*a*a*a*c").matches("a".repeat(1000))).toBe(false);
	expect(performance.now() - begun).toBeLessThan(2000);
});
