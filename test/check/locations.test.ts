/** Locations of findings: in Markdown with any line endings, and in a draft's YAML. */
import { describe, expect, test } from "vitest";
import { check, checkYaml, inShort, read } from "./golden.ts";

const wrong = read("link-missing-file/wrong.md");
const draft = read("draft-unknown-key/right.pep.yaml");

/** The words at a finding's place. */
function wordsAt(text: string, report: ReturnType<typeof check>): string[] {
	const lines = text.split(/\r\n|\n/);
	return report.findings.map(({ at, length }) =>
		lines[at.line! - 1]!.slice(at.column! - 1, at.column! - 1 + (length ?? 0)),
	);
}

describe("Markdown", () => {
	test("line and column point to the words in question", () => {
		expect(wordsAt(wrong, check(wrong))).toEqual(["[notes](note.md#top)"]);
	});

	test.each([
		["CRLF", wrong.replaceAll("\n", "\r\n")],
		["a byte order mark", `\uFEFF${wrong}`],
		["no final newline", wrong.trimEnd()],
		["mixed endings", wrong.replace("\n", "\r\n")],
		["front matter", `---\ntitle: x\n---\n${wrong}`],
	])("with %s too", (_name, text) => {
		expect(wordsAt(text, check(text))).toEqual(["[notes](note.md#top)"]);
	});

	test("columns of the first line count a byte order mark", () => {
		const [finding] = check(`\uFEFF[x](no.md)\n\n${read("right.md")}`).findings;
		expect(finding?.at).toEqual({ file: "proposal.md", line: 1, column: 2 });
	});
});

describe("a draft", () => {
	const at = (text: string) => inShort(checkYaml(text)).map((line) => line.split(":").slice(0, 3).join(":"));

	test("that is complete has no findings", () => {
		expect(inShort(checkYaml(draft))).toEqual([]);
	});

	test("what is in a block is found on its own line", () => {
		const text = draft.replace("switches the new path.\n", "switches the new path.\n\n    So it is, see [x](no.md).\n");
		expect(at(text)).toEqual([
			"16:19 warning link/missing-file: the target of the link “no.md” doesn't exist (Correct the path, or add the file.)",
		]);
	});

	test.each([
		["a list's entry", "No restart of running workloads", "No [x](no.md)"],
		["a list's entry in quotes", "No restart of running workloads", '"No [x](no.md)"'],
		["a plain text", "Every change restarts the pool.", "Every [x](no.md)"],
		["a field", "[pool-controller]", '["[x](no.md)"]'],
		["an explanation", 'explanation: ""', 'explanation: "as [x](no.md)"'],
	])("%s", (_name, from, to) => {
		const text = draft.replace(from, to);
		expect(wordsAt(text, checkYaml(text))).toEqual(["[x](no.md)"]);
	});

	test("text that YAML spells differently is located at its key", () => {
		const text = draft.replace("Every change restarts the pool.", '"Every\\t[x](no.md)"');
		expect(at(text)).toEqual([expect.stringContaining("10:3 warning link/missing-file")]);
	});

	test("a missing answer is located at the key of all answers, with its item's id", () => {
		const report = checkYaml(draft.replace("  motivation: Every change restarts the pool.\n", ""));
		expect(report.findings.map(({ at: place, item }) => [place, item])).toEqual([
			[{ file: "proposal.pep.yaml", line: 4 }, "motivation"],
		]);
	});

	test("a value of the wrong form is found at the value", () => {
		const text = draft.replace("2026-03-01", "2026-03-1");
		expect(wordsAt(text, checkYaml(text))).toEqual(["2026-03-1"]);
	});

	test("the same words in two answers are distinguished", () => {
		const text = draft
			.replace("Every change restarts the pool.", "See [x](no.md)")
			.replace("switches the new path.", "is [x](no.md)");
		expect(wordsAt(text, checkYaml(text))).toEqual(["[x](no.md)", "[x](no.md)"]);
		expect(checkYaml(text).findings.map(({ at: { line } }) => line)).toEqual([10, 14]);
	});
});

describe("the stage that is asked about", () => {
	test("is the proposal's own by default", () => {
		expect(checkYaml(draft).stage).toBe("alpha");
		expect(check(read("right.md")).stage).toBe("beta");
	});

	test("decides what is required", () => {
		const rules = (stage: "alpha" | "beta" | "stable") => checkYaml(draft, { stage }).findings.map(({ item }) => item);
		expect(rules("alpha")).toEqual([]);
		expect(rules("beta")).toEqual(["review/metrics", "review/slo"]);
		expect(rules("stable")).toEqual(["review/metrics", "review/slo", "review/sli", "sign-off"]);
	});
});
