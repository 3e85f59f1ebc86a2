/** `checklist`: boxes to tick. */
import { describe, expect, test } from "vitest";
import { checklistKind } from "../../../src/proposal/kinds/checklist.ts";
import { ITEMS, item } from "../items.ts";
import { describeExactReading, describeLaws } from "./laws.ts";

const checklist = ITEMS.checklist;

describe("a checklist", () => {
	test("prints all of its boxes, ticked or not, nested as they are", () => {
		expect(checklistKind.toMarkdown(checklist, ["docs", "issue"])).toBe(
			["- [x] (R) Issue in the *milestone*", "- [ ] (R) Test plan", "  - [ ] GA tests", "- [x] Docs"].join("\n"),
		);
		expect(checklistKind.toMarkdown(item("checklist"), [])).toBe("");
	});

	test("reads exactly what it prints", () => {
		const printed = checklistKind.toMarkdown(checklist, ["issue", "ga"]);
		expect(checklistKind.fromMarkdown(checklist, printed)).toEqual(["issue", "ga"]);
		expect(checklistKind.fromMarkdown(checklist, printed.replace("[x]", "[X]"))).toBeUndefined();
		expect(checklistKind.fromMarkdown(checklist, `${printed}\n`)).toBeUndefined();
		expect(checklistKind.fromMarkdown(checklist, printed.replace("Docs", "Docs.")), "another wording").toBeUndefined();
		expect(checklistKind.fromMarkdown(checklist, "")).toBeUndefined();
	});

	test("accepts boxes of several lines, and skipped levels", () => {
		const odd = item("checklist", {
			entries: [
				{ id: "a", text: "one\ntwo", level: 0, required: "alpha" },
				{ id: "b", text: "deep", level: 2, required: "alpha" },
				{ id: "c", text: "less deep", level: 1, required: "alpha" },
			],
		});
		expect(checklistKind.toMarkdown(odd, ["b"])).toBe("- [ ] one\n  two\n  - [x] deep\n  - [ ] less deep");
		expect(checklistKind.fromMarkdown(odd, checklistKind.toMarkdown(odd, ["b", "c"]))).toEqual(["b", "c"]);
	});

	test("keeps ticks in the boxes' order, and drops unknown ones", () => {
		expect(checklistKind.clean(checklist, ["docs", "gone", "issue"])).toEqual(["issue", "docs"]);
	});

	test.each([
		[
			["docs", "issue"],
			["issue", "docs"],
		],
		[{ issue: true, plan: "no", docs: "yes" }, ["issue", "docs"]],
		[[], []],
		[null, []],
	] as const)("%j means %j", (data, value) => {
		expect(checklistKind.parse(checklist, data)).toEqual({ value });
	});

	test.each([
		[["isue"], [0], "unknown box “isue” here"],
		[{ isue: true }, ["isue"], "unknown box “isue” here"],
		[{ issue: 3 }, ["issue"], "expected true or false, found a number"],
		[7, [], "expected a list of ticked boxes, found a number"],
		[[["issue"]], [0], "unknown box “a list” here"],
	] as const)("%j is refused", (data, path, message) => {
		expect(checklistKind.parse(checklist, data)).toMatchObject({ mismatch: { path, message } });
	});

	test("reports a wrong box with the names of all boxes", () => {
		expect(checklistKind.parse(checklist, ["x"])).toMatchObject({
			mismatch: { fix: "The boxes are “issue”, “plan”, “ga” and “docs”." },
		});
	});

	test.each([
		[[], "alpha", "blank"],
		[["docs"], "alpha", "partial"],
		[["issue", "plan"], "alpha", "answered"],
		[["issue", "plan"], "beta", "answered"],
		[["issue", "plan"], "stable", "partial"],
		[["issue", "plan", "ga"], "stable", "answered"],
	] as const)("with %j ticked, at %s it is %s", (value, stage, state) => {
		expect(checklistKind.completeness(checklist, value, stage)).toBe(state);
	});

	test("is edited box by box, and marks those due at the stage", () => {
		expect(checklistKind.form(checklist, ["issue"], "alpha")).toEqual([
			{ type: "tick", path: ["issue"], label: "(R) Issue in the milestone", value: true, level: 0, required: true },
			{ type: "tick", path: ["plan"], label: "(R) Test plan", value: false, level: 0, required: true },
			{ type: "tick", path: ["ga"], label: "GA tests", value: false, level: 1 },
			{ type: "tick", path: ["docs"], label: "Docs", value: false, level: 0 },
		]);
		expect(checklistKind.change(checklist, ["plan"], { type: "tick", path: ["issue"], value: true })).toEqual([
			"issue",
			"plan",
		]);
		expect(checklistKind.change(checklist, ["plan"], { type: "tick", path: ["plan"], value: false })).toEqual([]);
		expect(checklistKind.change(checklist, ["plan"], { type: "tick", path: ["gone"], value: true })).toEqual(["plan"]);
	});
});

describe("boxes without bullets", () => {
	const bare = {
		...checklist,
		bare: true,
		entries: [
			{ id: "read", text: "I have read\nall of it.", level: 0, required: "alpha" as const },
			{ id: "agree", text: "I agree.", level: 0, required: "alpha" as const },
		],
	};

	test("are paragraphs", () => {
		expect(checklistKind.toMarkdown(bare, ["agree"])).toBe("[ ] I have read\nall of it.\n\n[x] I agree.");
	});

	test("are read back", () => {
		expect(checklistKind.fromMarkdown(bare, "[x] I have read\nall of it.\n\n[ ] I agree.")).toEqual(["read"]);
		expect(checklistKind.fromMarkdown(bare, "- [x] I have read\nall of it.\n\n[ ] I agree.")).toBeUndefined();
	});

	describeLaws(bare);
	describeExactReading(bare);
});

describeLaws(checklist);
describeExactReading(checklist);
