/** `confirm`: yes or no, with an explanation. */
import { describe, expect, test } from "vitest";
import { confirmKind } from "../../../src/proposal/kinds/confirm.ts";
import type { Confirmation } from "../../../src/proposal/types.ts";
import { ITEMS } from "../items.ts";
import { describeLaws } from "./laws.ts";

const confirm = ITEMS.confirm;
const yes = (explanation: string): Confirmation => ({ answer: "yes", explanation });

describe("a confirmation", () => {
	test.each([
		[yes(""), "Yes."],
		[{ answer: "no", explanation: "" }, "No."],
		[yes("Only `kubelet`.\nAlways."), "Yes. Only `kubelet`.\nAlways."],
		[yes("\n- a\n- b\n"), "Yes.\n\n- a\n- b"],
		[yes("| a |\n|---|\n| b |"), "Yes.\n\n| a |\n|---|\n| b |"],
		[yes("    code"), "Yes.\n\n    code"],
		[{ answer: "", explanation: "It depends." }, "It depends."],
		[{ answer: "", explanation: "  " }, ""],
	] as const)("%j is printed as %j", (value, markdown) => {
		expect(confirmKind.toMarkdown(confirm, value)).toBe(markdown);
		// Without a yes or no it is read as free text, by others.
		if (value.answer !== "")
			expect(confirmKind.toMarkdown(confirm, confirmKind.fromMarkdown(confirm, markdown)!)).toBe(markdown);
	});

	test.each([
		["Yes.", yes("")],
		["No. Never.", { answer: "no", explanation: "Never." }],
		["Yes.\n\n- a", yes("- a")],
		["", { answer: "", explanation: "" }],
		["yes", { answer: "", explanation: "yes" }],
		["Yes.\n- a", undefined],
		["Yes.  Two spaces", undefined],
		["Yes, but", undefined],
		["Yes.\n", undefined],
		["yes. a", undefined],
	] as const)("%j is read as %j", (markdown, value) => {
		expect(confirmKind.fromMarkdown(confirm, markdown)).toEqual(value);
	});

	test.each([
		[true, yes("")],
		["NO", { answer: "no", explanation: "" }],
		[{ answer: true, explanation: "Because" }, yes("Because")],
		[{ answer: "yes" }, yes("")],
		[{ explanation: 5 }, { answer: "", explanation: "5" }],
	] as const)("%j means %j", (data, value) => {
		expect(confirmKind.parse(confirm, data)).toEqual({ value });
	});

	test.each([
		[5, [], "expected yes or no, found a number"],
		[["yes"], [], "expected yes or no, found a list"],
		[{ answer: "maybe" }, ["answer"], "expected yes or no"],
		[{ answer: "yes", because: "x" }, ["because"], "expected “answer” and “explanation”, found “because”"],
		[{ answer: "yes", explanation: ["x"] }, ["explanation"], "expected text, found a list"],
	] as const)("%j is refused", (data, path, message) => {
		expect(confirmKind.parse(confirm, data)).toMatchObject({ mismatch: { path, message } });
	});

	test.each([
		[{ answer: "", explanation: "" }, "blank"],
		[yes(""), "answered"],
		[yes("Because"), "answered"],
		[yes("TBD"), "partial"],
		[{ answer: "", explanation: "Because" }, "partial"],
		[{ answer: "", explanation: "TBD" }, "placeholder"],
		[{ answer: "", explanation: "yes" }, "answered"],
	] as const)("%j is %s", (value, state) => {
		expect(confirmKind.completeness(confirm, value, "alpha")).toBe(state);
	});

	test("is edited as a choice and a text", () => {
		const [answer, explanation] = confirmKind.form(confirm, yes("a"), "alpha");
		expect(answer).toMatchObject({ type: "choice", path: ["answer"], value: "yes" });
		expect(explanation).toMatchObject({ type: "text", path: ["explanation"], multiline: true, value: "a" });
		expect(confirmKind.change(confirm, yes("a"), { type: "choice", path: ["answer"], value: "no" })).toEqual({
			answer: "no",
			explanation: "a",
		});
		expect(confirmKind.change(confirm, yes("a"), { type: "choice", path: ["answer"], value: "" }).answer).toBe("");
		expect(confirmKind.change(confirm, yes("a"), { type: "choice", path: ["answer"], value: "maybe" })).toEqual(
			yes("a"),
		);
		expect(confirmKind.change(confirm, yes("a"), { type: "text", path: ["explanation"], value: "b" })).toEqual(
			yes("b"),
		);
	});
});

describeLaws(confirm);
