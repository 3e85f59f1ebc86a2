/** `people`: names on one line. */
import { describe, expect, test } from "vitest";
import { PERSON, peopleKind } from "../../../src/proposal/kinds/people.ts";
import { ITEMS } from "../items.ts";
import { describeExactReading, describeLaws } from "./laws.ts";

const people = ITEMS.people;

describe("people", () => {
	test.each([
		[["@mira-k", "Tomás Rey <tomas@example.org>"], "@mira-k, Tomás Rey <tomas@example.org>"],
		[["@mira-k", " "], "@mira-k"],
		[["Rey, Tomás", "@mira-k"], "- Rey, Tomás\n- @mira-k"],
		[["- x"], "- - x"],
		[[], ""],
	] as const)("%j are printed as %j, and read again", (value, markdown) => {
		expect(peopleKind.toMarkdown(people, value)).toBe(markdown);
		expect(peopleKind.fromMarkdown(people, markdown)).toEqual(value.filter((name) => name !== " "));
	});

	test("leaves a list of what fits on one line as text", () => {
		expect(peopleKind.fromMarkdown(people, "- @mira-k\n- @tomas")).toBeUndefined();
		expect(peopleKind.fromMarkdown(people, "@mira-k,@tomas")).toEqual(undefined);
	});

	test("has a control that expects a person for each name", () => {
		expect(peopleKind.form(people, ["@mira-k"], "alpha")).toEqual([
			{
				type: "text",
				path: ["0"],
				label: "Owner 1",
				multiline: false,
				value: "@mira-k",
				level: 0,
				expects: PERSON,
				entry: true,
			},
			{ type: "add", path: [], label: "Add owner", level: 0 },
		]);
		expect(peopleKind.form(people, [], "alpha")).toHaveLength(2);
	});
});

describeLaws(people);
describeExactReading(people);
