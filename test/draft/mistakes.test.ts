/** Everything that can be wrong with a draft is reported with its line, its column and what to do. */
import { describe, expect, test } from "vitest";
import { parseDraft } from "../../src/draft/codec.ts";
import { expectCpuTime } from "../cpu-time.ts";
import { draftWith, HEAD, problemsOf, sidesIn } from "./fixture.ts";

/** `line:column rule` of all that is wrong. */
function placesOf(text: string): string[] {
	return problemsOf(() => sidesIn(text)).map(({ at, rule, fix, message }) => {
		expect(at?.file).toBe("a.pep.yaml");
		expect(fix).toMatch(/^[“A-Z].*[.?]$/s);
		expect(message).not.toMatch(/[.\n\0-\x1f]$|[\0-\x1f]/);
		return `${at?.line}:${at?.column} ${rule}`;
	});
}

const MISTAKES: readonly (readonly [what: string, text: string, expected: string])[] = [
	["an empty file", "", "1:1 draft/empty"],
	["only comments", "# nothing\n", "1:1 draft/empty"],
	["a list at the top", "- a\n", "1:1 draft/shape"],
	["a text at the top", "hello\n", "1:1 draft/shape"],
	["some other YAML", "name: x\n", "1:1 draft/version"],
	["a newer format", "pep-wizard: 2\n", "1:13 draft/version"],
	["a strange version", "pep-wizard: 1.0\n", "1:13 draft/version"],
	["a template that is a list", "pep-wizard: 1\ntemplate: [a]\n", "2:11 draft/template"],
	["no template's name", "pep-wizard: 1\ntemplate:\n", "2:10 draft/template"],
	["a stage that there isn't", "pep-wizard: 1\nstage: gamma\n", "2:8 draft/stage"],
	["answers as a text", "pep-wizard: 1\nanswers: text\n", "2:10 draft/answers"],
	["answers as a list", "pep-wizard: 1\nanswers:\n  - a\n", "3:3 draft/answers"],
	["a key given twice", draftWith("  title: a", "  title: b"), "6:3 draft/duplicate-key"],
	["a field given twice", draftWith("  kinds/services:", "    - name: a", "      name: b"), "7:7 draft/duplicate-key"],
	["an anchor", draftWith("  title: &a x"), "5:10 draft/anchor"],
	["an alias", draftWith("  title: *bold* words"), "5:10 draft/alias"],
	["an alias bomb", draftWith("  a: &a [x, x]", "  b: &b [*a, *a]", "  c: [*b, *b]"), "5:6 draft/anchor"],
	["a tag", draftWith("  title: !!str x"), "5:10 draft/tag"],
	["a tag that runs code elsewhere", draftWith("  title: !!js/function 'x'"), "5:10 draft/tag"],
	["a merge key", draftWith("  <<: {title: x}"), "5:3 draft/merge-key"],
	["a directive", `%YAML 1.1\n---\n${HEAD}`, "1:1 draft/directive"],
	["two documents", `${HEAD}---\n${HEAD}`, "4:1 draft/documents"],
	["a missing key", draftWith("  : x"), "5:3 draft/key"],
	["a list as a key", draftWith("  [a]: x"), "5:3 draft/key"],
	["a map as a key", draftWith("  title: {{x}}"), "5:11 draft/key"],
	["a colon in a text", draftWith("  title: Pools: resize"), "5:10 draft/yaml"],
	["a tab as indentation", draftWith("  title: x", "\tnumber: y"), "6:1 draft/yaml"],
	["a key out of line", draftWith("  title: x", " number: y"), "6:1 draft/yaml"],
	["a quote that is never closed", draftWith('  title: "x', "  number: y"), "5:10 draft/yaml"],
	["a text with a handle", draftWith("  title: @me"), "5:10 draft/yaml"],
	["an unknown escape", draftWith('  title: "\\q"'), "5:11 draft/yaml"],
	["a text that isn't indented", draftWith("  summary: |", "text"), "6:1 draft/yaml"],
	["an open bracket", draftWith("  title: [a"), "6:1 draft/yaml"],
	["an escape sequence", draftWith("  title: a\u001b[31mb"), "5:11 draft/control-character"],
	["a NUL", draftWith("  title: a\u0000b"), "5:11 draft/control-character"],
	["a carriage return", draftWith("  title: a\rb"), "5:11 draft/line-ending"],
	["a merge going on", draftWith("  title: a", "<<<<<<< HEAD", "=======", ">>>>>>> b"), "6:1 draft/conflict-marker"],
	["lists nested without end", draftWith(`  title: ${"[".repeat(100_000)}`), "5:56 draft/too-deep"],
	["blocks nested without end", draftWith("  title:", `    ${"- ".repeat(100_000)}`), "6:96 draft/too-deep"],
	["a long key", draftWith(`  ${"k".repeat(2000)}: x`), "5:3 draft/yaml"],
	["more than 16 MiB", draftWith(`  title: ${"é".repeat(9 * 1024 * 1024)}`), "1:1 draft/too-large"],
];

