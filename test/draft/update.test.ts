/** Updating a draft changes only the lines of what changed. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asSaved } from "../../src/draft/changes.ts";
import { printDraft, updateDraft } from "../../src/draft/codec.ts";
import { updateDraftInSteps } from "../../src/draft/update.ts";
import type { Stage } from "../../src/outline/types.ts";
import type { Answer, Answers } from "../../src/proposal/types.ts";
import { answerFor, oddText } from "../proposal/arbitraries.ts";
import { draftWith, HEAD, OUTLINE, problemsOf, sides, sidesIn } from "./fixture.ts";

type Given = Readonly<Record<string, Answer | undefined>>;

/** The text after these answers are given; undefined takes one away. */
function changed(text: string, given: Given, stage?: Stage): string {
	const before = sidesIn(text);
	const entries = Object.entries({ ...before.answers, ...given }).filter(([, answer]) => answer !== undefined);
	const after = { stage: stage ?? before.stage, answers: Object.fromEntries(entries) as Answers };
	const updated = updateDraft(text, OUTLINE, before, after);
	expect(sidesIn(updated)).toEqual(asSaved(OUTLINE, after));
	return updated;
}

/** Printed anew, it would look otherwise. */
const ODD = "odd:   [ a,b ]\n# end\n";

const ANNOTATED = `${draftWith(
	"  title: In-place resize # keep it short",
	"  # as in the tracker",
	"  number: 1234",
	"",
	"  summary: |",
	"    One.",
	"    Two.",
	"",
	"  # what we want",
	"  kinds/list:",
	"    # the main one",
	"    - a",
	"    - b # bee",
	"  old-item: kept # as it is",
	"  kinds/people: [ann, 'bob']",
)}${ODD}`;

/** The lines that are only in one of two texts: removed with `-`, added with `+`. */
function difference(before: string, after: string): string[] {
	const [a, b] = [before.split("\n"), after.split("\n")];
	let head = 0;
	while (head < Math.min(a.length, b.length) && a[head] === b[head]) head++;
	let tail = 0;
	while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
	const middle = (lines: string[], mark: string) =>
		lines.slice(head, lines.length - tail).map((line) => `${mark}${line}`);
	return [...middle(a, "-"), ...middle(b, "+")];
}

