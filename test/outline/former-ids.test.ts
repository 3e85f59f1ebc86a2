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

describe("an id of an earlier template is that of the item", () => {
	test("whose wording it was made of before it was given one", () => {
		expect(now("work/who-does-it")).toBe("work/who");
	});

	test("whose earlier wording it was made of, on each step of the way", () => {
		expect(now("why/aims")).toBe("why/goals");
		expect(now("motivation")).toBe("why");
		expect(now("reasons-and-motives/goals")).toBe("why/goals");
		expect(now("motivation/aims")).toBe("why/goals");
		expect(now("work/deadline")).toBe("work/when");
	});

	test("whose heading says that it is optional, in words that were part of the id", () => {
		const optional = compile("# T\n\n## Costs - optional\n\n## Risks {optional}\n");
		expect(formerItem(optional, "costs-optional")?.id).toBe("costs");
		expect(formerItem(optional, "risks-optional")?.id).toBe("risks");
	});

	test("that names it", () => {
		expect(now("people/doers")).toBe("work/who");
	});

	test("and of no other", () => {
		for (const id of ["aims", "goals", "work/aims", "motivation/goals/more", "", "/", "people", "constructor"])
			expect(now(id)).toBeUndefined();
	});

	test("unless two could be meant", () => {
		const twice = compile(
			"# T\n\n## A\n\n## B\n",
			"sections: [{ heading: A, aliases: [X] }, { heading: B, aliases: [X] }]\n",
		);
		expect(formerItem(twice, "x")).toBeUndefined();
	});
});

test("former ids are a list", () => {
	expect(problemLines(() => compile("# A\n", "sections: [{ heading: A, former-ids: b }]\n"))).toEqual([
		"t.yaml:2:38: expected a list, found “b”",
	]);
});
