/** `records`: groups of the same fields, on a line each or as a nested list each. */
import { describe, expect, test } from "vitest";
import { recordsKind } from "../../../src/proposal/kinds/records.ts";
import type { Change, FieldValues } from "../../../src/proposal/types.ts";
import { ITEMS } from "../items.ts";
import { describeLaws } from "./laws.ts";

const packages = { ...ITEMS.packages, id: "packages" };
const services = { ...ITEMS.services, id: "services" };

describe("records on a line each", () => {
	test.each([
		[[], ""],
		[[{ package: "pkg/plan", date: "2026-03-02", coverage: "84 %" }], "- pkg/plan: 2026-03-02 - 84 %"],
		[
			[{ package: "pkg/plan" }, {}, { coverage: "51 %" }],
			"- pkg/plan: <date> - <test coverage>\n- <package>: <date> - 51 %",
		],
	] as const)("%j are printed as %j, and read again", (value, markdown) => {
		expect(recordsKind.toMarkdown(packages, value)).toBe(markdown);
		expect(recordsKind.fromMarkdown(packages, markdown)).toEqual(recordsKind.clean(packages, value));
	});

	test("are split at the leftmost separator, and the line is printed alike in any case", () => {
		const markdown = "- a: b: 2026 - c - d";
		expect(recordsKind.fromMarkdown(packages, markdown)).toEqual([
			{ package: "a", date: "b: 2026", coverage: "c - d" },
		]);
	});

	test.each(["- pkg/plan", "- pkg: 2026", "* a: b - c", "text", "- a: b - c\n\n- d: e - f"])(
		"%j is left as text",
		(markdown) => {
			expect(recordsKind.fromMarkdown(packages, markdown)).toBeUndefined();
		},
	);
});

describe("records as nested lists", () => {
	const value: readonly FieldValues[] = [
		{
			name: "pool-controller",
			usage: "Resizes\nmachines.",
			outage: { answer: "yes" as const, explanation: "Resizes wait." },
			owners: ["@mira-k", "@tomas"],
			risk: "low",
			notes: ["first, second", "third"],
		},
		{ usage: "- a\n- b" },
	];
	const markdown = [
		"- Service 1:",
		"  - Name: pool-controller",
		"    - Owners: @mira-k, @tomas",
		"  - Usage:",
		"",
		"    Resizes",
		"    machines.",
		"  - Does an outage matter? Yes. Resizes wait.",
		"  - Risk: Low risk",
		"  - Notes:",
		"    - first, second",
		"    - third",
		"- Service 2:",
		"  - Name:",
		"    - Owners:",
		"  - Usage:",
		"",
		"    - a",
		"    - b",
		"  - Does an outage matter?",
		"  - Risk:",
		"  - Notes:",
	].join("\n");

	test("are printed with all their fields, and read again", () => {
		expect(recordsKind.toMarkdown(services, value)).toBe(markdown);
		expect(recordsKind.fromMarkdown(services, markdown)).toEqual(value);
	});

	test("are left as text when a field is missing, added or in another place", () => {
		expect(recordsKind.fromMarkdown(services, markdown.replace("  - Risk: Low risk\n", ""))).toBeUndefined();
		expect(
			recordsKind.fromMarkdown(services, markdown.replace("  - Risk: Low risk", "  - Risk: Low risk\n  - More: x")),
		).toBeUndefined();
		expect(recordsKind.fromMarkdown(services, markdown.replace("Low risk", "Some risk"))).toBeUndefined();
	});
});

