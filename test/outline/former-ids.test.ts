/** Which item an id of an earlier template means now. */
import { describe, expect, test } from "vitest";
import { formerItem } from "../../src/outline/former-ids.ts";
import { compile, problemLines } from "./outline-summary.ts";

const outline = compile(
	"# Plan NNNN: Title\n\n## Why\n\n### Goals\n\n## Work\n\n- Who does it?\n- By when?\n",
	`sections:
  - heading: Why
    aliases: [Motivation, Reasons and Motives]
    sections: [{ heading: Goals, aliases: [Aims] }]
  - heading: Work
    questions:
      - { question: Who does it?, id: who, former-ids: [people/doers] }
      - { question: By when?, id: when, aliases: [Deadline?, Who else?] }
`,
);

const now = (id: string) => formerItem(outline, id)?.id;

describe("an id of an earlier template finds the item", () => {
	test("whose id was made from its wording, before the questionnaire named one", () => {
		expect(now("work/who-does-it")).toBe("work/who");
	});

	test("whose id was made from any of its earlier wordings", () => {
		expect(now("why/aims")).toBe("why/goals");
		expect(now("motivation")).toBe("why");
		expect(now("reasons-and-motives/goals")).toBe("why/goals");
		expect(now("motivation/aims")).toBe("why/goals");
		expect(now("work/deadline")).toBe("work/when");
	});

	test("whose heading says “optional”, which used to be part of the id", () => {
		const optional = compile("# T\n\n## Costs - optional\n\n## Risks {optional}\n");
		expect(formerItem(optional, "costs-optional")?.id).toBe("costs");
		expect(formerItem(optional, "risks-optional")?.id).toBe("risks");
	});

	test("that lists it as a former id", () => {
		expect(now("people/doers")).toBe("work/who");
	});

	test("and finds no other item", () => {
		for (const id of ["aims", "goals", "work/aims", "motivation/goals/more", "", "/", "people", "constructor"])
			expect(now(id)).toBeUndefined();
	});

	test("but finds none if two could be meant", () => {
		const twice = compile(
			"# T\n\n## A\n\n## B\n",
			"sections: [{ heading: A, aliases: [X] }, { heading: B, aliases: [X] }]\n",
		);
		expect(formerItem(twice, "x")).toBeUndefined();
	});
});

test("requires former ids to be a list", () => {
	expect(problemLines(() => compile("# A\n", "sections: [{ heading: A, former-ids: b }]\n"))).toEqual([
		"t.yaml:2:38: expected a list, found “b”",
	]);
});