describe("an existing answer", () => {
	test.each<[string, Given, string[]]>([
		[
			"on one line, with a comment behind it",
			{ title: "New" },
			["-  title: In-place resize # keep it short", "+  title: New # keep it short"],
		],
		["becoming several lines", { number: "1\n2" }, ["-  number: 1234", "+  number: |-", "+    1", "+    2"]],
		["of several lines", { summary: "Three.\n" }, ["-    One.", "-    Two.", "+    Three."]],
		["of a list, with comments in it", { "kinds/list": ["a", "c", "b"] }, ["+    - c"]],
		[
			"written on one line",
			{ "kinds/people": ["ann", "no", "bob"] },
			["-  kinds/people: [ann, 'bob']", "+  kinds/people: [ann, \"no\", 'bob']"],
		],
		[
			"becoming not applicable",
			{ title: { "not-applicable": "so" } },
			["-  title: In-place resize # keep it short", "+  # keep it short", "+  title:", "+    not-applicable: so"],
		],
	])("%s", (_what, given, expected) => {
		expect(difference(ANNOTATED, changed(ANNOTATED, given))).toEqual(expected);
	});

	test("that ends with blank lines includes those below it", () => {
		expect(difference(ANNOTATED, changed(ANNOTATED, { summary: "Three.\n\n\n" }))).toEqual([
			"-  summary: |",
			"-    One.",
			"-    Two.",
			"+  summary: |+",
			"+    Three.",
			"+",
		]);
	});

	test("whose last line looks blank and isn't, in front of a key that is written oddly", () => {
		const text = `${draftWith("  title: |-", "    a", "    \u00a0")}${ODD}`;
		expect(difference(text, changed(text, { title: "b" }))).toEqual([
			"-  title: |-",
			"-    a",
			"-    \u00a0",
			"+  title: b",
		]);
	});

	test("of a list that isn't indented, with a comment at the next key", () => {
		const text = `${draftWith("  kinds/list:", "  - a", "  # c", "  - b", "  # next", "  kinds/date: x")}${ODD}`;
		const updated = changed(text, { "kinds/list": ["a", "z"] });
		expect(updated.match(/# \w+/g)?.sort()).toEqual(["# c", "# end", "# next"]);
		expect(updated).toContain(`  # next\n  kinds/date: x\n${ODD}`);
	});

	test("that is removed takes its lines with it", () => {
		expect(difference(ANNOTATED, changed(ANNOTATED, { summary: undefined }))).toEqual([
			"-  summary: |",
			"-    One.",
			"-    Two.",
			"-",
		]);
	});

	test("that is removed leaves its key if it has comments", () => {
		const text = changed(ANNOTATED, { "kinds/list": undefined });
		expect(difference(ANNOTATED, text)).toEqual([
			"-  kinds/list:",
			"-    # the main one",
			"-    - a",
			"-    - b # bee",
			"+  # the main one",
			"+  # bee",
			"+  kinds/list:",
		]);
		expect(difference(text, changed(text, { "kinds/list": ["new"] }))).toEqual(["+    - new"]);
	});
});

describe("a new answer", () => {
	test("comes after the nearest one above it in the outline", () => {
		expect(difference(ANNOTATED, changed(ANNOTATED, { "kinds/line": "x" }))).toEqual(["+  kinds/line: x"]);
		expect(changed(ANNOTATED, { "kinds/line": "x" })).toContain("    Two.\n  kinds/line: x\n\n  # what we want\n");
		expect(changed(ANNOTATED, { "kinds/date": "2026-01-01" })).toContain(
			'    - b # bee\n  kinds/date: "2026-01-01"\n  old-item',
		);
	});

	test("comes before the first one and its comments if none is above", () => {
		expect(changed(draftWith("  # about", "  summary: x"), { title: "new" })).toBe(
			draftWith("  title: new", "  # about", "  summary: x"),
		);
	});

	test("comes last where the file holds only unknown ones", () => {
		expect(changed(draftWith("  other: x"), { title: "new" })).toBe(draftWith("  other: x", "  title: new"));
	});

	test.each([
		["no key for answers", HEAD, draftWith("  title: new")],
		["no line ending at the end", HEAD.trimEnd(), draftWith("  title: new")],
		["no answers", `${HEAD}answers:\n# end\n`, `${draftWith("  title: new")}# end\n`],
		["an empty map", `${HEAD}answers: {} # none\n# end\n`, `${HEAD}answers: # none\n  title: new\n# end\n`],
		["nothing, in words", `${HEAD}answers: ~\n`, draftWith("  title: new")],
		[
			"four spaces",
			draftWith("    kinds/list:", "        - a"),
			draftWith("    title: new", "    kinds/list:", "        - a"),
		],
		["an end mark", `${HEAD}answers:\n  number: x\n...\n`, `${HEAD}answers:\n  title: new\n  number: x\n...\n`],
	])("fits into a file with %s", (_what, before, after) => {
		expect(changed(before, { title: "new" })).toBe(after);
	});
});

test("changes one line for the stage, or adds it after the template", () => {
	expect(difference(ANNOTATED, changed(ANNOTATED, {}, "stable"))).toEqual(["-stage: alpha", "+stage: stable"]);
	expect(changed("pep-wizard: 1\ntemplate: pep\nanswers:\n", {}, "beta")).toBe(
		"pep-wizard: 1\ntemplate: pep\nstage: beta\nanswers:\n",
	);
	expect(changed("\uFEFFstage: alpha\npep-wizard: 1\n", {}, "beta")).toBe("\uFEFFstage: beta\npep-wizard: 1\n");
});

test("keeps line endings, and reads lines of texts back unchanged", () => {
	const text = `\uFEFF${ANNOTATED}`.replaceAll("\n", "\r\n");
	const updated = changed(text, { summary: "a\nb\n", "kinds/prose": "c\r\nd\r\n", "kinds/line": "e\n\n" });
	expect(updated.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
	expect(updated.startsWith("\uFEFF")).toBe(true);
});

test.each([
	["JSON", '{"pep-wizard": 1, "template": "pep", "answers": {"title": "x", "z": 1.0}, "n": 1.0}'],
	["answers in braces", `${HEAD}answers: {title: x, # short\n  number: 0123, z: 1.0}\n# end\n`],
	["keys with question marks", `${HEAD}answers:\n  ? title\n  : x # short\n  z: 1.0\n`],
])("%s is printed anew, with its keys and comments", (_what, text) => {
	const updated = changed(text, { summary: "a\nb\n" });
	expect(updated).toMatch(/^ +summary: \|\n +a\n +b\n/m);
	expect(updated).toMatch(/z"?: 1\.0\n/);
	expect(updated.match(/#.*/g)).toEqual(text.match(/#.*/g));
});

test("returns the same text if nothing changed", () => {
	expect(updateDraft("not even YAML: [", OUTLINE, sides({ title: "x" }), sides({ title: "x" }))).toBe(
		"not even YAML: [",
	);
});

test("refuses a text that is not a draft", () => {
	expect(problemsOf(() => updateDraft("- a", OUTLINE, sides({}), sides({ title: "x" })))[0]?.rule).toBe("draft/shape");
});

const KEYS = OUTLINE.items.filter((each) => !each.isStage);

/** A draft with comments, blank lines and unknown keys between its answers; each item's lines are known. */
const annotated = fc
	.array(
		fc.record({
			at: fc.nat(KEYS.length - 1),
			text: oddText,
			above: fc.constantFrom(
				"",
				"\n",
				"  # note\n",
				"\n  # note\n\n",
				"  unknown: 1.0 # it\n",
				"  unknown:\n    - a\n",
			),
		}),
		{ maxLength: 8 },
	)
	.map((parts) => {
		const blocks = [...new Map(parts.map((part) => [part.at, part])).values()].map(({ at, text, above }, i) => {
			const answers = { [KEYS[at]!.id]: text };
			const entry = printDraft(OUTLINE, { template: "pep", stage: "alpha", answers }).split("answers:\n")[1]!;
			return { id: KEYS[at]!.id, above: above.replace("unknown", `unknown-${i}`), entry };
		});
		return blocks;
	});

test("changes only the lines of the item, whatever surrounds it", () => {
	const change = fc.constantFrom(...KEYS).chain((item) => fc.tuple(fc.constant(item), answerFor(item)));
	const property = fc.property(annotated, change, fc.boolean(), (blocks, [item, answer], crlf) => {
		const eol = (text: string): string => (crlf ? text.replaceAll("\n", "\r\n") : text);
		const text = eol(`${HEAD}answers:\n${blocks.map(({ above, entry }) => above + entry).join("")}${ODD}`);
		const updated = changed(text, { [item.id]: answer });
		const old = blocks.find(({ id }) => id === item.id)?.entry ?? "";
		const [before, after] = old === "" ? [text, updated] : [text.replace(eol(old), "\u0000"), updated];
		const kept = before.split(/\u0000|\n/).filter((line) => line.trim() !== "");
		const now = new Map<string, number>();
		for (const line of after.split("\n")) now.set(line, (now.get(line) ?? 0) + 1);
		for (const line of kept) {
			expect(now.get(line) ?? 0, line).toBeGreaterThan(0);
			now.set(line, now.get(line)! - 1);
		}
	});
	fc.assert(property, { numRuns: 300 });
});

test("gives the same result in several steps", async () => {
	const text = draftWith("  title: a");
	const [before, after] = [sidesIn(text), sides({ title: "a", summary: "One.\nTwo.\n" })];
	const order: string[] = [];
	setImmediate(() => order.push("a key"));
	const updated = updateDraftInSteps(text, OUTLINE, before, after).then((made) => {
		order.push("updated");
		return made;
	});
	expect(await updated).toBe(updateDraft(text, OUTLINE, before, after));
	expect(order).toEqual(["a key", "updated"]);
});