describe("a draft is refused for", () => {
	test.each(MISTAKES)("%s", (_what, text, expected) => {
		expect(placesOf(text)).toEqual([expected]);
	});

	test("every answer that its item refuses, in the file's order", () => {
		const text = draftWith("  kinds/services:", "    - name: {x: y}", "  title: [a, b]", "  kinds/list: {a: b}");
		expect(placesOf(text)).toEqual(["6:13 draft/answer", "7:10 draft/answer", "8:15 draft/answer"]);
		expect(problemsOf(() => sidesIn(text)).map(({ item }) => item)).toEqual(["kinds/services", "title", "kinds/list"]);
	});

	test("a million commas, keys or comments, before they take much time", () => {
		const many = [draftWith(`  title: [${",".repeat(1e6)}`), "k: v\n".repeat(1e6), "# x\n".repeat(1e6)];
		for (const text of many)
			expectCpuTime(5_000, () => expect(placesOf(text)[0]).toMatch(/draft\/too-many$/), text.slice(-3));
	});
});

describe("a draft is read with", () => {
	test("texts as they are written, whatever YAML makes of them", () => {
		const text = draftWith(
			"  title: 1.0",
			"  number: 0123",
			"  summary: 2026-01-01",
			"  kinds/prose: True",
			"  kinds/line: no",
		);
		const { answers } = sidesIn(text);
		expect(answers).toEqual({
			title: "1.0",
			number: "0123",
			summary: "2026-01-01",
			"kinds/prose": "True",
			"kinds/line": "no",
		});
	});

	test("true and false for ticked boxes", () => {
		expect(sidesIn(draftWith("  kinds/checklist: {issue: true, plan: false}")).answers).toEqual({
			"kinds/checklist": ["issue"],
		});
	});

	test("keys without a value, which answer nothing", () => {
		expect(sidesIn(draftWith("  title:", "  kinds/confirm: ~", "  kinds/list: null")).answers).toEqual({});
	});

	test("a byte order mark, CRLF, no final line ending, and JSON", () => {
		expect(sidesIn(`\uFEFF${HEAD}answers:\n  title: x`).answers).toEqual({ title: "x" });
		expect(sidesIn(draftWith("  summary: |", "    a", "    b").replaceAll("\n", "\r\n")).answers).toEqual({
			summary: "a\nb\n",
		});
		expect(sidesIn('{"pep-wizard": 1, "answers": {"title": "x"}}').answers).toEqual({ title: "x" });
	});

	test("the first stage and the default template where it names none", () => {
		expect(parseDraft("pep-wizard: 1\n", "a")).toMatchObject({ template: "pep", stage: "alpha", data: {} });
	});

	test("keys of object prototypes, which do no harm", () => {
		const text = draftWith("  __proto__: {polluted: x}", "  constructor: {prototype: {polluted: x}}", "  title: a");
		expect(sidesIn(`${text}__proto__: {polluted: x}\n`).answers).toEqual({ title: "a" });
		expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
		expect(Object.getPrototypeOf(parseDraft(text, "a").data)).toBe(Object.prototype);
	});
});
