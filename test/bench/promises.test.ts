/** The benchmark's verdict: which promises a run keeps, and what it says about a busy machine. */
import { expect, test } from "vitest";
import { judge } from "./promises.ts";
import type { Line } from "./table.ts";

const BARE = 20;

const start = (name: string, took: number, node = 20): Line => ({ node, name, starts: [took], bare: BARE });

const GOOD: readonly Line[] = [
	start("--version", 22),
	start("status", 33),
	start("render", 26),
	{ ...start("wizard, blank draft", 47), keys: [...Array(99).fill(2), 16] },
	{ ...start("wizard, 100,000 words", 60), keys: [3] },
	{ node: undefined, name: "vim, blank file", keys: [0.3] },
];

const changed = (...lines: readonly Line[]): readonly Line[] =>
	GOOD.map((line) => lines.find(({ name }) => name === line.name) ?? line);

test("keeps promises at their limits, as a ratio or in milliseconds", () => {
	const { isKept, text } = judge(GOOD);
	expect(text).not.toContain("BROKEN");
	expect(isKept).toBe(true);
	expect(text).toContain("kept    start of --version: 1.10 × bare Node, 2.0 ms more");
	expect(text).toContain("beside  keys in vim, blank file p50 0.3, p99 0.3 ms");
});

test.each<[string, Line]>([
	["start of --version", start("--version", 25)],
	["start of status", start("status", 34)],
	["start of wizard, blank draft", { ...start("wizard, blank draft", 48), keys: [1] }],
	["keys in wizard, blank draft", { ...start("wizard, blank draft", 40), keys: [...Array(98).fill(2), 17, 17] }],
	["keys in wizard, 100,000 words", { ...start("wizard, 100,000 words", 40), keys: [5.1] }],
])("%s is broken beyond its limit", (promise, line) => {
	const { isKept, text } = judge(changed(line));
	expect(isKept).toBe(false);
	expect(text.match(/BROKEN.*/g)).toEqual([expect.stringContaining(`BROKEN  ${promise}`)]);
});

test("is broken if it was not measured", () => {
	expect(judge(GOOD.slice(1)).isKept).toBe(false);
});

test("judges the oldest Node", () => {
	expect(judge([...GOOD, start("status", 90, 24)]).isKept).toBe(true);
});

test("says that the machine was busy if even vim took long", () => {
	const { text } = judge(changed({ node: undefined, name: "vim, blank file", keys: [40] }));
	expect(text).toContain("The machine was busy");
});
