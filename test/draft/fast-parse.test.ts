/** The fast parser gives what the YAML library gives, or nothing. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDraft, printDraft } from "../../src/draft/codec.ts";
import { fastParseDraft, LocationsUnavailable } from "../../src/draft/fast-parse.ts";
import type { Answers } from "../../src/proposal/types.ts";
import { answerFor, oddText } from "../proposal/arbitraries.ts";
import { draftWith, HEAD, OUTLINE } from "./fixture.ts";

/** What is read of a draft, but for the places. */
function facts(draft: ReturnType<typeof parseDraft>): unknown {
	const { locationOf: _, ...rest } = draft;
	return rest;
}

/** Whether it can be skimmed; if so, it has to be what the library reads. */
function skims(text: string): boolean {
	const skimmed = fastParseDraft(text, "a.pep.yaml");
	if (skimmed) expect(facts(skimmed)).toEqual(facts(parseDraft(text, "a.pep.yaml")));
	return skimmed !== undefined;
}

describe("parses what the wizard writes", () => {
	const TEXT = "Operators can change it.\n\n- a\n  - b\n\n```yaml\nkey: [a, b] # no comment\n```\n";
	it.each<[string, Answers]>([
		["nothing", {}],
		["a line", { title: "In-place resize of worker pools" }],
		["a line that looks like a number", { number: "1234" }],
		["words with quotes and dashes", { title: "The “best” – it's said – of all, (really)" }],
		["prose", { summary: TEXT }],
		["prose without a last line ending, and with many", { summary: TEXT.trimEnd(), "kinds/prose": `${TEXT}\n\n` }],
		["a list", { "kinds/list": ["first: one", "second\nwith two lines", "- third"] }],
		["records", { "kinds/services": [{ name: "a", usage: "b\n\nc", owners: ["@x", "y"], notes: ["a", "b"] }] }],
		["options", { "kinds/options": { other: { mechanism: "m", downtime: { answer: "yes", explanation: "e" } } } }],
		["yes or no", { "kinds/confirm": { answer: "no", explanation: "Nothing.\nAt all." } }],
		["not applicable", { "kinds/people": { "not-applicable": "Nobody." } }],
	])("%s", (_, answers) => {
		expect(skims(printDraft(OUTLINE, { template: "pep", stage: "alpha", answers }))).toBe(true);
	});

	it.each([
		["no last line ending", HEAD.trimEnd()],
		["a comment behind a text", draftWith("  title: a # b")],
		["a comment between answers", draftWith("  title: a", "  # b", "  number: '1' # c")],
	])("%s, as people write drafts by hand", (_, text) => {
		expect(skims(text)).toBe(true);
	});

	it("with the line that names a schema, and another template and stage", () => {
		const schema = "https://example.org/draft.json";
		expect(skims(printDraft(OUTLINE, { template: "./mine.md", stage: "beta", answers: {}, schema }))).toBe(true);
	});
});

describe("leaves to the library", () => {
	it.each([
		["an empty file", ""],
		["another version", "pep-wizard: 2\n"],
		["no version", "template: pep\n"],
		["an unknown key", `${HEAD}colour: red\n`],
		["an unknown stage", "pep-wizard: 1\nstage: gamma\n"],
		["Windows' line endings", HEAD.replaceAll("\n", "\r\n")],
		["a byte order mark", `\uFEFF${HEAD}`],
		["a key that is given twice", draftWith("  title: a", "  title: b")],
		["a text over several lines", draftWith("  title: a", "    b")],
		["a folded text", draftWith("  summary: >", "    a")],
		["an anchor", draftWith("  title: &a b")],
		["a tag", draftWith("  title: !!str b")],
		["a second document", `${HEAD}---\n`],
		["uneven indentation", draftWith("  title: a", "   number: b")],
		["a tab", draftWith("\ttitle: a")],
		["a merge that isn't finished", draftWith("<<<<<<< HEAD", "  title: a", "=======", ">>>>>>> b")],
		["nesting without end", draftWith(...Array.from({ length: 20 }, (_, at) => `${"  ".repeat(at + 1)}a:`))],
		["answers that are a list", `${HEAD}answers:\n  - a\n`],
	])("%s", (_, text) => {
		expect(skims(text)).toBe(false);
	});
});

