/** `options`: one or more ways to pick, each with fields of its own. */
import { describe, expect, test } from "vitest";
import { optionsKind } from "../../../src/proposal/kinds/options.ts";
import type { Change } from "../../../src/proposal/types.ts";
import { ITEMS, item } from "../items.ts";
import { describeLaws } from "./laws.ts";

const options = ITEMS.options;
const boxes = { ...ITEMS.boxes, id: "boxes" };

const BLANK = [
	"- Feature gate:",
	"  - Feature gate name:",
	"  - Components depending on the feature gate:",
	"- Other:",
	"  - Describe the mechanism:",
	"  - Will it require downtime?",
	"- It cannot be switched",
].join("\n");

const gate = { "feature-gate": { name: "InPlaceResize", components: ["pool-controller", "node-agent"] } };

describe("options", () => {
	test("are all printed while none is picked, so that a reviewer sees the gap", () => {
		expect(optionsKind.toMarkdown(options, {})).toBe(BLANK);
		expect(optionsKind.fromMarkdown(options, BLANK)).toEqual({});
		expect(optionsKind.toMarkdown(item("options"), {})).toBe("");
	});

	test("are printed alone once they are picked", () => {
		const markdown = [
			"- Feature gate:",
			"  - Feature gate name: InPlaceResize",
			"  - Components depending on the feature gate: pool-controller, node-agent",
		].join("\n");
		expect(optionsKind.toMarkdown(options, gate)).toBe(markdown);
		expect(optionsKind.fromMarkdown(options, markdown)).toEqual(gate);
	});

	test("keep the empty fields of a picked one that is empty", () => {
		const markdown = "- Other:\n  - Describe the mechanism:\n  - Will it require downtime?";
		expect(optionsKind.toMarkdown(options, { other: {} })).toBe(markdown);
		expect(optionsKind.fromMarkdown(options, markdown)).toEqual({ other: {} });
		expect(optionsKind.toMarkdown(options, { none: {} })).toBe("- It cannot be switched");
	});

	test("keep any text in its field, only indented", () => {
		const value = {
			other: { mechanism: "```sh\n\tset x\n\n```\n", downtime: { answer: "no" as const, explanation: "" } },
		};
		const markdown = [
			"- Other:",
			"  - Describe the mechanism:",
			"",
			"    ```sh",
			"    \tset x",
			"",
			"    ```",
			"  - Will it require downtime? No.",
		].join("\n");
		expect(optionsKind.toMarkdown(options, value)).toBe(markdown);
		expect(optionsKind.toMarkdown(options, optionsKind.fromMarkdown(options, markdown)!)).toBe(markdown);
	});

	test("are always all printed if they have boxes", () => {
		const markdown = [
			"- [x] Metrics",
			"  - Metric name: pool_resizes",
			"    - [Optional] Aggregation method:",
			"- [ ] Other (treat as last resort)",
			"  - Details:",
		].join("\n");
		expect(optionsKind.toMarkdown(boxes, { metrics: { name: "pool_resizes" } })).toBe(markdown);
		expect(optionsKind.fromMarkdown(boxes, markdown)).toEqual({ metrics: { name: "pool_resizes" } });
	});

	test.each([
		[
			"in another order",
			"- It cannot be switched\n- Other:\n  - Describe the mechanism:\n  - Will it require downtime?",
		],
		["that don't exist", "- Operator\n- It cannot be switched"],
		["with a field left out", "- Other:\n  - Describe the mechanism: a"],
		["with another bullet", BLANK.replaceAll("- ", "* ")],
	])("options %s are left as text", (_, markdown) => {
		expect(optionsKind.fromMarkdown(options, markdown)).toBeUndefined();
	});

	test.each([
		[null, {}],
		[["none"], { none: {} }],
		[{ none: true, other: false }, { none: {} }],
		[
			{ other: { mechanism: "x", downtime: "no" } },
			{ other: { mechanism: "x", downtime: { answer: "no", explanation: "" } } },
		],
		[
			{ none: null, "feature-gate": { components: "a" } },
			{ "feature-gate": { components: ["a"] }, none: {} },
		],
	] as const)("%j means %j", (data, value) => {
		expect(optionsKind.parse(options, data)).toEqual({ value });
	});

	test.each([
		[5, [], "expected a map of options, found a number"],
		[{ gate: {} }, ["gate"], "unknown option “gate” here"],
		[["gate"], ["gate"], "unknown option “gate” here"],
		[{ other: { mechnism: "x" } }, ["other", "mechnism"], "unknown field “mechnism” here"],
		[{ other: "x" }, ["other"], "expected a map of fields, found text"],
		[{ none: { x: 1 } }, ["none", "x"], "unknown field “x” here"],
	] as const)("%j is refused", (data, path, message) => {
		expect(optionsKind.parse(options, data)).toMatchObject({ mismatch: { path, message } });
	});

	test.each([
		[{}, "blank"],
		[{ other: {} }, "partial"],
		[{ other: { mechanism: "TBD" } }, "placeholder"],
		[{ other: { mechanism: "A flag" } }, "partial"],
		[{ other: { mechanism: "A flag", downtime: { answer: "no", explanation: "" } } }, "answered"],
		[{ ...gate, other: {} }, "partial"],
		[{ none: {} }, "answered"],
	] as const)("%j is %s", (value, state) => {
		expect(optionsKind.completeness(options, value, "alpha")).toBe(state);
	});

	test("show the fields of what is picked", () => {
		expect(
			optionsKind.form(options, { other: {} }, "alpha").map(({ type, path }) => `${type} ${path.join("/")}`),
		).toEqual([
			"tick feature-gate",
			"tick other",
			"text other/mechanism",
			"choice other/downtime/answer",
			"text other/downtime/explanation",
			"tick none",
		]);
	});

	test.each([
		[{}, { type: "tick", path: ["other"], value: true }, { other: {} }],
		[{ other: { mechanism: "x" } }, { type: "tick", path: ["other"], value: true }, { other: { mechanism: "x" } }],
		[{ other: {}, none: {} }, { type: "tick", path: ["other"], value: false }, { none: {} }],
		[{ none: {} }, { type: "text", path: ["other", "mechanism"], value: "x" }, { other: { mechanism: "x" }, none: {} }],
		[{}, { type: "text", path: ["other", "mechanism"], value: "" }, {}],
		[{}, { type: "tick", path: ["constructor"], value: true }, {}],
		[{ other: {} }, { type: "text", path: ["other", "toString"], value: "x" }, { other: {} }],
	] as const)("%j after %j is %j", (value, change, after) => {
		expect(optionsKind.change(options, value, change as Change)).toEqual(after);
	});

	test("can be named like a property of every object", () => {
		expect(optionsKind.isEmpty(boxes, {})).toBe(true);
		expect(optionsKind.change(boxes, {}, { type: "tick", path: ["constructor"], value: true })).toEqual({
			constructor: {},
		});
	});
});

describeLaws(options);
describeLaws(boxes);
