/** Scopes: questions at the start that set others aside. */
import { describe, expect, test } from "vitest";
import { itemOf, sectionOf } from "../../src/outline/lookup.ts";
import { builtIn } from "../built-in.ts";
import { compile, inShort, layout, problemLines } from "./outline-summary.ts";

const TEMPLATE = "# Title\n\n## Why\n\n## Nodes\n\n### Memory\n\n### Disk\n\n## Stage\n";

const yaml = (scopes: string, more = "sections: []") => `${more}\nscopes:\n${scopes}`;

const NODES = "  - { id: nodes, question: Nodes?, sets-aside: [nodes], reason: No node changes., why: Saves work. }\n";

describe("an outline with scopes", () => {
	const outline = compile(TEMPLATE, yaml(NODES));

	test("asks the scope questions first, and prints none of them", () => {
		expect(inShort(outline)).toEqual([
			"scope/nodes confirm never",
			"scope/wanted list never",
			"title line alpha",
			"why prose alpha",
			"nodes prose alpha",
			"nodes/memory prose alpha",
			"nodes/disk prose alpha",
			"stage prose alpha",
		]);
		expect(layout(outline.blocks).slice(0, 2)).toEqual(["not printed: scope/nodes, scope/wanted", "# {title}"]);
		expect(itemOf(outline, "scope/nodes")).toMatchObject({
			label: "Nodes?",
			path: ["Scope"],
			aside: true,
			guidance: { why: "Saves work." },
		});
		expect(sectionOf(outline, "scope")).toMatchObject({ label: "Scope", level: 0 });
	});

	test("names every item that is set aside, a section with everything below it", () => {
		expect(outline.scopes).toEqual([
			{
				item: "scope/nodes",
				when: "no",
				setsAside: ["nodes", "nodes/memory", "nodes/disk"],
				reason: "No node changes.",
			},
		]);
	});

	test("accepts the last part of an id", () => {
		const scopes = "  - { id: x, question: X?, when: yes, sets-aside: [disk, why], reason: R }\n";
		expect(compile(TEMPLATE, yaml(scopes)).scopes?.[0]).toMatchObject({
			when: "yes",
			setsAside: ["nodes/disk", "why"],
		});
	});

	test("reserves the id: a section of that name gets another", () => {
		expect(compile("# Scope\n\n# B\n").items.map(({ id }) => id)).toEqual(["scope", "b"]);
		const scopes = "  - { id: x, question: X?, sets-aside: [b], reason: R }\n";
		expect(inShort(compile("# Scope\n\n# B\n", yaml(scopes))).slice(2)).toEqual([
			"scope-2 prose alpha",
			"b prose alpha",
		]);
	});

	test("puts the template's own scopes before included ones, and prefers them", () => {
		const own =
			"  - { id: own, question: Own?, sets-aside: [why], reason: R }\n  - { id: both, question: Mine?, sets-aside: [why], reason: R }\n";
		const more = yaml(
			"  - { id: both, question: Theirs?, sets-aside: [disk], reason: R }\n  - { id: theirs, question: T?, sets-aside: [disk], reason: R }\n",
		);
		const both = compile(TEMPLATE, yaml(own, "include: [more]\nsections: []"), { more });
		expect(both.items.filter(({ aside }) => aside).map(({ label }) => label)).toEqual([
			"Own?",
			"Mine?",
			"T?",
			"Ask anyway",
		]);
	});
});

describe("mistakes", () => {
	const problemsWith = (scopes: string, more?: string) => problemLines(() => compile(TEMPLATE, yaml(scopes, more)));

	test("report an item that doesn't exist", () => {
		expect(problemsWith("  - { id: x, question: X?, sets-aside: [disc, nothing-at-all], reason: R }")).toEqual([
			"t.yaml:4:41: the template has no item “disc” — Did you mean “nodes/disk”?",
			"t.yaml:4:47: the template has no item “nothing-at-all” — Expected an id of “pep-wizard outline”, or its last part.",
		]);
	});

	test("report an id that is given twice, or is invalid", () => {
		const scope = (id: string) => `  - { id: ${id}, question: X?, sets-aside: [why], reason: R }\n`;
		expect(problemsWith(scope("x") + scope("x"))).toEqual([
			"t.yaml:5:11: the id “x” is used twice here — Choose another one; ids must be unique.",
		]);
		expect(problemsWith(scope("X y"))[0]).toMatch(/^t\.yaml:4:11: “X y” can't be an id/);
		expect(problemsWith(scope("wanted"))[0]).toMatch(/^t\.yaml:4:11: the id “wanted” is used twice/);
	});

	test("report the stage, which every proposal has", () => {
		const stage = "sections: [{ heading: Stage, is-stage: true }]";
		expect(problemsWith("  - { id: x, question: X?, sets-aside: [stage], reason: R }", stage)).toEqual([
			"t.yaml:4:41: the stage can't be set aside — Remove it here.",
		]);
	});

	test("report an answer other than yes or no", () => {
		expect(problemsWith("  - { id: x, question: X?, when: maybe, sets-aside: [why], reason: R }")[0]).toMatch(
			/^t\.yaml:4:34: expected yes or no, found “maybe”/,
		);
	});
});

describe.each(["pep", "kep"])("the scopes of %s", (name) => {
	const outline = builtIn(name);

	test("are asked in this order", () => {
		expect(outline.scopes?.map(({ item }) => item)).toEqual([
			"scope/software",
			"scope/client-only",
			"scope/api",
			"scope/nodes",
			"scope/cloud",
		]);
	});

	test("leave out the review, tests and upgrades where there is no software", () => {
		const left = outline.items.filter(({ id }) => !outline.scopes![0]!.setsAside.includes(id)).map(({ id }) => id);
		expect(left.filter((id) => /^(production-readiness|design-details\/)/.test(id))).toEqual([
			"design-details/graduation-criteria",
		]);
	});

	test("have help, like all items", () => {
		const scopes = outline.items.filter(({ aside, kind }) => aside && kind === "confirm");
		expect(
			scopes.filter(({ guidance: { text, why, example, reviewers } }) => !(text && why && example && reviewers)),
		).toEqual([]);
	});
});