describe("records", () => {
	test("read one map as one record", () => {
		expect(recordsKind.parse(packages, { package: "a" })).toEqual({ value: [{ package: "a" }] });
		expect(recordsKind.parse(packages, [{ date: "2026-01-01", package: "a" }, null])).toEqual({
			value: [{ package: "a", date: "2026-01-01" }],
		});
	});

	test.each([
		[5, [], "expected a list of records, found a number"],
		[["a"], [0], "expected a map of fields, found text"],
		[[{}, { packge: "a" }], [1, "packge"], "unknown field “packge” here"],
		[{ packge: "a" }, ["packge"], "unknown field “packge” here"],
		[[{ package: ["a"] }], [0, "package"], "expected text, found a list"],
	] as const)("%j is refused", (data, path, message) => {
		expect(recordsKind.parse(packages, data)).toMatchObject({ mismatch: { path, message } });
	});

	test.each([
		[{ outage: 5 }, ["outage"], "expected yes or no, found a number"],
		[{ notes: [["a"]] }, ["notes", 0], "expected text, found a list"],
	] as const)("%j is refused in its field", (data, path, message) => {
		expect(recordsKind.parse(services, data)).toMatchObject({ mismatch: { path, message } });
	});

	test("accept what people write for a choice, a yes or no, or a list of one", () => {
		expect(recordsKind.parse(services, { risk: "high RISK", outage: true, notes: "a", owners: "@mira-k" })).toEqual({
			value: [{ outage: { answer: "yes", explanation: "" }, owners: ["@mira-k"], risk: "high", notes: ["a"] }],
		});
		expect(recordsKind.parse(services, { outage: "Hardly" })).toEqual({ value: [{ outage: "Hardly" }] });
	});

	test.each([
		[[], "blank"],
		[[{}], "blank"],
		[[{ package: "TBD" }], "placeholder"],
		[[{ package: "<package>", date: "...", coverage: "<test coverage>" }], "placeholder"],
		[[{ package: "a" }], "partial"],
		[[{ package: "a", date: "2026-03-02", coverage: "1 %" }], "answered"],
		[[{ package: "a", date: "2026-03-02", coverage: "1 %" }, { package: "TBD" }], "partial"],
		[[{ package: "a", date: "2026-13-02", coverage: "1 %" }], "partial"],
		[[{ package: "a", date: "TBD", coverage: "1 %" }], "partial"],
	] as const)("%j are %s", (value, state) => {
		expect(recordsKind.completeness(packages, value, "alpha")).toBe(state);
	});

	test("count as answered without their optional fields", () => {
		expect(recordsKind.completeness(services, [{ name: "a", usage: "b", owners: ["@c"] }], "alpha")).toBe("answered");
		expect(recordsKind.completeness(services, [{ name: "a", usage: "b" }], "alpha")).toBe("partial");
		const misnamed = [{ name: "a", usage: "b", owners: ["@c", "@"] }];
		expect(recordsKind.completeness(services, misnamed, "alpha")).toBe("partial");
	});

	test("show one blank record if there is none, with fields below others a level deeper", () => {
		const controls = recordsKind.form(services, [], "alpha");
		expect(controls.map(({ type, path, label, level }) => `${level} ${type} ${path.join("/")} “${label}”`)).toEqual([
			"0 caption 0 “Service 1”",
			"1 text 0/name “Name”",
			"1 text 0/usage “Usage”",
			"1 choice 0/outage/answer “Does an outage matter?”",
			"2 text 0/outage/explanation “Explanation”",
			"2 text 0/owners/0 “Owners”",
			"2 add 0/owners “Add to “Owners””",
			"1 choice 0/risk “Risk”",
			"1 text 0/notes/0 “Notes”",
			"1 add 0/notes “Add to “Notes””",
			"0 add  “Add service”",
		]);
	});

	test.each([
		[[], { type: "text", path: ["0", "package"], value: "a" }, [{ package: "a" }]],
		[[{ package: "a" }], { type: "text", path: ["0", "package"], value: "" }, [{}]],
		[[{ package: "a" }], { type: "text", path: ["1", "date"], value: "x" }, [{ package: "a" }, { date: "x" }]],
		[[{ package: "a" }], { type: "text", path: ["2", "date"], value: "x" }, [{ package: "a" }]],
		[[{ package: "a" }], { type: "add", path: [] }, [{ package: "a" }, {}]],
		[[{ package: "a" }, {}], { type: "add", path: [] }, [{ package: "a" }, {}]],
		[[{ package: "a" }, { package: "b" }], { type: "remove", path: ["0"] }, [{ package: "b" }]],
		[[{ package: "a" }, { package: "b" }], { type: "move", path: ["0"], by: 1 }, [{ package: "b" }, { package: "a" }]],
	] as const)("%j after %j are %j", (value, change, after) => {
		expect(recordsKind.change(packages, value, change as Change)).toEqual(after);
	});

	test("grow and shrink the lists inside them", () => {
		const change = (value: readonly { notes?: string[] }[], edit: Change) => recordsKind.change(services, value, edit);
		expect(change([], { type: "text", path: ["0", "notes", "0"], value: "a" })).toEqual([{ notes: ["a"] }]);
		expect(change([{ notes: ["a"] }], { type: "add", path: ["0", "notes"] })).toEqual([{ notes: ["a", ""] }]);
		expect(change([{ notes: ["a"] }], { type: "remove", path: ["0", "notes", "0"] })).toEqual([{}]);
	});
});

describeLaws(packages);
describeLaws(services);
