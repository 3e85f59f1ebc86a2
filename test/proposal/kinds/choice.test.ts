/** `choice`: one of several values. */
import { describe, expect, test } from "vitest";
import { choiceKind } from "../../../src/proposal/kinds/choice.ts";
import { ITEMS } from "../items.ts";
import { describeExactReading, describeLaws } from "./laws.ts";

const choice = ITEMS.choice;

describe("a choice", () => {
	test("is stored by its id and printed by its label", () => {
		expect(choiceKind.toMarkdown(choice, "low")).toBe("Low risk");
		expect(choiceKind.fromMarkdown(choice, "Low risk")).toBe("low");
		expect(choiceKind.toMarkdown(choice, "")).toBe("");
		expect(choiceKind.fromMarkdown(choice, "")).toBe("");
	});

	test("in the author's own words is printed as it is, and is an answer", () => {
		expect(choiceKind.toMarkdown(choice, "Somewhere between")).toBe("Somewhere between");
		expect(choiceKind.fromMarkdown(choice, "Somewhere between")).toBeUndefined();
		expect(choiceKind.completeness(choice, "Somewhere between", "alpha")).toBe("answered");
		expect(choiceKind.completeness(choice, "TBD", "alpha")).toBe("placeholder");
		expect(choiceKind.completeness(choice, "low", "alpha")).toBe("answered");
		expect(choiceKind.completeness(choice, "", "alpha")).toBe("blank");
	});

	test("keeps an id even if it is the label of another", () => {
		const odd = {
			...choice,
			choices: [
				{ id: "a", label: "b" },
				{ id: "b", label: "c" },
			],
		};
		expect(choiceKind.parse(odd, "b")).toEqual({ value: "b" });
		expect(choiceKind.parse(odd, "c")).toEqual({ value: "b" });
	});

	test("can be set to what is offered, or to nothing", () => {
		expect(choiceKind.form(choice, "low", "alpha")).toMatchObject([{ type: "choice", path: [], value: "low" }]);
		expect(choiceKind.change(choice, "low", { type: "choice", path: [], value: "high" })).toBe("high");
		expect(choiceKind.change(choice, "low", { type: "choice", path: [], value: "" })).toBe("");
		expect(choiceKind.change(choice, "low", { type: "choice", path: [], value: "medium" })).toBe("low");
	});

	test("refuses a list", () => {
		expect(choiceKind.parse(choice, ["low"])).toMatchObject({ mismatch: { message: "expected text, found a list" } });
	});
});

describeLaws(choice);
describeExactReading(choice);
