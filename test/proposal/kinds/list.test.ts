/** `list`: texts, one below the other. */
import { describe, expect, test } from "vitest";
import { listKind } from "../../../src/proposal/kinds/list.ts";
import type { Change } from "../../../src/proposal/types.ts";
import { ITEMS } from "../items.ts";
import { describeExactReading, describeLaws } from "./laws.ts";

const { list, goals } = ITEMS;

describe("a list", () => {
	test.each([
		[[], ""],
		[["a", " ", "b"], "- a\n- b"],
		[["a\n\nb\n", "c"], "- a\n\n  b\n- c"],
		[["- a\n- b"], "- - a\n  - b"],
		[["```\n\ncode\n```"], "- ```\n\n  code\n  ```"],
		[["    code"], "-\n      code"],
		[["a\r\nb\rc"], "- a\r\n  b\r  c"],
	] as const)("%j is printed as %j", (value, markdown) => {
		expect(listKind.toMarkdown(list, value)).toBe(markdown);
	});

	test.each([
		[["All fast.", ""], "- Goal 1: All fast."],
		[["", "All fast.", "All small."], "- Goal 1: All fast.\n- Goal 2: All small."],
		[["- a\n- b"], "- Goal 1:\n\n  - a\n  - b"],
		[["a\nb"], "- Goal 1: a\n  b"],
	] as const)("with a label, %j is printed as %j", (value, markdown) => {
		expect(listKind.toMarkdown(goals, value)).toBe(markdown);
	});

	test.each(["", "- a", "- a\n- b\n\n  c", "- - a", "- ```\n\n  x\n  ```"])(
		"%j is read and printed again",
		(markdown) => {
			const value = listKind.fromMarkdown(list, markdown);
			expect(value).toBeDefined();
			expect(listKind.toMarkdown(list, value!)).toBe(markdown);
		},
	);

	test.each(["a", "* a", "- a\n", "- a\n\n- b", "-  a", "- a\nlazy", "1. a"])("%j is left as text", (markdown) => {
		expect(listKind.fromMarkdown(list, markdown)).toBeUndefined();
	});

	test("requires labels that count up from one", () => {
		expect(listKind.fromMarkdown(goals, "- Goal 1: a\n- Goal 2: b")).toEqual(["a", "b"]);
		expect(listKind.fromMarkdown(goals, "- Goal 1: a\n- Goal 3: b")).toBeUndefined();
		expect(listKind.fromMarkdown(goals, "- a")).toBeUndefined();
	});

	test("reads a single text as a list of one, and leaves out blank entries", () => {
		expect(listKind.parse(list, 5)).toEqual({ value: ["5"] });
		expect(listKind.parse(list, ["a", null, "", "b"])).toEqual({ value: ["a", "b"] });
		expect(listKind.parse(list, ["a", { b: "c" }])).toMatchObject({ mismatch: { path: [1] } });
		expect(listKind.parse(list, { a: "b" })).toMatchObject({
			mismatch: { path: [], message: "expected a list of texts, found a map" },
		});
	});

	test.each([
		[[], "blank"],
		[[" "], "blank"],
		[["TBD", "..."], "placeholder"],
		[["TBD", "Growing a pool restarts no pod."], "answered"],
	] as const)("%j is %s", (value, state) => {
		expect(listKind.completeness(list, value, "alpha")).toBe(state);
	});

	test("shows one blank entry if it is empty, and a control to add one", () => {
		expect(listKind.form(goals, [], "alpha")).toEqual([
			{ type: "text", path: ["0"], label: "Goal 1", multiline: true, value: "", level: 0, entry: true },
			{ type: "add", path: [], label: "Add goal", level: 0 },
		]);
		expect(listKind.form(list, ["a", "b"], "alpha").map(({ label }) => label)).toEqual([
			"Test 1",
			"Test 2",
			"Add test",
		]);
	});

	test.each([
		[[], { type: "text", path: ["0"], value: "x" }, ["x"]],
		[["a"], { type: "text", path: ["1"], value: "x" }, ["a", "x"]],
		[["a"], { type: "text", path: ["2"], value: "x" }, ["a"]],
		[["a", "b"], { type: "add", path: [], after: 0 }, ["a", "", "b"]],
		[["a", "b"], { type: "add", path: [] }, ["a", "b", ""]],
		[["a", ""], { type: "add", path: [] }, ["a", ""]],
		[["a", "b"], { type: "remove", path: ["0"] }, ["b"]],
		[["a", "b"], { type: "move", path: ["1"], by: -1 }, ["b", "a"]],
		[["a", "b"], { type: "move", path: ["1"], by: 1 }, ["a", "b"]],
	] as const)("%j after %j is %j", (value, change, after) => {
		expect(listKind.change(list, value, change as Change)).toEqual(after);
	});
});

describeLaws(list);
describeLaws({ ...goals, id: "goals" });
describeExactReading(list);
describeExactReading({ ...goals, id: "goals" });
