/** Which words were removed and added: always whole, small where little changed, and fast for any text. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diffSequences } from "../../src/text/sequence-diff.ts";
import { diffWords, type WordChange } from "../../src/text/word-diff.ts";
import { expectCpuTime } from "../cpu-time.ts";

/** With removed words in [-…-] and added ones in {+…+}. */
function marked(before: string, after: string): string {
	const signs = { same: ["", ""], removed: ["[-", "-]"], added: ["{+", "+}"] } as const;
	return diffWords(before, after)
		.map(({ type, text }) => signs[type][0] + text + signs[type][1])
		.join("");
}

const side = (changes: readonly WordChange[], left: WordChange["type"]): string =>
	changes.flatMap(({ type, text }) => (type === left ? [] : [text])).join("");

test.each([
	["No restart of pools.", "No drain of pools.", "No [-restart-]{+drain+} of pools."],
	["One.\nTwo.\n", "One.\nTwo.\nThree.\n", "One.\nTwo.\n{+Three.\n+}"],
	["One two three four.", "One 2 3 four.", "One [-two three-]{+2 3+} four."],
	["at v1.9", "at v1.36", "at v1.[-9-]{+36+}"],
	["naïve Ünit", "naïve Unit", "naïve [-Ünit-]{+Unit+}"],
	["集群节点重启", "集群节点排空", "集群节点[-重启-]{+排空+}"],
	["👩‍💻 works", "👩‍💻 rests", "👩‍💻 [-works-]{+rests+}"],
	["", "New.", "{+New.+}"],
	["Gone.", "", "[-Gone.-]"],
	["Same.", "Same.", "Same."],
	["a\r\nb\r\n", "a\r\nc\r\n", "a\r\n[-b-]{+c+}\r\n"],
])("%j → %j", (before, after, wanted) => {
	expect(marked(before, after)).toBe(wanted);
});

const text = fc
	.array(fc.constantFrom("a", "b", "pool", " ", "\n", ".", "中", "👩‍💻", "\r\n", "- ", "\u0301"), { maxLength: 40 })
	.map((parts) => parts.join(""));

test("removed and unchanged words are the old text, added and unchanged ones the new text", () => {
	fc.assert(
		fc.property(text, text, (before, after) => {
			const changes = diffWords(before, after);
			expect([side(changes, "added"), side(changes, "removed")]).toEqual([before, after]);
		}),
		{ numRuns: 200 },
	);
});

describe("sequences", () => {
	const sequence = fc.array(fc.constantFrom(1, 2, 3, 4), { maxLength: 14 });

	/** The length of the longest common subsequence, by the textbook. */
	function common(a: readonly number[], b: readonly number[]): number {
		const row = new Array<number>(b.length + 1).fill(0);
		for (const x of a) {
			let corner = 0;
			for (const [at, y] of b.entries()) {
				const above = row[at + 1]!;
				row[at + 1] = x === y ? corner + 1 : Math.max(above, row[at]!);
				corner = above;
			}
		}
		return row[b.length]!;
	}

	test("have as much in common as is possible", () => {
		fc.assert(
			fc.property(sequence, sequence, (before, after) => {
				const parts = diffSequences(before, after, { left: 100_000 });
				const equal = parts.filter(({ isEqual }) => isEqual);
				for (const part of equal) expect(before.slice(...part.before)).toEqual(after.slice(...part.after));
				expect(equal.reduce((sum, part) => sum + part.before[1] - part.before[0], 0)).toBe(common(before, after));
			}),
			{ numRuns: 200 },
		);
	});
});

test.each([
	["lines that all differ", (n: number) => `line ${n}\n`, (n: number) => `row ${n * 7}\n`],
	["words that all differ", (n: number) => `w${n} `, (n: number) => `v${n * 3} `],
	["lines in another order", (n: number) => `${n % 997}\n`, (n: number) => `${(n * 31) % 997}\n`],
	["one letter", () => "a ", () => "b "],
])("takes bounded time for %s", (_, left, right) => {
	const [before, after] = [left, right].map((line) => Array.from({ length: 60_000 }, (_, n) => line(n)).join("")) as [
		string,
		string,
	];
	let changes: ReturnType<typeof diffWords> = [];
	expectCpuTime(1500, () => {
		changes = diffWords(before, after);
	});
	expect([side(changes, "added") === before, side(changes, "removed") === after]).toEqual([true, true]);
});