it("reads what the wizard prints as the library does, whatever an author wrote", () => {
	const answers = fc.record(
		{
			title: oddText,
			summary: oddText,
			"kinds/list": fc.array(oddText),
			"kinds/confirm": fc.record({ answer: fc.constant("yes"), explanation: oddText }),
		},
		{ requiredKeys: [] },
	);
	fc.assert(
		fc.property(answers, (given) => {
			skims(printDraft(OUTLINE, { template: "pep", stage: "alpha", answers: given as Answers }));
		}),
	);
	for (const item of OUTLINE.items) {
		fc.assert(
			fc.property(answerFor(item), (answer) => {
				if (answer !== undefined)
					skims(printDraft(OUTLINE, { template: "pep", stage: "alpha", answers: { [item.id]: answer } }));
			}),
			{ numRuns: 30 },
		);
	}
});

/** Lines as drafts have them, and as they could have them. */
const LINES = [
	"  title: a b",
	"  title:",
	"  title: ",
	"title: x",
	'  number: "1234"',
	"  number: '12''3'",
	"  summary: |",
	"  summary: |-",
	"  summary: |+",
	"  summary: |2",
	"  list:",
	"    - a",
	"    - b: c",
	"      d: e",
	"    - |",
	"      x",
	"    -",
	"    - - a",
	"    - [a, b]",
	"    k: v",
	"    text",
	"      deeper text",
	"   odd",
	"",
	"  ",
	"    ",
	"      ",
	"# comment",
	"    # no comment",
	"  true: false",
	"  x: null",
	"  x: ~",
	"  x: yes",
	'  x: [a, "b c", d]',
	"  x: []",
	"  x: {a: b}",
	"  x: a: b",
	"  x: a #b",
	"  x: a#b",
	"  x: - a",
	'  x: "a\\nb"',
	'  x: "a\\xb"',
	'  x: "a" b',
	"  x: *a",
	"  x: &a b",
	"---",
	"...",
	"stage: beta",
	"layout:",
	"  x: |  ",
	"  x: \ta",
	"\tx: a",
	"  a/b-c: d",
	"  é: x",
	'  "q": x',
	"  ? x",
	"  - a",
	"- a",
	"    \tx",
	"  x: http://a.b/c?d=e#f",
	"  x: 2026-01-01",
	"  x: :a",
	"  x: a:",
	"  x: <b>",
	"  x: =",
	"  x: …",
	"  x: a # b",
	'  x: "a # b" # c',
	"  x: 'it''s' # c",
	"  x: [a] # b",
	"  x: | # b",
	"  x:   a",
	"  x: a  ",
	"  list: # a",
	"  - b: c  # d",
	"    - a # b",
	"  # a",
	"        # a",
];

it("reads any lines as the library does, or not at all", () => {
	let skimmed = 0;
	const lines = fc.array(
		fc.oneof(
			fc.constantFrom(...LINES),
			fc.constantFrom(...LINES),
			fc.string({ unit: fc.constantFrom(..." \t:-#|'\"[],{}ab\n") }),
		),
		{ maxLength: 8 },
	);
	fc.assert(
		fc.property(lines, (some) => {
			if (skims(draftWith(...some))) skimmed++;
		}),
		{ numRuns: 5000 },
	);
	expect(skimmed).toBeGreaterThan(100);
});

it("reads a draft with one character changed as the library does, or not at all", () => {
	const draft = draftWith(
		"  title: Pool resize",
		"  summary: |",
		"    One.",
		"",
		"    Two.",
		"  list:",
		'    - name: "x"',
		"      owners: [a, b]",
		"    - |-",
		"      c",
		"  last: 'd'",
	);
	const sign = fc.constantFrom(..." \n:-#|>'\"[]{},&*!%@`ax\t\\");
	fc.assert(
		fc.property(fc.nat(draft.length), fc.nat(2), fc.string({ unit: sign, maxLength: 2 }), (at, gone, more) => {
			skims(draft.slice(0, at) + more + draft.slice(at + gone));
		}),
		{ numRuns: 5000 },
	);
});

it("keeps no source locations", () => {
	expect(() => fastParseDraft(HEAD, "a.pep.yaml")?.locationOf(["template"])).toThrow(LocationsUnavailable);
});
